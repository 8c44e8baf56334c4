package org.bihuan.hazard;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the words of a hazard are found by: every two neighbouring characters of its number, place and description. A
 * pair carries its district, so that a district's search reads no other district's pairs.
 */
final class Wording {

  private static final int CHARACTER_BITS = 21;

  private Wording() {}

  /** The same to a reader: full and half width, capital and small letters, with and without spaces. As {@code hazard.plain}. */
  static String plain(String words) {
    StringBuilder plain = new StringBuilder(words.length());
    Normalizer.normalize(words, Normalizer.Form.NFKC)
        .chars()
        .filter(c -> c != ' ' && c != '\t' && c != '\n' && c != '\r')
        .forEach(c -> plain.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
    return plain.toString();
  }

  static Long[] of(Hazard hazard) {
    Hazard.Finding f = hazard.finding();
    return Stream.of(f.description(), f.placeText(), Objects.requireNonNullElse(hazard.number(), ""))
        .flatMapToLong(words -> pairs(plain(words)))
        .map(pair -> in(hazard.ref().districtId(), pair))
        .distinct()
        .sorted()
        .boxed()
        .toArray(Long[]::new);
  }

  /** The pairs of words that are {@link #plain}; a single character has none. */
  static LongStream pairs(String plain) {
    int[] characters = plain.codePoints().toArray();
    return IntStream.range(0, Math.max(0, characters.length - 1))
        .mapToLong(i -> (long) characters[i] << CHARACTER_BITS | characters[i + 1]);
  }

  static long in(int district, long pair) {
    return (long) district << 2 * CHARACTER_BITS | pair;
  }

  /** As PostgreSQL writes an array. */
  static String array(Long[] pairs) {
    return Arrays.stream(pairs).map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
