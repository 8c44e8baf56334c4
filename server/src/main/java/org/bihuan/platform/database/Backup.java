package org.bihuan.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * One complete backup of the database.
 *
 * @param endedAt from when on it can be restored to
 * @param firstSegment where the log it needs begins
 */
public record Backup(String name, Instant startedAt, Instant endedAt, long bytes, String firstSegment) {

  static final String FILE = "BACKUP";

  static void write(Path folder, Instant startedAt, Instant endedAt, long bytes, String firstSegment) throws IOException {
    Files.write(
        folder.resolve(FILE), List.of(startedAt.toString(), endedAt.toString(), String.valueOf(bytes), firstSegment));
  }

  static Backup read(Path folder) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve(FILE));
      return new Backup(
          folder.getFileName().toString(),
          Instant.parse(lines.get(0)),
          Instant.parse(lines.get(1)),
          Long.parseLong(lines.get(2)),
          lines.get(3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
