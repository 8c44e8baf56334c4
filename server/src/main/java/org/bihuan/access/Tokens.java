package org.bihuan.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that only their holder knows; what is stored is their digest. */
final class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();
  /** Without the letters and digits people confuse on paper. */
  private static final String LEGIBLE = "ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz23456789";

  private Tokens() {}

  /** 256 random bits for a cookie. */
  static String next() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** Something to be read out or typed once, with more than 80 random bits. */
  static String legible() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      text.append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
      if (i % 4 == 3 && i < 15) {
        text.append('-');
      }
    }
    return text.toString();
  }

  static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
