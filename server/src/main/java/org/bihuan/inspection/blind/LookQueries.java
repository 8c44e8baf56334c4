package org.bihuan.inspection.blind;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Page;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The blind looks of a scope, for who is above those who look. */
@Repository
class LookQueries {

  /** A look with what its place is called, and the number of its hazard. */
  record Listed(BlindLook look, String unitName, String placeText, @Nullable String number) {

    String cursor() {
      return new Cursor.Last<>(look.takenAt(), look.ref().id()).sealed();
    }
  }

  /** What became of the looks taken in a month. */
  record Month(YearMonth month, LookCounts counts) {}

  /** Looks taken on these days, both included. */
  record Taken(Scope scope, LocalDate from, LocalDate to) {

    SqlFilter conditions() {
      return new SqlFilter()
          .within(scope, "b")
          .and("b.taken_at >= :from", "from", utc(BeijingTime.startOf(from)))
          .and("b.taken_at < :until", "until", utc(BeijingTime.startOf(to.plusDays(1))));
    }
  }

  private final JdbcClient db;

  LookQueries(JdbcClient db) {
    this.db = db;
  }

  /** The latest first. */
  List<Listed> looks(Taken wanted, Cursor.@Nullable Last<Instant> after, int limit) {
    SqlFilter filter = wanted.conditions();
    if (after != null) {
      filter.and("(b.taken_at, b.id) < (:afterAt, :afterId)", "afterAt", utc(after.key())).with("afterId", after.id());
    }
    return db.sql(
            """
            select b.district_id, b.id, b.unit_id, b.hazard_id, b.person_id, b.person_name, b.taken_at, b.found, b.note,
                   b.answered_at, b.given_up_at, b.given_up_reason, u.name as unit_name, h.place_text, h.number
            from inspection.blind_look b
            join organisation.v_unit u on u.district_id = b.district_id and u.unit_id = b.unit_id
            join hazard.v_hazard h on h.district_id = b.district_id and h.hazard_id = b.hazard_id
            %s
            order by b.taken_at desc, b.id desc
            limit :limit
            """
                .formatted(filter.where()))
        .params(filter.parameters())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Listed(
                    BlindLookStore.look(row, n), row.getString("unit_name"), row.getString("place_text"), row.getString("number")))
        .list();
  }

  /** By the month they were taken in, the latest first. */
  List<Month> months(Taken wanted, Instant leftBefore) {
    SqlFilter filter = wanted.conditions();
    return db.sql(
            """
            select to_char(b.taken_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
                   count(*) as taken,
                   count(*) filter (where b.found) as found,
                   count(*) filter (where not b.found) as not_found,
                   count(*) filter (where b.given_up_at is not null) as given_up,
                   count(*) filter (where b.answered_at is null and b.given_up_at is null and b.taken_at <= :leftBefore) as left_alone
            from inspection.blind_look b
            %s
            group by 1
            order by 1 desc
            """
                .formatted(filter.where()))
        .params(filter.parameters())
        .param("leftBefore", utc(leftBefore))
        .query(
            (row, n) ->
                new Month(
                    YearMonth.parse(row.getString("month")),
                    new LookCounts(
                        row.getInt("taken"), row.getInt("found"), row.getInt("not_found"), row.getInt("given_up"),
                        row.getInt("left_alone"))))
        .list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
