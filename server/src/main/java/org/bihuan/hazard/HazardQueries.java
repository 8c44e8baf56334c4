package org.bihuan.hazard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.organisation.EndedUnit;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads lists of the ledger: keyset paging in stored orders only, counts exact up to a bound. */
@Repository
class HazardQueries {

  private static final int COUNT_BOUND = 2_000;

  private static final int MANY = 1_000;

  private static final String LEDGER = "hazard.hazard h";

  /**
   * The page is cut out first and only then told whose it is: the other way round all units are read for it. Materialized,
   * for what cutting it out is thought to cost hides from the planner what the joins behind it cost.
   */
  private static final String SUMMARY =
      """
      with h as materialized (select h.* from %2$s %3$s order by %4$s limit %5$d)
      select h.district_id, h.id, h.number, h.version, h.status, h.level, h.proposed_level, h.unit_id,
             u.name as unit_name, u.district_name, u.closed_on, u.ended_into, u.ended_into_district, h.place_text,
             h.category, h.description, h.source, h.found_at,
             h.registered_at, h.late_days, h.responsible ->> 'name' as responsible, h.deadline, h.owed_on, h.due_on, h.due_reason, h.major_since,
             h.next_actor, h.proposal_actor, h.extensions, h.rebounds, h.over_head, h.closed_at, h.look_back_due,
             h.look_back_actor, h.funds_actual_fen,
             h.confirm_level, h.found_by ->> 'personId' as found_by, h.found_level, h.responsible_id, h.rectifier_id,
             h.responsible_id is not null and h.measures is not null and h.funds_planned_fen is not null
               and h.funds_source is not null and h.deadline is not null and h.contingency is not null as planned,
             h.major_plan is not null as major_planned,
             case when h.took_part <> '[]' then jsonb_path_query_array(h.took_part, '$.personId') end as took_part,
             coalesce((h.completion ->> 'onSpot')::boolean, false) as on_spot, h.finished_by, h.accepted_by,
             jsonb_path_query_first(h.look_backs, '$[*] ? (@.doneAt == null)') #>> '{asked,reason}' is not null as look_back_asked,
             (select p.kind
              from hazard.proposal p
              where p.district_id = h.district_id and p.hazard_id = h.id and p.state = 'OPEN') as proposal_kind,
             (select p.file_id
              from hazard.photo p
              where p.district_id = h.district_id and p.hazard_id = h.id
              order by p.version, p.file_id
              limit 1) as thumbnail%1$s
      from h
        join organisation.v_unit u on u.district_id = h.district_id and u.unit_id = h.unit_id
      order by %4$s
      """;

  private final JdbcClient jdbc;
  private final HazardRow hazards;
  private final WordQueries words;
  private final ShutFiles shut;
  private final Clock clock;

  HazardQueries(JdbcClient jdbc, JsonMapper json, WordQueries words, ShutFiles shut, Clock clock) {
    this.jdbc = jdbc;
    this.hazards = new HazardRow(json);
    this.words = words;
    this.shut = shut;
    this.clock = clock;
  }

  /** A row of a list together with what the rules ask about it. */
  record Listed(HazardSummary row, Standing standing) {}

  Page<Listed> page(Actor actor, HazardFilter wanted) {
    HazardCursor.Order order = HazardCursor.orderOf(wanted);
    LocalDate today = today();
    Set<UUID> closed = shut.notFoundBy(wanted, actor);
    SqlFilter filter = HazardConditions.of(actor, wanted, today, closed);
    Optional<WordQueries.Found> found = words.found(actor, wanted, filter, closed.isEmpty());
    String count = bounded(found.map(f -> f.counting(filter)).orElseGet(() -> LEDGER + " " + filter.where()));
    Optional<Long> known = found.map(f -> count(count, filter));
    // Many rows with the words stand close together: they are met sooner by reading the list itself.
    String from = known.filter(n -> n < MANY).isPresent() ? found.orElseThrow().rows() : LEDGER;
    HazardCursor.after(wanted.cursor(), order, filter);
    int size = wanted.pageSize();
    String counted = known.map(String::valueOf).orElse("(" + count + ")");
    List<Counted> rows =
        jdbc.sql(page(", " + counted + " as counted", from, filter, order.sql(), size + 1))
            .params(filter.parameters())
            .query((r, n) -> new Counted(listed(r, today), r.getLong("counted")))
            .list();
    List<Listed> shown = rows.stream().limit(size).map(Counted::row).toList();
    long all = known.orElseGet(() -> rows.isEmpty() ? count(count, filter) : rows.getFirst().all());
    return new Page<>(
        shown, rows.size() > size ? HazardCursor.of(shown.getLast().row(), order) : null, atLeast(all));
  }

