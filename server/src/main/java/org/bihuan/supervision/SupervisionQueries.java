package org.bihuan.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.organisation.EndedUnit;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters and reminders as people read them, with the hazard they are about. */
@Repository
class SupervisionQueries {

  private static final int COUNT_BOUND = 1_000;

  private static final String LETTERS =
      """
      select l.*, u.name as unit_name, u.district_name, u.closed_on, u.ended_into, u.ended_into_district,
             h.number as hazard_number, h.description, h.place_text, h.status
      from supervision.letter l
      join organisation.v_unit u on u.district_id = l.district_id and u.unit_id = l.unit_id
      join hazard.v_hazard h on h.district_id = l.district_id and h.hazard_id = l.hazard_id
      """;

  private final JdbcClient jdbc;
  private final SupervisionStore store;

  SupervisionQueries(JdbcClient jdbc, SupervisionStore store) {
    this.jdbc = jdbc;
    this.store = store;
  }

  record Row(
      Letter letter,
      String unitName,
      @Nullable EndedUnit unitEnded,
      String districtName,
      String hazardNumber,
      String description,
      String placeText,
      HazardStatus hazardStatus) {}

  /**
   * What a list shows; what is not given does not narrow it.
   *
   * @param sent only what has been issued: a unit does not see what others still think about
   */
  record Wanted(
      Scope scope, boolean sent, @Nullable List<Letter.State> states, @Nullable Ref unit, @Nullable List<Ref> hazards) {

    SqlFilter conditions() {
      SqlFilter filter = new SqlFilter().within(scope, "l");
      if (sent) {
        filter.and("l.issued is not null");
      }
      filter.and(
          """
          (l.state <> 'PROPOSED' or exists (
             select from hazard.v_hazard h
             where h.district_id = l.district_id and h.hazard_id = l.hazard_id and %s))
          """
              .formatted(SupervisionStore.STANDS_AT_UNIT));
      if (states != null) {
        filter.anyOf(states.stream().map(Enum::name).toList(), "l.state", "states");
      }
      if (unit != null) {
        filter
            .and("l.district_id = :unitDistrict", "unitDistrict", unit.districtId())
            .and("l.unit_id = :unit", "unit", unit.id());
      }
      if (hazards != null && !hazards.isEmpty()) {
        filter
            .and(
                "(l.district_id, l.hazard_id) in (select * from unnest(:hazardDistricts::int[], :hazards::uuid[]))",
                "hazardDistricts",
                hazards.stream().map(Ref::districtId).toArray(Integer[]::new))
            .with("hazards", hazards.stream().map(Ref::id).toArray(UUID[]::new));
      }
      return filter;
    }
  }

  /** The newest first. */
  Page<Row> letters(Wanted wanted, @Nullable String cursor, int limit) {
    SqlFilter filter = wanted.conditions();
    Cursor.Last<LocalDate> after = Cursor.open(cursor, LocalDate::parse);
    if (after != null) {
      filter
          .and("(l.proposed_on, l.id) < (:afterDay, :afterId)", "afterDay", after.key())
          .with("afterId", after.id());
    }
    List<Row> rows =
        jdbc.sql(LETTERS + filter.where() + " order by l.proposed_on desc, l.id desc limit :limit")
            .params(filter.parameters())
            .param("limit", limit + 1)
            .query((r, n) -> row(r))
            .list();
    List<Row> page = rows.stream().limit(limit).toList();
    String next = rows.size() > limit ? cursor(page.getLast().letter()) : null;
    return new Page<>(page, next, count(wanted));
  }

  private static String cursor(Letter letter) {
    return new Cursor.Last<>(letter.proposedOn(), letter.ref().id()).sealed();
  }

  private Page.Count count(Wanted wanted) {
    SqlFilter filter = wanted.conditions();
    long value =
        jdbc.sql(
                "select count(*) from (select 1 from supervision.letter l " + filter.where() + " limit :bound) counted")
            .params(filter.parameters())
            .param("bound", COUNT_BOUND + 1)
            .query(Long.class)
            .single();
    return new Page.Count(Math.min(value, COUNT_BOUND), value <= COUNT_BOUND);
  }

  Optional<Row> letter(Ref ref) {
    return jdbc.sql(LETTERS + " where l.district_id = :district and l.id = :id")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> row(r))
        .optional();
  }

  /** What the ladder now proposes for the hazard of a letter that is no proposal any more. */
  Optional<Rung> proposedInstead(Letter letter) {
    return jdbc.sql(
            """
            select rung from supervision.letter
            where district_id = :district and hazard_id = :hazard and state = 'PROPOSED'
            order by proposed_on desc, id desc
            limit 1
            """)
        .param("district", letter.hazard().districtId())
        .param("hazard", letter.hazard().id())
        .query((r, n) -> Rung.valueOf(r.getString("rung")))
        .optional();
  }

  private Row row(ResultSet r) throws SQLException {
    return new Row(
        store.letter(r),
        r.getString("unit_name"),
        EndedUnit.of(
            r.getInt("district_id"),
            r.getObject("closed_on", LocalDate.class),
            r.getString("ended_into"),
            r.getObject("ended_into_district", Integer.class)),
        r.getString("district_name"),
        r.getString("hazard_number"),
        r.getString("description"),
        r.getString("place_text"),
        HazardStatus.valueOf(r.getString("status")));
  }

  /** @param daysBefore the deadline, as the clock stood when it was given */
  record Reminder(
      Ref hazard, String hazardNumber, String description, LocalDate deadline, int daysBefore, LocalDate madeOn) {}

  List<Reminder> reminders(Scope scope, LocalDate since, int most) {
    SqlFilter filter = new SqlFilter().within(scope, "m").and("m.made_on >= :since", "since", since);
    return jdbc.sql(
            """
            select m.district_id, m.hazard_id, m.deadline, m.days_before, m.made_on, h.number, h.description
            from supervision.reminder m
            join hazard.v_hazard h on h.district_id = m.district_id and h.hazard_id = m.hazard_id
            %s
            order by m.made_on desc, m.id desc
            limit :most
            """
                .formatted(filter.where()))
        .params(filter.parameters())
        .param("most", most)
        .query(
            (r, n) ->
                new Reminder(
                    new Ref(r.getInt("district_id"), r.getObject("hazard_id", UUID.class)),
                    r.getString("number"),
                    r.getString("description"),
                    r.getObject("deadline", LocalDate.class),
                    r.getInt("days_before"),
                    r.getObject("made_on", LocalDate.class)))
        .list();
  }
}
