package org.bihuan.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
  private final Seal seal;
  private final boolean back;

  private Mirror(Path from, Path to, Seal seal, boolean back) {
    this.from = from;
    this.to = to;
    this.seal = seal;
    this.back = back;
  }

  /** Into a backup. */
  static Mirror closing(Path from, Path to, Seal seal) {
    return new Mirror(from, to, seal, false);
  }

  /** Out of a backup. */
  static Mirror opening(Path from, Path to, Seal seal) {
    return new Mirror(from, to, seal, true);
  }

  /** @param since folders that did not change after it hold nothing new */
  int copyNew(Instant since) throws IOException {
    return Files.isDirectory(from) ? copyFolder(from, since) : 0;
  }

  /** Takes what waits to be taken: what has reached the other side is removed here. */
  void moveAll() throws IOException {
    try (Stream<Path> waiting = Files.list(from)) {
      for (Path file : waiting.filter(piece -> !piece.toString().endsWith(".part")).toList()) {
        copyFile(file);
        try (FileChannel there = FileChannel.open(to, StandardOpenOption.READ)) {
          there.force(true);
        }
        Files.delete(file);
      }
    }
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
    Path copy = nameOf(file);
    if (Files.exists(copy)) {
      return false;
    }
    Files.createDirectories(copy.getParent());
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    try (InputStream in = back ? seal.opening(file) : Files.newInputStream(file);
        OutputStream out = back ? Files.newOutputStream(part) : seal.closing(part)) {
      in.transferTo(out);
    } catch (NoSuchFileException moved) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    removeFromBeforeTheKey(copy);
    return true;
  }

  private Path nameOf(Path file) {
    Path same = to.resolve(from.relativize(file).toString());
    return back ? same.resolveSibling(Seal.plainName(file)) : seal.named(same);
  }

  /** Since there is a key, nothing stays open that is there closed. */
  private void removeFromBeforeTheKey(Path copy) throws IOException {
    if (!back && seal.closes()) {
      Files.deleteIfExists(copy.resolveSibling(Seal.plainName(copy)));
    }
  }
}
