package org.bihuan.analytics;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.platform.SpreadsheetText;

/** A statistical table as CSV with its head and foot: UTF-8 with a byte order mark. */
final class FigureTableCsv {

  private FigureTableCsv() {}

  static String write(FigureTable table) {
    StringWriter out = new StringWriter();
    out.write('\ufeff');
    try (CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(table.title(), table.period().title());
      csv.writeRecord(
          table.reporter() + "：" + SpreadsheetText.safe(table.scope().name()), table.cutOff(), table.unitLine());
      csv.writeRecord(head(table.columns()));
      table.rows().forEach(row -> csv.writeRecord(line(row)));
      csv.writeRecord(table.foot());
      table.notes().forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static List<String> head(List<TableForm.Column> columns) {
    List<String> head = new ArrayList<>(List.of("区域或单位"));
    columns.forEach(column -> addTitles("", column, head));
    return head;
  }

  private static void addTitles(String above, TableForm.Column column, List<String> titles) {
    String title = above.isEmpty() ? column.title() : above + "·" + column.title();
    if (column.columns() == null) {
      titles.add(title);
    } else {
      column.columns().forEach(below -> addTitles(title, below, titles));
    }
  }

  private static List<String> line(FigureTable.Row row) {
    List<String> line = new ArrayList<>(List.of(SpreadsheetText.safe(row.title())));
    row.cells().values().forEach(cell -> line.add(cell.text()));
    return line;
  }
}
