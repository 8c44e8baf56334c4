package org.bihuan.access;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lost phone and lost codes: one administrator asks for the second factor to be taken off, another decides. It is about
 * the factor of the day it was asked on, and for three days.
 *
 * @param enrolledAt since when the factor of today is in use; null when there is none
 */
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
    @Nullable String decidedByName,
    @Nullable End closed,
    @Nullable Instant enrolledAt) {

  static final Duration OPEN_FOR = Duration.ofHours(72);

  enum Decision {
    CONFIRMED,
    REFUSED
  }

  /** How it came to nothing without a decision. */
  enum End {
    WITHDRAWN("已由申请人撤回"),
    EXPIRED("超过 72 小时没有复核，已失效"),
    OVERTAKEN("申请之后双因素已更换或关闭，已失效");

    private final String words;

    End(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  Instant expiresAt() {
    return askedAt.plus(OPEN_FOR);
  }

  /** Null while it waits, and for what has been decided. */
  @Nullable End endAt(Instant now) {
    if (decision != null || closed != null) {
      return closed;
    }
    if (enrolledAt == null || enrolledAt.isAfter(askedAt)) {
      return End.OVERTAKEN;
    }
    return now.isBefore(expiresAt()) ? null : End.EXPIRED;
  }

  boolean isOpen(Instant now) {
    return decision == null && endAt(now) == null;
  }
}
