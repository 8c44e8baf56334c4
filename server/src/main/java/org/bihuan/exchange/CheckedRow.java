package org.bihuan.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table after it was checked. */
interface CheckedRow {

  int row();

  List<Wrong> wrong();

  /**
   * @param column its {@link TableColumn#name()}; null when it concerns the whole row
   * @param cell its address in the sheet, e.g. {@code C17}
   */
  record Wrong(@Nullable String column, @Nullable String cell, @Nullable String value, String problem, String remedy) {}
}
