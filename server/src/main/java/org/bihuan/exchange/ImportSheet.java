package org.bihuan.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.spreadsheet.SheetRow;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The table people fill in: an empty one with lists to choose from, or their own again with what is wrong in it.
 */
final class ImportSheet implements AutoCloseable {

  static final String SHEET = "隐患登记";

  private static final int PREPARED_ROWS = 1_000;
  private static final int AT_ONCE = 500;

  private final Workbook workbook;
  private final Worksheet sheet;
  private final List<@Nullable ImportColumn> columns;
  private final boolean returned;
  private final List<String> units;
  private int row;

  private ImportSheet(OutputStream out, List<String> titles, List<@Nullable ImportColumn> columns, boolean returned, List<String> units) {
    this.workbook = new Workbook(out, "Bihuan", "1.0");
    this.sheet = workbook.newWorksheet(SHEET);
    this.columns = columns;
    this.returned = returned;
    this.units = units;
    sheet.freezePane(0, 1);
    sheet.repeatRows(0);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 999);
    head(titles);
  }

  /** @param units names to choose from, for those who register for several */
  static ImportSheet template(OutputStream out, List<String> units) {
    List<@Nullable ImportColumn> columns = new ArrayList<>(List.of(ImportColumn.values()));
    List<String> titles =
        columns.stream().map(c -> c == null ? "" : c.required() ? c.title() + "*" : c.title()).toList();
    ImportSheet sheet = new ImportSheet(out, titles, columns, false, units);
    sheet.prepareCells();
    return sheet;
  }

  static ImportSheet returned(OutputStream out, ImportHead head, List<String> units) {
    return new ImportSheet(out, head.titles(), head.columns(), true, units);
  }

  private void head(List<String> titles) {
    for (int c = 0; c < titles.size(); c++) {
      ImportColumn column = columns.get(c);
      sheet.width(c, column == null ? 14 : column.width());
      sheet.inlineString(0, c, titles.get(c));
      boolean required = column != null && column.required();
      sheet.style(0, c)
          .bold()
          .fillColor(required ? "FFF1CC" : "E8EEF4")
          .horizontalAlignment("center")
          .wrapText(true)
          .borderStyle("thin")
          .set();
    }
    if (returned) {
      int last = titles.size();
      sheet.width(last, 60);
      sheet.inlineString(0, last, ImportHead.PROBLEM_TITLE);
      sheet.style(0, last).bold().fillColor("FBE3E1").wrapText(true).borderStyle("thin").set();
    }
  }

  /** What is typed into them stays as it is typed: leading zeros are kept, days are days. */
  private void prepareCells() {
    for (int c = 0; c < columns.size(); c++) {
      boolean day = columns.get(c) == ImportColumn.FOUND;
      boolean wraps = columns.get(c) == ImportColumn.DESCRIPTION;
      sheet.range(1, c, PREPARED_ROWS, c)
          .style()
          .format(day ? LedgerWorkbook.DAY : LedgerWorkbook.TEXT)
          .wrapText(wraps)
          .set();
    }
    row = PREPARED_ROWS;
  }

  /** @param wrong what is wrong with this row; its cells are marked */
  void add(SheetRow original, List<ImportedRow.Wrong> wrong) throws IOException {
    row++;
    for (int c = 0; c < original.cells().size() && c < columns.size(); c++) {
      int column = c;
      boolean marked = wrong.stream().anyMatch(w -> w.column() != null && columns.indexOf(w.column()) == column);
      put(c, original.cells().get(c), marked);
    }
    if (!wrong.isEmpty()) {
      String sentence = String.join("\n", wrong.stream().map(ImportSheet::sentence).toList());
      sheet.inlineString(row, columns.size(), sentence);
      sheet.style(row, columns.size()).fontColor("B42318").wrapText(true).verticalAlignment("top").set();
    }
    if (row % AT_ONCE == 0) {
      sheet.flush();
    }
  }

  private static String sentence(ImportedRow.Wrong wrong) {
    String place = wrong.column() == null ? "" : wrong.column().title() + "：";
    return place + wrong.problem() + "。" + wrong.remedy();
  }

  private void put(int column, @Nullable Object cell, boolean marked) {
    switch (cell) {
      case null -> {}
      case LocalDateTime moment -> sheet.value(row, column, moment);
      case BigDecimal number -> sheet.value(row, column, number);
      default -> sheet.inlineString(row, column, cell.toString());
    }
    String format =
        switch (cell) {
          case LocalDateTime moment when moment.toLocalTime().toSecondOfDay() != 0 -> LedgerWorkbook.DAY + " hh:mm";
          case LocalDateTime moment -> LedgerWorkbook.DAY;
          case BigDecimal number -> "General";
          case null, default -> LedgerWorkbook.TEXT;
        };
    if (marked) {
      sheet.style(row, column).format(format).fillColor("FBE3E1").set();
    } else if (cell != null) {
      sheet.style(row, column).format(format).set();
    }
  }

  @Override
  public void close() throws IOException {
    Worksheet lists = workbook.newWorksheet("选项");
    offerChoices(lists);
    sheet.finish();
    explain();
    lists.finish();
    workbook.finish();
  }

  private void offerChoices(Worksheet lists) {
    Map<ImportColumn, List<String>> choices = new HashMap<>();
    for (ImportColumn column : ImportColumn.values()) {
      choices.put(column, column == ImportColumn.UNIT ? units : column.choices());
    }
    int used = 0;
    for (int c = 0; c < columns.size(); c++) {
      List<String> values = columns.get(c) == null ? List.of() : choices.getOrDefault(columns.get(c), List.of());
      if (!values.isEmpty()) {
        lists.width(used, 26);
        for (int i = 0; i < values.size(); i++) {
          lists.inlineString(i, used, values.get(i));
        }
        Range from = lists.range(0, used, values.size() - 1, used);
        boolean free = columns.get(c) == ImportColumn.NO_PHOTO;
        sheet.range(1, c, Math.max(row, PREPARED_ROWS), c)
            .validateWithList(from)
            .allowBlank(true)
            .showErrorMessage(!free)
            .errorTitle("请从列表中选择")
            .error("可选：见“选项”表");
        used++;
      }
    }
  }

  private void explain() throws IOException {
    Worksheet about = workbook.newWorksheet("填写说明");
    about.width(0, 14);
    about.width(1, 8);
    about.width(2, 62);
    about.width(3, 42);
    String[] heads = {"列", "必填", "怎么填", "例子"};
    for (int c = 0; c < heads.length; c++) {
      about.inlineString(0, c, heads[c]);
      about.style(0, c).bold().fillColor("E8EEF4").set();
    }
    int line = 1;
    for (ImportColumn column : ImportColumn.values()) {
      about.inlineString(line, 0, column.title());
      about.inlineString(line, 1, column.required() ? "是" : "");
      about.inlineString(line, 2, column.hint());
      about.style(line, 2).wrapText(true).set();
      about.inlineString(line++, 3, column.example());
    }
    String[] rules = {
      "一行写一处隐患；列的次序可以变，不认识的列会被忽略。",
      "上传后先核对，不会直接登记；有错的行逐格说明，可以下载带“问题”列的原表，改好再传。",
      "同一行内容再次上传不会重复登记。一个文件最多 " + LedgerImport.MOST_ROWS + " 行、20 MB。",
      "登记后从“待核定”开始，整改、验收等照常在系统里办理。"
    };
    line++;
    for (String rule : rules) {
      about.inlineString(line++, 0, rule);
    }
    about.finish();
  }
}
