package org.bihuan.checklist;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Catalogue.Shelf;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Check items, check lists and parameters in their versions. Judgement sets: {@link JudgementStore}. */
@Repository
class CatalogueStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  CatalogueStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  record LoadedEdition(LocalDate effectiveFrom, String digest) {}

  /** One node at a time brings a new edition; the others wait, however long that takes, and find it done. */
  void waitForOtherNodes() {
    jdbc.sql("select set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)").query(rs -> {});
    jdbc.sql("select pg_advisory_xact_lock(hashtext('checklist.edition'))").query(rs -> {});
  }

  /** Publications wait while somebody reads everything, so that nobody reads half of one. */
  void waitForPublication() {
    jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('checklist.edition'))").query(rs -> {});
  }

  long revision() {
    return jdbc.sql("select number from checklist.revision").query(Long.class).single();
  }

  /** Items and check lists whose newest version the city published itself. */
  Set<String> codesOfTheCity() {
    return Set.copyOf(
        jdbc.sql(
                """
                select code
                from (select distinct on (code) code, publication_id
                      from (select code, effective_from, publication_id from checklist.item_version
                            union all
                            select code, effective_from, publication_id from checklist.checklist_version) v
                      order by code, effective_from desc) newest
                where publication_id is not null
                """)
            .query(String.class)
            .list());
  }

  Optional<LoadedEdition> newestEdition() {
    return jdbc.sql("select effective_from, digest from checklist.edition order by effective_from desc limit 1")
        .query(LoadedEdition.class)
        .optional();
  }

  void addEdition(Edition edition, Instant now) {
    jdbc.sql(
            """
            insert into checklist.edition (effective_from, name, digest, loaded_at)
            values (:from, :name, :digest, :at)
            """)
        .param("from", edition.effectiveFrom())
        .param("name", edition.name())
        .param("digest", edition.digest())
        .param("at", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** @param publication null when it came with the files */
  void add(CheckItem item, @Nullable UUID publication) {
    jdbc.sql("insert into checklist.item (code, category) values (:code, :category) on conflict (code) do nothing")
        .param("code", item.code())
        .param("category", item.category().name())
        .update();
    jdbc.sql(
            """
            insert into checklist.item_version
              (code, effective_from, effective_to, requirement, method, hazard_phrase, measure, deadline_days,
               level, frequency, unit_types, basis, verified, publication_id,
               points)
            values
              (:code, :from, :to, :requirement, :method, :phrase, :measure, :deadline,
               :level, :frequency, :unitTypes, :basis, :verified, :publication,
               cast(:points as jsonb))
            """)
        .param("code", item.code())
        .param("from", item.effectiveFrom())
        .param("to", item.effectiveTo())
        .param("requirement", item.requirement())
        .param("method", item.method())
        .param("phrase", item.hazardPhrase())
        .param("measure", item.measure())
        .param("deadline", item.deadlineDays())
        .param("level", item.level().name())
        .param("frequency", item.frequency().name())
        .param("unitTypes", names(item.unitTypes()))
        .param("basis", item.basis())
        .param("verified", item.verified().name())
        .param("points", item.points() == null ? null : json.writeValueAsString(item.points()))
        .param("publication", publication)
        .update();
  }

  void add(Checklist checklist, @Nullable UUID publication) {
    jdbc.sql("insert into checklist.checklist (code) values (:code) on conflict (code) do nothing")
        .param("code", checklist.code())
        .update();
    jdbc.sql(
            """
            insert into checklist.checklist_version
              (code, effective_from, effective_to, title, unit_types, frequency, kind, publication_id)
            values
              (:code, :from, :to, :title, :unitTypes, :frequency, :kind, :publication)
            """)
        .param("code", checklist.code())
        .param("from", checklist.effectiveFrom())
        .param("to", checklist.effectiveTo())
        .param("title", checklist.title())
        .param("unitTypes", names(checklist.unitTypes()))
        .param("frequency", checklist.frequency().name())
        .param("kind", checklist.kind().name())
        .param("publication", publication)
        .update();
    jdbc.sql(
            """
            insert into checklist.checklist_line (code, effective_from, position, item_code, headings)
            select :code, :from, line.position, line.item_code, cast(line.headings as jsonb)
            from unnest(:items::text[], :headings::text[]) with ordinality as line (item_code, headings, position)
            """)
        .param("code", checklist.code())
        .param("from", checklist.effectiveFrom())
        .param("items", checklist.items().toArray(String[]::new))
        .param(
            "headings",
            checklist.items().stream()
                .map(item -> json.writeValueAsString(checklist.headingsOf(item)))
                .toArray(String[]::new))
        .update();
  }

  void add(Parameter parameter) {
    jdbc.sql(
            """
            insert into checklist.parameter
              (code, effective_from, effective_to, value, unit, meaning, basis)
            values
              (:code, :from, :to, :value, :unit, :meaning, :basis)
            """)
        .param("code", parameter.code())
        .param("from", parameter.effectiveFrom())
        .param("to", parameter.effectiveTo())
        .param("value", parameter.value())
        .param("unit", parameter.unit())
        .param("meaning", parameter.meaning())
        .param("basis", parameter.basis())
        .update();
  }

  void end(CheckItem item, LocalDate day) {
    end("checklist.item_version", item, day);
  }

  void end(Checklist checklist, LocalDate day) {
    end("checklist.checklist_version", checklist, day);
  }

  void end(Parameter parameter, LocalDate day) {
    end("checklist.parameter", parameter, day);
  }

  private void end(String table, Versioned version, LocalDate day) {
    jdbc.sql("update %s set effective_to = :day where code = :code and effective_from = :from".formatted(table))
        .param("day", day)
        .param("code", version.code())
        .param("from", version.effectiveFrom())
        .update();
  }

  Shelf<CheckItem> items() {
    return new Shelf<>(
        jdbc.sql(
                """
                select v.code, i.category, v.requirement, v.method, v.hazard_phrase, v.measure, v.deadline_days,
                       v.level, v.frequency, v.unit_types, v.basis, v.verified, v.effective_from, v.effective_to,
                       v.points
                from checklist.item_version v
                join checklist.item i on i.code = v.code
                """)
            .query((rs, n) -> item(rs))
            .list());
  }

  private CheckItem item(ResultSet rs) throws SQLException {
    String points = rs.getString("points");
    return new CheckItem(
        rs.getString("code"),
        Category.valueOf(rs.getString("category")),
        rs.getString("requirement"),
        rs.getString("method"),
        rs.getString("hazard_phrase"),
        rs.getString("measure"),
        rs.getInt("deadline_days"),
        Level.valueOf(rs.getString("level")),
        Frequency.valueOf(rs.getString("frequency")),
        unitTypes(rs),
        rs.getString("basis"),
        Verification.valueOf(rs.getString("verified")),
        from(rs),
        to(rs),
        points == null ? null : json.readValue(points, Points.class));
  }

  Shelf<Checklist> checklists() {
    return new Shelf<>(
        jdbc.sql(
                """
                select v.code, v.title, v.unit_types, v.frequency, v.kind, v.effective_from, v.effective_to,
                       array_agg(l.item_code order by l.position) as items,
                       jsonb_object_agg(l.item_code, l.headings) filter (where l.headings <> '[]') as headings
                from checklist.checklist_version v
                join checklist.checklist_line l on l.code = v.code and l.effective_from = v.effective_from
                group by v.code, v.effective_from
                """)
            .query((rs, n) -> checklist(rs))
            .list());
  }

  private Checklist checklist(ResultSet rs) throws SQLException {
    String headings = rs.getString("headings");
    return new Checklist(
        rs.getString("code"),
        rs.getString("title"),
        unitTypes(rs),
        Frequency.valueOf(rs.getString("frequency")),
        Checklist.Kind.valueOf(rs.getString("kind")),
        texts(rs, "items"),
        from(rs),
        to(rs),
        headings == null ? Map.of() : json.readValue(headings, new TypeReference<Map<String, List<String>>>() {}));
  }

  Shelf<Parameter> parameters() {
    return new Shelf<>(
        jdbc.sql("select code, value, unit, meaning, basis, effective_from, effective_to from checklist.parameter")
            .query(Parameter.class)
            .list());
  }

  private static Set<UnitType> unitTypes(ResultSet rs) throws SQLException {
    EnumSet<UnitType> types = EnumSet.noneOf(UnitType.class);
    texts(rs, "unit_types").forEach(name -> types.add(UnitType.valueOf(name)));
    return types;
  }

  private static String[] names(Set<UnitType> types) {
    return types.stream().sorted().map(UnitType::name).toArray(String[]::new);
  }

  static List<String> texts(ResultSet rs, String column) throws SQLException {
    Array array = rs.getArray(column);
    return Arrays.asList((String[]) array.getArray());
  }

  static LocalDate from(ResultSet rs) throws SQLException {
    return rs.getObject("effective_from", LocalDate.class);
  }

  static @Nullable LocalDate to(ResultSet rs) throws SQLException {
    return rs.getObject("effective_to", LocalDate.class);
  }
}
