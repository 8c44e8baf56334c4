package org.bihuan.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists of tasks, and what earlier checks came to. */
@Repository
class InspectionQueries {

  /** Counted exactly up to here. */
  private static final int COUNT_BOUND = 1_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  InspectionQueries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * @param answered how many items of a draft have a result
   * @param failed how many items a submitted check found wrong
   * @param notChecked how many it left unchecked
   */
  record TaskRow(
      Ref ref,
      Ref unit,
      String unitName,
      String checklistCode,
      @Nullable LocalDate checklistFrom,
      @Nullable UsedList used,
      InspectionKind kind,
      LocalDate dueOn,
      UUID assigneePostId,
      String assigneePostTitle,
      @Nullable UUID team,
      TaskState stored,
      int version,
      int answered,
      int failed,
      int notChecked,
      @Nullable LocalDate doneOn) {

    String cursor() {
      return new Cursor.Last<>(dueOn, ref.id()).sealed();
    }
  }

  /** The list a task is done by, as far as a row of a list shows it. */
  record UsedList(String title, int lines) {}

  enum Whose {
    OWN,
    TEAMS
  }

  /**
   * @param post only tasks of this post
   * @param whose the unit's own checks, or those of teams
   */
  record TaskFilter(
      Scope scope,
      @Nullable TaskState state,
      @Nullable Ref unit,
      @Nullable UUID post,
      @Nullable LocalDate doneFrom,
      @Nullable LocalDate doneTo,
      LocalDate today,
      Whose whose) {

    SqlFilter conditions() {
      SqlFilter filter =
          new SqlFilter()
              .within(scope, "t")
              .when(post, "t.assignee_post_id = :post", "post")
              .when(doneFrom, "t.inspected_on >= :doneFrom", "doneFrom")
              .when(doneTo, "t.inspected_on <= :doneTo", "doneTo")
              .and(whose == Whose.OWN ? "t.team_id is null" : "t.team_id is not null");
      if (unit != null) {
        filter
            .and("t.district_id = :district", "district", unit.districtId())
            .and("t.unit_id = :unit", "unit", unit.id());
      }
      return switch (state) {
        case null -> filter;
        case SUBMITTED -> filter.and("t.state = 'SUBMITTED'");
        case MISSED -> filter.and("t.state <> 'SUBMITTED'").and("t.due_on < :today", "today", today);
        case NOT_STARTED, IN_PROGRESS ->
            filter.and("t.state = :state", "state", state.name()).and("t.due_on >= :today", "today", today);
      };
    }
  }

  /** Newest due day first. */
  List<TaskRow> tasks(TaskFilter wanted, Cursor.@Nullable Last<LocalDate> after, int limit) {
    SqlFilter filter = wanted.conditions();
    if (after != null) {
      filter
          .and("t.due_on <= :afterDay", "afterDay", after.key())
          .and("(t.due_on, t.id) < (:afterDay, :afterId)", "afterId", after.id());
    }
    return jdbc.sql(
            """
            select t.district_id, t.id, t.unit_id, u.name as unit_name, t.checklist_code, t.checklist_from, t.kind,
                   t.due_on, t.assignee_post_id, t.assignee_post_title, t.team_id, t.state, t.version, t.inspected_on,
                   r.title as used_title, r.lines as used_lines,
                   coalesce(jsonb_array_length(jsonb_path_query_array(t.draft, '$[*].result')), 0) as answered,
                   coalesce(cardinality(array_positions(i.results, 2::smallint))
                          + cardinality(array_positions(i.results, 4::smallint)), 0) as failed,
                   coalesce(cardinality(array_positions(i.results, 5::smallint)), 0) as not_checked
            from inspection.task t
            join organisation.v_unit u on u.district_id = t.district_id and u.unit_id = t.unit_id
            left join inspection.inspection i
              on i.district_id = t.district_id and i.done_on = t.inspected_on and i.id = t.inspection_id
            left join checklist.v_resolved_list r on r.district_id = t.district_id and r.digest = t.resolved
            %s
            order by t.due_on desc, t.id desc
            limit :limit
            """
                .formatted(filter.where()))
        .params(filter.parameters())
        .param("limit", limit)
        .query((rs, n) -> taskRow(rs))
        .list();
  }

