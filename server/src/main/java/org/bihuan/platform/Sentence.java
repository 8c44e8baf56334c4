package org.bihuan.platform;

import java.util.regex.Pattern;

/** People's words put among others: whether they wrote the full stop themselves or not, there is one. Pure. */
public final class Sentence {

  private static final Pattern ENDED = Pattern.compile("[。！？!?….][”’」』]*$");
  private static final Pattern GOING_ON = Pattern.compile("[，、；：,;:\\s]+$");

  private Sentence() {}

  /** With what ends a sentence at its end, once. */
  public static String ended(String words) {
    String said = GOING_ON.matcher(words).replaceFirst("");
    return ENDED.matcher(said).find() ? said : said + "。";
  }
}
