package org.bihuan.tipoff;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hazards of which a reporter says that they are not solved, until that is passed on. */
@Repository
class DoubtStore {

  private final JdbcClient db;

  DoubtStore(JdbcClient db) {
    this.db = db;
  }

  /** @param key by chance: a time in it would tell when */
  record Doubt(Ref hazard, LocalDate saidOn, UUID key) {}

  void add(Doubt doubt) {
    db.sql("insert into tipoff.doubt (district_id, key, hazard_id, said_on) values (:district, :key, :hazard, :day)")
        .param("district", doubt.hazard().districtId())
        .param("key", doubt.key())
        .param("hazard", doubt.hazard().id())
        .param("day", doubt.saidOn())
        .update();
  }

  List<Doubt> waiting() {
    return db.sql("select district_id, key, hazard_id, said_on from tipoff.doubt order by said_on, key")
        .query(
            (r, n) ->
                new Doubt(
                    new Ref(r.getInt("district_id"), r.getObject("hazard_id", UUID.class)),
                    r.getObject("said_on", LocalDate.class), r.getObject("key", UUID.class)))
        .list();
  }

  void forget(Doubt doubt) {
    db.sql("delete from tipoff.doubt where district_id = :district and key = :key")
        .param("district", doubt.hazard().districtId())
        .param("key", doubt.key())
        .update();
  }
}
