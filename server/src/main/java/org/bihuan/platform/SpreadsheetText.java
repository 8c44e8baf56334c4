package org.bihuan.platform;

import org.jspecify.annotations.Nullable;

/** Text for a cell that a spreadsheet will open. */
public final class SpreadsheetText {

  private static final String STARTS_A_FORMULA = "=+-@\t\r＝＋－＠";

  private SpreadsheetText() {}

  /** IN-03: a text that starts like a formula is shown as text. */
  public static String safe(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    return startsAFormula(text) ? "'" + text : text;
  }

  public static boolean startsAFormula(String text) {
    return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
  }
}
