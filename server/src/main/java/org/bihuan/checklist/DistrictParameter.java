package org.bihuan.checklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** A parameter as one district has it, more strictly than the city; one after the other of the same code. */
record DistrictParameter(
    Ref ref,
    String code,
    int value,
    String reason,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    int version,
    Maker maker,
    @Nullable Ending ending) {

  record Maker(Instant at, UUID personId, String personName, String postTitle) {}

  record Ending(String by, String reason) {}

  boolean inForceOn(LocalDate day) {
    return !day.isBefore(effectiveFrom) && (effectiveTo == null || day.isBefore(effectiveTo));
  }
}
