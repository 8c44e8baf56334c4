package org.bihuan.hazard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.jspecify.annotations.Nullable;

/** One hazard as a line of a table that leaves the system, with everything practitioners keep in their ledgers. */
public record LedgerLine(
    String number,
    HazardStatus status,
    Where where,
    What what,
    Found found,
    Plan plan,
    Ending ending,
    Step step,
    Major major) {

  /** As the list shows it to somebody to whom the file is shut. */
  LedgerLine withoutTheFile() {
    return new LedgerLine(
        number, status, where,
        new What(what.category(), null, ShutFiles.INSTEAD, null, what.level(), what.statutoryLevel(), null),
        new Found(found.source(), found.origin(), found.at(), "", found.registeredAt(), null),
        new Plan(null, null, null, null, null, null, null, null),
        new Ending(null, null, null, false, null, null, null, null, null, null, ending.closedAt()),
        new Step(step.nextActor(), null, null, null, step.extensions(), step.rebounds(), step.overHead()),
        new Major(null, null, null, null, null));
  }

  /** @param address of the unit, as its coordinates */
  public record Where(
      String district,
      String unit,
      @Nullable String cluster,
      String place,
      String address,
      @Nullable BigDecimal longitude,
      @Nullable BigDecimal latitude) {}

  /** @param judgement the clause of a judgement rule behind a major level */
  public record What(
      Category category,
      @Nullable String itemCode,
      String description,
      @Nullable String basis,
      @Nullable Level level,
      @Nullable Level statutoryLevel,
      @Nullable String judgement) {}

  public record Found(
      HazardSource source,
      Origin origin,
      Instant at,
      String by,
      @Nullable Instant registeredAt,
      @Nullable String registeredBy) {}

  /** @param office where the rectifier works */
  public record Plan(
      @Nullable String responsible,
      @Nullable String rectifier,
      @Nullable String office,
      @Nullable String measures,
      @Nullable Long fundsPlannedFen,
      @Nullable String fundsSource,
      @Nullable LocalDate deadline,
      @Nullable String contingency) {}

  public record Ending(
      @Nullable LocalDate finishedOn,
      @Nullable Long fundsActualFen,
      @Nullable String measuresTaken,
      boolean onSpot,
      @Nullable String acceptedBy,
      @Nullable String acceptedAt,
      @Nullable Instant acceptedOn,
      @Nullable String acceptance,
      @Nullable String confirmedBy,
      @Nullable Instant confirmedOn,
      @Nullable Instant closedAt) {}

  /** @param overdueDays past the rectification deadline while unfinished */
  public record Step(
      NextActor nextActor,
      @Nullable LocalDate dueOn,
      @Nullable String dueReason,
      @Nullable Long overdueDays,
      int extensions,
      int rebounds,
      boolean overHead) {}

  /** What stands of a major hazard only; each pair of the national form is a text and the day it was there. */
  public record Major(
      @Nullable String goal,
      @Nullable String interimControl,
      @Nullable Instant controlledAt,
      @Nullable String report,
      @Nullable Instant signedAt) {}
}
