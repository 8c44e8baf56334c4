package org.bihuan.inspection.blind;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** @param found whether the defect is still there; null until he has said */
record BlindLook(
    Ref ref,
    UUID unitId,
    UUID hazardId,
    UUID personId,
    String personName,
    Instant takenAt,
    @Nullable Boolean found,
    @Nullable String note,
    @Nullable Instant answeredAt,
    @Nullable Instant givenUpAt,
    @Nullable String givenUpReason) {

  /** Whether he can still say it without having been free to read the file. */
  boolean isOpen(Instant now) {
    return answeredAt == null && givenUpAt == null && !isLeft(now);
  }

  boolean isLeft(Instant now) {
    return !takenAt.plus(BlindLookRules.LEFT_ALONE).isAfter(now);
  }

  Ref hazard() {
    return new Ref(ref.districtId(), hazardId);
  }

  Ref unit() {
    return new Ref(ref.districtId(), unitId);
  }
}
