package org.bihuan.inspection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.JudgementSet.Kind;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Points;
import org.bihuan.checklist.Standards;
import org.bihuan.checklist.local.LocalStandards.Material;
import org.bihuan.checklist.local.LocalStandards;
import org.bihuan.checklist.local.ResolvedList;
import org.bihuan.inspection.InspectionQueries.Earlier;
import org.bihuan.inspection.InspectionQueries.OpenHazard;
import org.bihuan.inspection.InspectionQueries.TaskRow;
import org.bihuan.inspection.InspectionQueries.UsedList;
import org.bihuan.inspection.TaskSheet.LastResult;
import org.bihuan.inspection.TaskSheet.LedgerEntry;
import org.bihuan.inspection.TaskSheet.Line;
import org.bihuan.inspection.TaskSheet.OnLedger;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a person needs beside each item of a task. */
@Component
class TaskSheets {

  /** Older answers say nothing about today. */
  private static final int DAYS_LOOKED_BACK = 400;

  private final Standards standards;
  private final LocalStandards local;
  private final InspectionQueries queries;
  private final InspectionStore inspections;
  private final OrganisationRegister organisation;
  private final Clock clock;

  TaskSheets(
      Standards standards,
      LocalStandards local,
      InspectionQueries queries,
      InspectionStore inspections,
      OrganisationRegister organisation,
      Clock clock) {
    this.standards = standards;
    this.local = local;
    this.queries = queries;
    this.inspections = inspections;
    this.organisation = organisation;
    this.clock = clock;
  }

  TaskSheet of(Actor actor, InspectionTask task) {
    ResolvedList checklist = list(task);
    Optional<Inspection> done = recordOf(task);
    return sheet(actor, task, checklist, done, lines(task, checklist, done, BeijingTime.today(clock)));
  }

  /** Of a task that a team has still to begin: the list, and nothing the unit's ledger or its checks say. */
  TaskSheet ahead(Actor actor, InspectionTask task) {
    ResolvedList checklist = list(task);
    LocalDate today = BeijingTime.today(clock);
    Set<String> judged = standards.judgedItems(today);
    List<Line> lines = new ArrayList<>();
    for (ResolvedList.Line listed : checklist.lines()) {
      List<String> major = directlyMajor(judged, listed.item().code(), today);
      lines.add(line(lines.size() + 1, listed, major, ItemResult.UNANSWERED, null, null, false, List.of()));
    }
    return sheet(actor, task, checklist, Optional.empty(), lines);
  }

  private TaskSheet sheet(
      Actor actor, InspectionTask task, ResolvedList checklist, Optional<Inspection> done, List<Line> lines) {
    TaskState state = task.stateOn(BeijingTime.today(clock));
    return new TaskSheet(
        task.ref(),
        task.version(),
        new TaskSheet.UnitName(task.unit(), organisation.requireUnit(task.unit()).name()),
        checklist.code(),
        checklist.title(),
        checklist.effectiveFrom(),
        task.kind(),
        task.kind().title(),
        task.dueOn(),
        state,
        state.title(),
        task.assigneePostId(),
        task.assigneePostTitle(),
        task.savedAt(),
        task.savedByName(),
        lines,
        checklist.switchedOff().stream()
            .map(off -> new TaskSheet.SwitchedOff(off.item().code(), off.item().requirement(), off.by(), off.reason()))
            .toList(),
        done.map(inspection -> report(task, checklist, inspection)).orElse(null),
        InspectionRules.can(actor, task));
  }

  /** Rows of a list; the standards of all their units are read once. */
  List<TaskOverview> overviews(Actor actor, List<TaskRow> rows) {
    List<Ref> notBegun = rows.stream().filter(row -> row.checklistFrom() == null).map(TaskRow::unit).toList();
    Material material = local.materialFor(notBegun);
    return rows.stream().map(row -> overview(actor, row, used(row, material))).toList();
  }

  private UsedList used(TaskRow row, Material material) {
    if (row.used() != null) {
      return row.used();
    }
    ResolvedList list =
        row.checklistFrom() == null
            ? local.inForce(material, row.unit(), row.checklistCode(), BeijingTime.today(clock))
            : local.ofTheCity(row.checklistCode(), row.checklistFrom(), BeijingTime.today(clock));
    return new UsedList(list.title(), list.lines().size());
  }

