package org.bihuan.access;

import java.util.List;
import java.util.stream.Stream;

/** Keys that lie beside one another on a keyboard, and characters that follow one another: one finger run is one guess. */
final class KeyboardRuns {

  static final int SHORTEST = 4;

  private static final List<String> ROWS =
      Stream.of(
              "`1234567890-=", "~!@#$%^&*()_+", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "abcdefghijklmnopqrstuvwxyz",
              "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "!qaz@wsx#edc$rfv%tgb^yhn&ujm*ik<(ol>)p:?",
              "zaq1xsw2cde3vfr4bgt5nhy6mju7", "01234567890")
          .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
          .toList();

  private KeyboardRuns() {}

  /** What is left when every run counts as its first character. @param lower in lower case */
  static String folded(String lower) {
    StringBuilder left = new StringBuilder();
    int at = 0;
    while (at < lower.length()) {
      int run = longestAt(lower, at);
      left.append(lower.charAt(at));
      at += run >= SHORTEST ? run : 1;
    }
    return left.toString();
  }

  private static int longestAt(String lower, int from) {
    int longest = 1;
    while (from + longest < lower.length() && isRun(lower.substring(from, from + longest + 1))) {
      longest++;
    }
    return longest;
  }

  private static boolean isRun(String keys) {
    return ROWS.stream().anyMatch(row -> row.contains(keys));
  }
}
