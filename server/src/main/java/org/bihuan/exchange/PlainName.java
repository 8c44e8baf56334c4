package org.bihuan.exchange;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as it is read: blanks, invisible characters and the width of brackets make no other school of it. */
final class PlainName {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}]");

  private PlainName() {}

  static String of(String name) {
    return UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
