package org.bihuan.spreadsheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the sheet.
 *
 * @param number as the program shows it, from 1
 * @param cells from column A; text, {@link java.math.BigDecimal}, {@link java.time.LocalDateTime} or null
 */
public record SheetRow(int number, List<@Nullable Object> cells) {

  public @Nullable Object cell(int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : null;
  }

  /** A, B, … Z, AA, … */
  public static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
