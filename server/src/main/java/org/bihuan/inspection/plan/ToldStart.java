package org.bihuan.inspection.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;

/**
 * What a phone without a network says of the start, for it was there before the server knew.
 *
 * @param at by its own clock
 * @param offsetMillis how far the server's clock was ahead when they last met
 */
public record ToldStart(Instant at, @Nullable Long offsetMillis) {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final long MOST_MILLIS = Duration.ofDays(36_500).toMillis();

  /** The start by the server's clock, where it can be: on a day of the target, and not after it was received. */
  @Nullable Instant believed(LocalDate from, Instant receivedAt) {
    long offset = offsetMillis == null ? 0 : Math.clamp(offsetMillis, -MOST_MILLIS, MOST_MILLIS);
    Instant earliest = BeijingTime.startOf(from);
    if (at.isBefore(earliest.minusMillis(offset)) || at.isAfter(receivedAt.plus(TOLERANCE).minusMillis(offset))) {
      return null;
    }
    Instant corrected = at.plusMillis(offset);
    return corrected.isAfter(receivedAt) ? receivedAt : corrected;
  }
}
