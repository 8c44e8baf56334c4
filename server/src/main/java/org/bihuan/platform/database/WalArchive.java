package org.bihuan.platform.database;

import java.util.List;

/**
 * How PostgreSQL gives away each piece of its log as soon as it is full, or a minute old: at most so much is lost with the
 * disk. A piece appears under its name only when it has reached the disk, and is never overwritten by another.
 */
final class WalArchive {

  private static final String COMMAND =
      "f=\"%1$s/%%f\"; if test -f \"$f\"; then cmp -s \"%%p\" \"$f\";"
          + " else cp \"%%p\" \"$f.part\" && sync \"$f.part\" && mv \"$f.part\" \"$f\" && sync \"%1$s\"; fi";

  private WalArchive() {}

  static List<String> into(BackupFolder folder) {
    String path = folder.wal().toString().replace("%", "%%");
    return List.of("archive_mode=on", "archive_timeout=60s", "archive_command=" + COMMAND.formatted(path));
  }
}
