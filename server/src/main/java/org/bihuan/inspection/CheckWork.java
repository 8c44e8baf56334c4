package org.bihuan.inspection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Standards;
import org.bihuan.checklist.local.LocalStandards;
import org.bihuan.checklist.local.ResolvedList;
import org.bihuan.inspection.Inspection.Inspector;
import org.bihuan.inspection.SelfCheckDesk.Submission;
import org.bihuan.inspection.SelfCheckDesk.Submitted;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Filling in and handing in a check, whoever does it; who may is asked before, and the task is locked. */
@Component
class CheckWork {

  private final TaskStore tasks;
  private final InspectionStore inspections;
  private final CourseStore courses;
  private final FindingRegistrar registrar;
  private final TaskSheets sheets;
  private final Standards standards;
  private final LocalStandards local;
  private final ContentHash hash;
  private final AuditTrail audit;
  private final Clock clock;

  CheckWork(
      TaskStore tasks,
      InspectionStore inspections,
      CourseStore courses,
      FindingRegistrar registrar,
      TaskSheets sheets,
      Standards standards,
      LocalStandards local,
      ContentHash hash,
      AuditTrail audit,
      Clock clock) {
    this.tasks = tasks;
    this.inspections = inspections;
    this.courses = courses;
    this.registrar = registrar;
    this.sheets = sheets;
    this.standards = standards;
    this.local = local;
    this.hash = hash;
    this.audit = audit;
    this.clock = clock;
  }

  TaskSheet save(Actor actor, InspectionTask task, ExpectedVersion expected, List<ItemEntry> given) {
    List<ItemEntry> entries = tidied(given);
    if (task.isSubmitted()) {
      throw Refusal.state("already-submitted", "该检查已经提交，不能再修改", "发现新的问题请另行上账");
    }
    if (expected.number() == task.version() - 1 && entries.equals(task.draft())) {
      return sheets.of(actor, task);
    }
    mustBeCurrent(actor, task, expected);
    ResolvedList checklist = sheets.list(task);
    InspectionRules.checkDraft(checklist, entries);
    tasks.saveDraft(task, checklist.effectiveFrom(), kept(task, checklist), entries, actor, clock.instant());
    return sheets.of(actor, tasks.find(task.ref()).orElseThrow());
  }

  /**
   * What comes in about a check.
   *
   * @param told when a phone says it was finished; null at a desk
   * @param arrival of a team
   * @param more what else is asked of it; all that is wrong is told at once, because correcting it costs signatures
   */
  record HandedIn(
      Submission submission,
      CheckTimes.@Nullable Told told,
      CheckTimes.@Nullable Arrival arrival,
      BiConsumer<InspectionTask, FieldChecks> more) {}

  Submitted submit(Actor actor, InspectionTask task, ExpectedVersion expected, HandedIn in, String act) {
    Submission submission = in.submission();
    Ref ref = task.ref();
    String content = hash.of(submission.asCompared());
    if (task.isSubmitted()) {
      return repeated(actor, task, submission, content);
    }
    tasks
        .ofInspection(ref.districtId(), submission.id())
        .ifPresent(
            other -> {
              throw (other.sent() == null) == (task.sent() == null) && InspectionRules.maySee(actor, other.assigneePostId())
                  ? Refusal.otherContent(sheets.of(actor, other), submission)
                  : Refusal.idTaken();
            });
    mustBeCurrent(actor, task, expected);
    CheckTimes times = times(task, in);
    ResolvedList checklist = sheets.list(task, times.doneOn());
    Inspection inspection = inspection(actor, task, in, content, checklist, times);
    if (!inspections.add(inspection)) {
      throw Refusal.idTaken();
    }
    Course course = submission.course();
    if (course != null) {
      course.mustFit(checklist);
      courses.add(inspection, course);
    }
    tasks.close(task, inspection);
    audit.recordSealed(
        CheckSeal.CHECK,
        ref,
        act,
        "task " + ref,
        Map.of("inspection", submission.id(), "zeroReport", inspection.isZeroReport(), "content", content, "times", times));
    return new Submitted(inspection, true);
  }

  /** A team begins when it arrives; a check of the unit's own cannot be over before there was a task. */
  private CheckTimes times(InspectionTask task, HandedIn in) {
    Instant now = clock.instant();
    CheckTimes.Arrival arrival = in.arrival();
    CheckTimes.Told told = in.told();
    return told == null
        ? CheckTimes.atDesk(arrival, now)
        : CheckTimes.byPhone(told, arrival, arrival == null ? tasks.madeAt(task.ref()) : arrival.begun(), now);
  }

