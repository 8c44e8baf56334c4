package org.bihuan.inspection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tasks with their drafts. */
@Repository
class TaskStore {

  private static final String TASK =
      """
      select t.district_id, t.id, t.unit_id, t.checklist_code, t.checklist_from, t.resolved, t.kind, t.due_on,
             t.assignee_post_id, t.assignee_post_title, t.state, t.version, t.draft, t.saved_at, t.saved_by_name,
             t.inspection_id, t.inspected_on, t.team_id, t.plan_district, t.plan_id
      from inspection.task t
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TaskStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** False when the id is already taken. */
  boolean add(InspectionTask task, Actor by, Instant now) {
    InspectionTask.Sent sent = task.sent();
    return jdbc.sql(
                """
                insert into inspection.task
                  (district_id, id, unit_id, checklist_code, kind, due_on, assignee_post_id, assignee_post_title,
                   state, version, planned_at, planned_by, planned_by_name, planned_by_post, planned_by_title,
                   team_id, plan_district, plan_id)
                values
                  (:district, :id, :unit, :checklist, :kind, :dueOn, :post, :postTitle,
                   'NOT_STARTED', 1, :now, :by, :byName, :byPost, :byTitle, :team, :planDistrict, :plan)
                on conflict (district_id, id) do nothing
                """)
            .param("district", task.ref().districtId())
            .param("id", task.ref().id())
            .param("unit", task.unitId())
            .param("checklist", task.checklistCode())
            .param("kind", task.kind().name())
            .param("dueOn", task.dueOn())
            .param("post", task.assigneePostId())
            .param("postTitle", task.assigneePostTitle())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by.personId())
            .param("byName", by.personName())
            .param("byPost", by.postId())
            .param("byTitle", by.postTitle())
            .param("team", sent == null ? null : sent.teamId())
            .param("planDistrict", sent == null ? null : sent.plan().districtId())
            .param("plan", sent == null ? null : sent.plan().id())
            .update()
        == 1;
  }

  Optional<InspectionTask> find(Ref task) {
    return one(task, "");
  }

  /** Since when there is something to do: for a team, since it is on site. */
  Instant madeAt(Ref task) {
    return jdbc.sql("select t.planned_at from inspection.task t where t.district_id = :district and t.id = :id")
        .param("district", task.districtId())
        .param("id", task.id())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /** Holds the task until the transaction ends, so that two submissions of it come one after the other. */
  Optional<InspectionTask> lock(Ref task) {
    return one(task, "for update");
  }

  private Optional<InspectionTask> one(Ref task, String lock) {
    return jdbc.sql(TASK + "where t.district_id = :district and t.id = :id " + lock)
        .param("district", task.districtId())
        .param("id", task.id())
        .query((rs, n) -> task(rs))
        .optional();
  }

  /** Two checks of one unit are registered one after the other, or the same defect could enter the ledger twice. */
  void waitForOtherChecks(UUID unit) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:unit, 0))").param("unit", "check " + unit).query(rs -> {});
  }

  void saveDraft(
      InspectionTask task, LocalDate checklistFrom, @Nullable String resolved, List<ItemEntry> entries, Actor by, Instant now) {
    jdbc.sql(
            """
            update inspection.task
            set state = 'IN_PROGRESS',
                checklist_from = :checklistFrom,
                resolved = :resolved,
                draft = cast(:draft as jsonb),
                version = version + 1,
                saved_at = :now,
                saved_by_name = :byName
            where district_id = :district
              and id = :id
            """)
        .param("district", task.ref().districtId())
        .param("id", task.ref().id())
        .param("checklistFrom", checklistFrom)
        .param("resolved", resolved)
        .param("draft", json.writeValueAsString(entries))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("byName", by.personName())
        .update();
  }

  void close(InspectionTask task, Inspection inspection) {
    jdbc.sql(
            """
            update inspection.task
            set state = 'SUBMITTED',
                checklist_from = :checklistFrom,
                resolved = :resolved,
                draft = null,
                version = version + 1,
                saved_at = :now,
                saved_by_name = :byName,
                inspection_id = :inspection,
                inspected_on = :day
            where district_id = :district
              and id = :id
            """)
        .param("district", task.ref().districtId())
        .param("id", task.ref().id())
        .param("checklistFrom", inspection.checklistFrom())
        .param("resolved", inspection.resolved())
        .param("now", inspection.times().receivedAt().atOffset(ZoneOffset.UTC))
        .param("byName", inspection.inspector().name())
        .param("inspection", inspection.ref().id())
        .param("day", inspection.doneOn())
        .update();
  }

  Optional<InspectionTask> ofInspection(int districtId, UUID inspection) {
    return jdbc.sql(TASK + "where t.district_id = :district and t.inspection_id = :inspection")
        .param("district", districtId)
        .param("inspection", inspection)
        .query((rs, n) -> task(rs))
        .optional();
  }

  private InspectionTask task(ResultSet rs) throws SQLException {
    String draft = rs.getString("draft");
    OffsetDateTime savedAt = rs.getObject("saved_at", OffsetDateTime.class);
    return new InspectionTask(
        new Ref(rs.getInt("district_id"), rs.getObject("id", UUID.class)),
        rs.getObject("unit_id", UUID.class),
        rs.getString("checklist_code"),
        rs.getObject("checklist_from", LocalDate.class),
        rs.getString("resolved"),
        InspectionKind.valueOf(rs.getString("kind")),
        rs.getObject("due_on", LocalDate.class),
        rs.getObject("assignee_post_id", UUID.class),
        rs.getString("assignee_post_title"),
        TaskState.valueOf(rs.getString("state")),
        rs.getInt("version"),
        draft == null ? null : json.readValue(draft, new TypeReference<List<ItemEntry>>() {}),
        savedAt == null ? null : savedAt.toInstant(),
        rs.getString("saved_by_name"),
        rs.getObject("inspection_id", UUID.class),
        rs.getObject("inspected_on", LocalDate.class),
        sent(rs));
  }

  private static InspectionTask.@Nullable Sent sent(ResultSet rs) throws SQLException {
    UUID team = rs.getObject("team_id", UUID.class);
    return team == null
        ? null
        : new InspectionTask.Sent(team, new Ref(rs.getInt("plan_district"), rs.getObject("plan_id", UUID.class)));
  }
}
