package org.bihuan.checklist;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.calendar.YearArrangement.SpecialDay;
import org.bihuan.calendar.YearArrangement;
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
  private final ItemRow row;
  private final JsonMapper json;

  CatalogueStore(JdbcClient jdbc, ItemRow row, JsonMapper json) {
    this.jdbc = jdbc;
    this.row = row;
    this.json = json;
  }

  private static final List<String> VERSIONS =
      List.of(
          "checklist.item_version", "checklist.checklist_version", "checklist.judgement_set", "checklist.parameter",
          "checklist.holiday_year");

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

  /** What the city published the newest version of itself, of any kind: no code of one kind is one of another. */
  Set<String> codesOfTheCity() {
    return Set.copyOf(
        jdbc.sql(
                """
                select code
                from (select distinct on (code) code, publication_id
                      from (select code, effective_from, publication_id from checklist.item_version
                            union all
                            select code, effective_from, publication_id from checklist.checklist_version
                            union all
                            select code, effective_from, publication_id from checklist.judgement_set
                            union all
                            select code, effective_from, publication_id from checklist.parameter
                            union all
                            select code, effective_from, publication_id from checklist.holiday_year) v
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
               level, frequency, unit_types, basis, verified, points, publication_id)
            values
              (:code, :effective_from, :effective_to, :requirement, :method, :hazard_phrase, :measure, :deadline_days,
               :level, :frequency, :unit_types, :basis, :verified, cast(:points as jsonb), :publication)
            """)
        .params(row.of(item))
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
        .param("unitTypes", ItemRow.names(checklist.unitTypes()))
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

  /** @param publication null when it came with the files */
  void add(Parameter parameter, @Nullable UUID publication) {
    jdbc.sql(
            """
            insert into checklist.parameter
              (code, effective_from, effective_to, value, unit, meaning, basis, lowest, highest, stricter, publication_id)
            values
              (:code, :from, :to, :value, :unit, :meaning, :basis, :lowest, :highest, :stricter, :publication)
            """)
        .param("code", parameter.code())
        .param("from", parameter.effectiveFrom())
        .param("to", parameter.effectiveTo())
        .param("value", parameter.value())
        .param("unit", parameter.unit())
        .param("meaning", parameter.meaning())
        .param("basis", parameter.basis())
        .param("lowest", parameter.lowest())
        .param("highest", parameter.highest())
        .param("stricter", parameter.stricter() == null ? null : parameter.stricter().name())
        .param("publication", publication)
        .update();
  }

  /** @param publication null when it came with the files */
  void add(HolidayYear year, @Nullable UUID publication) {
    jdbc.sql(
            """
            insert into checklist.holiday_year (code, effective_from, effective_to, source, days, publication_id)
            values (:code, :from, :to, :source, cast(:days as jsonb), :publication)
            """)
        .param("code", year.code())
        .param("from", year.effectiveFrom())
        .param("to", year.effectiveTo())
        .param("source", year.arrangement().source())
        .param("days", json.writeValueAsString(year.arrangement().days()))
        .param("publication", publication)
        .update();
  }

  /** @param publication that ends it; null when an edition of the files does */
  void end(Versioned version, LocalDate day, @Nullable UUID publication) {
    jdbc.sql(
            """
            update %s
            set effective_to = :day, ended_by = :publication
            where code = :code
              and effective_from = :from
            """
                .formatted(tableOf(version)))
        .param("day", day)
        .param("publication", publication)
        .param("code", version.code())
        .param("from", version.effectiveFrom())
        .update();
  }

  private static String tableOf(Versioned version) {
    return switch (version) {
      case CheckItem item -> "checklist.item_version";
      case Checklist list -> "checklist.checklist_version";
      case JudgementSet set -> "checklist.judgement_set";
      case Parameter parameter -> "checklist.parameter";
      case HolidayYear year -> "checklist.holiday_year";
    };
  }

  /** What the publication brought goes, what it ended goes on. The database lets only go what has never counted. */
  void takeBack(UUID publication, LocalDate today) {
    for (String table : VERSIONS) {
      jdbc.sql("update %s set withdrawn_on = :today where publication_id = :publication".formatted(table))
          .param("today", today)
          .param("publication", publication)
          .update();
      jdbc.sql("delete from %s where publication_id = :publication".formatted(table))
          .param("publication", publication)
          .update();
      jdbc.sql("update %s set effective_to = null, ended_by = null where ended_by = :publication".formatted(table))
          .param("publication", publication)
          .update();
    }
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
            .query((rs, n) -> row.read(rs))
            .list());
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
        ItemRow.unitTypes(rs),
        Frequency.valueOf(rs.getString("frequency")),
        Checklist.Kind.valueOf(rs.getString("kind")),
        texts(rs, "items"),
        from(rs),
        to(rs),
        headings == null ? Map.of() : json.readValue(headings, new TypeReference<Map<String, List<String>>>() {}));
  }

  Shelf<Parameter> parameters() {
    return new Shelf<>(
        jdbc.sql(
                """
                select code, value, unit, meaning, basis, lowest, highest, stricter, effective_from, effective_to
                from checklist.parameter
                """)
            .query(Parameter.class)
            .list());
  }

  Shelf<HolidayYear> holidayYears() {
    return new Shelf<>(
        jdbc.sql("select code, effective_from, effective_to, source, days from checklist.holiday_year")
            .query((rs, n) -> holidayYear(rs))
            .list());
  }

  private HolidayYear holidayYear(ResultSet rs) throws SQLException {
    List<SpecialDay> days = json.readValue(rs.getString("days"), new TypeReference<List<SpecialDay>>() {});
    int year = Integer.parseInt(rs.getString("code"));
    return new HolidayYear(new YearArrangement(year, rs.getString("source"), days), from(rs), to(rs));
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
