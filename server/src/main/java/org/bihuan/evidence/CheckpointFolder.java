package org.bihuan.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The copy of every checkpoint outside the database: what a restored or rewritten database is held against. */
@Component
class CheckpointFolder {

  private final Path folder;

  CheckpointFolder(@Value("${bihuan.data}") Path data) throws IOException {
    folder = data.resolve("evidence/checkpoints");
    Files.createDirectories(folder);
  }

  /** On disk, also after a power cut, when this returns. */
  void keep(Checkpoint checkpoint) {
    Path file = folder.resolve(checkpoint.fileName());
    try {
      Path made = Files.createTempFile(folder, "new-", "");
      try (FileChannel out = FileChannel.open(made, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(checkpoint.note().getBytes(StandardCharsets.UTF_8)));
        out.force(true);
      }
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that were ever kept here, the smallest tree first. */
  List<Checkpoint> all() {
    return files().map(CheckpointFolder::read).toList();
  }

  /** Of the largest tree of this branch of history, whatever the suite. */
  Optional<Checkpoint> latest(String origin) {
    return newestFirst(origin).findFirst();
  }

  Optional<Checkpoint> latest(String origin, Suite suite) {
    return newestFirst(origin).filter(checkpoint -> checkpoint.suite() == suite).findFirst();
  }

  private Stream<Checkpoint> newestFirst(String origin) {
    return files()
        .sorted(Comparator.reverseOrder())
        .map(CheckpointFolder::read)
        .filter(checkpoint -> checkpoint.origin().equals(origin));
  }

  private Stream<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".note")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Checkpoint read(Path file) {
    try {
      return Checkpoint.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
