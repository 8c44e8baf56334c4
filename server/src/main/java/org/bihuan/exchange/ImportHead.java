package org.bihuan.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.platform.Refusal;
import org.bihuan.spreadsheet.SheetFile;
import org.bihuan.spreadsheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Where the headings stand, and what each column means.
 *
 * @param row number of the row with the headings
 * @param titles as they stand in the file
 * @param columns for each title what it means here, null for what we have no use for
 */
record ImportHead(String sheet, int row, List<String> titles, List<@Nullable ImportColumn> columns) {

  /** Of a file we handed out ourselves with what was wrong in it. */
  static final String PROBLEM_TITLE = "问题（请改正后重新上传本文件）";

  private static final int LOOKED_THROUGH = 10;
  private static final int RECOGNISED_BY = 3;
  private static final Set<ImportColumn> NEEDED =
      EnumSet.copyOf(Arrays.stream(ImportColumn.values()).filter(ImportColumn::required).toList());

  /** The first sheet with our headings among its first rows. */
  static ImportHead find(SheetFile file) throws IOException {
    for (SheetFile.Sheet sheet : file.sheets()) {
      List<SheetRow> first = new ArrayList<>();
      file.rows(sheet, row -> first.add(row) && row.number() < LOOKED_THROUGH && first.size() < LOOKED_THROUGH);
      for (SheetRow row : first) {
        ImportHead head = of(sheet.name(), row);
        if (head.columns().stream().filter(c -> c != null).count() >= RECOGNISED_BY) {
          head.mustBeComplete();
          return head;
        }
      }
    }
    throw Refusal.invalid("file", "没有找到表头", "请使用登记模板，或让第一行写明“单位、部位、隐患描述、来源、发现日期”等列名");
  }

  private static ImportHead of(String sheet, SheetRow row) {
    List<String> titles = row.cells().stream().map(cell -> cell == null ? "" : cell.toString().strip()).toList();
    List<@Nullable ImportColumn> columns = new ArrayList<>();
    for (String title : titles) {
      ImportColumn column = ImportColumn.named(title).orElse(null);
      columns.add(columns.contains(column) ? null : column);
    }
    return new ImportHead(sheet, row.number(), titles, columns);
  }

  private void mustBeComplete() {
    String missing =
        NEEDED.stream().filter(c -> !columns.contains(c)).map(c -> "“" + c.title() + "”").collect(Collectors.joining("、"));
    if (!missing.isEmpty()) {
      throw Refusal.invalid("file", "表头缺少 " + missing + " 列", "请补上这些列，或改用登记模板");
    }
  }

  /** Headings whose columns are left aside. */
  List<String> ignored() {
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      if (columns.get(i) == null && !titles.get(i).isEmpty() && !titles.get(i).equals(PROBLEM_TITLE)) {
        ignored.add(titles.get(i));
      }
    }
    return ignored;
  }

  int indexOf(ImportColumn column) {
    return columns.indexOf(column);
  }
}