  /** A row together with how many there are of its list: one question instead of two. */
  private record Counted(Listed row, long all) {}

  private static String bounded(String rows) {
    return "select count(*) from (select 1 from " + rows + " limit " + (COUNT_BOUND + 1) + ") as bounded";
  }

  private long count(String count, SqlFilter filter) {
    return jdbc.sql(count).params(filter.parameters()).query(Long.class).single();
  }

  private static String page(String column, String from, SqlFilter filter, String order, int limit) {
    return SUMMARY.formatted(column, from, filter.where(), order, limit);
  }

  private static Page.Count atLeast(long n) {
    return n > COUNT_BOUND ? new Page.Count(COUNT_BOUND, false) : new Page.Count(n, true);
  }

  private List<Listed> list(SqlFilter filter, String order, int limit) {
    LocalDate today = today();
    return jdbc.sql(page("", LEDGER, filter, order, limit))
        .params(filter.parameters())
        .query((r, n) -> listed(r, today))
        .list();
  }

  /** What waits for this person under his present post, most urgent first. */
  List<Listed> waitingFor(Actor actor, int most) {
    SqlFilter filter = HazardConditions.waitingFor(actor);
    return list(filter, "h.due_on nulls last, h.id", most);
  }

  /** 重大隐患 still open and what is proposed as such, the longest overdue first. */
  List<Listed> openMajors(Actor actor, int most) {
    SqlFilter filter =
        new SqlFilter()
            .within(actor.scope(), "h")
            .and(HazardConditions.LOOKS_MAJOR + " and h.next_actor <> 'NOBODY' and h.status <> 'DRAFT'");
    return list(filter, "h.due_on nulls last, h.id", most);
  }

  /** Written off and due for a look-back of this post's within the days given: one look-back is one post's job. */
  List<Listed> lookBacksDue(Actor actor, int days, int most) {
    Optional<NextActor> whose = looksBackAs(actor.role());
    if (whose.isEmpty()) {
      return List.of();
    }
    SqlFilter filter =
        new SqlFilter()
            .within(actor.scope(), "h")
            .and("h.look_back_due <= :until", "until", today().plusDays(days))
            .and("h.look_back_actor = :whose", "whose", whose.get().name());
    return list(filter, "h.look_back_due, h.id", most);
  }

  private static Optional<NextActor> looksBackAs(Role role) {
    return switch (role) {
      case UNIT_HEAD -> Optional.of(NextActor.UNIT_HEAD);
      case DISTRICT_INSPECTOR -> Optional.of(NextActor.DISTRICT);
      case CITY_SUPERVISOR -> Optional.of(NextActor.CITY);
      case CITY_ADMIN, DISTRICT_ADMIN, CLUSTER_ADMIN, SAFETY_OFFICER, POST_HOLDER, EXPERT, CONTRACTOR, DUTY_OFFICER,
          AUDITOR, REPORT_KEEPER, SEAL_KEEPER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> Optional.empty();
    };
  }

  /** Open hazards of the unit, also those this person may not read one by one; the newest first. */
  List<HazardSummary> openOfUnit(Actor actor, Ref unit, UnaryOperator<SqlFilter> narrower, int most) {
    SqlFilter filter =
        new SqlFilter()
            .within(actor.scope(), "h")
            .and("h.district_id = :district", "district", unit.districtId())
            .and("h.unit_id = :unit", "unit", unit.id())
            .and("h.next_actor <> 'NOBODY' and h.status <> 'DRAFT'");
    return list(narrower.apply(filter), "h.registered_at desc, h.id desc", most).stream().map(Listed::row).toList();
  }

  Optional<HazardSummary> summary(Ref ref) {
    SqlFilter filter =
        new SqlFilter().and("h.district_id = :district", "district", ref.districtId()).and("h.id = :id", "id", ref.id());
    return list(filter, "h.id", 1).stream().map(Listed::row).findFirst();
  }