  Page.Count count(TaskFilter wanted) {
    SqlFilter filter = wanted.conditions();
    long counted =
        jdbc.sql("select count(*) from (select 1 from inspection.task t %s limit :bound) c".formatted(filter.where()))
            .params(filter.parameters())
            .param("bound", COUNT_BOUND + 1)
            .query(Long.class)
            .single();
    return new Page.Count(Math.min(counted, COUNT_BOUND), counted <= COUNT_BOUND);
  }

  private static TaskRow taskRow(ResultSet rs) throws SQLException {
    int district = rs.getInt("district_id");
    String usedTitle = rs.getString("used_title");
    return new TaskRow(
        new Ref(district, rs.getObject("id", UUID.class)),
        new Ref(district, rs.getObject("unit_id", UUID.class)),
        rs.getString("unit_name"),
        rs.getString("checklist_code"),
        rs.getObject("checklist_from", LocalDate.class),
        usedTitle == null ? null : new UsedList(usedTitle, rs.getInt("used_lines")),
        InspectionKind.valueOf(rs.getString("kind")),
        rs.getObject("due_on", LocalDate.class),
        rs.getObject("assignee_post_id", UUID.class),
        rs.getString("assignee_post_title"),
        rs.getObject("team_id", UUID.class),
        TaskState.valueOf(rs.getString("state")),
        rs.getInt("version"),
        rs.getInt("answered"),
        rs.getInt("failed"),
        rs.getInt("not_checked"),
        rs.getObject("inspected_on", LocalDate.class));
  }

  /**
   * A former check of the unit, as far as its answers are concerned.
   *
   * @param reasons by item, why it was not checked
   */
  record Earlier(
      String checklistCode,
      LocalDate checklistFrom,
      @Nullable String resolved,
      LocalDate doneOn,
      String personName,
      List<ItemResult> results,
      Map<String, String> reasons) {}

  /** The newest check of the unit by each check list, the newest first. */
  List<Earlier> newestChecks(Ref unit, LocalDate since) {
    return checks(unit, since, null, "");
  }

  private List<Earlier> checks(Ref unit, LocalDate since, @Nullable Instant before, String whose) {
    return jdbc.sql(
            """
            select newest.*,
                   (select jsonb_object_agg(n.item_code, n.note)
                    from inspection.item_note n
                    where n.district_id = newest.district_id
                      and n.done_on = newest.done_on
                      and n.inspection_id = newest.id
                      and n.result = 5) as reasons
            from (select distinct on (i.checklist_code, i.checklist_from, i.resolved)
                         i.checklist_code, i.checklist_from, i.resolved, i.done_on, i.finished_at, i.person_name,
                         i.results, i.district_id, i.id
                  from inspection.inspection i
                  where i.district_id = :district
                    and i.unit_id = :unit
                    and i.done_on >= :since
                    and (cast(:before as timestamptz) is null or i.finished_at <= :before)
                    %s
                  order by i.checklist_code, i.checklist_from, i.resolved, i.finished_at desc) newest
            order by finished_at desc
            """
                .formatted(whose))
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("since", since)
        .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .query(
            (rs, n) ->
                new Earlier(
                    rs.getString("checklist_code"),
                    rs.getObject("checklist_from", LocalDate.class),
                    rs.getString("resolved"),
                    rs.getObject("done_on", LocalDate.class),
                    rs.getString("person_name"),
                    Inspection.results((Short[]) rs.getArray("results").getArray()),
                    reasons(rs.getString("reasons"))))
        .list();
  }

  private Map<String, String> reasons(@Nullable String stored) {
    return stored == null ? Map.of() : json.readValue(stored, new TypeReference<Map<String, String>>() {});
  }

  /** The items the unit's own checks passed since a day and before a moment, with the newest such day: what a team may find missed. */
  List<Earlier> ownChecks(Ref unit, LocalDate since, Instant before) {
    return checks(unit, since, before, "and i.kind in ('SELF_CHECK', 'PATROL')");
  }

