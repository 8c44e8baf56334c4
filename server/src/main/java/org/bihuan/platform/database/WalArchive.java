package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How PostgreSQL gives away each piece of its log as soon as it is full, or a minute old: at most so much is lost with the
 * disk. A piece appears under its name only when it has reached the disk, and is never overwritten by another.
 *
 * <p>PostgreSQL cannot close what it gives away: with a key a piece waits beside the data it comes from, which lies open
 * there anyway, for the seconds until {@link Backups#closeLog} takes it.
 */
final class WalArchive {

  private static final String COMMAND =
      "f=\"%1$s/%%f\"; if test -f \"$f\"; then cmp -s \"%%p\" \"$f\";"
          + " else cp \"%%p\" \"$f.part\" && sync \"$f.part\" && mv \"$f.part\" \"$f\" && sync \"%1$s\"; fi";

  private WalArchive() {}

  static Path waitingRoom(DataFolder data) throws IOException {
    return data.privateFolder("log-to-close");
  }

  static List<String> into(BackupFolder folder, DataFolder data) throws IOException {
    String path = (folder.seal().closes() ? waitingRoom(data) : folder.wal()).toString().replace("%", "%%");
    return List.of("archive_mode=on", "archive_timeout=60s", "archive_command=" + COMMAND.formatted(path));
  }
}
