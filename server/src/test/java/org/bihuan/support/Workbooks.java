package org.bihuan.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.bihuan.platform.BeijingTime;
import org.bihuan.spreadsheet.SheetFile;
import org.bihuan.spreadsheet.SheetRow;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes workbooks as people and attackers make them, and opens those the product made. */
public final class Workbooks {

  public static final List<String> HEAD =
      List.of("单位", "部位", "隐患描述", "类别", "检查项编号", "来源", "发现日期", "建议等级", "判定依据", "无照片原因");

  private static final Pattern CODED = Pattern.compile("&#x([0-9a-f]{4});");

  private Workbooks() {}

  /** A row as an officer types it; other cells by {@link #with}. */
  public static Map<String, Object> row(String description) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("部位", "教学楼二层东侧");
    row.put("隐患描述", description);
    row.put("类别", "消防安全");
    row.put("来源", "自查");
    row.put("发现日期", LocalDate.now(BeijingTime.ZONE).minusDays(3));
    row.put("无照片原因", "批量登记，现场照片随后补传");
    return row;
  }

  public static Map<String, Object> with(Map<String, Object> row, String column, Object value) {
    Map<String, Object> other = new LinkedHashMap<>(row);
    other.put(column, value);
    return other;
  }

  public static byte[] of(List<Map<String, Object>> rows) {
    return of(HEAD, rows);
  }

  public static byte[] of(List<String> head, List<Map<String, Object>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("隐患登记");
      for (int c = 0; c < head.size(); c++) {
        sheet.value(0, c, head.get(c));
      }
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < head.size(); c++) {
          put(sheet, r + 1, c, rows.get(r).get(head.get(c)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A formula as a program leaves it that does not calculate. */
  public record Formula(String expression) {}

  private static void put(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof LocalDate day) {
      sheet.value(row, column, day);
      sheet.style(row, column).format("yyyy-mm-dd").set();
    } else if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value instanceof Formula(String expression)) {
      sheet.formula(row, column, expression);
    } else if (value != null) {
      sheet.value(row, column, value.toString());
    }
  }

  /** The rows of the first sheet as our own reader sees them, headings included. */
  public static List<SheetRow> rows(byte[] workbook) {
    return inFile(
        workbook,
        file -> {
          List<SheetRow> rows = new ArrayList<>();
          file.rows(file.sheets().getFirst(), rows::add);
          return rows;
        });
  }

  public interface Look<T> {
    T at(SheetFile file) throws IOException;
  }

  public static <T> T inFile(byte[] workbook, Look<T> look) {
    try {
      Path path = Files.createTempFile("workbook", ".xlsx");
      try {
        Files.write(path, workbook);
        try (SheetFile file = SheetFile.open(path)) {
          return look.at(file);
        }
      } finally {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A part of the file as text. */
  public static String part(byte[] workbook, String name) {
    try {
      Path path = Files.createTempFile("workbook", ".xlsx");
      Files.write(path, workbook);
      try (ZipFile zip = new ZipFile(path.toFile())) {
        String xml = new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        return CODED.matcher(xml).replaceAll(m -> Character.toString(Integer.parseInt(m.group(1), 16)));
      } finally {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parts of a smallest workbook, to be spoiled one by one. */
  public static Map<String, byte[]> parts(String sheetData) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", text("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
    parts.put(
        "xl/workbook.xml",
        text(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<sheets><sheet name=\"隐患登记\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        text(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
    parts.put("xl/worksheets/sheet1.xml", text(sheet(sheetData)));
    return parts;
  }

  public static String sheet(String rows) {
    return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
        + "</sheetData></worksheet>";
  }

  public static String inlineRow(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    Arrays.stream(cells).forEach(c -> row.append("<c t=\"inlineStr\"><is><t>").append(c).append("</t></is></c>"));
    return row.append("</row>").toString();
  }

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
