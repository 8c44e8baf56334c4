package org.bihuan.supervision;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the ladder. */
@Repository
class SupervisionStore {

  /** Of a hazard: there is work to do and the next step is the unit's; who is waiting for others is not urged (0303). */
  static final String STANDS_AT_UNIT =
      """
      h.status in ('INTERIM_CONTROL', 'PLANNING', 'RECTIFYING')
      and h.next_actor in ('REGISTRANT', 'SAFETY_OFFICER', 'UNIT_HEAD', 'RECTIFIER')
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SupervisionStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** An unfinished hazard with a deadline. */
  record Running(Ref hazard, UUID unitId, LocalDate deadline, int extensions) {}

  /** A step to be proposed, or a reminder to be given. */
  record Proposed(Running of, Rung rung, String reason) {}

  record Reminded(Running of, int daysBefore) {}

  /** What units have to do and whose deadline lies before that day, some at a time in the order of addresses. */
  List<Running> dueBefore(LocalDate day, Ref after, int most) {
    return jdbc.sql(
            """
            select h.district_id, h.hazard_id, h.unit_id, h.deadline, h.extensions
            from hazard.v_hazard h
            where h.deadline < :day and (h.district_id, h.hazard_id) > (:district, :id) and %s
            order by h.district_id, h.hazard_id
            limit :most
            """
                .formatted(STANDS_AT_UNIT))
        .param("day", day)
        .param("district", after.districtId())
        .param("id", after.id())
        .param("most", most)
        .query(
            (r, n) ->
                new Running(
                    new Ref(r.getInt("district_id"), r.getObject("hazard_id", UUID.class)),
                    r.getObject("unit_id", UUID.class),
                    r.getObject("deadline", LocalDate.class),
                    r.getInt("extensions")))
        .list();
  }

  /**
   * What lapsed while the unit had nothing to do is proposed again when it has.
   *
   * @return how many are new
   */
  int propose(List<Proposed> steps, LocalDate today) {
    return jdbc.sql(
            """
            insert into supervision.letter
              (district_id, id, unit_id, hazard_id, rung, state, version, deadline, reason, proposed_on)
            select p.district, p.id, p.unit, p.hazard, p.rung, 'PROPOSED', 1, p.deadline, p.reason, :today
            from unnest(:districts::int[], :ids::uuid[], :units::uuid[], :hazards::uuid[], :rungs::text[],
                        :deadlines::date[], :reasons::text[])
              as p (district, id, unit, hazard, rung, deadline, reason)
            on conflict (district_id, hazard_id, deadline, rung) do update
              set state = 'PROPOSED', version = letter.version + 1, reason = excluded.reason,
                  proposed_on = excluded.proposed_on
              where letter.state = 'LAPSED'
            """)
        .param("today", today)
        .param("districts", array(steps, Integer[]::new, p -> p.of().hazard().districtId()))
        .param("ids", array(steps, UUID[]::new, p -> Ids.next()))
        .param("units", array(steps, UUID[]::new, p -> p.of().unitId()))
        .param("hazards", array(steps, UUID[]::new, p -> p.of().hazard().id()))
        .param("rungs", array(steps, String[]::new, p -> p.rung().name()))
        .param("deadlines", array(steps, Date[]::new, p -> Date.valueOf(p.of().deadline())))
        .param("reasons", array(steps, String[]::new, Proposed::reason))
        .update();
  }

  int remind(List<Reminded> reminders, LocalDate today) {
    return jdbc.sql(
            """
            insert into supervision.reminder (district_id, id, hazard_id, unit_id, deadline, days_before, made_on)
            select r.district, r.id, r.hazard, r.unit, r.deadline, r.days, :today
            from unnest(:districts::int[], :ids::uuid[], :hazards::uuid[], :units::uuid[], :deadlines::date[],
                        :days::int[]) as r (district, id, hazard, unit, deadline, days)
            on conflict (district_id, hazard_id, deadline, days_before) do nothing
            """)
        .param("today", today)
        .param("districts", array(reminders, Integer[]::new, r -> r.of().hazard().districtId()))
        .param("ids", array(reminders, UUID[]::new, r -> Ids.next()))
        .param("hazards", array(reminders, UUID[]::new, r -> r.of().hazard().id()))
        .param("units", array(reminders, UUID[]::new, r -> r.of().unitId()))
        .param("deadlines", array(reminders, Date[]::new, r -> Date.valueOf(r.of().deadline())))
        .param("days", array(reminders, Integer[]::new, Reminded::daysBefore))
        .update();
  }

  private static <S, T> T[] array(List<S> rows, IntFunction<T[]> made, Function<S, T> column) {
    return rows.stream().map(column).toArray(made);
  }

  /** Proposals nobody decided whose hazard is no longer late or waits for who is above, and those a higher rung has overtaken. */
  int lapse(LocalDate today) {
    return jdbc.sql(
            """
            update supervision.letter l
            set state = 'LAPSED', version = version + 1
            where l.state = 'PROPOSED'
              and (not exists (
                     select 1 from hazard.v_hazard h
                     where h.district_id = l.district_id and h.hazard_id = l.hazard_id and h.deadline = l.deadline
                       and h.deadline < :today and %s)
                or exists (
                     select 1 from supervision.letter higher
                     where higher.district_id = l.district_id and higher.hazard_id = l.hazard_id
                       and higher.deadline = l.deadline
                       and array_position(:ladder::text[], higher.rung) > array_position(:ladder::text[], l.rung)))
            """
                .formatted(STANDS_AT_UNIT))
        .param("today", today)
        .param("ladder", Arrays.stream(Rung.values()).map(Rung::name).toArray(String[]::new))
        .update();
  }

  /** Whether the next step of this hazard is its unit's. */
  boolean standsAtUnit(Ref hazard) {
    return jdbc.sql(
            "select exists (select from hazard.v_hazard h where h.district_id = :district and h.hazard_id = :id and %s)"
                .formatted(STANDS_AT_UNIT))
        .param("district", hazard.districtId())
        .param("id", hazard.id())
        .query(Boolean.class)
        .single();
  }

  /** Next number of the kind; its row stays locked until the transaction ends, so none is left out. */
  String nextNumber(int districtId, int year, Rung rung) {
    int serial =
        jdbc.sql(
                """
                insert into supervision.number_counter as c (district_id, year, rung, last)
                values (:district, :year, :rung, 1)
                on conflict (district_id, year, rung) do update set last = c.last + 1
                returning last
                """)
            .param("district", districtId)
            .param("year", year)
            .param("rung", rung.name())
            .query(Integer.class)
            .single();
    return "%s〔%d〕%d-%d号".formatted(rung.word(), year, districtId, serial);
  }

  /** Numbers of every kind that may stand on paper already, of a ledger that was put back. */
  void leaveOutNumbers(List<Integer> districts, int year, int many) {
    jdbc.sql(
            """
            insert into supervision.number_counter as c (district_id, year, rung, last)
            select district, :year, rung, (:many + 99) / 100 * 100
            from (
              select district, rung from unnest(:districts::int[]) district, unnest(:rungs::text[]) rung
              union
              select district_id, rung from supervision.number_counter where year = :year) every
            on conflict (district_id, year, rung) do update set last = (c.last + :many + 99) / 100 * 100
            """)
        .param("districts", districts.toArray(Integer[]::new))
        .param("rungs", Arrays.stream(Rung.values()).map(Rung::name).toArray(String[]::new))
        .param("year", year)
        .param("many", many)
        .update();
  }

  Optional<Letter> find(Ref ref) {
    return one(ref, "");
  }

  Optional<Letter> lock(Ref ref) {
    return one(ref, "for update");
  }

  private Optional<Letter> one(Ref ref, String how) {
    return jdbc.sql("select * from supervision.letter where district_id = :district and id = :id " + how)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> letter(r))
        .optional();
  }

  void update(Letter l) {
    jdbc.sql(
            """
            update supervision.letter
            set state = :state, version = :version, number = :number, requirement = :requirement, reply_by = :replyBy,
                issued = cast(:issued as jsonb), dismissed = cast(:dismissed as jsonb),
                received = cast(:received as jsonb), replied = cast(:replied as jsonb), closed = cast(:closed as jsonb)
            where district_id = :district and id = :id and version = :version - 1
            """)
        .param("state", l.state().name())
        .param("version", l.version())
        .param("number", l.number(), Types.VARCHAR)
        .param("requirement", l.requirement(), Types.VARCHAR)
        .param("replyBy", l.replyBy(), Types.DATE)
        .param("issued", text(l.issued()), Types.VARCHAR)
        .param("dismissed", text(l.dismissed()), Types.VARCHAR)
        .param("received", text(l.received()), Types.VARCHAR)
        .param("replied", text(l.replied()), Types.VARCHAR)
        .param("closed", text(l.closed()), Types.VARCHAR)
        .param("district", l.ref().districtId())
        .param("id", l.ref().id())
        .update();
  }

  Letter letter(ResultSet r) throws SQLException {
    int district = r.getInt("district_id");
    return new Letter(
        new Ref(district, r.getObject("id", UUID.class)),
        r.getObject("unit_id", UUID.class),
        new Ref(district, r.getObject("hazard_id", UUID.class)),
        Rung.valueOf(r.getString("rung")),
        Letter.State.valueOf(r.getString("state")),
        r.getInt("version"),
        r.getObject("deadline", LocalDate.class),
        r.getString("reason"),
        r.getObject("proposed_on", LocalDate.class),
        r.getString("number"),
        r.getString("requirement"),
        r.getObject("reply_by", LocalDate.class),
        step(r.getString("issued")),
        step(r.getString("dismissed")),
        step(r.getString("received")),
        step(r.getString("replied")),
        step(r.getString("closed")));
  }

  private @Nullable String text(Letter.@Nullable Step step) {
    return step == null ? null : json.writeValueAsString(step);
  }

  private Letter.@Nullable Step step(@Nullable String text) {
    return text == null ? null : json.readValue(text, Letter.Step.class);
  }
}
