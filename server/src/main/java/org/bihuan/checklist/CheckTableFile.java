package org.bihuan.checklist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bihuan.platform.Refusal;
import org.bihuan.spreadsheet.SheetFile;
import org.bihuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Reads the first sheet of an .xlsx file; what it may cost to unpack is bounded by the reader. */
@Component
class CheckTableFile {

  private static final int MOST_ROWS = 1_000;
  private static final int MOST_COLUMNS = 40;
  private static final int LONGEST_CELL = 2_000;

  /** The rows below the titles; empty ones are left out. */
  List<CheckTableRow> read(InputStream source) throws IOException {
    Path file = Files.createTempFile("check-table", ".xlsx");
    try {
      Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
      return rows(file);
    } finally {
      Files.delete(file);
    }
  }

  private static List<CheckTableRow> rows(Path file) throws IOException {
    List<String> titles = new ArrayList<>();
    List<CheckTableRow> found = new ArrayList<>();
    try (SheetFile workbook = SheetFile.open(file)) {
      if (workbook.sheets().isEmpty()) {
        throw Refusal.invalid("file", "这个文件里没有工作表", "请核对后重新选择");
      }
      workbook.rows(workbook.sheets().getFirst(), row -> add(row, titles, found));
    }
    return found;
  }

  private static boolean add(SheetRow row, List<String> titles, List<CheckTableRow> found) {
    List<String> texts = IntStream.range(0, Math.min(row.cells().size(), MOST_COLUMNS)).mapToObj(i -> text(row, i)).toList();
    if (titles.isEmpty()) {
      titles.addAll(texts);
    } else if (!texts.stream().allMatch(String::isEmpty)) {
      found.add(row(row.number(), titles, texts));
    }
    if (found.size() > MOST_ROWS) {
      throw Refusal.invalid("file", "表格超过 " + MOST_ROWS + " 行", "请分成几张检查表导入");
    }
    return true;
  }

  private static String text(SheetRow row, int column) {
    if (row.hasNoValue(column)) {
      String place = SheetRow.letters(column) + row.number();
      throw Refusal.invalid("file", place + " " + SheetRow.NoValue.PROBLEM, SheetRow.NoValue.REMEDY);
    }
    String text = row.text(column);
    return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
  }

  private static CheckTableRow row(int number, List<String> titles, List<String> texts) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(titles.size(), texts.size()); i++) {
      if (!titles.get(i).isEmpty()) {
        cells.putIfAbsent(titles.get(i), texts.get(i));
      }
    }
    return new CheckTableRow(number, cells);
  }
}
