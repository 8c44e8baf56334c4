package org.bihuan.access;

import java.time.Duration;
import java.time.Instant;

/**
 * So many uses at once, and then one more after each pause: a token bucket.
 *
 * @param most what is saved up by somebody who did nothing for long
 * @param each how long one use takes to come back
 * @param left uses that are left, parts of one included
 * @param at when that was so
 */
record Allowance(int most, Duration each, double left, Instant at) {

  static Allowance full(int most, Duration span, Instant now) {
    return new Allowance(most, span.dividedBy(most), most, now);
  }

  /** As it is now; a clock that went back gives nothing and takes nothing. */
  Allowance on(Instant now) {
    long passed = Math.max(0, Duration.between(at, now).toMillis());
    return new Allowance(most, each, Math.min(most, left + (double) passed / each.toMillis()), now);
  }

  boolean isSpent() {
    return left < 1;
  }

  Allowance used() {
    return new Allowance(most, each, left - 1, at);
  }

  Duration untilNext() {
    return Duration.ofMillis((long) Math.ceil(Math.max(0, 1 - left) * each.toMillis()));
  }
}
