package org.bihuan.access.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Ten codes of 60 random bits each, to be kept on paper; what is stored is their digest. Typed without regard to case,
 * hyphens and the letters people confuse.
 */
final class RecoveryCodes {

  static final int COUNT = 10;

  private static final int LENGTH = 12;
  /** Crockford's base 32: no I, L, O, U. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCodes() {}

  static List<String> fresh() {
    return Stream.generate(RecoveryCodes::one).distinct().limit(COUNT).toList();
  }

  static boolean looksLikeOne(String typed) {
    return plain(typed).length() == LENGTH;
  }

  static byte[] digest(String typed) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(plain(typed).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String plain(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  private static String one() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }
}
