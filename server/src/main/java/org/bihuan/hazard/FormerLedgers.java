package org.bihuan.hazard;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a unit still has to finish in ledgers it took over. A district that received a school sees this list and no more
 * of the other district's ledger: the walls between districts stand, so it is read as the system for exactly the ledgers
 * the unit finishes.
 */
@Component
class FormerLedgers {

  private final OrganisationRegister organisation;
  private final FormerLedgerQueries queries;
  private final Situations situations;
  private final TransactionTemplate transaction;

  FormerLedgers(
      OrganisationRegister organisation,
      FormerLedgerQueries queries,
      Situations situations,
      TransactionTemplate transaction) {
    this.organisation = organisation;
    this.queries = queries;
    this.situations = situations;
    this.transaction = transaction;
  }

  List<FormerLedgerQueries.Unfinished> unfinishedOf(Actor actor, Ref unit) {
    Set<Ref> former =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  organisation.requireUnit(unit);
                  return organisation.formerLedgersOf(unit);
                }));
    return Objects.requireNonNull(
        Acting.asSystem(
            () -> transaction.execute(status -> queries.unfinished(actor, former, situations.today()))));
  }
}
