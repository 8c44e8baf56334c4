package org.bihuan.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bihuan.exchange.CheckedRow.Wrong;
import org.bihuan.spreadsheet.PrintedPage;
import org.bihuan.spreadsheet.SheetRow;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The table people fill in: an empty one with lists to choose from, or their own again with what is wrong in it.
 */
final class ImportSheet implements AutoCloseable {

  private static final int PREPARED_ROWS = 1_000;
  private static final int AT_ONCE = 500;

  private final Workbook workbook;
  private final Worksheet sheet;
  private final TableForm form;
  private final List<@Nullable TableColumn> columns;
  private final boolean returned;
  private final Function<TableColumn, List<String>> choices;
  private final @Nullable Provenance provenance;
  private int row;

  private ImportSheet(
      OutputStream out,
      TableForm form,
      List<String> titles,
      List<@Nullable TableColumn> columns,
      boolean returned,
      Function<TableColumn, List<String>> choices,
      @Nullable Provenance provenance) {
    this.workbook = new Workbook(out, "Bihuan", "1.0");
    this.sheet = workbook.newWorksheet(form.sheet());
    this.form = form;
    this.columns = columns;
    this.returned = returned;
    this.choices = choices;
    this.provenance = provenance;
    sheet.freezePane(0, 1);
    PrintedPage.table(sheet, returned ? titles.size() + 1 : titles.size());
    head(titles);
  }

  /** @param choices what this person may choose from in a column */
  static byte[] template(TableForm form, Function<TableColumn, List<String>> choices) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImportSheet sheet = new ImportSheet(out, form, titles(form), new ArrayList<>(form.columns()), false, choices, null)) {
      sheet.prepareCells();
      sheet.row = PREPARED_ROWS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** With rows in it, marked with who took them; ready to be changed and sent back. */
  static ImportSheet filled(
      OutputStream out, TableForm form, Function<TableColumn, List<String>> choices, Provenance provenance) {
    ImportSheet sheet =
        new ImportSheet(out, form, titles(form), new ArrayList<>(form.columns()), false, choices, provenance);
    LedgerWorkbook.mark(sheet.sheet, form.sheet(), provenance);
    return sheet;
  }

  static ImportSheet returned(
      OutputStream out, TableForm form, ImportHead head, Function<TableColumn, List<String>> choices) {
    List<@Nullable TableColumn> columns = new ArrayList<>();
    for (String name : head.columns()) {
      columns.add(form.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElse(null));
    }
    return new ImportSheet(out, form, head.titles(), columns, true, choices, null);
  }

  private static List<String> titles(TableForm form) {
    return form.columns().stream().map(c -> c.required() ? c.title() + "*" : c.title()).toList();
  }

  private void head(List<String> titles) {
    for (int c = 0; c < titles.size(); c++) {
      TableColumn column = columns.get(c);
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
      TableColumn column = columns.get(c);
      boolean day = column != null && column.isDay();
      boolean wraps = column != null && column.isLong();
      sheet.range(1, c, PREPARED_ROWS, c)
          .style()
          .format(day ? LedgerWorkbook.DAY : LedgerWorkbook.TEXT)
          .wrapText(wraps)
          .set();
    }
  }

  /** @param wrong what is wrong with this row; its cells are marked */
  void add(SheetRow original, List<Wrong> wrong) throws IOException {
    row++;
    for (int c = 0; c < original.cells().size() && c < columns.size(); c++) {
      TableColumn column = columns.get(c);
      boolean marked = column != null && wrong.stream().anyMatch(w -> column.name().equals(w.column()));
      put(c, original.cells().get(c), marked);
    }
    if (!wrong.isEmpty()) {
      String sentence = String.join("\n", wrong.stream().map(this::sentence).toList());
      sheet.inlineString(row, columns.size(), sentence);
      sheet.style(row, columns.size()).fontColor("B42318").wrapText(true).verticalAlignment("top").set();
    }
    if (row % AT_ONCE == 0) {
      sheet.flush();
    }
  }

  private String sentence(Wrong wrong) {
    String place =
        form.columns().stream()
            .filter(c -> c.name().equals(wrong.column()))
            .map(c -> c.title() + "：")
            .findFirst()
            .orElse("");
    return place + wrong.problem() + "。" + wrong.remedy();
  }

  private void put(int column, @Nullable Object cell, boolean marked) {
    switch (cell) {
      case null -> {}
      case SheetRow.NoValue nothing -> sheet.inlineString(row, column, SheetRow.NoValue.MARK);
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
    int used = 0;
    for (int c = 0; c < columns.size(); c++) {
      TableColumn column = columns.get(c);
      List<String> values = column == null ? List.of() : choices.apply(column);
      if (!values.isEmpty()) {
        lists.width(used, 26);
        for (int i = 0; i < values.size(); i++) {
          lists.inlineString(i, used, values.get(i));
        }
        Range from = lists.range(0, used, values.size() - 1, used);
        boolean free = column == null || column.isFree();
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
    PrintedPage.sentences(about);
    String[] heads = {"列", "必填", "怎么填", "例子"};
    for (int c = 0; c < heads.length; c++) {
      about.inlineString(0, c, heads[c]);
      about.style(0, c).bold().fillColor("E8EEF4").set();
    }
    int line = 1;
    for (TableColumn column : form.columns()) {
      about.inlineString(line, 0, column.title());
      about.inlineString(line, 1, column.required() ? "是" : "");
      about.inlineString(line, 2, column.hint());
      about.style(line, 2).wrapText(true).set();
      about.inlineString(line++, 3, column.example());
    }
    line++;
    for (String rule : form.rules()) {
      about.inlineString(line++, 0, rule);
    }
    if (provenance != null) {
      about.inlineString(line + 1, 0, "本表含内部信息，只限工作使用。" + provenance.mark());
    }
    about.finish();
  }
}
