package org.bihuan.hazard;

import java.util.Set;
import java.util.function.IntPredicate;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/** 清单空转: what the law wants written down is not written by a word that says there is nothing. */
final class Substance {

  private static final int LONG = 2000;
  private static final Set<String> NOTHING =
      Set.of("无", "没有", "暂无", "略", "同上", "不详", "none", "na", "nil", "null", "no", "tbd");
  private static final IntPredicate BLANK_LETTER = c -> c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0;

  private Substance() {}

  /** @param remedy what to write, e.g. {@code 请写明做什么、由谁做} */
  static FieldChecks text(FieldChecks checks, String field, String name, @Nullable String value, String remedy) {
    return checks
        .text(field, name, value, LONG)
        .holds(isUnsaidOrSays(value), field, name + "没有内容", remedy);
  }

  /** What is not there at all is somebody else's question. */
  static boolean isUnsaidOrSays(@Nullable String words) {
    return words == null || words.isBlank() || saysSomething(words);
  }

  /** Letters, characters and figures say something; signs and pictures alone do not. */
  private static boolean saysSomething(String words) {
    StringBuilder said = new StringBuilder();
    Wording.plain(words)
        .codePoints()
        .filter(c -> Character.isLetterOrDigit(c) && !BLANK_LETTER.test(c))
        .forEach(said::appendCodePoint);
    return !said.isEmpty() && !NOTHING.contains(said.toString());
  }
}
