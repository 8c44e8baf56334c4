package org.bihuan.inspection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;

/**
 * When a check was made and when the server had it. At a desk the end and the receipt are one moment; a phone without a
 * network may bring on Thursday what was finished on Friday, and the record is one of Friday. Pure.
 *
 * @param arrival of a team; null for a check of the unit's own
 * @param doubt why the receipt stands for the end; null where the end is what was told
 */
public record CheckTimes(
    @Nullable Arrival arrival, Instant finishedAt, Instant receivedAt, @Nullable Doubt doubt) {

  /** Clocks that agree differ by so much. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** What is told of longer ago cannot be checked against anything, and the ledger takes no finding that old. */
  private static final Duration LONGEST_AGO = Duration.ofDays(365);

  /** No clock is further off than this; the sums below stay within what instants can hold. */
  private static final long MOST_MILLIS = Duration.ofDays(36_500).toMillis();

  /**
   * @param at when the server had it
   * @param place where the team was, as its phone told
   * @param told when the team was there, where a phone without a network says so and it can be; never after {@code at}
   */
  public record Arrival(Instant at, @Nullable String place, @Nullable Instant told) {

    Instant begun() {
      return told == null ? at : told;
    }
  }

  /**
   * What a phone says of the end.
   *
   * @param at by its own clock; null where the phone did not know of this yet
   * @param offsetMillis how far the server's clock was ahead when they last met
   */
  public record Told(@Nullable Instant at, @Nullable Long offsetMillis) {}

  /** Why the time a phone told was not taken. */
  public enum Doubt {
    NOT_TOLD("手机没有说明完成时间"),
    AHEAD("手机时间晚于收到时间"),
    BEFORE_BEGINNING("手机时间早于检查开始"),
    LONG_AGO("手机时间早于一年以前");

    private final String title;

    Doubt(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  static CheckTimes atDesk(@Nullable Arrival arrival, Instant now) {
    return new CheckTimes(arrival, now, now, null);
  }

  /** @param begun when the team arrived, or when the task was there to be done */
  static CheckTimes byPhone(Told told, @Nullable Arrival arrival, Instant begun, Instant now) {
    if (told.at() == null) {
      return new CheckTimes(arrival, now, now, Doubt.NOT_TOLD);
    }
    long offset = told.offsetMillis() == null ? 0 : Math.clamp(told.offsetMillis(), -MOST_MILLIS, MOST_MILLIS);
    Doubt doubt = doubt(told.at(), offset, begun, now);
    if (doubt != null) {
      return new CheckTimes(arrival, now, now, doubt);
    }
    Instant corrected = told.at().plusMillis(offset);
    Instant notBefore = corrected.isBefore(begun) ? begun : corrected;
    return new CheckTimes(arrival, notBefore.isAfter(now) ? now : notBefore, now, null);
  }

  private static @Nullable Doubt doubt(Instant told, long offset, Instant begun, Instant now) {
    if (told.isAfter(now.plus(TOLERANCE).minusMillis(offset))) {
      return Doubt.AHEAD;
    }
    if (told.isBefore(now.minus(LONGEST_AGO).minusMillis(offset))) {
      return Doubt.LONG_AGO;
    }
    return told.isBefore(begun.minus(TOLERANCE).minusMillis(offset)) ? Doubt.BEFORE_BEGINNING : null;
  }

  LocalDate doneOn() {
    return BeijingTime.dayOf(finishedAt);
  }
}