  /** What was withdrawn as a duplicate of it, the first registered first; what this person may not read is not named. */
  List<Relative> duplicates(Actor actor, Ref kept) {
    SqlFilter filter =
        new SqlFilter()
            .within(actor.scope(), "h")
            .and("h.district_id = :district", "district", kept.districtId())
            .and("h.duplicate_of = :kept", "kept", kept.id());
    HazardSight.narrow(actor, today(), filter);
    return jdbc.sql("select h.id, h.number, h.status from " + LEDGER + " " + filter.where() + " order by h.registered_at, h.id")
        .params(filter.parameters())
        .query(
            (r, n) ->
                new Relative(
                    new Ref(kept.districtId(), r.getObject("id", UUID.class)),
                    r.getString("number"),
                    HazardStatus.valueOf(r.getString("status"))))
        .list();
  }

  /**
   * Another hazard of the same ledger.
   *
   * @param ref null, as the status, to who may not open it: he reads its number, which the history names, and not how it stands
   */
  record Relative(@Nullable Ref ref, String number, @Nullable HazardStatus status) {}

  private Listed listed(ResultSet r, LocalDate today) throws SQLException {
    return new Listed(summary(r, today), hazards.readStanding(r));
  }

  private static HazardSummary summary(ResultSet r, LocalDate today) throws SQLException {
    int district = r.getInt("district_id");
    HazardStatus status = HazardStatus.valueOf(r.getString("status"));
    Category category = Category.valueOf(r.getString("category"));
    HazardSource source = HazardSource.valueOf(r.getString("source"));
    LocalDate deadline = r.getObject("deadline", LocalDate.class);
    LocalDate owedOn = r.getObject("owed_on", LocalDate.class);
    UUID thumbnail = r.getObject("thumbnail", UUID.class);
    return new HazardSummary(
        new Ref(district, r.getObject("id", UUID.class)),
        r.getString("number"),
        r.getInt("version"),
        status,
        status.title(),
        level(r.getString("level")),
        level(r.getString("proposed_level")),
        new HazardSummary.UnitName(
            new Ref(district, r.getObject("unit_id", UUID.class)),
            r.getString("unit_name"),
            EndedUnit.of(
                district,
                r.getObject("closed_on", LocalDate.class),
                r.getString("ended_into"),
                r.getObject("ended_into_district", Integer.class))),
        r.getString("district_name"),
        r.getString("place_text"),
        category,
        category.title(),
        r.getString("description"),
        source,
        source.title(),
        r.getObject("found_at", OffsetDateTime.class).toInstant(),
        HazardRow.instant(r, "registered_at"),
        r.getObject("late_days", Integer.class),
        r.getString("responsible"),
        deadline,
        Objects.equals(owedOn, deadline) ? null : owedOn,
        Tally.isUnfinished(status) ? HazardSummary.late(owedOn, today) : null,
        clock(r, today),
        NextActor.valueOf(r.getString("next_actor")),
        actor(r.getString("proposal_actor")),
        r.getString("proposal_kind") == null ? null : Proposal.Kind.valueOf(r.getString("proposal_kind")),
        r.getInt("extensions"),
        r.getInt("rebounds"),
        r.getBoolean("over_head"),
        thumbnail == null ? null : new Ref(district, thumbnail),
        HazardRow.instant(r, "closed_at"),
        r.getObject("look_back_due", LocalDate.class),
        actor(r.getString("look_back_actor")),
        r.getObject("funds_actual_fen", Long.class));
  }

  private static @Nullable NextActor actor(@Nullable String name) {
    return name == null ? null : NextActor.valueOf(name);
  }

  private static HazardSummary.@Nullable Clock clock(ResultSet r, LocalDate today) throws SQLException {
    LocalDate due = r.getObject("due_on", LocalDate.class);
    if (due == null) {
      return null;
    }
    HazardStatus status = HazardStatus.valueOf(r.getString("status"));
    return HazardSummary.Clock.of(
        due, NextStep.dueAt(status, HazardRow.instant(r, "major_since")), r.getString("due_reason"), today);
  }

  private static @Nullable Level level(@Nullable String name) {
    return name == null ? null : Level.valueOf(name);
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
