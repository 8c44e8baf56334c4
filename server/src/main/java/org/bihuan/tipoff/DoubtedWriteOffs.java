package org.bihuan.tipoff;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has a hazard looked back at of which its reporter says that it is not solved. The unit reads the history of the hazard:
 * there it stands as a wish of the office above, without his words, written in the morning with all others, so that
 * neither what nor at which hour leads to him.
 */
@Component
class DoubtedWriteOffs {

  private static final String REASON = "上级抽查，请到现场再看一次";

  private final JdbcClient db;
  private final TipoffQueries queries;
  private final HazardLedger ledger;

  DoubtedWriteOffs(JdbcClient db, TipoffQueries queries, HazardLedger ledger) {
    this.db = db;
    this.queries = queries;
    this.ledger = ledger;
  }

  private record Doubt(Ref hazard, LocalDate saidOn, UUID key) {}

  /** What is not written off is on its way anyway. To be called as the system. */
  void said(Report report, LocalDate day) {
    UUID hazard = report.handling().hazardId();
    Report.Edited edited = report.handling().edited();
    if (hazard == null || edited == null || queries.hazardStatus(report).filter(HazardStatus.CLOSED::equals).isEmpty()) {
      return;
    }
    db.sql("insert into tipoff.doubt (district_id, key, hazard_id, said_on) values (:district, :key, :hazard, :day)")
        .param("district", edited.unit().districtId())
        .param("key", UUID.randomUUID())
        .param("hazard", hazard)
        .param("day", day)
        .update();
  }

  /** To be called as the system, in a transaction. */
  int passOn() {
    List<Doubt> waiting =
        db.sql("select district_id, key, hazard_id, said_on from tipoff.doubt order by said_on, key")
            .query(
                (r, n) ->
                    new Doubt(
                        new Ref(r.getInt("district_id"), r.getObject("hazard_id", UUID.class)),
                        r.getObject("said_on", LocalDate.class), r.getObject("key", UUID.class)))
            .list();
    for (Doubt doubt : waiting) {
      ledger.askLookBack(doubt.hazard(), doubt.saidOn(), REASON, doubt.key());
      db.sql("delete from tipoff.doubt where district_id = :district and key = :key")
          .param("district", doubt.hazard().districtId())
          .param("key", doubt.key())
          .update();
    }
    return waiting.size();
  }
}
