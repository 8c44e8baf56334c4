package org.bihuan.inspection.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A unit of an issued plan and what became of it.
 *
 * @param id also the id of the task in the ledger of the unit
 * @param startedPlace where the team was when it started, as its phone told
 */
public record SentTarget(
    Ref plan,
    UUID id,
    UUID teamId,
    Ref unit,
    String unitName,
    String districtName,
    LocalDate from,
    LocalDate until,
    TargetState state,
    @Nullable Instant startedAt,
    @Nullable String startedByName,
    @Nullable String startedPlace,
    @Nullable Instant doneAt,
    @Nullable String droppedReason,
    @Nullable String droppedByName) {

  /** The task in the ledger of the unit. */
  public Ref task() {
    return new Ref(unit.districtId(), id);
  }
}
