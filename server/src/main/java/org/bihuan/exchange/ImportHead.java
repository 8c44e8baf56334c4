package org.bihuan.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bihuan.exchange.CheckedRow.Wrong;
import org.bihuan.platform.Refusal;
import org.bihuan.spreadsheet.SheetFile;
import org.bihuan.spreadsheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Where the headings stand, and what each column means.
 *
 * @param row number of the row with the headings
 * @param titles as they stand in the file
 * @param columns for each title the name of the {@link TableColumn} it means, empty for what we have no use for
 */
record ImportHead(String sheet, int row, List<String> titles, List<String> columns) {

  /** Of a file we handed out ourselves with what was wrong in it. */
  static final String PROBLEM_TITLE = "问题（请改正后重新上传本文件）";

  private static final int LOOKED_THROUGH = 10;
  private static final int SHOWN = 60;

  /** The first sheet with our headings among its first rows. */
  static ImportHead find(SheetFile file, TableForm form) throws IOException {
    for (SheetFile.Sheet sheet : file.sheets()) {
      List<SheetRow> first = new ArrayList<>();
      file.rows(sheet, row -> first.add(row) && row.number() < LOOKED_THROUGH && first.size() < LOOKED_THROUGH);
      for (SheetRow row : first) {
        ImportHead head = of(sheet.name(), row, form);
        if (head.columns().stream().filter(c -> !c.isEmpty()).count() >= form.recognisedBy()) {
          head.mustBeComplete(form);
          return head;
        }
      }
    }
    throw Refusal.invalid("file", "没有找到表头", "请使用模板，或让第一行写明“" + form.headings() + "”等列名");
  }

  private static ImportHead of(String sheet, SheetRow row, TableForm form) {
    List<String> titles = row.cells().stream().map(cell -> cell == null ? "" : cell.toString().strip()).toList();
    List<String> columns = new ArrayList<>();
    for (String title : titles) {
      String column = form.named(title).map(TableColumn::name).orElse("");
      columns.add(columns.contains(column) ? "" : column);
    }
    return new ImportHead(sheet, row.number(), titles, columns);
  }

  private void mustBeComplete(TableForm form) {
    String missing =
        form.columns().stream()
            .filter(c -> c.required() && !columns.contains(c.name()))
            .map(c -> "“" + c.title() + "”")
            .collect(Collectors.joining("、"));
    if (!missing.isEmpty()) {
      throw Refusal.invalid("file", "表头缺少 " + missing + " 列", "请补上这些列，或改用模板");
    }
  }

  /** Headings whose columns are left aside. */
  List<String> ignored() {
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      if (columns.get(i).isEmpty() && !titles.get(i).isEmpty() && !titles.get(i).equals(PROBLEM_TITLE)) {
        ignored.add(titles.get(i));
      }
    }
    return ignored;
  }

  int indexOf(TableColumn column) {
    return columns.indexOf(column.name());
  }

  /** What is wrong in one cell of a row, or with the whole row. */
  Wrong wrong(int rowNumber, @Nullable TableColumn column, @Nullable String value, String problem, String remedy) {
    int index = column == null ? -1 : indexOf(column);
    String cell = index < 0 ? null : SheetRow.letters(index) + rowNumber;
    return new Wrong(column == null ? null : column.name(), cell, shortened(value), problem, remedy);
  }

  static @Nullable String shortened(@Nullable String value) {
    return value == null || value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
  }
}
