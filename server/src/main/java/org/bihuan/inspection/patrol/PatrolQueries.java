package org.bihuan.inspection.patrol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.PlaceKind;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stops of a day, and how the places of a unit stand by them. */
@Repository
class PatrolQueries {

  /** Counted exactly up to here. */
  private static final int COUNT_BOUND = 1_000;

  /** A stop with the name of its place. */
  record StopRow(PatrolStop stop, String placeName) {

    String cursor() {
      return new Cursor.Last<>(stop.at(), stop.ref().id()).sealed();
    }
  }

  /** The latest stop at a place, on the day asked for or before it. */
  record Last(Instant at, String personName, String postTitle, PatrolResult result, boolean scanned) {}

  /**
   * @param times how many stops there were on the day
   * @param late how many more of the day were told after it was over, or by a clock in doubt
   */
  record PlaceRow(
      UUID placeId, PlaceKind kind, String name, String location, @Nullable LocalDate closedOn, int times, int late,
      @Nullable Last last) {}

  /** @param place only stops there */
  record StopFilter(Scope scope, Ref unit, LocalDate day, @Nullable UUID place) {

    SqlFilter conditions() {
      return new SqlFilter()
          .within(scope, "s")
          .and("s.district_id = :district", "district", unit.districtId())
          .and("s.unit_id = :unit", "unit", unit.id())
          .and("s.at >= :from", "from", utc(BeijingTime.startOf(day)))
          .and("s.at < :until", "until", utc(BeijingTime.startOf(day.plusDays(1))))
          .when(place, "s.place_id = :place", "place");
    }
  }

  private final JdbcClient db;

  PatrolQueries(JdbcClient db) {
    this.db = db;
  }

  /** The latest first. */
  List<StopRow> stops(StopFilter wanted, Cursor.@Nullable Last<Instant> after, int limit) {
    SqlFilter filter = wanted.conditions();
    if (after != null) {
      filter.and("(s.at, s.id) < (:afterAt, :afterId)", "afterAt", utc(after.key())).with("afterId", after.id());
    }
    return db.sql(
            """
            select s.*, p.name as place_name
            from inspection.patrol_stop s
            join organisation.v_place p on p.district_id = s.district_id and p.place_id = s.place_id
            %s
            order by s.at desc, s.id desc
            limit :limit
            """
                .formatted(filter.where()))
        .params(filter.parameters())
        .param("limit", limit)
        .query((row, n) -> new StopRow(PatrolStore.stop(row), row.getString("place_name")))
        .list();
  }

  Page.Count count(StopFilter wanted) {
    SqlFilter filter = wanted.conditions();
    long counted =
        db.sql("select count(*) from (select 1 from inspection.patrol_stop s %s limit :bound) c".formatted(filter.where()))
            .params(filter.parameters())
            .param("bound", COUNT_BOUND + 1)
            .query(Long.class)
            .single();
    return new Page.Count(Math.min(counted, COUNT_BOUND), counted <= COUNT_BOUND);
  }

  /** Every place in use on the day, with how often and when last somebody was there. */
  List<PlaceRow> places(Ref unit, LocalDate day) {
    return db.sql(
            """
            select p.place_id, p.kind, p.name, p.location, p.closed_on, coalesce(d.times, 0) as times, coalesce(d.late, 0) as late,
                   l.at, l.person_name, l.post_title, l.result, l.scanned
            from organisation.v_place p
            left join (select s.place_id,
                              count(*) filter (where s.received_at < :until and s.doubt is null) as times,
                              count(*) filter (where s.received_at >= :until or s.doubt is not null) as late
                       from inspection.patrol_stop s
                       where s.district_id = :district
                         and s.unit_id = :unit
                         and s.at >= :from
                         and s.at < :until
                       group by s.place_id) d on d.place_id = p.place_id
            left join lateral (select s.at, s.person_name, s.post_title, s.result, s.scanned
                               from inspection.patrol_stop s
                               where s.district_id = p.district_id
                                 and s.unit_id = p.unit_id
                                 and s.place_id = p.place_id
                                 and s.at < :until
                               order by s.at desc, s.id desc
                               limit 1) l on true
            where p.district_id = :district
              and p.unit_id = :unit
              and (p.closed_on is null or p.closed_on >= :day)
            order by p.kind, p.name
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("from", utc(BeijingTime.startOf(day)))
        .param("until", utc(BeijingTime.startOf(day.plusDays(1))))
        .param("day", day)
        .query((row, n) -> place(row))
        .list();
  }

  private static PlaceRow place(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
    return new PlaceRow(
        row.getObject("place_id", UUID.class),
        PlaceKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("location"),
        row.getObject("closed_on", LocalDate.class),
        row.getInt("times"),
        row.getInt("late"),
        at == null
            ? null
            : new Last(
                at.toInstant(),
                row.getString("person_name"),
                row.getString("post_title"),
                PatrolResult.valueOf(row.getString("result")),
                row.getBoolean("scanned")));
  }

  /** The numbers of these hazards, as far as they are on the ledger of the unit. */
  Map<UUID, String> numbers(Ref unit, Collection<UUID> hazards) {
    Map<UUID, String> numbers = new HashMap<>();
    if (hazards.isEmpty()) {
      return numbers;
    }
    db.sql(
            """
            select h.hazard_id, h.number
            from hazard.v_hazard h
            where h.district_id = :district
              and h.unit_id = :unit
              and h.hazard_id = any (:hazards::uuid[])
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("hazards", hazards.toArray(UUID[]::new))
        .query((row, n) -> numbers.put(row.getObject("hazard_id", UUID.class), row.getString("number")))
        .list();
    return numbers;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
