package org.bihuan.organisation.profile;

import java.util.Locale;

/**
 * The unified social credit code (GB 32100-2015): seventeen characters and one computed from them, so that a slip of the
 * finger is noticed.
 */
final class CreditCode {

  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;

  private CreditCode() {}

  /** As it is kept: without spaces, in capitals. */
  static String tidy(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  static boolean isWellFormed(String code) {
    return code.length() == LENGTH && code.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0);
  }

  /** Whether the last character is the one the others ask for. */
  static boolean isSound(String code) {
    return isWellFormed(code) && code.charAt(LENGTH - 1) == checkCharacter(code);
  }

  private static char checkCharacter(String code) {
    int modulus = CHARACTERS.length();
    int weight = 1;
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % modulus;
    }
    return CHARACTERS.charAt((modulus - sum % modulus) % modulus);
  }
}
