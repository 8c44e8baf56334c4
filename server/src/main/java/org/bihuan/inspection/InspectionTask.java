package org.bihuan.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.inspection.SelfCheckDesk.NewTask;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has to check a list by a day.
 *
 * @param checklistFrom names the version of the city's check list; null until the work begins
 * @param resolved names the list as it was put together for the unit; null until the work begins, and where it began
 *     before units could adapt anything
 * @param draft what was entered so far; null before and after the work
 * @param inspectionId the record made by the submission
 */
public record InspectionTask(
    Ref ref,
    UUID unitId,
    String checklistCode,
    @Nullable LocalDate checklistFrom,
    @Nullable String resolved,
    InspectionKind kind,
    LocalDate dueOn,
    UUID assigneePostId,
    String assigneePostTitle,
    TaskState stored,
    int version,
    @Nullable List<ItemEntry> draft,
    @Nullable Instant savedAt,
    @Nullable String savedByName,
    @Nullable UUID inspectionId,
    @Nullable LocalDate inspectedOn,
    @Nullable Sent sent) {

  /** The team that does it, and the plan it was sent by; a check of the unit's own has none. */
  public record Sent(UUID teamId, Ref plan) {}

  public Ref unit() {
    return new Ref(ref.districtId(), unitId);
  }

  public boolean isSubmitted() {
    return stored == TaskState.SUBMITTED;
  }

  public TaskState stateOn(LocalDate today) {
    return stored.on(today, dueOn);
  }

  /** A team begins at a unit; the task carries the id of the target. */
  static InspectionTask begun(Ref ref, UUID unit, String checklist, InspectionKind kind, LocalDate until, String team, Sent sent) {
    return new InspectionTask(
        ref, unit, checklist, null, null, kind, until, sent.teamId(), team, TaskState.NOT_STARTED, 1, null, null, null,
        null, null, sent);
  }

  /** As it stands once the list has been laid out for the team, and nothing is entered yet. */
  InspectionTask draftedFrom(LocalDate version) {
    return new InspectionTask(
        ref, unitId, checklistCode, version, resolved, kind, dueOn, assigneePostId, assigneePostTitle,
        TaskState.IN_PROGRESS, this.version + 1, List.of(), savedAt, savedByName, inspectionId, inspectedOn, sent);
  }

  static InspectionTask planned(NewTask wanted, String postTitle) {
    return new InspectionTask(
        new Ref(wanted.unit().districtId(), wanted.id()),
        wanted.unit().id(),
        wanted.checklistCode(),
        null,
        null,
        InspectionKind.valueOf(wanted.kind().name()),
        wanted.dueOn(),
        wanted.assigneePostId(),
        postTitle,
        TaskState.NOT_STARTED,
        1,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  boolean isSamePlan(NewTask wanted) {
    return unit().equals(wanted.unit())
        && checklistCode.equals(wanted.checklistCode())
        && kind.name().equals(wanted.kind().name())
        && dueOn.equals(wanted.dueOn())
        && assigneePostId.equals(wanted.assigneePostId());
  }
}
