package org.bihuan.access;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a password is nothing but words everybody tries first: one of them or several, however they are joined, with
 * digits and signs between or in place of letters.
 */
final class CommonWords {

  /** The beginnings of the usual lists, in lower case. */
  private static final Set<String> USUAL =
      Set.of(
          "password", "passw", "passwd", "pass", "qwerty", "qwertyuiop", "qwer", "qaz", "qazwsx",
          "qazwsxedc", "asdf", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "abc", "abcd", "abcdef", "admin",
          "administrator", "root", "test", "welcome", "letmein", "iloveyou", "woaini", "aa", "aaa", "aini",
          "zaq", "login", "master", "dragon", "changeme", "default", "guest", "user", "system", "security",
          "secret", "hello", "monkey", "football", "sunshine", "princess", "mima", "nihao", "guanliyuan", "zhongguo",
          "密码", "你好", "管理员", "中国");

  /** What is written in place of letters. */
  private static final Map<Character, String> READ_AS =
      Map.ofEntries(
          Map.entry('@', "a"), Map.entry('4', "a"), Map.entry('8', "b"), Map.entry('(', "c"), Map.entry('3', "e"),
          Map.entry('6', "g"), Map.entry('9', "g"), Map.entry('1', "il"), Map.entry('!', "il"), Map.entry('|', "il"),
          Map.entry('0', "o"), Map.entry('$', "s"), Map.entry('5', "s"), Map.entry('7', "t"), Map.entry('+', "t"),
          Map.entry('2', "z"));

  /** A word of this many letters makes up for a little beside it: Welcome-To-Admin is no better than Welcome-Admin. */
  private static final int LONG = 4;

  private static final int LITTLE = 3;

  private CommonWords() {}

  /** @param lower in lower case; without any letter it is no word at all, and no better */
  static boolean areAllOf(String lower) {
    int letters = (int) lower.chars().filter(Character::isLetter).count();
    return letters == 0 || lettersBeside(lower, 1) == 0 || lettersBeside(lower, LONG) <= LITTLE;
  }

  /**
   * The fewest letters left when common words of at least that length are taken out; more than there are, where there is
   * no such word.
   */
  private static int lettersBeside(String lower, int shortest) {
    int end = lower.length();
    int none = end + LITTLE + 1;
    int[] after = new int[end + 1];
    int[] withWord = new int[end + 1];
    Arrays.fill(withWord, none);
    for (int at = 0; at < end; at++) {
      int letter = Character.isLetter(lower.charAt(at)) ? 1 : 0;
      after[at + 1] = after[at] + letter;
      withWord[at + 1] = Math.min(withWord[at + 1], withWord[at] + letter);
      int left = Math.min(after[at], withWord[at]);
      ends(lower, at, shortest).forEach(reached -> withWord[reached] = Math.min(withWord[reached], left));
    }
    return withWord[end];
  }

  /** Where a common word that begins here may end. */
  private static IntStream ends(String lower, int from, int shortest) {
    return USUAL.stream()
        .filter(word -> word.length() >= shortest || Character.isIdeographic(word.charAt(0)))
        .flatMapToInt(word -> endsOf(word, lower, from).stream());
  }

  /** Between the letters of the word may stand what is none; a digit is either one of them or stands between. */
  private static BitSet endsOf(String word, String lower, int from) {
    BitSet reached = new BitSet();
    reached.set(from);
    for (int letter = 0; letter < word.length(); letter++) {
      BitSet next = new BitSet();
      for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
        for (int here = at; here < lower.length(); here++) {
          if (reads(lower.charAt(here), word.charAt(letter))) {
            next.set(here + 1);
          }
          if (letter == 0 || Character.isLetter(lower.charAt(here))) {
            break;
          }
        }
      }
      reached = next;
    }
    return reached;
  }

  private static boolean reads(char written, char letter) {
    return written == letter || READ_AS.getOrDefault(written, "").indexOf(letter) >= 0;
  }
}
