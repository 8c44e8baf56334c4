package org.bihuan.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lost phone and lost codes: one administrator asks for the second factor to be taken off, another decides. */
record FactorReset(
    UUID id,
    UUID account,
    String login,
    String personName,
    String reason,
    Instant askedAt,
    UUID askedBy,
    String askedByName,
    @Nullable Decision decision,
    @Nullable Instant decidedAt,
    @Nullable String decidedByName) {

  enum Decision {
    CONFIRMED,
    REFUSED
  }
}
