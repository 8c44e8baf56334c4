package org.bihuan.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an office file would start or fetch: its parts are tied together by relationships (ECMA-376 part 2, 9.3), and a
 * macro, an object of another program or a template from elsewhere needs one. Only these tables are unpacked.
 */
final class OfficeContents {

  private static final int MOST_TABLE = 1 << 20;
  private static final int MOST_TABLES = 8 << 20;

  /** Fetched by nobody until a person clicks; pictures and figures of other tables run nothing. */
  private static final Set<String> MAY_BE_ELSEWHERE =
      Set.of("hyperlink", "image", "externallinkpath", "xlpathmissing", "externallinklongpath");

  /** A template on the drive of whoever wrote the paper: for anybody else it is not there. */
  private static final Pattern OWN_DRIVE = Pattern.compile("file:///[a-z](:|%3a)[/\\\\](?![/\\\\]).*");

  private final ZipFile zip;
  private long unpacked;

  private OfficeContents(ZipFile zip) {
    this.zip = zip;
  }

  static void check(ZipFile zip) throws IOException {
    OfficeContents contents = new OfficeContents(zip);
    List<? extends ZipEntry> entries = zip.stream().toList();
    List<String> names = entries.stream().map(OfficeContents::name).toList();
    if (names.stream().anyMatch(name -> name.endsWith("vbaproject.bin"))) {
      throw FileRefusal.macros();
    }
    // Of two parts of one name nobody knows which one a reader takes.
    if (Set.copyOf(names).size() < names.size()) {
      throw FileRefusal.damaged();
    }
    for (ZipEntry entry : entries) {
      String name = name(entry);
      if (name.endsWith(".rels") || name.equals("[content_types].xml")) {
        contents.read(entry, name);
      }
    }
  }

  private static String name(ZipEntry entry) {
    return entry.getName().toLowerCase(Locale.ROOT);
  }

  private void read(ZipEntry entry, String table) throws IOException {
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readNBytes(MOST_TABLE + 1);
    }
    unpacked += bytes.length;
    if (bytes.length > MOST_TABLE || unpacked > MOST_TABLES) {
      throw FileRefusal.bomb();
    }
    XMLInputFactory reading = XMLInputFactory.newDefaultFactory();
    reading.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    reading.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = reading.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          judge(xml, table);
        }
      }
    } catch (XMLStreamException e) {
      throw FileRefusal.damaged();
    }
  }

  private static void judge(XMLStreamReader element, String table) {
    if (element.getLocalName().equals("Relationship")) {
      related(attribute(element, "Type"), attribute(element, "TargetMode"), attribute(element, "Target"), table);
    } else {
      String type = attribute(element, "ContentType");
      if (type.contains("macroenabled") || type.contains("vbaproject")) {
        throw FileRefusal.macros();
      }
    }
  }

  private static void related(String type, String mode, String target, String table) {
    String kind = type.substring(type.lastIndexOf('/') + 1);
    boolean own = kind.equals("attachedtemplate") && OWN_DRIVE.matcher(target).matches();
    if (mode.equals("external") && !own && !MAY_BE_ELSEWHERE.contains(kind)) {
      throw FileRefusal.active(
          kind.equals("attachedtemplate") ? "文件会从别处调用模板" : "文件会从别处调用内容（" + kind + "）");
    }
    if (kind.startsWith("vba") || kind.equals("wordvbadata") || kind.equals("xlmacrosheet")) {
      throw FileRefusal.macros();
    }
    if (List.of("oleobject", "control", "activexcontrolbinary").contains(kind)) {
      throw FileRefusal.active("文件里嵌入了其他程序的对象（OLE、控件）");
    }
    // A chart carries its figures as a small workbook.
    boolean figures = table.contains("/charts/_rels/") && target.endsWith(".xlsx");
    if (kind.equals("package") && !figures) {
      throw FileRefusal.active("文件里嵌入了别的文件");
    }
  }

  private static String attribute(XMLStreamReader element, String name) {
    return Objects.requireNonNullElse(element.getAttributeValue(null, name), "").strip().toLowerCase(Locale.ROOT);
  }
}
