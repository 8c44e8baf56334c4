package org.bihuan.spreadsheet;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the sheet.
 *
 * @param number as the program shows it, from 1
 * @param cells from column A; text, {@link BigDecimal}, {@link LocalDateTime}, {@link NoValue} or null
 */
public record SheetRow(int number, List<@Nullable Object> cells) {

  /**
   * A formula that was never calculated, or whose result is an error: nobody wrote what stands there. In a file that goes
   * back to be corrected the mark stands in its place, so that a row nobody has corrected stays wrong.
   *
   * @param shown what a person sees in its place
   */
  public record NoValue(String shown) {

    public static final String MARK = "【请填写】";
    public static final String PROBLEM = "单元格里的公式没有可用的结果，或者还是" + MARK;
    public static final String REMEDY = "请用 Excel 或 WPS 打开并保存一次，或直接填写内容；不需要的请清空";

    @Override
    public String toString() {
      return shown;
    }
  }

  public boolean hasNoValue(int column) {
    return cell(column) instanceof NoValue;
  }

  public @Nullable Object cell(int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : null;
  }

  /** The cell as a person reads it; empty when there is nothing in it. */
  public String text(int column) {
    return switch (cell(column)) {
      case null -> "";
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case LocalDateTime moment ->
          moment.toLocalTime().toSecondOfDay() == 0 ? moment.toLocalDate().toString() : moment.toString().replace('T', ' ');
      case Object text -> text.toString().strip();
    };
  }

  /** A, B, … Z, AA, … */
  public static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
