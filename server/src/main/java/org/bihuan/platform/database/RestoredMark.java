package org.bihuan.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the restore command leaves in a data folder whose state may be older than the last one there was: checkpoints are
 * signed every few minutes, and do not tell of what was lost after the last of them.
 *
 * @param until what came back is everything until then
 */
public record RestoredMark(UUID id, Instant until) {

  private static final String FILE = "restored";

  static RestoredMark until(Instant moment) {
    return new RestoredMark(UUID.randomUUID(), moment);
  }

  /** It stays there; what answers for it names it. */
  void leaveIn(DataFolder data) throws IOException {
    Files.write(data.resolve(FILE), List.of(id.toString(), until.toString()));
  }

  static void takeFrom(DataFolder data) throws IOException {
    Files.delete(data.resolve(FILE));
  }

  public static Optional<RestoredMark> in(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve(FILE));
      return Optional.of(new RestoredMark(UUID.fromString(lines.get(0)), Instant.parse(lines.get(1))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
