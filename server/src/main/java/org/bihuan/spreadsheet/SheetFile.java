package org.bihuan.spreadsheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded workbook, read from front to back within bounds, never held as a whole. Formulas are not calculated; what
 * the program that saved the file had calculated is what counts.
 */
public final class SheetFile implements AutoCloseable {

  static final long MOST_UNPACKED = 160L << 20;
  private static final int MOST_ENTRIES = 1_000;
  private static final long MOST_SHARED = 30_000_000;

  /** @param path inside the file */
  public record Sheet(String name, String path) {}

  private final ZipFile zip;
  private final AtomicLong left = new AtomicLong(MOST_UNPACKED);
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<String> shared = new ArrayList<>();
  private SheetStyles styles = SheetStyles.NONE;
  private boolean since1904;

  private SheetFile(ZipFile zip) {
    this.zip = zip;
  }

  public static SheetFile open(Path file) throws IOException {
    mustLookLikeZip(file);
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw SheetRefusal.broken();
    }
    SheetFile workbook = new SheetFile(zip);
    try {
      workbook.look();
      return workbook;
    } catch (ZipException e) {
      zip.close();
      throw SheetRefusal.broken();
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static void mustLookLikeZip(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(4);
    }
    if (head.length == 4 && (head[0] & 0xff) == 0xD0 && (head[1] & 0xff) == 0xCF) {
      throw SheetRefusal.encryptedOrOld();
    }
    if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
      throw SheetRefusal.notAWorkbook();
    }
  }

  private void look() throws IOException {
    Set<String> names = new HashSet<>();
    long said = 0;
    if (zip.size() > MOST_ENTRIES) {
      throw SheetRefusal.tooMuch("内部文件超过 " + MOST_ENTRIES + " 个");
    }
    for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
      said += Math.max(0, entry.getSize());
      if (!names.add(entry.getName())) {
        throw SheetRefusal.broken();
      }
    }
    if (said > MOST_UNPACKED) {
      throw SheetRefusal.tooMuch("解压后的内容超过 " + (MOST_UNPACKED >> 20) + " MB");
    }
    if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
      throw SheetRefusal.macros();
    }
    if (!names.contains("xl/workbook.xml")) {
      throw SheetRefusal.notAWorkbook();
    }
    Map<String, String> targets = new HashMap<>();
    read("xl/_rels/workbook.xml.rels", xml -> relation(xml, targets));
    read("xl/workbook.xml", xml -> sheet(xml, targets));
    styles = new SheetStyles();
    read("xl/styles.xml", styles::read);
    readSharedStrings();
  }

  private static boolean relation(SheetXml xml, Map<String, String> targets) {
    String id = xml.opens("Relationship") ? xml.attribute("Id") : null;
    String target = id == null ? null : xml.attribute("Target");
    if (id != null && target != null) {
      targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
    }
    return true;
  }

  private boolean sheet(SheetXml xml, Map<String, String> targets) {
    if (xml.opens("workbookPr")) {
      String value = xml.attribute("date1904");
      since1904 = "1".equals(value) || "true".equals(value);
    } else if (xml.opens("sheet") && "visible".equals(Objects.requireNonNullElse(xml.attribute("state"), "visible"))) {
      String id = xml.attributeOfAnyNamespace("id");
      String path = id == null ? null : targets.get(id);
      String name = xml.attribute("name");
      if (path != null && name != null) {
        sheets.add(new Sheet(name, path));
      }
    }
    return true;
  }

  private void readSharedStrings() throws IOException {
    StringBuilder text = new StringBuilder();
    AtomicLong size = new AtomicLong();
    boolean[] spoken = {false};
    read(
        "xl/sharedStrings.xml",
        xml -> {
          if (xml.opens("si")) {
            text.setLength(0);
          } else if (xml.opens("rPh")) {
            spoken[0] = true;
          } else if (xml.closes("rPh")) {
            spoken[0] = false;
          } else if (xml.opens("t") && !spoken[0]) {
            xml.text(text);
          } else if (xml.closes("si")) {
            if (size.addAndGet(text.length() + 20L) > MOST_SHARED) {
              throw SheetRefusal.tooMuch("文字总量过大");
            }
            shared.add(SheetStyles.unescaped(text.toString()));
          }
          return true;
        });
  }

  /** Those that are not hidden, in their order. */
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  public Sheet sheet(String name) {
    return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst().orElseThrow();
  }

  /** Hands over the rows of a sheet that have anything in them, until the reader has enough. */
  public void rows(Sheet sheet, Predicate<SheetRow> reader) throws IOException {
    SheetReader rows = new SheetReader(shared, styles, since1904, reader);
    read(sheet.path(), rows::read);
  }

  /** What reads a part tag by tag; false when it has enough. */
  @FunctionalInterface
  interface TagReader {
    boolean read(SheetXml xml) throws XMLStreamException;
  }

  private void read(String part, TagReader reader) throws IOException {
    Optional<InputStream> in = open(part);
    if (in.isEmpty()) {
      return;
    }
    try (InputStream bytes = in.get();
        SheetXml xml = new SheetXml(bytes)) {
      while (xml.next() && reader.read(xml)) {}
    } catch (XMLStreamException e) {
      throw causeOf(e).orElseGet(SheetRefusal::broken);
    } catch (ZipException e) {
      throw SheetRefusal.broken();
    }
  }

  private static Optional<Refusal> causeOf(Throwable e) {
    for (Throwable cause = e; cause != null; cause = next(cause)) {
      if (cause instanceof Refusal refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Throwable next(Throwable e) {
    return e instanceof XMLStreamException x && x.getNestedException() != null ? x.getNestedException() : e.getCause();
  }

  private Optional<InputStream> open(String part) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    return entry == null
        ? Optional.empty()
        : Optional.of(new GuardedInput(new BufferedInputStream(zip.getInputStream(entry), 1 << 15), left));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