  private Inspection inspection(
      Actor actor, InspectionTask task, HandedIn in, String content, ResolvedList checklist, CheckTimes times) {
    Submission submission = in.submission();
    List<ItemEntry> entries = submission.entries().stream().map(ItemEntry::ofItsResult).toList();
    List<MajorProposal> majors = InspectionRules.judge(checklist, entries, failed -> standards.judge(failed, times.doneOn()));
    boolean byTeam = task.sent() != null;
    FieldChecks checks = new FieldChecks();
    InspectionRules.checkSubmission(checklist, entries, majors, checks);
    tasks.waitForOtherChecks(task.unitId());
    FindingRegistrar.AtUnit known = registrar.atUnit(task, entries);
    registrar.check(checklist, entries, known, checks);
    List<ItemEntry> once = entries.stream().map(known::once).toList();
    in.more().accept(task, checks);
    checks.told(problem -> InspectionRules.named(problem, checklist, entries)).refuseIfAny();
    Set<String> passed = byTeam ? sheets.passedByUnit(task.unit(), times.finishedAt()) : Set.of();
    return new Inspection(
        new Ref(task.ref().districtId(), submission.id()),
        times.doneOn(),
        task.unitId(),
        task.ref(),
        checklist.code(),
        checklist.effectiveFrom(),
        kept(task, checklist),
        task.kind(),
        times,
        InspectionRules.results(checklist, entries),
        new Inspector(actor.personId(), actor.personName(), actor.postId(), actor.postTitle(), actor.nodeName()),
        content,
        registrar.register(actor, new FindingRegistrar.Check(task, checklist, majors, times, passed), once, known),
        submission.signatures() == null ? null : submission.signatures().handedInBy(actor));
  }

  Course course(Actor actor, InspectionTask task) {
    return sheets
        .recordOf(task)
        .filter(done -> done.inspector().personId().equals(actor.personId()))
        .map(done -> courses.find(done.ref(), done.doneOn(), actor.personId()).orElseGet(() -> new Course(List.of())))
        .orElseThrow(() -> Refusal.notFound("检查过程"));
  }

  /** What is there goes back as the sheet shows it, item by item in its words: a record holds bare numbers. */
  private Submitted repeated(Actor actor, InspectionTask task, Submission submission, String content) {
    Inspection existing = sheets.recordOf(task).orElseThrow();
    if (!existing.ref().id().equals(submission.id())) {
      Inspector by = existing.inspector();
      String why = by.personId().equals(actor.personId()) ? "您已在别处提交过该检查" : "该检查已由" + by.name() + "提交";
      throw Refusal.state("already-submitted", why, "请打开检查记录查看").with("existing", sheets.of(actor, task));
    }
    if (!existing.contentHash().equals(content)) {
      throw Refusal.otherContent(sheets.of(actor, task), submission);
    }
    return new Submitted(existing, false);
  }

  /**
   * The name of the list the work is done by: given when it begins, and never changed. A team works by the list of the
   * city as it is published: what a unit switched off for itself does not bind who comes to inspect it.
   */
  private @Nullable String kept(InspectionTask task, ResolvedList list) {
    return task.checklistFrom() == null ? local.keep(task.ref().districtId(), list) : task.resolved();
  }

  private void mustBeCurrent(Actor actor, InspectionTask task, ExpectedVersion expected) {
    if (expected.number() != task.version()) {
      TaskSheet sheet = sheets.of(actor, task);
      expected.mustBe(task.version(), sheet, () -> meanwhile(sheet));
    }
  }

  private static String meanwhile(TaskSheet sheet) {
    TaskSheet.Report done = sheet.record();
    if (done != null) {
      return done.inspector().name() + "（" + done.inspector().post() + "）" + BeijingTime.minuteOf(done.submittedAt()) + " 提交了这项检查";
    }
    return sheet.savedBy() == null || sheet.savedAt() == null
        ? ""
        : sheet.savedBy() + " " + BeijingTime.minuteOf(sheet.savedAt()) + " 填写过这项检查";
  }

  static List<ItemEntry> tidied(List<ItemEntry> entries) {
    return entries.stream().map(ItemEntry::tidied).toList();
  }
}
