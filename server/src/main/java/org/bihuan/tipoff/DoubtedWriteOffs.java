package org.bihuan.tipoff;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.platform.Ref;
import org.bihuan.tipoff.DoubtStore.Doubt;
import org.springframework.stereotype.Component;

/**
 * Has a hazard looked back at of which its reporter says that it is not solved. The unit reads the history of the hazard:
 * there it stands as a wish of the office above, without his words, written in the morning with all others, so that
 * neither what nor at which hour leads to him.
 */
@Component
class DoubtedWriteOffs {

  private static final String REASON = "上级抽查，请到现场再看一次";

  private final DoubtStore store;
  private final TipoffQueries queries;
  private final HazardLedger ledger;

  DoubtedWriteOffs(DoubtStore store, TipoffQueries queries, HazardLedger ledger) {
    this.store = store;
    this.queries = queries;
    this.ledger = ledger;
  }

  /** What is not written off is on its way anyway. To be called as the system. */
  void said(Report report, LocalDate day) {
    UUID hazard = report.handling().hazardId();
    Report.Edited edited = report.handling().edited();
    if (hazard != null && edited != null && queries.hazardStatus(report).filter(HazardStatus.CLOSED::equals).isPresent()) {
      store.add(new Doubt(new Ref(edited.unit().districtId(), hazard), day, UUID.randomUUID()));
    }
  }

  /** To be called as the system, in a transaction. */
  int passOn() {
    List<Doubt> waiting = store.waiting();
    for (Doubt doubt : waiting) {
      ledger.askLookBack(doubt.hazard(), doubt.saidOn(), REASON, doubt.key());
      store.forget(doubt);
    }
    return waiting.size();
  }
}
