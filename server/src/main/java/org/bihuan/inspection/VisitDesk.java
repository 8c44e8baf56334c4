package org.bihuan.inspection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Standards;
import org.bihuan.document.Documents;
import org.bihuan.document.Paper;
import org.bihuan.file.FileRecord;
import org.bihuan.file.FileStore;
import org.bihuan.inspection.InspectionQueries.TaskFilter;
import org.bihuan.inspection.InspectionQueries.TaskRow;
import org.bihuan.inspection.InspectionQueries.Whose;
import org.bihuan.inspection.SelfCheckDesk.Submission;
import org.bihuan.inspection.SelfCheckDesk.Submitted;
import org.bihuan.inspection.plan.Assignments;
import org.bihuan.inspection.plan.Assignments.Assignment;
import org.bihuan.inspection.plan.SentTarget;
import org.bihuan.inspection.plan.ToldStart;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The desk of a team on site: start, fill in, hand in signed. Until it is handed in, only the team sees it. */
@Service
public class VisitDesk {

  /** Hands in what the team did. Called in the transaction that keeps all of it, once. */
  @FunctionalInterface
  public interface Hand {
    /** @param told when a phone says it was finished; null at a desk */
    Submitted in(ExpectedVersion expected, Submission submission, CheckTimes.@Nullable Told told);
  }

  /** As long as a phone keeps what it carries, and so many of them. */
  private static final int DAYS_READY = 7;
  private static final int MOST_READY = 5;

