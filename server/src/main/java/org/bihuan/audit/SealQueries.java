package org.bihuan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows that are sealed, and the seals of them, some at a time in the order of addresses. */
@Repository
class SealQueries {

  private static final Set<String> OF_ROW = Set.of("sealed_version", "sealed_name");
  private static final Set<String> OF_PART = Set.of("sealed_district", "sealed_id");

  private static final String SEALS =
      """
      from audit.entry e
      where (e.details -> 'seal') is not null and e.details #>> '{seal,kind}' = :kind
        and (e.district_id, (e.details #>> '{seal,id}')::uuid) > (:district, :id)
      """;

  private final JdbcClient db;
  private final JsonMapper json;

  SealQueries(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** What one entry says of a row. */
  record Sealed(Ref ref, Seal seal, Instant at, String act, @Nullable String person) {}

  /** The row as it stands in this transaction. */
  DigestedRow row(SealedTable table, Ref ref) {
    String one = "(t.district_id, t.id) = (:district, :id)";
    Map<String, Object> parameters = Map.of("district", ref.districtId(), "id", ref.id());
    DigestedRow row = rows(table, one, parameters).get(ref);
    if (row == null) {
      throw new IllegalStateException("nothing to seal: " + table.kind() + " " + ref);
    }
    return row;
  }

  Map<Ref, DigestedRow> rows(SealedTable table, Ref after, Ref to) {
    return rows(table, "(t.district_id, t.id) > (:district, :id) and (t.district_id, t.id) <= (:toDistrict, :toId)", between(after, to));
  }

  private Map<Ref, DigestedRow> rows(SealedTable table, String where, Map<String, Object> parameters) {
    Map<Ref, DigestedRow> rows = new LinkedHashMap<>();
    String from = "from " + table.table() + " t";
    String filter = " where " + where + " and (" + table.which() + ")";
    db.sql("select t.*, %s as sealed_version, %s as sealed_name ".formatted(table.version(), table.name()) + from + filter)
        .params(parameters)
        .query(
            r -> {
              Ref ref = ref(r, "district_id", "id");
              rows.put(ref, DigestedRow.of(ref, r.getInt("sealed_version"), r.getString("sealed_name"), r, OF_ROW));
            });
    for (SealedTable.Part part : table.parts()) {
      String order = part.order();
      db.sql(
              "select p.*, t.district_id as sealed_district, t.id as sealed_id "
                  + from
                  + " join " + part.table() + " p on " + part.joined()
                  + filter
                  + (order == null ? "" : " order by t.district_id, t.id, " + order))
          .params(parameters)
          .query(
              r -> {
                DigestedRow row = rows.get(ref(r, "sealed_district", "sealed_id"));
                if (row == null) {
                  return;
                }
                if (order == null) {
                  row.addPart(part.name(), r, OF_PART);
                } else {
                  row.addLine(part.name(), r, OF_PART);
                }
              });
    }
    return rows;
  }

  /** The seals of each row, the newest first. */
  Map<Ref, List<Sealed>> seals(SealedTable table, Ref after, Ref to) {
    Map<Ref, List<Sealed>> seals = new HashMap<>();
    db.sql(
            "select e.district_id, e.details -> 'seal' as seal, e.at, e.act, e.person_name " + SEALS
                + """
                  and (e.district_id, (e.details #>> '{seal,id}')::uuid) <= (:toDistrict, :toId)
                order by (e.details #>> '{seal,version}')::int desc, e.at desc, e.id desc
                """)
        .params(between(after, to))
        .param("kind", table.kind())
        .query(
            r -> {
              Seal seal = json.readValue(r.getString("seal"), Seal.class);
              Ref ref = new Ref(r.getInt("district_id"), UUID.fromString(seal.id()));
              Instant at = r.getObject("at", OffsetDateTime.class).toInstant();
              seals
                  .computeIfAbsent(ref, any -> new ArrayList<>())
                  .add(new Sealed(ref, seal, at, r.getString("act"), r.getString("person_name")));
            });
    return seals;
  }

  /** The place so many rows or seals further on, whichever comes first; empty behind the last of both. */
  Optional<Ref> further(SealedTable table, Ref after, int most) {
    return db.sql(
            """
            with rows as (
              select t.district_id, t.id from %s t
              where (t.district_id, t.id) > (:district, :id) and (%s)
              order by t.district_id, t.id limit :most),
            seals as (
              select e.district_id, (e.details #>> '{seal,id}')::uuid as id
              %s
              order by e.district_id, (e.details #>> '{seal,id}')::uuid limit :most),
            ends as (
              (select district_id, id, (select count(*) from rows) = :most as more
               from rows order by district_id desc, id desc limit 1)
              union all
              (select district_id, id, (select count(*) from seals) = :most
               from seals order by district_id desc, id desc limit 1))
            (select district_id, id from ends where more order by district_id, id limit 1)
            union all
            (select district_id, id from ends where not exists (select from ends where more)
             order by district_id desc, id desc limit 1)
            """
                .formatted(table.table(), table.which(), SEALS))
        .param("district", after.districtId())
        .param("id", after.id())
        .param("kind", table.kind())
        .param("most", most)
        .query((r, n) -> ref(r, "district_id", "id"))
        .optional();
  }

  private static Map<String, Object> between(Ref after, Ref to) {
    return Map.of("district", after.districtId(), "id", after.id(), "toDistrict", to.districtId(), "toId", to.id());
  }

  private static Ref ref(ResultSet r, String district, String id) throws SQLException {
    return new Ref(r.getInt(district), r.getObject(id, UUID.class));
  }
}
