package org.bihuan.access.deputy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Somebody acts under a post he does not hold.
 *
 * @param forName whom he stands in for; null in an emergency
 * @param from null until an emergency grant has been confirmed
 */
record TemporaryPost(
    UUID id,
    Kind kind,
    UUID personId,
    String personName,
    Ref post,
    @Nullable UUID forPerson,
    @Nullable String forName,
    String reason,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer hours,
    Instant askedAt,
    UUID askedBy,
    String askedByName,
    @Nullable Decision decision,
    @Nullable Instant decidedAt,
    @Nullable String decidedByName,
    @Nullable Instant endedAt,
    @Nullable String endedByName,
    @Nullable Closed closed) {

  /** An emergency not answered within a day is none, or another one. */
  static final Duration ASKED_FOR = Duration.ofHours(24);

  enum Kind {
    SUBSTITUTE,
    EMERGENCY
  }

  enum Decision {
    CONFIRMED,
    REFUSED
  }

  /** How an emergency request came to nothing without a decision. */
  enum Closed {
    WITHDRAWN("已由申请人撤回"),
    EXPIRED("超过 24 小时没有复核，已失效"),
    OVERTAKEN("已有较新的申请，不再有效");

    private final String words;

    Closed(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** @param now false when the very same had been asked for before */
  record Begun(TemporaryPost post, boolean now) {

    int status() {
      return now ? 201 : 200;
    }
  }

  boolean isOver(Instant now) {
    return endedAt != null || closedAt(now) != null || decision == Decision.REFUSED || until != null && !now.isBefore(until);
  }

  /** Null while a request waits, and for all that was decided. */
  @Nullable Closed closedAt(Instant now) {
    if (closed != null || kind != Kind.EMERGENCY || decision != null) {
      return closed;
    }
    return now.isBefore(askedAt.plus(ASKED_FOR)) ? null : Closed.EXPIRED;
  }

  /** Same words for the same wish: repeating it does nothing twice. */
  boolean sameWish(TemporaryPost other) {
    return personId.equals(other.personId)
        && post.equals(other.post)
        && reason.equals(other.reason)
        && Objects.equals(hours, other.hours)
        && (kind == Kind.EMERGENCY || Objects.equals(until, other.until));
  }
}
