package org.bihuan.tipoff;

import java.util.Locale;
import java.util.Optional;

/**
 * 查询码: twelve letters and digits of Crockford's alphabet, 60 random bits, and one more that a slip of the pen does not
 * survive. Only the reporter has it.
 */
record TrackingCode(String letters) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final int BITS = 5;
  private static final int FIELD = 0b100101;

  /** @param bits of which the first sixty count */
  static TrackingCode of(byte[] bits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      int value = 0;
      for (int bit = i * BITS; bit < (i + 1) * BITS; bit++) {
        value = value << 1 | (bits[bit / 8] >> (7 - bit % 8) & 1);
      }
      text.append(ALPHABET.charAt(value));
    }
    return new TrackingCode(text.toString());
  }

  /** As people type it: any case, with or without dashes, O for 0 and I or L for 1. */
  static Optional<TrackingCode> parse(String typed) {
    String text =
        typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}]", "").replace('O', '0').replaceAll("[IL]", "1");
    if (text.length() != LENGTH + 1 || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    var code = new TrackingCode(text.substring(0, LENGTH));
    return code.check() == text.charAt(LENGTH) ? Optional.of(code) : Optional.empty();
  }

  /** A sum in the field of 32 elements: any one wrong letter and any two exchanged ones give another. */
  private char check() {
    int sum = 0;
    for (char letter : letters.toCharArray()) {
      sum = shifted(sum) ^ ALPHABET.indexOf(letter);
    }
    return ALPHABET.charAt(shifted(sum));
  }

  private static int shifted(int value) {
    int twice = value << 1;
    return (twice & 32) == 0 ? twice : twice ^ FIELD;
  }

  /** In groups of four, as it is shown. */
  String shown() {
    return letters.replaceAll("(.{4})", "$1-") + check();
  }

  @Override
  public String toString() {
    return "查询码";
  }
}
