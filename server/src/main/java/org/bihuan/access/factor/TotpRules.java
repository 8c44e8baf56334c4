package org.bihuan.access.factor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords, RFC 6238 over RFC 4226, as every authenticator app speaks them: SHA-1, 30 s, 6 digits. */
final class TotpRules {

  static final int STEP_SECONDS = 30;
  static final int DIGITS = 6;
  /** A clock may go wrong by half a minute, and a code may be typed as it changes. */
  private static final int TOLERANCE = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private TotpRules() {}

  static long stepOf(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  static String code(byte[] secret, long step, int digits) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int binary = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
    int modulus = 1;
    for (int i = 0; i < digits; i++) {
      modulus *= 10;
    }
    return String.format("%0" + digits + "d", binary % modulus);
  }

  /** The step a typed code belongs to; every candidate is compared, so that a near miss takes as long as a far one. */
  static OptionalLong matching(byte[] secret, String typed, Instant now) {
    long step = stepOf(now);
    OptionalLong found = OptionalLong.empty();
    byte[] given = typed.getBytes(StandardCharsets.UTF_8);
    for (long candidate = step - TOLERANCE; candidate <= step + TOLERANCE; candidate++) {
      if (MessageDigest.isEqual(code(secret, candidate, DIGITS).getBytes(StandardCharsets.UTF_8), given)) {
        found = OptionalLong.of(candidate);
      }
    }
    return found;
  }

  /** RFC 4648 without padding, as authenticator apps take it by hand. */
  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt(buffer << 5 - bits & 31));
    }
    return text.toString();
  }

  private static byte[] hmac(byte[] secret, byte[] counter) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(counter);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
