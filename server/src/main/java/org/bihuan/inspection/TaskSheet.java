package org.bihuan.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.Points;
import org.bihuan.checklist.local.Owner;
import org.bihuan.checklist.local.ResolvedList;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A task as the person at the desk sees it: each item with what was entered, what the last check came to and what is
 * already on the ledger.
 *
 * @param switchedOff items of the city's list that district or unit switched off
 * @param can what this person may do with it
 */
public record TaskSheet(
    Ref ref,
    int version,
    UnitName unit,
    String checklistCode,
    String checklistTitle,
    LocalDate checklistFrom,
    InspectionKind kind,
    String kindTitle,
    LocalDate dueOn,
    TaskState state,
    String stateTitle,
    UUID assigneePostId,
    String assigneePostTitle,
    @Nullable Instant savedAt,
    @Nullable String savedBy,
    List<Line> lines,
    List<SwitchedOff> switchedOff,
    @Nullable Report record,
    List<String> can) {

  public record UnitName(Ref ref, String name) {}

  /**
   * One line of the check list.
   *
   * @param by who added the item or made it stricter
   * @param majorIfFailed the published clauses that would make failing this item 重大
   * @param entry what was entered so far; after submission what there was to say
   * @param result the answer so far
   * @param passedByUnit whether the unit's own check passed it of late; a team says of a finding whether that missed it
   */
  public record Line(
      int position,
      String item,
      String categoryTitle,
      String requirement,
      String method,
      String hazardPhrase,
      String measure,
      int deadlineDays,
      Level level,
      String basis,
      ResolvedList.Origin origin,
      Owner.@Nullable Level by,
      List<String> majorIfFailed,
      ItemResult result,
      List<String> headings,
      @Nullable Points points,
      @Nullable ItemEntry entry,
      @Nullable LastResult last,
      boolean passedByUnit,
      List<OnLedger> openHazards) {}

  /** An item of the city's list that is not checked here, and why. */
  public record SwitchedOff(String item, String requirement, Owner.Level by, String reason) {}

  /**
   * What the newest earlier check of this item at the unit came to.
   *
   * @param reason why it was not checked then
   */
  public record LastResult(
      ItemResult result, String resultTitle, LocalDate doneOn, String by, @Nullable String reason) {}

  /** An open hazard of this item at the unit. */
  public record OnLedger(
      Ref ref,
      String number,
      HazardStatus status,
      String statusTitle,
      @Nullable UUID placeId,
      String placeText,
      String description,
      Instant registeredAt) {}

  /**
   * The record made by the submission.
   *
   * @param finishedAt when it was finished, which the day and whether it was late go by
   * @param submittedAt when the server had it
   * @param finishDoubt why the receipt stands for the end; null where the end is as told
   * @param arrival of the team; null for a check of the unit's own
   */
  public record Report(
      UUID id,
      LocalDate doneOn,
      Instant finishedAt,
      Instant submittedAt,
      @Nullable String finishDoubt,
      CheckTimes.@Nullable Arrival arrival,
      boolean late,
      boolean zeroReport,
      Counts counts,
      Inspection.Inspector inspector,
      List<Finding> findings,
      @Nullable Signatures signatures) {}

  public record Counts(long passed, long failed, long fixedOnSpot, long notApplicable, long notChecked) {}

  /**
   * @param point of the item, from 1; 0 where it was judged as a whole
   * @param ledger whether the hazard was registered by this check or was already on the ledger
   * @param missed whether the unit's own check had passed it (自查漏查), as a team confirmed; null where nobody did
   * @param major the published rule by which it is 重大; null where none is met
   * @param together it is so only with others, which came out when the record was received, after it was signed
   */
  public record Finding(
      String item, int point, String hazardPhrase, ItemResult result, Inspection.Ledger ledger, String ledgerTitle, @Nullable LedgerEntry hazard, @Nullable Boolean missed, @Nullable String major, boolean together) {}

  /**
   * A hazard as it stands on the ledger now.
   *
   * @param majorSince from when the 24 hours run; null where it is not taken for 重大
   * @param interim what keeps people safe until it is gone
   */
  public record LedgerEntry(
      Ref ref,
      String number,
      HazardStatus status,
      String statusTitle,
      @Nullable Instant majorSince,
      @Nullable String judgement,
      @Nullable String interim) {}
}