  private final TaskStore tasks;
  private final InspectionQueries queries;
  private final TaskSheets sheets;
  private final CheckWork work;
  private final Assignments assignments;
  private final Standards standards;
  private final FileStore files;
  private final Documents documents;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  VisitDesk(
      TaskStore tasks,
      InspectionQueries queries,
      TaskSheets sheets,
      CheckWork work,
      Assignments assignments,
      Standards standards,
      FileStore files,
      Documents documents,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.tasks = tasks;
    this.queries = queries;
    this.sheets = sheets;
    this.work = work;
    this.assignments = assignments;
    this.standards = standards;
    this.files = files;
    this.documents = documents;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  List<TeamTarget> assignments(Actor actor) {
    return inSystem(() -> assignments.of(actor)).stream().map(this::target).toList();
  }

  /** What the phone of somebody of the team may keep of its targets. Not to be called inside of a transaction. */
  public TeamTarget.Carried carried(Actor actor) {
    return inSystem(
        () -> {
          Assignments.Carried carried = assignments.carried(actor);
          return new TeamTarget.Carried(
              carried.known().stream().map(this::target).toList(), carried.sealed(), ready(actor, carried.known()));
        });
  }

  /**
   * What the phone of a person may keep of the targets of teams he will be in, so that he can begin on the day without
   * contact since the evening before. Not to be called inside of a transaction.
   */
  public List<TeamTarget.Coming> coming(Actor actor) {
    return inSystem(
        () ->
            assignments.coming(actor, DAYS_READY).stream()
                .map(
                    sent ->
                        new TeamTarget.Coming(
                            sent.post(), sent.postTitle(), sent.known().stream().map(this::target).toList(),
                            ready(actor, sent.known())))
                .toList());
  }

  private List<TaskSheet> ready(Actor actor, List<Assignment> known) {
    return known.stream()
        .filter(target -> Assignments.mayBeReady(target, today(), DAYS_READY))
        .limit(MOST_READY)
        .map(target -> sheets.ahead(actor, ahead(target)))
        .toList();
  }

  /** The task as it will be once it is begun. */
  private InspectionTask ahead(Assignment known) {
    Checklist list = standards.lastChecklist(known.plan().checklistCode(), today());
    return begun(known, list).draftedFrom(list.effectiveFrom());
  }

  private static InspectionTask begun(Assignment assignment, Checklist list) {
    SentTarget target = assignment.target();
    return InspectionTask.begun(
        target.task(), target.unit().id(), list.code(), assignment.plan().kind(), target.until(), assignment.teamName(),
        new InspectionTask.Sent(target.teamId(), assignment.plan().ref()));
  }

  private TeamTarget target(Assignment assignment) {
    return TeamTarget.of(assignment, Assignments.mayStart(assignment.target(), today()));
  }

  /**
   * The team is on site. Only now is there anything in the ledger of the unit, and only now does the team see it; the
   * list is the one the city has published, in the version of this day.
   *
   * @param told when the team was there, as a phone says that had no network
   */
  public TaskSheet start(
      Actor actor, Ref plan, UUID target, @Nullable String place, @Nullable ToldStart told) {
    return inSystem(
        () -> {
          Assignment begun = assignments.start(actor, plan, target, place, told);
          Ref ref = begun.target().task();
          if (tasks.find(ref).isEmpty()) {
            Checklist list = standards.lastChecklist(begun.plan().checklistCode(), today());
            InspectionTask task = begun(begun, list);
            tasks.add(task, actor, clock.instant());
            tasks.saveDraft(task, list.effectiveFrom(), null, List.of(), actor, clock.instant());
            audit.record(ref.districtId(), "visit.start", "task " + ref, Map.of("plan", plan));
          }
          return sheets.of(actor, tasks.find(ref).orElseThrow());
        });
  }

  @Transactional(readOnly = true)
  public TaskSheet visit(Actor actor, Ref ref) {
    return sheets.of(actor, visible(actor, tasks.find(ref)));
  }

  @Transactional(readOnly = true)
  public Course course(Actor actor, Ref ref) {
    return work.course(actor, visible(actor, tasks.find(ref)));
  }

  /** What was handed in about units of the scope; for a team, also what it has begun. */
  @Transactional(readOnly = true)
  public Page<TaskOverview> visits(Actor actor, @Nullable Ref unit, @Nullable String cursor, int limit) {
    TaskState state = actor.team() == null ? TaskState.SUBMITTED : null;
    TaskFilter filter = new TaskFilter(actor.scope(), state, unit, actor.team(), null, null, today(), Whose.TEAMS);
    List<TaskRow> rows = queries.tasks(filter, Cursor.open(cursor, LocalDate::parse), limit + 1);
    List<TaskRow> page = rows.stream().limit(limit).toList();
    String next = rows.size() > page.size() ? page.getLast().cursor() : null;
    return new Page<>(sheets.overviews(actor, page), next, queries.count(filter));
  }

  @Transactional
  public TaskSheet save(Actor actor, Ref ref, ExpectedVersion expected, List<ItemEntry> entries) {
    return work.save(actor, recordable(actor, ref), expected, entries);
  }

  /**
   * Record, findings and the closed task in one transaction, together with whatever else {@code work} writes; what the
   * plan shows follows in one of its own. Not to be called inside of a transaction.
   */
  public <T> T handIn(Actor actor, Ref ref, Function<Hand, T> work) {
    InspectionTask before = inScope(() -> recordable(actor, ref));
    InspectionTask.Sent sent = Objects.requireNonNull(before.sent());
    Map<UUID, String> inspectors = inSystem(() -> assignments.inspectorsOf(sent.plan(), sent.teamId()));
    CheckTimes.Arrival arrival = inSystem(() -> arrival(before, sent));
    T result =
        inScope(
            () ->
                work.apply(
                    (expected, submission, told) ->
                        handIn(
                            actor,
                            ref,
                            expected,
                            new CheckWork.HandedIn(
                                submission, told, arrival, (task, checks) -> check(actor, task, submission, inspectors, checks)))));
    inSystem(
        () -> {
          boolean done = assignments.done(sent.plan(), ref.id());
          if (done) {
            audit.record(
                sent.plan().districtId(), "plan.target.done", "plan " + sent.plan(), Map.of("target", ref.id()));
          }
          return done;
        });
    return result;
  }

  /** Every task of a team was made by its arrival; where it was lies with the plan. */
  private CheckTimes.Arrival arrival(InspectionTask task, InspectionTask.Sent sent) {
    SentTarget target = assignments.target(sent.plan(), task.ref().id());
    return new CheckTimes.Arrival(tasks.madeAt(task.ref()), target.startedPlace(), target.toldStart());
  }

  private Submitted handIn(
      Actor actor, Ref ref, ExpectedVersion expected, CheckWork.HandedIn in) {
    InspectionTask task = recordable(actor, ref);
    VisitRules.mustBeInspector(actor);
    return work.submit(actor, task, expected, in, "visit.submit");
  }

  record Written(String unit, LocalDate doneOn, byte[] bytes) {}

  /** The paper about what was handed in; whoever may see the record may have it, with its photos and signatures. */
  @Transactional(readOnly = true)
  public Written record(Actor actor, Ref ref, boolean pdf) {
    InspectionTask task = visible(actor, tasks.find(ref));
    if (!task.isSubmitted()) {
      throw Refusal.state("not-submitted", "该检查还没有提交", "提交后即可取得检查记录");
    }
    TaskSheet sheet = sheets.of(actor, task);
    Paper paper = RecordPaper.of(sheet, image -> image(image, task.unit()));
    return new Written(
        sheet.unit().name(),
        Objects.requireNonNull(task.inspectedOn()),
        pdf ? documents.pdf(paper) : documents.word(paper));
  }

  private RecordPaper.@Nullable Image image(Ref image, Ref unit) {
    return files
        .ofUnit(image, unit)
        .flatMap(
            file ->
                files.previewOf(image, unit).map(p -> new RecordPaper.Image(p.jpeg(), p.width(), p.height(), file.uploadedAt())))
        .orElse(null);
  }

  private void check(
      Actor actor, InspectionTask task, Submission submission, Map<UUID, String> inspectors, FieldChecks checks) {
    VisitRules.checkFindings(submission.entries(), checks);
    Signatures signed = submission.signatures();
    VisitRules.checkSignatures(signed, inspectors, actor.personId(), checks);
    checks.holds(
        signed == null || VisitRules.imagesOf(signed).allMatch(image -> isImageOf(image, task.unit())),
        "signatures",
        "签名图片没有上传到被检查单位名下",
        "请重新签名");
  }

  private boolean isImageOf(Ref image, Ref unit) {
    Optional<FileRecord> file = files.ofUnit(image, unit);
    return file.isPresent() && file.get().kind().isImage();
  }

  private InspectionTask recordable(Actor actor, Ref ref) {
    InspectionTask task = visible(actor, tasks.lock(ref));
    if (!InspectionRules.mayRecord(actor, task)) {
      throw Refusal.forbidden("not-own-task", "该检查由“" + task.assigneePostTitle() + "”承担", "请由检查组填写");
    }
    return task;
  }

  /** A team sees its own work, everybody else within the scope what has been handed in; a post holder neither. */
  private static InspectionTask visible(Actor actor, Optional<InspectionTask> found) {
    return found
        .filter(task -> actor.scope().covers(task.ref().districtId(), task.unitId()))
        .filter(task -> isSeenBy(actor, task, task.sent()))
        .filter(task -> !actor.is(Role.POST_HOLDER, Role.CONTRACTOR))
        .orElseThrow(() -> Refusal.notFound("该检查"));
  }

  private static boolean isSeenBy(Actor actor, InspectionTask task, InspectionTask.@Nullable Sent sent) {
    if (sent == null) {
      return false;
    }
    return actor.team() == null ? task.isSubmitted() : sent.teamId().equals(actor.team());
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }

  private <T> T inScope(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }

  private <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> inScope(work));
  }
}
