package org.bihuan.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Figures by district, category and level, for whoever turns them himself.
 *
 * @param rows for each measure the conditions of its rows; behind a cell's {@code where} they are an address in the
 *     ledger
 */
record Cube(
    Overview.ScopeView scope,
    Overview.PeriodView period,
    Instant asOf,
    Map<String, String> rows,
    List<Cell> cells) {

  record Cell(
      String district,
      String category,
      String level,
      String where,
      long found,
      long rectified,
      long writtenOff,
      long open,
      long overdue,
      long dueSoon) {}

  static Cube of(Reach reach, List<Cell> cells, LedgerRows rows, Instant asOf) {
    LedgerRows anywhere = new LedgerRows(Map.of(), rows.period(), rows.today());
    return new Cube(
        Overview.ScopeView.of(reach),
        Overview.PeriodView.of(rows.period()),
        asOf,
        Map.of(
            "found", anywhere.found().toString(),
            "rectified", anywhere.rectified().toString(),
            "writtenOff", anywhere.writtenOff().toString(),
            "open", anywhere.open().toString(),
            "overdue", anywhere.overdue().toString(),
            "dueSoon", anywhere.dueSoon().toString()),
        cells);
  }

  /** Hundreds of them, so each address is one text and not a row of conditions that grows. */
  static String where(Reach reach, String district, String category, String level) {
    String place = reach.level() == Reach.Level.CITY ? "district=" + district + "&" : reach.address();
    return place + "category=" + category + "&level=" + level;
  }
}
