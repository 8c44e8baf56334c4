package org.bihuan.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * The system clock in Beijing time; a story or the demonstration city may tell a piece of work at another instant.
 *
 * <p>The instant is bound to a block of code, so a server that tells the past in one thread still answers requests in
 * the present.
 */
public final class MovableClock extends Clock {

  private static final ScopedValue<Instant> TOLD = ScopedValue.newInstance();
  private final Clock system = Clock.system(BeijingTime.ZONE);

  public static <T> T at(Instant instant, Supplier<T> work) {
    return ScopedValue.where(TOLD, instant).call(work::get);
  }

  /** To the microsecond, as the database keeps it: what is hashed must read back the same. */
  @Override
  public Instant instant() {
    Instant now = TOLD.isBound() ? TOLD.get() : system.instant();
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return system.withZone(zone);
  }
}