  /** A hazard of the unit that is not written off. */
  record OpenHazard(
      Ref ref,
      String number,
      String itemCode,
      @Nullable UUID placeId,
      String placeText,
      String description,
      HazardStatus status,
      Instant registeredAt) {}

  /** Open hazards of the unit at these items, the newest first. */
  List<OpenHazard> openHazards(Ref unit, List<String> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select h.district_id, h.hazard_id, h.number, h.item_code, h.place_id, h.place_text, h.description, h.status,
                   h.registered_at
            from hazard.v_hazard h
            where h.district_id = :district
              and h.unit_id = :unit
              and h.item_code = any (:items::text[])
              and h.next_actor <> 'NOBODY'
            order by h.registered_at desc, h.hazard_id desc
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("items", items.toArray(String[]::new))
        .query(
            (rs, n) ->
                new OpenHazard(
                    new Ref(rs.getInt("district_id"), rs.getObject("hazard_id", UUID.class)),
                    rs.getString("number"),
                    rs.getString("item_code"),
                    rs.getObject("place_id", UUID.class),
                    rs.getString("place_text"),
                    rs.getString("description"),
                    HazardStatus.valueOf(rs.getString("status")),
                    rs.getObject("registered_at", OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .filter(hazard -> hazard.status().isOpen())
        .toList();
  }

  /**
   * A hazard of the unit that is owed no longer, and that somebody without a network still took for open.
   *
   * @param closedAt null where it was withdrawn
   */
  record EndedHazard(
      Ref ref, String number, String itemCode, String description, HazardStatus status, @Nullable Instant closedAt) {

    /** Whether it was rightly taken for open then: what was put right since is no new finding. */
    boolean endedAfter(Instant check) {
      return closedAt != null && closedAt.isAfter(check);
    }
  }

  /** Those of the unit among the named that have ended. */
  List<EndedHazard> endedAmong(Ref unit, List<Ref> named) {
    if (named.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select h.district_id, h.hazard_id, h.number, h.item_code, h.description, h.status, h.closed_at
            from hazard.v_hazard h
            where h.district_id = :district
              and h.unit_id = :unit
              and h.hazard_id = any (:named::uuid[])
              and h.item_code is not null
              and h.status in ('CLOSED', 'REBOUNDED', 'WITHDRAWN')
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("named", named.stream().map(Ref::id).toArray(UUID[]::new))
        .query(
            (rs, n) -> {
              OffsetDateTime closed = rs.getObject("closed_at", OffsetDateTime.class);
              return new EndedHazard(
                  new Ref(rs.getInt("district_id"), rs.getObject("hazard_id", UUID.class)),
                  rs.getString("number"),
                  rs.getString("item_code"),
                  rs.getString("description"),
                  HazardStatus.valueOf(rs.getString("status")),
                  closed == null ? null : closed.toInstant());
            })
        .list();
  }

  /** What became of the hazards a check put or found on the ledger. */
  Map<UUID, TaskSheet.LedgerEntry> ledgerEntries(int districtId, List<UUID> hazards) {
    if (hazards.isEmpty()) {
      return Map.of();
    }
    Map<UUID, TaskSheet.LedgerEntry> entries = new LinkedHashMap<>();
    jdbc.sql(
            """
            select h.district_id, h.hazard_id, h.number, h.status, m.major_since, m.judgement, m.interim
            from hazard.v_hazard h
            left join hazard.v_major m on m.district_id = h.district_id and m.hazard_id = h.hazard_id
            where h.district_id = :district
              and h.hazard_id = any (:hazards::uuid[])
            """)
        .param("district", districtId)
        .param("hazards", hazards.toArray(UUID[]::new))
        .query(
            rs -> {
              HazardStatus status = HazardStatus.valueOf(rs.getString("status"));
              UUID id = rs.getObject("hazard_id", UUID.class);
              Ref ref = new Ref(districtId, id);
              OffsetDateTime since = rs.getObject("major_since", OffsetDateTime.class);
              entries.put(
                  id,
                  new TaskSheet.LedgerEntry(
                      ref,
                      rs.getString("number"),
                      status,
                      status.title(),
                      since == null ? null : since.toInstant(),
                      rs.getString("judgement"),
                      rs.getString("interim")));
            });
    return entries;
  }
}
