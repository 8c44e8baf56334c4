package org.bihuan.file;

import java.util.Arrays;
import java.util.Optional;

/** What may be kept as evidence, told by its first bytes; name and declared type prove nothing. */
public enum FileKind {
  JPEG("image/jpeg", "jpg", true, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
  PNG("image/png", "png", true, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
  PDF("application/pdf", "pdf", false, new byte[] {'%', 'P', 'D', 'F', '-'}),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", false, zip()),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", false, zip());

  private final String mediaType;
  private final String ending;
  private final boolean image;
  private final byte[] magic;

  FileKind(String mediaType, String ending, boolean image, byte[] magic) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.image = image;
    this.magic = magic;
  }

  private static byte[] zip() {
    return new byte[] {'P', 'K', 3, 4};
  }

  public String mediaType() {
    return mediaType;
  }

  public boolean isImage() {
    return image;
  }

  String ending() {
    return ending;
  }

  boolean startsLike(byte[] head) {
    return head.length >= magic.length && Arrays.equals(Arrays.copyOf(head, magic.length), magic);
  }

  static Optional<FileKind> declared(String mediaType) {
    return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
  }
}
