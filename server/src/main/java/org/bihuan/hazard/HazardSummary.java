package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One row of a ledger list.
 *
 * @param overdueDays days past the rectification deadline while unfinished, else null
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
    @Nullable String responsible,
    @Nullable LocalDate deadline,
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

  record UnitName(Ref ref, String name) {}

  /**
   * @param daysLeft from today to the day; 0 is today
   * @param overdueDays how long the step itself is late, else null
   */
  record Clock(LocalDate dueOn, String reason, @Nullable Long overdueDays, @Nullable Long daysLeft) {}
}
