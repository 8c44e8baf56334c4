package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Copies what is new in a folder whose files never change once they are there: attachments named by their content,
 * checkpoints named by their size. Nothing is ever removed from the copy.
 */
final class Mirror {

  private final Path from;
  private final Path to;

  Mirror(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /** @param since folders that did not change after it hold nothing new */
  int copyNew(Instant since) throws IOException {
    return Files.isDirectory(from) ? copyFolder(from, since) : 0;
  }

  private int copyFolder(Path folder, Instant since) throws IOException {
    boolean changed = !Files.getLastModifiedTime(folder).toInstant().isBefore(since);
    int copied = 0;
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        if (Files.isDirectory(entry)) {
          copied += entry.getFileName().toString().equals("incoming") ? 0 : copyFolder(entry, since);
        } else if (changed) {
          copied += copyFile(entry) ? 1 : 0;
        }
      }
    }
    return copied;
  }

  private boolean copyFile(Path file) throws IOException {
    Path copy = to.resolve(from.relativize(file).toString());
    if (Files.exists(copy)) {
      return false;
    }
    Files.createDirectories(copy.getParent());
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    try {
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException moved) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }
}
