package org.bihuan.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a paper may carry with it: figures for a machine to read, text and pictures. Its bytes have to be such data, and
 * every name it goes by has to say so, since a double click asks the name.
 */
final class AttachedData {

  private static final Set<String> MARKUP = Set.of("xml", "xbrl", "xsd");
  private static final Set<String> TEXT = Set.of("txt", "csv", "json");
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png");

  /** What an OFD package is made of (GB/T 33190): descriptions, pictures, typefaces, signatures and seals. */
  private static final Set<String> OFD_PARTS =
      Set.of("xml", "jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "jb2", "gbig2", "ttf", "otf", "ttc", "dat", "esl", "sig");

  private static final int MOST_PARTS = 500;
  private static final int MOST_UNPACKED = 16 << 20;

  /** Markup that a browser runs, whatever the name of its file. */
  private static final Set<String> RUNNING = Set.of("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg");

  private AttachedData() {}

  static boolean isData(List<String> names, byte[] content) {
    return !names.isEmpty() && names.stream().allMatch(name -> fits(ending(name), content));
  }

  /** Where nothing says its name, it is never one that starts. */
  static boolean isData(byte[] content) {
    return isMarkup(content) || isOfd(content) || isPicture(content) || isText(content);
  }

  private static boolean fits(String ending, byte[] content) {
    if (MARKUP.contains(ending)) {
      return isMarkup(content);
    }
    if (TEXT.contains(ending)) {
      return isText(content);
    }
    return ending.equals("ofd") ? isOfd(content) : PICTURES.contains(ending) && isPicture(content);
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isPicture(byte[] content) {
    return FileKind.JPEG.startsLike(content) || FileKind.PNG.startsLike(content);
  }

  private static boolean isText(byte[] content) {
    for (byte b : content) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return content.length < 2 || content[0] != 'M' || content[1] != 'Z';
  }

  private static boolean isMarkup(byte[] content) {
    XMLInputFactory reading = XMLInputFactory.newDefaultFactory();
    reading.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    reading.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = reading.createXMLStreamReader(new ByteArrayInputStream(content));
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
            return false;
          }
          case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
            if (xml.getPITarget().equals("xml-stylesheet")) {
              return false;
            }
          }
          case XMLStreamConstants.START_ELEMENT -> {
            if (xml.getNamespaceURI() != null && RUNNING.contains(xml.getNamespaceURI())) {
              return false;
            }
          }
          default -> {}
        }
      }
      return true;
    } catch (XMLStreamException e) {
      return false;
    }
  }

  private static boolean isOfd(byte[] content) {
    if (!FileKind.DOCX.startsLike(content)) {
      return false;
    }
    boolean described = false;
    long unpacked = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      int parts = 0;
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        unpacked += read(zip);
        if (++parts > MOST_PARTS || unpacked > MOST_UNPACKED || !part.isDirectory() && !OFD_PARTS.contains(ending(part.getName()))) {
          return false;
        }
        described |= part.getName().equals("OFD.xml");
      }
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
    return described;
  }

  private static int read(InputStream part) throws IOException {
    return part.readNBytes(MOST_UNPACKED + 1).length;
  }
}
