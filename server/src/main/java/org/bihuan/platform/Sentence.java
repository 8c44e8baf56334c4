package org.bihuan.platform;

import java.util.regex.Pattern;

/** People's words put among others: whether they wrote the full stop themselves or not, there is one. Pure. */
public final class Sentence {

  private static final Pattern ENDED = Pattern.compile("[。！？!?….][”’」』]*$");
  /** Beside a Chinese character, or about what stands beside one. */
  private static final Pattern BRACKETS = Pattern.compile("(?<=[\\p{IsHan}》）]) ?\\(([^()]*)\\) ?");
  private static final Pattern MARK = Pattern.compile("(?<=[\\p{IsHan}）》])[;,:] ?(?=\\p{IsHan})");
  private static final Pattern GOING_ON = Pattern.compile("[，、；：,;:\\s]+$");

  private Sentence() {}

  /** With the marks of Chinese print where a keyboard's stand among Chinese characters: 安全生产法(2021) is 安全生产法（2021）. */
  public static String inPrint(String words) {
    String bracketed = words;
    for (String before = ""; !before.equals(bracketed); ) {
      before = bracketed;
      bracketed = BRACKETS.matcher(before).replaceAll("（$1）");
    }
    return MARK.matcher(bracketed)
        .replaceAll(mark -> switch (mark.group().charAt(0)) {
          case ';' -> "；";
          case ',' -> "，";
          default -> "：";
        });
  }

  /** With what ends a sentence at its end, once. */
  public static String ended(String words) {
    String said = GOING_ON.matcher(words).replaceFirst("");
    return ENDED.matcher(said).find() ? said : said + "。";
  }
}
