package org.bihuan.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.access.Permissions;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Standards;
import org.bihuan.inspection.InspectionQueries.TaskFilter;
import org.bihuan.inspection.InspectionQueries.TaskRow;
import org.bihuan.inspection.InspectionQueries.Whose;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk at which a unit checks itself: plan a task, save as it comes, submit once. */
@Service
@Transactional
public class SelfCheckDesk {

  /** A check list to be done by a post of the unit until a day. */
  public record NewTask(
      UUID id, Ref unit, String checklistCode, Checklist.Kind kind, LocalDate dueOn, UUID assigneePostId) {}

  /** The task, and whether this very call made it. */
  public record Planned(TaskSheet task, boolean now) {}

  /**
   * What is handed in; {@code id} becomes the id of the record and makes repeating harmless.
   *
   * @param signatures under the record of a team; nothing for a check of the unit's own
   * @param course how it was done, kept for the person himself
   */
  public record Submission(
      UUID id,
      List<ItemEntry> entries,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Signatures signatures,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Course course) {
    public Submission {
      entries = CheckWork.tidied(entries);
    }

    /** What makes it the same when it comes again: the way it was done goes on while the answer is awaited. */
    Submission asCompared() {
      return new Submission(id, entries, signatures, null);
    }

    /** Of a unit's own check. */
    public Submission(UUID id, List<ItemEntry> entries) {
      this(id, entries, null, null);
    }
  }

  /**
   * @param mine only what the acting post has to do
   * @param doneFrom only checks done on that day or later; with {@code doneTo} the checks of a period
   */
  public record TaskSearch(
      @Nullable TaskState state,
      @Nullable Ref unit,
      boolean mine,
      @Nullable LocalDate doneFrom,
      @Nullable LocalDate doneTo,
      @Nullable String cursor,
      int limit) {}

  /** The record, and whether this very call made it. */
  public record Submitted(Inspection inspection, boolean now) {}

  private final TaskStore tasks;
  private final InspectionQueries queries;
  private final TaskSheets sheets;
  private final CheckWork work;
  private final Standards standards;
  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final Permissions permissions;
  private final AuditTrail audit;
  private final Clock clock;

  SelfCheckDesk(
      TaskStore tasks,
      InspectionQueries queries,
      TaskSheets sheets,
      CheckWork work,
      Standards standards,
      OrganisationRegister organisation,
      PostRegister posts,
      Permissions permissions,
      AuditTrail audit,
      Clock clock) {
    this.tasks = tasks;
    this.queries = queries;
    this.sheets = sheets;
    this.work = work;
    this.standards = standards;
    this.organisation = organisation;
    this.posts = posts;
    this.permissions = permissions;
    this.audit = audit;
    this.clock = clock;
  }

  public Planned plan(Actor actor, NewTask wanted) {
    UnitProfile unit = organisation.requireOpenUnit(wanted.unit());
    Checklist checklist =
        standards
            .findChecklist(wanted.checklistCode(), today())
            .orElseThrow(() -> Refusal.invalid("checklistCode", "没有这张检查表，或它今天不再有效", "请从本单位适用的检查表中选择"));
    Post post = assignee(wanted);
    InspectionRules.checkPlan(checklist, unit.types(), wanted.kind(), wanted.dueOn(), today());
    if (!InspectionRules.mayPlanFor(actor, wanted.assigneePostId())) {
      throw Refusal.forbidden("not-own-post", "岗位责任人只能给本岗位安排检查", "请联系安全干部安排其他岗位的检查");
    }
    InspectionTask task = InspectionTask.planned(wanted, post.title());
    if (!tasks.add(task, actor, clock.instant())) {
      InspectionTask existing =
          tasks.find(task.ref()).filter(other -> isVisible(actor, other)).orElseThrow(Refusal::idTaken);
      if (!existing.isSamePlan(wanted)) {
        throw Refusal.otherContent(sheets.of(actor, existing), wanted);
      }
      return new Planned(sheets.of(actor, existing), false);
    }
    audit.record(task.ref().districtId(), "selfcheck.plan", "task " + task.ref(), Map.of("task", wanted));
    return new Planned(sheets.of(actor, task), true);
  }

