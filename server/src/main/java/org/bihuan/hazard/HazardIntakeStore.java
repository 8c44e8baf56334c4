package org.bihuan.hazard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes many registrations in few statements. */
@Repository
class HazardIntakeStore {

  /** What goes on the ledger together for one hazard. */
  record Entry(Hazard hazard, NextStep next, HazardEvent event, byte[] registrationHash) {}

  private final JdbcClient jdbc;
  private final CopyStore copy;
  private final HazardRow row;

  HazardIntakeStore(JdbcClient jdbc, CopyStore copy, JsonMapper json) {
    this.jdbc = jdbc;
    this.copy = copy;
    this.row = new HazardRow(json);
  }

  /** False when one of them was there already. */
  boolean insert(List<Entry> entries) {
    CopyText hazards = new CopyText();
    CopyText wordings = new CopyText();
    CopyText lines = new CopyText();
    for (Entry e : entries) {
      hazards.row(row.columns(e.hazard(), e.next(), e.event(), e.registrationHash()));
      wordings.row(HazardRow.wording(e.hazard()));
      lines.row(HazardRow.line(e.hazard(), e.event()));
    }
    if (copy.insertNew("hazard", hazards) < entries.size()) {
      return false;
    }
    copy.insert("wording", wordings);
    copy.insert("event", lines);
    return true;
  }

  /** Of those that are on a ledger, the number. */
  Map<Ref, String> numbersOf(List<Ref> refs) {
    Map<Ref, String> numbers = new HashMap<>();
    jdbc.sql(
            """
            select h.district_id, h.id, coalesce(h.number, '草稿') as number
            from unnest(:districts::int[], :ids::uuid[]) as wanted (district_id, id)
              join hazard.hazard h on h.district_id = wanted.district_id and h.id = wanted.id
            """)
        .param("districts", refs.stream().map(Ref::districtId).toArray(Integer[]::new))
        .param("ids", refs.stream().map(Ref::id).toArray(UUID[]::new))
        .query(
            r -> {
              numbers.put(new Ref(r.getInt("district_id"), r.getObject("id", UUID.class)), r.getString("number"));
            });
    return numbers;
  }
}
