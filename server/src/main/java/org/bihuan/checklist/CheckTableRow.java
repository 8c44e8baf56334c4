package org.bihuan.checklist;

import java.util.Map;

/**
 * One row of a check table as it was typed.
 *
 * @param number of the row in the sheet, from 1
 * @param cells by the title of their column
 */
record CheckTableRow(int number, Map<String, String> cells) {

  CheckTableRow {
    cells = Map.copyOf(cells);
  }

  String cell(String column) {
    return cells.getOrDefault(column, "");
  }
}
