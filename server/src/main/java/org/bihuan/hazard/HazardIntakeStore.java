package org.bihuan.hazard;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes many registrations in few statements. */
@Repository
class HazardIntakeStore {

  /** What goes on the ledger together for one hazard. */
  record Entry(Hazard hazard, NextStep next, HazardEvent event, byte[] registrationHash) {}

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batch;
  private final HazardStore store;

  HazardIntakeStore(JdbcClient jdbc, NamedParameterJdbcTemplate batch, HazardStore store) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.store = store;
  }

  /** False when one of them was there already. */
  boolean insert(List<Entry> entries) {
    MapSqlParameterSource[] rows =
        entries.stream()
            .map(e -> store.insertion(e.hazard(), e.next(), e.event(), e.registrationHash()))
            .toArray(MapSqlParameterSource[]::new);
    int[] inserted = batch.batchUpdate(store.insertSql(rows[0]), rows);
    if (Arrays.stream(inserted).anyMatch(n -> n != 1)) {
      return false;
    }
    batch.batchUpdate(
        HazardStore.APPEND,
        entries.stream().map(e -> HazardStore.line(e.hazard(), e.event())).toArray(MapSqlParameterSource[]::new));
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
