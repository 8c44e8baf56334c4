package org.bihuan.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Chance that falls the same way each time, so that a telling cut off in the middle can be taken up again. */
final class Dice {

  private final Random random;

  Dice(String seed) {
    this.random = new Random(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits());
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** A UUID of version 7 for that instant. */
  UUID id(Instant at) {
    long high = at.toEpochMilli() << 16 | 0x7000L | random.nextLong() & 0x0fffL;
    return new UUID(high, random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
  }
}
