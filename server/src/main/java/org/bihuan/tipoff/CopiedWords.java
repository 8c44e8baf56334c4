package org.bihuan.tipoff;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether one text repeats another, however it is spaced, punctuated or typed wide or narrow: what a reporter wrote may tell
 * by its very words who he is, so neither the one who looks into it nor the unit reads it (RP-07). Pure.
 */
final class CopiedWords {

  /** Two people describing one staircase share fewer characters in a row than this. */
  static final int SENTENCE = 12;

  /** A place or a name is the same whoever writes it; what is longer is no longer one. */
  static final int NAME = 24;

  private final int[] known;
  private final int[] withoutNames;

  private CopiedWords(int[] known, int[] withoutNames) {
    this.known = known;
    this.withoutNames = withoutNames;
  }

  /** @param names of the unit and the place, which everybody writes alike */
  static CopiedWords of(String text, List<String> names) {
    int[] known = readable(text);
    int[] rest = known.clone();
    names.stream()
        .map(CopiedWords::readable)
        .filter(name -> name.length > 1 && name.length <= NAME)
        .forEach(name -> blank(rest, name));
    return new CopiedWords(known, rest);
  }

  /** What of it stands in the other text as well, where that is a sentence or all there is; as the other text has it. */
  Optional<String> in(@Nullable String other) {
    int[] said = readable(other);
    return known.length > 0 && Arrays.equals(known, said) ? Optional.of(words(said)) : in(other, SENTENCE);
  }

  /** The same of a text that may well be alike, up to so many characters. */
  Optional<String> in(@Nullable String other, int shortest) {
    int[] said = readable(other);
    int[] longest = {0, 0};
    int[] before = new int[said.length + 1];
    for (int character : withoutNames) {
      int[] now = new int[said.length + 1];
      for (int i = 0; i < said.length; i++) {
        now[i + 1] = character == said[i] ? before[i] + 1 : 0;
        if (now[i + 1] > longest[0]) {
          longest = new int[] {now[i + 1], i + 1};
        }
      }
      before = now;
    }
    return longest[0] < shortest
        ? Optional.empty()
        : Optional.of(words(Arrays.copyOfRange(said, longest[1] - longest[0], longest[1])));
  }

  private static int[] readable(@Nullable String text) {
    return text == null
        ? new int[0]
        : Normalizer.normalize(text, Normalizer.Form.NFKC)
            .codePoints()
            .filter(Character::isLetterOrDigit)
            .map(Character::toLowerCase)
            .toArray();
  }

  /** Nothing readable equals what stands there then. */
  private static void blank(int[] text, int[] name) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i + name.length <= text.length; i++) {
      if (Arrays.equals(text, i, i + name.length, name, 0, name.length)) {
        starts.add(i);
      }
    }
    starts.forEach(start -> Arrays.fill(text, start, start + name.length, -1));
  }

  private static String words(int[] characters) {
    return characters.length <= NAME
        ? new String(characters, 0, characters.length)
        : new String(characters, 0, NAME) + "…";
  }
}
