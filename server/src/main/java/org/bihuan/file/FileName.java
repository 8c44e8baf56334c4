package org.bihuan.file;

import java.util.regex.Pattern;

/** The name a person gave a file: shown and offered for download, never part of a path. */
final class FileName {

  private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\"<>:|?*]");
  private static final int LONGEST = 100;

  private FileName() {}

  static String clean(String given, FileKind kind) {
    String name = UNSEEN.matcher(FOLDERS.matcher(given).replaceFirst("")).replaceAll("").strip();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    if (stem.isBlank() || stem.chars().allMatch(c -> c == '.')) {
      stem = kind.isImage() ? "照片" : "文件";
    }
    int end = Math.min(stem.length(), LONGEST);
    if (Character.isHighSurrogate(stem.charAt(end - 1))) {
      end--;
    }
    return stem.substring(0, end) + "." + kind.ending();
  }
}
