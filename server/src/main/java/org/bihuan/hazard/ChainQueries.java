package org.bihuan.hazard;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

/** Reads the whole ledger, some hazards at a time, with all that must follow from their histories. */
@Repository
class ChainQueries {

  private static final String BETWEEN =
      """
      where (district_id, hazard_id) >= (:firstDistrict, :first)
        and (district_id, hazard_id) <= (:lastDistrict, :last)
      """;

  /**
   * A row as it is stored, whatever it says: a value nobody could read back must not keep the others from being compared.
   *
   * @param columns by their names; jsonb as text
   */
  record Kept(Ref ref, Map<String, @Nullable Object> columns) {

    @Nullable String number() {
      return (String) columns.get("number");
    }

    int version() {
      return columns.get("version") instanceof Integer version ? version : 0;
    }
  }

  /**
   * The lines that can be read.
   *
   * @param unreadable the first that cannot; 0 where there is none
   */
  record Lines(List<HazardEvent> read, int unreadable) {
    static final Lines NONE = new Lines(List.of(), 0);
  }

  private static final int MOST_NAMED = 3;

  private final JdbcClient jdbc;

  ChainQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> numberOf(Ref hazard) {
    return jdbc.sql("select number from hazard.hazard where district_id = :district and id = :id and number is not null")
        .param("district", hazard.districtId())
        .param("id", hazard.id())
        .query(String.class)
        .optional();
  }

  HazardChains.Uses usesOf(List<Ref> files, Ref unit, UUID person) {
    List<String> numbers =
        jdbc.sql(
                """
                select distinct coalesce(h.number, h.district_id || '-' || h.id) as number
                from hazard.photo p
                  join hazard.hazard h on h.district_id = p.district_id and h.id = p.hazard_id
                where (p.district_id, p.file_id) in
                  (select district, file from unnest(:districts::int[], :files::uuid[]) as f (district, file))
                order by number
                """)
            .param("districts", files.stream().map(Ref::districtId).toArray(Integer[]::new))
            .param("files", files.stream().map(Ref::id).toArray(UUID[]::new))
            .query(String.class)
            .list();
    return new HazardChains.Uses(
        numbers.stream().limit(MOST_NAMED).toList(),
        numbers.size(),
        jdbc.sql("select name from organisation.v_unit where district_id = :district and unit_id = :id")
            .param("district", unit.districtId())
            .param("id", unit.id())
            .query(String.class)
            .optional()
            .orElse(null),
        jdbc.sql("select name from organisation.v_person where person_id = :id")
            .param("id", person)
            .query(String.class)
            .optional()
            .orElse(null));
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
        .query(ChainQueries::kept)
        .list();
  }

  private static Kept kept(ResultSet r, int number) throws SQLException {
    ResultSetMetaData table = r.getMetaData();
    Map<String, @Nullable Object> columns = LinkedHashMap.newLinkedHashMap(table.getColumnCount());
    for (int i = 1; i <= table.getColumnCount(); i++) {
      Object value =
          switch (table.getColumnTypeName(i)) {
            case "timestamptz" -> r.getObject(i, OffsetDateTime.class);
            case "date" -> r.getObject(i, LocalDate.class);
            case "jsonb" -> r.getString(i);
            default -> r.getObject(i);
          };
      columns.put(table.getColumnName(i), value);
    }
    return new Kept(new Ref(r.getInt("district_id"), r.getObject("id", UUID.class)), columns);
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
  Map<Ref, Lines> historiesBetween(Ref first, Ref last) {
    Map<Ref, Lines> histories = new HashMap<>();
    between("select * from hazard.event " + BETWEEN + " order by district_id, hazard_id, version", first, last)
        .query(
            r -> {
              Ref hazard = new Ref(r.getInt("district_id"), r.getObject("hazard_id", UUID.class));
              Lines lines = histories.computeIfAbsent(hazard, any -> new Lines(new ArrayList<>(), 0));
              try {
                lines.read().add(HazardStore.event(r));
              } catch (IllegalArgumentException noActOfOurs) {
                int unreadable = lines.unreadable() == 0 ? r.getInt("version") : lines.unreadable();
                histories.put(hazard, new Lines(lines.read(), unreadable));
              }
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
