package org.bihuan.hazard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Many hazards by their addresses at once, for the rows of a list; found by their keys, whatever the policies add. */
@Repository
class RowQueries {

  private final JdbcClient jdbc;
  private final HazardRow row;

  RowQueries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.row = new HazardRow(json);
  }

  Map<Ref, Hazard> hazards(List<Ref> refs) {
    Map<Ref, Hazard> found = new HashMap<>();
    if (!refs.isEmpty()) {
      asking("select h.* from hazard.hazard h where h.district_id = any (:districts) and h.id = any (:ids)", refs)
          .query((r, n) -> row.read(r))
          .list()
          .forEach(hazard -> found.put(hazard.ref(), hazard));
    }
    return found;
  }

  /** A hazard has at most one that waits to be decided. */
  Map<Ref, Proposal> openProposals(List<Ref> hazards) {
    Map<Ref, Proposal> found = new HashMap<>();
    if (!hazards.isEmpty()) {
      asking(
              """
              select p.*
              from hazard.proposal p
              where p.district_id = any (:districts) and p.hazard_id = any (:ids) and p.state = 'OPEN'
              """,
              hazards)
          .query(
              r -> {
                found.put(
                    new Ref(r.getInt("district_id"), r.getObject("hazard_id", UUID.class)), row.readProposal(r));
              });
    }
    return found;
  }

  private JdbcClient.StatementSpec asking(String sql, List<Ref> refs) {
    return jdbc.sql(sql)
        .param("districts", refs.stream().map(Ref::districtId).distinct().toArray(Integer[]::new))
        .param("ids", refs.stream().map(Ref::id).toArray(UUID[]::new));
  }
}
