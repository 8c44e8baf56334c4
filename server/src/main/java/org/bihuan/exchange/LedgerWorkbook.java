package org.bihuan.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.bihuan.hazard.LedgerLine;
import org.bihuan.platform.SpreadsheetText;
import org.bihuan.spreadsheet.PrintedPage;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as a workbook, written row by row. Days and numbers are real ones; text is always text, so that nothing a
 * person typed is ever calculated (IN-03); provenance stands on every page and behind the last row.
 */
final class LedgerWorkbook implements AutoCloseable {

  static final String DAY = "yyyy-mm-dd";
  static final String MONEY = "#,##0.00";
  static final String TEXT = "@";

  private static final String FONT = "SimSun";
  private static final int AT_ONCE = 500;
  private static final int WRAPPED_FROM = 30;
  private static final int LONGEST_MARK = 110;

  private final Workbook workbook;
  private final Worksheet sheet;
  private final List<? extends SheetColumn> columns;
  private final Provenance provenance;
  private int rows;

  LedgerWorkbook(OutputStream out, List<? extends SheetColumn> columns, Provenance provenance) {
    this.workbook = new Workbook(out, "Bihuan", "1.0");
    this.columns = columns;
    this.provenance = provenance;
    this.sheet = workbook.newWorksheet("隐患台账");
    page();
    head();
  }

  private void page() {
    sheet.freezePane(1, 1);
    PrintedPage.table(sheet, columns.size());
    mark(sheet, "隐患台账", provenance);
  }

  /** Who took it stands on every printed page. */
  static void mark(Worksheet sheet, String title, Provenance provenance) {
    sheet.header(pageText(title + "　" + provenance.filter()), Position.LEFT, FONT, 9);
    sheet.footer(pageText(provenance.who() + " " + provenance.when() + " 导出，编号 " + provenance.id()), Position.LEFT, FONT, 8);
    sheet.footer("第 &P 页，共 &N 页", Position.RIGHT, FONT, 8);
  }

  private void head() {
    for (int c = 0; c < columns.size(); c++) {
      sheet.width(c, columns.get(c).width());
      sheet.inlineString(0, c, columns.get(c).title());
    }
    sheet.range(0, 0, 0, columns.size() - 1)
        .style()
        .bold()
        .fillColor("E8EEF4")
        .horizontalAlignment("center")
        .verticalAlignment("center")
        .wrapText(true)
        .borderStyle("thin")
        .set();
  }

  void add(LedgerLine line) throws IOException {
    rows++;
    for (int c = 0; c < columns.size(); c++) {
      put(rows, c, columns.get(c).value(line), columns.get(c).width() >= WRAPPED_FROM);
    }
    if (rows % AT_ONCE == 0) {
      sheet.flush();
    }
  }

  private void put(int row, int column, @Nullable Object value, boolean wraps) {
    switch (value) {
      case null -> {}
      case String text -> text(sheet, row, column, text, wraps);
      case LocalDate day -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format(DAY).set();
      }
      case LocalDateTime moment -> {
        sheet.value(row, column, moment);
        sheet.style(row, column).format(DAY + " hh:mm").set();
      }
      case BigDecimal number -> {
        sheet.value(row, column, number);
        sheet.style(row, column).format(number.scale() == 2 ? MONEY : "General").set();
      }
      case Number number -> sheet.value(row, column, number);
      default -> throw new IllegalArgumentException("no cell for " + value.getClass());
    }
  }

  /** A text that looks like a formula stays text even when somebody edits the cell. */
  static void text(Worksheet sheet, int row, int column, String text, boolean wraps) {
    sheet.inlineString(row, column, text);
    boolean risky = SpreadsheetText.startsAFormula(text);
    if (risky && wraps) {
      sheet.style(row, column).format(TEXT).wrapText(true).verticalAlignment("top").set();
    } else if (risky) {
      sheet.style(row, column).format(TEXT).set();
    } else if (wraps) {
      sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
    }
  }

  /** The end: provenance below the rows, outside what the filter arrows reach, and on a sheet of its own. */
  @Override
  public void close() throws IOException {
    sheet.setAutoFilter(0, 0, Math.max(rows, 1), columns.size() - 1);
    sheet.inlineString(rows + 2, 0, provenance.mark());
    sheet.style(rows + 2, 0).fontColor("808080").italic().set();
    sheet.finish();
    describe();
    workbook.finish();
  }

  private void describe() throws IOException {
    Worksheet about = workbook.newWorksheet("导出说明");
    about.width(0, 30);
    about.width(1, 90);
    PrintedPage.sentences(about);
    String[][] facts = {
      {"导出人", provenance.who()},
      {"导出时间", provenance.when() + "（北京时间）"},
      {"筛选条件", provenance.filter()},
      {"导出内容", provenance.form()},
      {"行数", String.valueOf(rows)},
      {"导出编号", provenance.id().toString()},
      {"使用要求", "本表含内部安全信息，只限工作使用；转发前请确认对方有权查看。每次导出都有记录。"}
    };
    int row = 0;
    for (String[] fact : facts) {
      about.inlineString(row, 0, fact[0]);
      about.style(row, 0).bold().set();
      text(about, row++, 1, fact[1], true);
    }
    if (columns.getFirst() instanceof NationalField) {
      describeFields(about, row + 1);
    }
    about.finish();
  }

  private static void describeFields(Worksheet about, int from) {
    about.inlineString(from, 0, "字段");
    about.inlineString(from, 1, "含义（代码类字段以文字给出；以 _DATE 结尾的到位日期取主要负责人签署方案之日）");
    about.range(from, 0, from, 1).style().bold().fillColor("E8EEF4").set();
    int row = from + 1;
    for (NationalField field : NationalField.values()) {
      about.inlineString(row, 0, field.title());
      about.inlineString(row++, 1, field.words());
    }
  }

  int rows() {
    return rows;
  }

  /** In a page's head and foot {@code &} begins a code, and 255 characters are all a program takes. */
  private static String pageText(String text) {
    String clean = text.replace("&", "&&").replaceAll("\\s+", " ");
    return clean.length() <= LONGEST_MARK ? clean : clean.substring(0, LONGEST_MARK).replaceAll("&$", "") + "…";
  }
}
