package org.bihuan.tipoff;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * 启封: one keeper asks with a reason, the seal keeper holds the second key. It opens one report, to the one who asked,
 * for a day.
 *
 * @param looks how often the identity was looked at
 */
record Unsealing(
    Ref ref,
    Ref report,
    String reason,
    Report.Person askedBy,
    Instant askedAt,
    @Nullable Decision decision,
    Report.@Nullable Person decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Instant expiresAt,
    int looks) {

  static final Duration OPEN = Duration.ofHours(24);

  enum Decision {
    AGREED,
    REFUSED
  }

  boolean isOpen(Instant now) {
    return decision == Decision.AGREED && expiresAt != null && now.isBefore(expiresAt);
  }
}
