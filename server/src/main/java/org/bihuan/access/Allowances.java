package org.bihuan.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The {@link Allowance} of each one who uses something, kept in memory by each node. */
final class Allowances<K> {

  private static final int MOST_KNOWN = 20_000;

  private final Map<K, Allowance> allowances = new ConcurrentHashMap<>();

  /** Spends one use; when none is left, how long until the next. */
  Optional<Duration> spend(K who, int most, Duration span, Instant now) {
    AtomicReference<Duration> wait = new AtomicReference<>();
    allowances.compute(
        who,
        (key, known) -> {
          Allowance has = known == null ? Allowance.full(most, span, now) : known.on(now);
          if (has.isSpent()) {
            wait.set(has.untilNext());
            return has;
          }
          return has.used();
        });
    if (allowances.size() > MOST_KNOWN) {
      allowances.values().removeIf(allowance -> allowance.on(now).left() >= allowance.most());
    }
    return Optional.ofNullable(wait.get());
  }
}