  private Post assignee(NewTask wanted) {
    Post post = posts.requirePost(new Ref(wanted.unit().districtId(), wanted.assigneePostId()));
    if (!wanted.unit().equals(post.unit()) || post.closedOn() != null) {
      throw Refusal.invalid("assigneePostId", "该岗位不属于本单位或已撤销", "请选择本单位现有岗位");
    }
    if (!permissions.grant(post.role(), "selfcheck.record").changes()) {
      throw Refusal.invalid("assigneePostId", "“" + post.title() + "”的职责不包括填写自查", "请选择安全干部或岗位责任人");
    }
    return post;
  }

  /** Tasks in the actor's scope, the newest day first; a post holder sees those of his own post. */
  @Transactional(readOnly = true)
  public Page<TaskOverview> tasks(Actor actor, TaskSearch search) {
    InspectionRules.mustHaveCase(actor);
    UUID post = search.mine() || actor.is(Role.POST_HOLDER) ? actor.postId() : null;
    TaskFilter filter =
        new TaskFilter(
            actor.scope(), search.state(), search.unit(), post, search.doneFrom(), search.doneTo(), today(), Whose.OWN);
    List<TaskRow> rows = queries.tasks(filter, Cursor.open(search.cursor(), LocalDate::parse), search.limit() + 1);
    List<TaskRow> page = rows.stream().limit(search.limit()).toList();
    String next = rows.size() > page.size() ? page.getLast().cursor() : null;
    return new Page<>(sheets.overviews(actor, page), next, queries.count(filter));
  }

  @Transactional(readOnly = true)
  public TaskSheet task(Actor actor, Ref ref) {
    return sheets.of(actor, visible(actor, tasks.find(ref)));
  }

  /** How somebody did his own check; of anybody else's there is nothing to be found. */
  @Transactional(readOnly = true)
  public Course course(Actor actor, Ref ref) {
    return work.course(actor, visible(actor, tasks.find(ref)));
  }

  /** Keeps an unfinished check. Saving the same again is already done. */
  public TaskSheet save(Actor actor, Ref ref, ExpectedVersion expected, List<ItemEntry> entries) {
    return work.save(actor, recordable(actor, tasks.lock(ref)), expected, entries);
  }

  /** One transaction: the record, every finding on the ledger, the task closed; or nothing of it. */
  public Submitted submit(Actor actor, Ref ref, ExpectedVersion expected, Submission submission) {
    return submit(actor, ref, expected, submission, null);
  }

  /** @param told when a phone says it was finished; null at a desk */
  public Submitted submit(
      Actor actor, Ref ref, ExpectedVersion expected, Submission submission, CheckTimes.@Nullable Told told) {
    if (submission.signatures() != null) {
      throw Refusal.invalid("signatures", "自查记录不附检查组签名", "请去掉签名；检查组的检查另行提交");
    }
    return work.submit(
        actor, recordable(actor, tasks.lock(ref)), expected, new CheckWork.HandedIn(submission, told, null, (task, checks) -> {}), "selfcheck.submit");
  }

  private static InspectionTask visible(Actor actor, Optional<InspectionTask> found) {
    return found.filter(task -> isVisible(actor, task)).orElseThrow(() -> Refusal.notFound("该检查任务"));
  }

  private static boolean isVisible(Actor actor, InspectionTask task) {
    return task.sent() == null
        && actor.scope().covers(task.ref().districtId(), task.unitId())
        && InspectionRules.maySee(actor, task.assigneePostId());
  }

  private static InspectionTask recordable(Actor actor, Optional<InspectionTask> found) {
    InspectionTask task = visible(actor, found);
    if (!InspectionRules.mayRecord(actor, task.assigneePostId())) {
      throw Refusal.forbidden(
          "not-own-task", "该检查由“" + task.assigneePostTitle() + "”承担", "请由该岗位或安全干部填写");
    }
    return task;
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
