package org.bihuan.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Papers made by hand, byte for byte: what a library would never write can be said here. */
public final class Papers {

  private static final List<String> ONE_EMPTY_PAGE =
      List.of(
          "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");

  private Papers() {}

  /** One empty page. */
  public static byte[] pdf() {
    return pdf("", "", List.of());
  }

  /**
   * @param catalogue what else stands in the catalogue
   * @param trailer what else stands in the trailer
   * @param objects numbered from 4
   */
  public static byte[] pdf(String catalogue, String trailer, List<String> objects) {
    List<String> all = new ArrayList<>();
    all.add("<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>");
    all.addAll(ONE_EMPTY_PAGE);
    all.addAll(objects);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, "%PDF-1.7\n");
    List<Integer> places = new ArrayList<>();
    for (String object : all) {
      places.add(out.size());
      write(out, places.size() + " 0 obj\n" + object + "\nendobj\n");
    }
    int table = out.size();
    write(out, "xref\n0 " + (all.size() + 1) + "\n0000000000 65535 f \n");
    places.forEach(place -> write(out, "%010d 00000 n \n".formatted(place)));
    write(out, "trailer\n<< /Size " + (all.size() + 1) + " /Root 1 0 R " + trailer + " >>\nstartxref\n" + table + "\n%%EOF\n");
    return out.toByteArray();
  }

  /** A stream whose bytes are the characters of a string below 256. */
  public static String stream(String head, byte[] content) {
    return "<< " + head + " /Length " + content.length + " >>\nstream\n"
        + new String(content, StandardCharsets.ISO_8859_1) + "\nendstream";
  }

  /** An office file is a zip of such parts. */
  public static byte[] office(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
