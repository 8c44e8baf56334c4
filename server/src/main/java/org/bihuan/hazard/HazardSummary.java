package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.organisation.EndedUnit;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One row of a ledger list.
 *
 * @param firstDeadline what was promised, where a plan after a raise to 重大 or late work sent back has a later day
 * @param lateDays 补登: days from the finding to a registration later than the next working day, else null
 * @param overdueDays days past the rectification deadline, or past {@code firstDeadline}, while unfinished; else null
 * @param clock the present step's clock, null when nobody owes a move
 * @param actualFen what was spent, as told with the finish that stands
 * @param lookBackActor whose look-back it is: the head's, the district inspector's or the city supervisor's
 */
record HazardSummary(
    Ref ref,
    @Nullable String number,
    int version,
    HazardStatus status,
    String statusTitle,
    @Nullable Level level,
    @Nullable Level proposedLevel,
    UnitName unit,
    String districtName,
    String placeText,
    Category category,
    String categoryTitle,
    String description,
    HazardSource source,
    String sourceTitle,
    Instant foundAt,
    @Nullable Instant registeredAt,
    @Nullable Integer lateDays,
    @Nullable String responsible,
    @Nullable LocalDate deadline,
    @Nullable LocalDate firstDeadline,
    @Nullable Long overdueDays,
    @Nullable Clock clock,
    NextActor nextActor,
    @Nullable NextActor proposalActor,
    Proposal.@Nullable Kind proposalKind,
    int extensions,
    int rebounds,
    boolean overHead,
    @Nullable Ref thumbnail,
    @Nullable Instant closedAt,
    @Nullable LocalDate lookBackDue,
    @Nullable NextActor lookBackActor,
    @Nullable Long actualFen) {
  /** @param ended that it is no more, and who goes on for it */
  record UnitName(Ref ref, String name, @Nullable EndedUnit ended) {}

  /** What may stand in a list of somebody to whom the file is shut: which one it is, where, and how far. */
  HazardSummary withoutTheFile() {
    return new HazardSummary(
        ref, number, version, status, statusTitle, level, proposedLevel, unit, districtName, placeText, category,
        categoryTitle, ShutFiles.INSTEAD, source, sourceTitle, foundAt, registeredAt, lateDays, null, null, null,
        overdueDays, clock, nextActor, proposalActor, proposalKind, extensions, rebounds, overHead, null, closedAt,
        lookBackDue, lookBackActor, null);
  }

  /** Of a hazard that has just been put on the ledger: the row a list would show, without reading it back. */
  static HazardSummary entered(HazardActs.Entered entered, NextStep next, UnitFacts.Names unit, LocalDate today) {
    Hazard h = entered.hazard();
    Hazard.Finding f = h.finding();
    LocalDate due = next.dueOn();
    return new HazardSummary(
        h.ref(),
        h.number(),
        h.version(),
        h.status(),
        h.status().title(),
        h.grading().level(),
        h.grading().proposedLevel(),
        new UnitName(HazardLedger.unitOf(h), unit.unit(), null),
        unit.district(),
        f.placeText(),
        f.category(),
        f.category().title(),
        f.description(),
        f.source(),
        f.source().title(),
        f.foundAt(),
        f.registeredAt(),
        f.lateDays(),
        null,
        null,
        null,
        null,
        due == null ? null : Clock.of(
            due, NextStep.dueAt(h.status(), h.grading().majorSince()), String.valueOf(next.reason()), today),
        next.actor(),
        next.proposalActor(),
        null,
        h.links().extensions(),
        h.links().rebounds(),
        f.overHead(),
        entered.photos().stream().map(HazardPhoto::file).findFirst().orElse(null),
        null,
        null,
        null,
        null);
  }

  /**
   * @param dueAt the hour, where 24 hours count and not the day
   * @param daysLeft from today to the day; 0 is today
   * @param overdueDays how long the step itself is late, else null
   */
  record Clock(
      LocalDate dueOn, @Nullable Instant dueAt, String reason, @Nullable Long overdueDays, @Nullable Long daysLeft) {

    static Clock of(LocalDate due, @Nullable Instant dueAt, String reason, LocalDate today) {
      Long late = late(due, today);
      return new Clock(due, dueAt, reason, late, late == null ? ChronoUnit.DAYS.between(today, due) : null);
    }
  }

  /** How many days the day is past, or null. */
  static @Nullable Long late(@Nullable LocalDate day, LocalDate today) {
    return day != null && day.isBefore(today) ? Long.valueOf(ChronoUnit.DAYS.between(day, today)) : null;
  }
}