  private TaskOverview overview(Actor actor, TaskRow row, UsedList used) {
    LocalDate today = BeijingTime.today(clock);
    TaskState state = row.stored().on(today, row.dueOn());
    return new TaskOverview(
        row.ref(),
        new TaskSheet.UnitName(row.unit(), row.unitName()),
        row.checklistCode(),
        used.title(),
        row.kind(),
        row.kind().title(),
        row.dueOn(),
        state,
        state.title(),
        row.assigneePostId(),
        row.assigneePostTitle(),
        row.version(),
        used.lines(),
        row.answered(),
        row.failed(),
        row.notChecked(),
        row.doneOn(),
        InspectionRules.can(
            actor,
            row.stored() == TaskState.SUBMITTED,
            InspectionRules.mayRecord(actor, row.assigneePostId(), row.team())));
  }

  /** What is in force for the unit today, unless the work has already begun with a list. */
  ResolvedList list(InspectionTask task) {
    return list(task, task.inspectedOn() == null ? BeijingTime.today(clock) : task.inspectedOn());
  }

  /** @param day what was in force then, for work that did not begin here */
  ResolvedList list(InspectionTask task, LocalDate day) {
    if (task.resolved() != null) {
      return local.kept(task.ref().districtId(), task.resolved());
    }
    return task.checklistFrom() == null
        ? local.inForce(task.unit(), task.checklistCode(), day)
        : local.ofTheCity(task.checklistCode(), task.checklistFrom(), day);
  }

  Optional<Inspection> recordOf(InspectionTask task) {
    return task.isSubmitted()
        ? inspections.find(
            task.ref().districtId(),
            Objects.requireNonNull(task.inspectedOn()),
            Objects.requireNonNull(task.inspectionId()))
        : Optional.empty();
  }

