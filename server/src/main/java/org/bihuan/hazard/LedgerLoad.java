package org.bihuan.hazard;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads invented hazards by the hundred thousand, for a demonstration at the size of a city. Each goes through the same
 * rules, act by act, as in {@link HazardLedger}; only what comes of it is copied into the tables page by page. Does not
 * exist in production.
 */
@Service
@Profile("!production")
public class LedgerLoad {

  private final LoadStore store;
  private final LiveUnitFacts units;
  private final Situations situations;
  private final HazardHistory history;
  private final TransactionTemplate transaction;

  LedgerLoad(
      LoadStore store,
      LiveUnitFacts units,
      Situations situations,
      JsonMapper json,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.units = units;
    this.situations = situations;
    this.history = new HazardHistory(json);
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The ledger of a district, where nobody else registers meanwhile. Used by one thread. */
  public LoadingLedger open(int districtId) {
    return new LoadingLedger(districtId, store, new KnownUnitFacts(units, transaction), situations, history, transaction);
  }
}
