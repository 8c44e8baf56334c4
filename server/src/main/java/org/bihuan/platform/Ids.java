package org.bihuan.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562): made by client or server, sortable by the time they were made. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RFC_9562 = 2;

  private Ids() {}

  public static UUID next() {
    return at(Instant.now());
  }

  /**
   * What a client may call a new thing. Versions 7 and 4 meet nobody else's by chance; the nil id and ids made from
   * names would, and then the second person is answered with the first one's thing.
   */
  public static UUID ofClient(String field, UUID id) {
    if (id.variant() != RFC_9562 || (id.version() != 7 && id.version() != 4)) {
      throw Refusal.invalid(field, "编号须是新生成的 UUID（第 7 版或第 4 版）", "请重新生成编号后提交");
    }
    return id;
  }

  public static UUID at(Instant instant) {
    long high = (instant.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0fffL);
    long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
