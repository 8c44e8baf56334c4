package org.bihuan.analytics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statistical table as it is printed, each cell with the way to what it counts.
 *
 * @param reporter the words before the name of the reporting body
 * @param cutOff 截止到 … 年 … 月 … 日
 * @param notes what a reader has to know to read the numbers rightly
 */
record FigureTable(
    TableForm table,
    String title,
    Overview.PeriodView period,
    Instant asOf,
    Overview.ScopeView scope,
    String unitLine,
    String reporter,
    String cutOff,
    List<TableForm.Column> columns,
    List<Row> rows,
    List<String> foot,
    List<String> notes) {

  /**
   * @param scope query that opens this part's own table; null for the total
   * @param proposed what is proposed as major and not graded yet, counted in none of the cells; null where there is none
   */
  record Row(
      String key,
      String title,
      @Nullable String scope,
      boolean total,
      Map<String, Cell> cells,
      @Nullable Cell proposed) {}

  /**
   * @param text as printed
   * @param rows address in the ledger of the hazards counted, of a rate those it is a share of
   * @param units query of {@code GET /api/figures/units} for the units counted, of a rate those it is a share of
   */
  record Cell(@Nullable BigDecimal value, String text, @Nullable String rows, @Nullable String units) {

    static Cell of(Amount amount) {
      return new Cell(amount.value(), amount.text(), null, null);
    }

    static Cell of(Amount amount, LedgerRows rows) {
      return new Cell(amount.value(), amount.text(), rows.toString(), null);
    }

    static Cell ofUnits(long units, String query) {
      return ofUnits(Amount.units(units), query);
    }

    static Cell ofUnits(Amount amount, String query) {
      return new Cell(amount.value(), amount.text(), null, query);
    }
  }
}
