package org.bihuan.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Decides what a received file is, from its bytes alone, and refuses what would act by itself when opened. */
final class Inspection {

  private static final int HEAD = 16;
  private static final int MOST_ENTRIES = 1_000;
  private static final long MOST_UNPACKED = 200L << 20;
  private static final int PDF_TAIL = 2_048;

  /** Papers of before 2007, and those of today that were locked with a password ([MS-CFB] 2.2). */
  private static final byte[] OLD_OFFICE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

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
        return switch (kind) {
          case DOCX, XLSX -> office(file);
          case PDF -> wholePdf(file);
          case JPEG, PNG -> kind;
        };
      }
    }
    throw Arrays.equals(Arrays.copyOf(head, OLD_OFFICE.length), OLD_OFFICE) ? FileRefusal.oldOffice() : FileRefusal.kind();
  }

  /** A PDF ends with its end mark (ISO 32000-1, 7.5.5); what was cut off or only called so has none. */
  private static FileKind wholePdf(Path file) throws IOException {
    try (RandomAccessFile pdf = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(pdf.length(), PDF_TAIL)];
      pdf.seek(pdf.length() - tail.length);
      pdf.readFully(tail);
      String end = new String(tail, StandardCharsets.ISO_8859_1);
      if (!end.contains("startxref") || !end.contains("%%EOF")) {
        throw FileRefusal.damaged();
      }
    }
    PdfContents.check(file);
    return FileKind.PDF;
  }

  /** An OOXML package: the sizes its index claims are checked before anything is unpacked. */
  private static FileKind office(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      long unpacked = 0;
      int entries = 0;
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        unpacked += Math.max(0, entry.getSize());
        if (climbs(entry.getName())) {
          throw FileRefusal.kind();
        }
        if (++entries > MOST_ENTRIES || unpacked > MOST_UNPACKED) {
          throw FileRefusal.bomb();
        }
      }
      return officeKind(zip);
    } catch (ZipException e) {
      throw FileRefusal.damaged();
    }
  }

  /** A name that would leave the folder it is unpacked into. */
  private static boolean climbs(String name) {
    return name.startsWith("/") || name.contains("\\") || List.of(name.split("/")).contains("..");
  }

  private static FileKind officeKind(ZipFile zip) throws IOException {
    if (zip.getEntry("OFD.xml") != null) {
      throw FileRefusal.ofd();
    }
    if (zip.getEntry("[Content_Types].xml") == null) {
      throw FileRefusal.kind();
    }
    OfficeContents.check(zip);
    if (zip.getEntry("word/document.xml") != null) {
      return FileKind.DOCX;
    }
    if (zip.getEntry("xl/workbook.xml") != null) {
      return FileKind.XLSX;
    }
    throw FileRefusal.kind();
  }
}
