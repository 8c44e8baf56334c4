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
 * @param told when it started, as a phone without a network says; {@code startedAt} is when the server had it
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
    @Nullable ToldStart told,
    @Nullable Instant doneAt,
    @Nullable String droppedReason,
    @Nullable String droppedByName) {

  /** When the phone says that the team was there, as far as that can be. */
  public @Nullable Instant toldStart() {
    return told == null || startedAt == null ? null : told.believed(from, startedAt);
  }

  /** The task in the ledger of the unit. */
  public Ref task() {
    return new Ref(unit.districtId(), id);
  }
}
