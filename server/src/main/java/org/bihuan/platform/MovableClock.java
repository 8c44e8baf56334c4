package org.bihuan.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
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

  @Override
  public Instant instant() {
    return TOLD.isBound() ? TOLD.get() : system.instant();
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
