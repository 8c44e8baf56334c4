package org.bihuan.drill;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.support.Papers;
import org.bihuan.support.Photos;

/** Files somebody sends who means no good, or whose phone died half way. */
final class EvilFiles {

  private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String PDF = "application/pdf";
  private static final int MANY = 20_000;

  /** @param type what the sender says it is */
  record Evil(String type, byte[] content) {}

  private EvilFiles() {}

  static Map<String, Evil> all() throws IOException {
    byte[] photo = Photos.jpeg();
    Map<String, Evil> evil = new LinkedHashMap<>();
    evil.put("empty", new Evil("image/jpeg", new byte[0]));
    evil.put("cut off in the middle", new Evil("image/jpeg", Arrays.copyOf(photo, photo.length / 2)));
    evil.put("only a head", new Evil("image/jpeg", Arrays.copyOf(photo, 20)));
    evil.put("a page that calls itself a photo", new Evil("image/jpeg", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)));
    evil.put("a vector drawing with a script", new Evil("image/svg+xml", "<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)));
    evil.put("50,000 x 50,000 pixels", new Evil("image/png", pixelFlood(50_000)));
    evil.put("a picture that claims nothing", new Evil("image/png", pixelFlood(0)));
    evil.put("a program", new Evil("application/octet-stream", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}));
    evil.put("a workbook of 20,000 parts", new Evil(EXCEL, parts()));
    evil.put("a gigabyte in a megabyte", new Evil(WORD, bomb()));
    evil.put("a workbook without an end", new Evil(EXCEL, Arrays.copyOf(parts(), 4_000)));
    evil.put("a letter with macros", new Evil(WORD, zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
    evil.put("a paper with a script", new Evil(PDF, Papers.pdf("/OpenAction << /S /JavaScript /JS (x) >>", "", List.of())));
    evil.put("a paper of ten million lists", new Evil(PDF, Papers.pdf("/A [" + "[]".repeat(9 << 20) + "]", "", List.of())));
    evil.put("a paper of lists in lists", new Evil(PDF, Papers.pdf("/A " + "[".repeat(9 << 20), "", List.of())));
    evil.put("a paper that unpacks to a gigabyte", new Evil(PDF, packed("/Type /ObjStm /N 1 /First 9", 1_024)));
    evil.put("a paper whose table unpacks to a gigabyte", new Evil(PDF, table(1_024)));
    evil.put("a paper whose table has millions of lines", new Evil(PDF, table(8)));
    return evil;
  }

  /** A file whose only table is a stream. */
  private static byte[] table(int megabytes) throws IOException {
    String stream = Papers.stream("/Type /XRef /W [0 1 0] /Size 9000000 /Root 1 0 R /Filter /FlateDecode", deflated(megabytes));
    String begin = "%PDF-1.7\n";
    return (begin + "1 0 obj\n" + stream + "\nendobj\nstartxref\n" + begin.length() + "\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] packed(String head, int megabytes) throws IOException {
    return Papers.pdf("", "", List.of(Papers.stream(head + " /Filter /FlateDecode", deflated(megabytes))));
  }

  private static byte[] deflated(int megabytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      for (int i = 0; i < megabytes; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    return bytes.toByteArray();
  }

  /** A head that promises so many pixels, and a few bytes. */
  static byte[] pixelFlood(int side) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(head);
    fields.writeInt(side);
    fields.writeInt(side);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    chunk(png, "IHDR", head.toByteArray());
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels)) {
      deflated.write(new byte[1 << 20]);
    }
    chunk(png, "IDAT", pixels.toByteArray());
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
    DataOutputStream out = new DataOutputStream(png);
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) checksum.getValue());
  }

  private static byte[] parts() throws IOException {
    String[] names = new String[MANY];
    for (int i = 0; i < MANY; i++) {
      names[i] = "xl/worksheets/sheet" + i + ".xml";
    }
    return zip(names);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write('x');
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write('x');
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      byte[] nothing = new byte[1 << 20];
      for (int megabyte = 0; megabyte < 1_024; megabyte++) {
        zip.write(nothing);
      }
    }
    return bytes.toByteArray();
  }
}
