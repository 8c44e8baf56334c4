package bench;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/**
 * What a twin stores for one registration: as many bytes as the product, without the chain.
 *
 * @param person who found it, as JSON
 * @param body of the line of history
 */
public record Registered(int district, UUID unit, String place, String description, String person, String body) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] NO_HASH = new byte[32];

  /** The parameters of {@link Sql#REGISTER}. */
  public Object[] parameters(UUID id) {
    return new Object[] {
      district, id, unit, place, description, person, person, NO_HASH, NO_HASH, unit, body, NO_HASH, NO_HASH,
      timeOrdered(), timeOrdered()
    };
  }

  /** A UUID of version 7. */
  public static UUID timeOrdered() {
    long high = System.currentTimeMillis() << 16 | 0x7000L | RANDOM.nextInt() & 0x0fffL;
    return new UUID(high, RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
  }

  static String filled(int bytes) {
    char[] filling = new char[bytes];
    Arrays.fill(filling, '隐');
    return new String(filling);
  }
}
