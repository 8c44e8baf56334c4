package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads the whole ledger, some hazards at a time, with all that must follow from their histories. */
@Repository
class ChainQueries {

  private static final String BETWEEN =
      """
      where (district_id, hazard_id) >= (:firstDistrict, :first)
        and (district_id, hazard_id) <= (:lastDistrict, :last)
      """;

  /** A row, the hash it says its history ends with, and the days lists go by. */
  record Kept(Hazard hazard, byte[] head, @Nullable LocalDate dueOn, @Nullable LocalDate lookBackDue) {}

  private final JdbcClient jdbc;
  private final HazardRow row;

  ChainQueries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.row = new HazardRow(json);
  }

  /** All hazards in the order of their addresses, some at a time. */
  List<Kept> rowsAfter(Ref ref, int most) {
    return jdbc.sql(
            """
            select * from hazard.hazard
            where (district_id, id) > (:district, :id)
            order by district_id, id
            limit :most
            """)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .param("most", most)
        .query(
            (r, n) ->
                new Kept(
                    row.read(r),
                    r.getBytes("head"),
                    r.getObject("due_on", LocalDate.class),
                    r.getObject("look_back_due", LocalDate.class)))
        .list();
  }

  /** The photos of the hazards between two addresses, both included. */
  Map<Ref, Set<UUID>> photosBetween(Ref first, Ref last) {
    Map<Ref, Set<UUID>> photos = new HashMap<>();
    between("select district_id, hazard_id, file_id from hazard.photo " + BETWEEN, first, last)
        .query(
            r -> {
              Ref hazard = new Ref(r.getInt("district_id"), r.getObject("hazard_id", UUID.class));
              photos.computeIfAbsent(hazard, any -> new HashSet<>()).add(r.getObject("file_id", UUID.class));
            });
    return photos;
  }

  /** The histories of the hazards between two addresses, both included. */
  Map<Ref, List<HazardEvent>> historiesBetween(Ref first, Ref last) {
    Map<Ref, List<HazardEvent>> histories = new HashMap<>();
    between("select * from hazard.event " + BETWEEN + " order by district_id, hazard_id, version", first, last)
        .query(
            r -> {
              Ref hazard = new Ref(r.getInt("district_id"), r.getObject("hazard_id", UUID.class));
              histories.computeIfAbsent(hazard, any -> new ArrayList<>()).add(HazardStore.event(r));
            });
    return histories;
  }

  private JdbcClient.StatementSpec between(String sql, Ref first, Ref last) {
    return jdbc.sql(sql)
        .param("firstDistrict", first.districtId())
        .param("first", first.id())
        .param("lastDistrict", last.districtId())
        .param("last", last.id());
  }
}
