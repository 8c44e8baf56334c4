package org.bihuan.checklist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.bihuan.platform.Refusal;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.springframework.stereotype.Component;

/** Reads the first sheet of an .xlsx file, within limits: what is small to send may be huge to unpack. */
@Component
class CheckTableFile {

  private static final int MOST_ROWS = 1_000;
  private static final int MOST_COLUMNS = 40;
  private static final int LONGEST_CELL = 2_000;
  private static final long MOST_UNPACKED = 30L * 1024 * 1024;

  /** The rows below the titles; empty ones are left out. */
  List<CheckTableRow> read(InputStream source) {
    try {
      byte[] file = source.readAllBytes();
      checkUnpacked(file);
      return rows(file);
    } catch (IOException | RuntimeException e) {
      if (e instanceof Refusal refusal) {
        throw refusal;
      }
      throw Refusal.invalid("file", "这个文件不是能读取的 Excel 表格", "请另存为 .xlsx 后重新选择");
    }
  }

  private static void checkUnpacked(byte[] file) throws IOException {
    long unpacked = 0;
    boolean workbook = false;
    byte[] buffer = new byte[8192];
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        workbook |= entry.getName().equals("xl/workbook.xml");
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > MOST_UNPACKED) {
            throw Refusal.invalid("file", "这个文件解开后过大", "请删除无关的工作表和图片后重新选择");
          }
        }
      }
    }
    if (!workbook) {
      throw Refusal.invalid("file", "这个文件不是能读取的 Excel 表格", "请另存为 .xlsx 后重新选择");
    }
  }

  private static List<CheckTableRow> rows(byte[] file) throws IOException {
    List<CheckTableRow> found = new ArrayList<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      List<String> titles = new ArrayList<>();
      for (Row row : (Iterable<Row>) rows::iterator) {
        List<String> texts = texts(row);
        if (texts.stream().allMatch(String::isEmpty)) {
          continue;
        }
        if (titles.isEmpty()) {
          titles.addAll(texts);
        } else {
          found.add(row(row.getRowNum(), titles, texts));
        }
        if (found.size() > MOST_ROWS) {
          throw Refusal.invalid("file", "表格超过 " + MOST_ROWS + " 行", "请分成几张检查表导入");
        }
      }
    }
    return found;
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
      String text = row.getCellText(i).strip();
      texts.add(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
    }
    return texts;
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
