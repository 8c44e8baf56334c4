package org.bihuan.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bihuan.platform.Refusal;

/** Decides what a received file is, from its bytes alone and without unpacking more than its index. */
final class Inspection {

  private static final int HEAD = 16;
  private static final int MOST_ENTRIES = 1_000;
  private static final long MOST_UNPACKED = 200L << 20;

  private Inspection() {}

  static FileKind kindOf(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length == 0) {
      throw FileRefusal.empty();
    }
    for (FileKind kind : FileKind.values()) {
      if (kind.startsLike(head)) {
        return kind == FileKind.DOCX || kind == FileKind.XLSX ? office(file) : kind;
      }
    }
    throw FileRefusal.kind();
  }

  /** An OOXML package: the sizes its index claims are checked; nothing is unpacked here. */
  private static FileKind office(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long unpacked = 0;
      int entries = 0;
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        unpacked += Math.max(0, entry.getSize());
        if (++entries > MOST_ENTRIES || unpacked > MOST_UNPACKED) {
          throw FileRefusal.bomb();
        }
      }
      return officeKind(zip);
    } catch (ZipException e) {
      throw FileRefusal.damaged();
    }
  }

  private static FileKind officeKind(ZipFile zip) throws Refusal {
    if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("word/vbaProject.bin") != null
        || zip.getEntry("xl/vbaProject.bin") != null) {
      throw FileRefusal.kind();
    }
    if (zip.getEntry("word/document.xml") != null) {
      return FileKind.DOCX;
    }
    if (zip.getEntry("xl/workbook.xml") != null) {
      return FileKind.XLSX;
    }
    throw FileRefusal.kind();
  }
}
