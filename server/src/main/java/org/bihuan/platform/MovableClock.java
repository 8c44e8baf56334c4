package org.bihuan.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * The present in Beijing time; a story or the demonstration city may tell a piece of work at another instant.
 *
 * <p>The instant is bound to a block of code, so a server that tells the past in one thread still answers requests in
 * the present.
 */
public final class MovableClock extends Clock {

  private static final ScopedValue<Instant> TOLD = ScopedValue.newInstance();
  private final InstantSource present;

  /** @param present what time it is where nothing is told */
  public MovableClock(InstantSource present) {
    this.present = present;
  }

  public static <T> T at(Instant instant, Supplier<T> work) {
    return ScopedValue.where(TOLD, instant).call(work::get);
  }

  /** To the microsecond, as the database keeps it: what is hashed must read back the same. */
  @Override
  public Instant instant() {
    Instant now = TOLD.isBound() ? TOLD.get() : present.instant();
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return BeijingTime.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return present.withZone(zone);
  }
}
