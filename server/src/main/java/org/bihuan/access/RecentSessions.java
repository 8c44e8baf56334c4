package org.bihuan.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Remembers a recognised session for less than a second, because one screen asks for ten things at once. Whatever ends
 * anywhere is therefore over here within that second. Who acts under a post that is only lent to him is never remembered:
 * a grant that is called back is over at once, whichever node called it back (0284).
 */
final class RecentSessions {

  private static final Duration LIFE = Duration.ofMillis(800);
  private static final int MOST = 10_000;

  private record Entry(SessionDesk.Recognised recognised, Instant at) {}

  private final Map<ByteBuffer, Entry> entries = new ConcurrentHashMap<>();
  private final Clock clock;
  private final AtomicLong generation = new AtomicLong();

  RecentSessions(Clock clock) {
    this.clock = clock;
  }

  Optional<SessionDesk.Recognised> get(byte[] hash, Supplier<Optional<SessionDesk.Recognised>> source) {
    ByteBuffer key = ByteBuffer.wrap(hash);
    Instant now = clock.instant();
    Entry entry = entries.get(key);
    if (entry != null && !now.isBefore(entry.at()) && now.isBefore(entry.at().plus(LIFE))) {
      return Optional.of(entry.recognised());
    }
    long before = generation.get();
    Optional<SessionDesk.Recognised> found = source.get();
    if (entries.size() >= MOST) {
      entries.clear();
    }
    found
        .filter(recognised -> !recognised.lent())
        .ifPresentOrElse(recognised -> entries.put(key, new Entry(recognised, now)), () -> entries.remove(key));
    if (before != generation.get()) {
      entries.remove(key);
    }
    return found;
  }

  void clear() {
    generation.incrementAndGet();
    entries.clear();
  }
}
