package org.bihuan.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;

/**
 * The time of which records are missing after an older state was put back, and how many numbers may have been given in it
 * that nobody knows any more (0301).
 *
 * @param from null where nothing tells
 * @param to when it was declared: from the start until then nothing could be written
 */
record LostTime(@Nullable Instant from, Instant to) {

  /** How long everybody who signs in is told. */
  static final Duration TOLD = Duration.ofDays(14);

  private static final int A_DAY = 1_000;
  private static final int MOST = 100_000;

  /** Those of Beijing's calendar it touches: numbers begin anew with each. */
  Set<Integer> years() {
    int last = BeijingTime.dayOf(to).getYear();
    int first = from == null ? last : Math.min(last, BeijingTime.dayOf(from).getYear());
    Set<Integer> years = new TreeSet<>();
    IntStream.rangeClosed(first, last).forEach(years::add);
    return years;
  }

  /** For each district and year. */
  int numbers() {
    long days = from == null ? Long.MAX_VALUE : Math.max(0, Duration.between(from, to).toDays()) + 1;
    return (int) Math.min(MOST / A_DAY, days) * A_DAY;
  }
}