  private List<Line> lines(InspectionTask task, ResolvedList checklist, Optional<Inspection> done, LocalDate today) {
    LocalDate day = done.map(Inspection::doneOn).orElse(today);
    Map<String, ItemEntry> entries = new HashMap<>();
    if (task.draft() != null) {
      task.draft().forEach(entry -> entries.put(entry.item(), entry));
    }
    done.ifPresent(record -> record.notes().forEach(note -> entries.put(note.entry().item(), note.entry())));
    Map<String, LastResult> last = done.isEmpty() ? lastResults(task, today) : Map.of();
    List<OpenHazard> open = done.isEmpty() ? queries.openHazards(task.unit(), checklist.items()) : List.of();
    Set<String> passed = done.isEmpty() && task.sent() != null ? passedByUnit(task.unit(), clock.instant()) : Set.of();
    Set<String> judged = standards.judgedItems(day);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < checklist.lines().size(); i++) {
      ResolvedList.Line listed = checklist.lines().get(i);
      String code = listed.item().code();
      ItemEntry entry = entries.get(code);
      ItemResult drafted = entry == null ? ItemResult.UNANSWERED : entry.result();
      int line = i;
      lines.add(
          line(
              i + 1,
              listed,
              directlyMajor(judged, code, day),
              done.map(record -> record.results().get(line)).orElse(drafted),
              entry,
              last.get(code),
              passed.contains(code),
              open));
    }
    return lines;
  }

  private Line line(
      int position,
      ResolvedList.Line listed,
      List<String> major,
      ItemResult result,
      @Nullable ItemEntry entry,
      @Nullable LastResult last,
      boolean passedByUnit,
      List<OpenHazard> open) {
    CheckItem item = listed.item();
    return new Line(
        position,
        item.code(),
        item.category().title(),
        item.requirement(),
        item.method(),
        item.hazardPhrase(),
        item.measure(),
        item.deadlineDays(),
        item.level(),
        item.basis(),
        listed.origin(),
        listed.by(),
        major,
        result,
        listed.headings(),
        item.points(),
        entry,
        last,
        passedByUnit,
        open.stream().filter(hazard -> hazard.itemCode().equals(item.code())).map(TaskSheets::onLedger).toList());
  }

  /** What the rules say of this item where nothing else failed; most items no rule names. */
  private List<String> directlyMajor(Set<String> judged, String code, LocalDate day) {
    List<String> failed = judged.contains(code) ? List.of(code) : List.of();
    return standards.judge(failed, day).stream()
        .filter(major -> major.kind() == Kind.DIRECT)
        .map(MajorProposal::sentence)
        .toList();
  }

  private static OnLedger onLedger(OpenHazard hazard) {
    return new OnLedger(
        hazard.ref(),
        hazard.number(),
        hazard.status(),
        hazard.status().title(),
        hazard.placeId(),
        hazard.placeText(),
        hazard.description(),
        hazard.registeredAt());
  }

  /** By item; an earlier check may have used another check list with the same item. */
  private Map<String, LastResult> lastResults(InspectionTask task, LocalDate today) {
    Map<String, LastResult> last = new HashMap<>();
    for (Earlier check : queries.newestChecks(task.unit(), today.minusDays(DAYS_LOOKED_BACK))) {
      List<String> items = itemsOf(task.ref().districtId(), check);
      for (int i = 0; i < items.size(); i++) {
        ItemResult result = check.results().get(i);
        last.putIfAbsent(
            items.get(i),
            new LastResult(
                result, result.title(), check.doneOn(), check.personName(), check.reasons().get(items.get(i))));
      }
    }
    return last;
  }

  /**
   * Items the unit's own newest checks passed in the three months before: a team says of them whether that missed it. What
   * the unit checked after the team had finished missed nothing.
   */
  Set<String> passedByUnit(Ref unit, Instant before) {
    Set<String> told = new HashSet<>();
    Set<String> passed = new HashSet<>();
    LocalDate since = BeijingTime.dayOf(before).minusDays(VisitRules.DAYS_OF_OWN_CHECKS);
    for (Earlier check : queries.ownChecks(unit, since, before)) {
      List<String> items = itemsOf(unit.districtId(), check);
      for (int i = 0; i < items.size(); i++) {
        if (told.add(items.get(i)) && check.results().get(i) == ItemResult.PASS) {
          passed.add(items.get(i));
        }
      }
    }
    return passed;
  }

  private List<String> itemsOf(int district, Earlier check) {
    return check.resolved() == null
        ? standards.checklistVersion(check.checklistCode(), check.checklistFrom()).items()
        : local.kept(district, check.resolved()).items();
  }

  private TaskSheet.Report report(InspectionTask task, ResolvedList list, Inspection inspection) {
    List<UUID> hazards =
        inspection.notes().stream().map(Inspection.Note::hazardId).filter(Objects::nonNull).toList();
    List<ItemEntry> entries = inspection.notes().stream().map(Inspection.Note::entry).toList();
    List<MajorProposal> majors = InspectionRules.judge(list, entries, failed -> standards.judge(failed, inspection.doneOn()));
    Map<UUID, LedgerEntry> ledger = queries.ledgerEntries(task.ref().districtId(), hazards);
    return new TaskSheet.Report(
        inspection.ref().id(),
        inspection.doneOn(),
        inspection.times().finishedAt(),
        inspection.times().receivedAt(),
        inspection.times().doubt() == null ? null : inspection.times().doubt().title(),
        inspection.times().arrival(),
        inspection.doneOn().isAfter(task.dueOn()),
        inspection.isZeroReport(),
        new TaskSheet.Counts(
            inspection.count(ItemResult.PASS),
            inspection.count(ItemResult.FAIL),
            inspection.count(ItemResult.FIXED_ON_SPOT),
            inspection.count(ItemResult.NOT_APPLICABLE),
            inspection.count(ItemResult.NOT_CHECKED)),
        inspection.inspector(),
        inspection.notes().stream().flatMap(note -> finding(list, note, ledger, majors).stream()).toList(),
        inspection.signatures());
  }

  private static Optional<TaskSheet.Finding> finding(
      ResolvedList list, Inspection.Note note, Map<UUID, LedgerEntry> ledger, List<MajorProposal> majors) {
    Inspection.Ledger how = note.ledger();
    if (how == null) {
      return Optional.empty();
    }
    String item = note.entry().item();
    LedgerEntry hazard = ledger.get(note.hazardId());
    // What this check met by itself stays said, whatever the grader made of it; with the ledger's other rows the ledger knows.
    boolean judged = list.lines().get(note.position() - 1).item().isJudgedAt(note.point());
    Optional<MajorProposal> met = judged ? InspectionRules.judged(item, majors) : Optional.empty();
    String byLedger = judged && hazard != null ? hazard.judgement() : null;
    String major = met.map(MajorProposal::sentence).orElse(byLedger);
    boolean together = met.map(rule -> rule.kind() == Kind.COMPOSITE).orElse(byLedger != null && how == Inspection.Ledger.REGISTERED);
    return Optional.of(
        new TaskSheet.Finding(
            item, note.point(), phrase(list, note), note.entry().result(), how, how.title(), hazard, note.missed(), major, together));
  }

  private static String phrase(ResolvedList list, Inspection.Note note) {
    CheckItem item = list.lines().get(note.position() - 1).item();
    Points points = item.points();
    return points == null || note.point() == 0
        ? item.hazardPhrase()
        : points.each().get(note.point() - 1).hazardPhrase();
  }
}
