package org.bihuan.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.platform.start.StartRefused;
import org.springframework.util.FileSystemUtils;

/**
 * Where backups lie, at best on another disk:
 *
 * <pre>
 * base/20261126T020000.000Z/   the database as it was then, complete in itself, and the password that opens it
 * wal/                         everything written since, segment by segment
 * files/, evidence/            attachments and checkpoints; only ever added to
 * </pre>
 *
 * <p>With a key ({@link Seal}) everything that says something about anybody ends in {@code .gpg}.
 */
final class BackupFolder {

  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String UNFINISHED = ".unfinished-";

  private final Path root;
  private final Seal seal;

  private BackupFolder(Path root, Seal seal) {
    this.root = root;
    this.seal = seal;
  }

  static BackupFolder open(Path configured, Seal seal) {
    Path root = configured.toAbsolutePath().normalize();
    if (root.toString().chars().anyMatch(c -> "\"$`\\'".indexOf(c) >= 0 || Character.isISOControl(c))) {
      throw new StartRefused("备份目录的路径 " + root + " 中含有引号等特殊字符。", "请换一个路径。");
    }
    BackupFolder folder = new BackupFolder(root, seal);
    try {
      for (Path part : List.of(root, folder.bases(), folder.wal(), folder.files(), folder.evidence())) {
        if (!Files.isDirectory(part)) {
          Files.createDirectories(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new StartRefused("备份目录 " + root + " 无法使用：" + e.getMessage() + "。", "请检查目录、磁盘和权限。", e);
    }
  }

  /** How what is put here is closed, and what lies here is opened. */
  Seal seal() {
    return seal;
  }

  Path bases() {
    return root.resolve("base");
  }

  Path wal() {
    return root.resolve("wal");
  }

  Path files() {
    return root.resolve("files");
  }

  Path evidence() {
    return root.resolve("evidence");
  }

  /** Complete ones, the oldest first. */
  List<Backup> all() {
    try (Stream<Path> folders = Files.list(bases())) {
      return folders
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .map(Backup::read)
          .sorted(Comparator.comparing(Backup::endedAt))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest that was complete at that time; of all where no time is asked for. */
  Optional<Backup> latestUntil(Instant time) {
    return all().stream().filter(backup -> !backup.endedAt().isAfter(time)).reduce((older, newer) -> newer);
  }

  Path begin(Instant now) throws IOException {
    Path unfinished = bases().resolve(UNFINISHED + NAME.format(now));
    FileSystemUtils.deleteRecursively(unfinished);
    return Files.createDirectory(
        unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Appears under its name only when everything in it has reached the disk. */
  Backup finish(Path unfinished) throws IOException {
    Path finished = bases().resolve(unfinished.getFileName().toString().substring(UNFINISHED.length()));
    if (Files.exists(finished)) {
      throw new FileAlreadyExistsException(finished.toString());
    }
    sync(unfinished);
    Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    sync(bases());
    return Backup.read(finished);
  }

  /** Removes what ended before, but never the last two; and the log no backup needs any more. */
  void keepSince(Instant oldest) throws IOException {
    List<Backup> all = all();
    for (Backup old : all.subList(0, Math.max(0, all.size() - 2))) {
      if (old.endedAt().isBefore(oldest)) {
        FileSystemUtils.deleteRecursively(bases().resolve(old.name()));
      }
    }
    try (Stream<Path> left = Files.list(bases())) {
      for (Path unfinished : left.filter(f -> f.getFileName().toString().startsWith(UNFINISHED)).toList()) {
        FileSystemUtils.deleteRecursively(unfinished);
      }
    }
    List<Backup> kept = all();
    if (kept.isEmpty()) {
      return;
    }
    String firstNeeded = kept.getFirst().firstSegment();
    try (Stream<Path> segments = Files.list(wal())) {
      for (Path segment : segments.filter(file -> isBefore(file, firstNeeded)).toList()) {
        Files.delete(segment);
      }
    }
  }

  /** By place in the log, whatever the timeline (the first eight digits). */
  static boolean isBefore(Path file, String segment) {
    String name = file.getFileName().toString();
    return name.matches("[0-9A-F]{24}.*") && name.substring(8, 24).compareTo(segment.substring(8)) < 0;
  }

  /** All of the file system it lies on: cheaper than file by file, and nothing is forgotten. */
  private static void sync(Path folder) throws IOException {
    Commands.Outcome outcome = Commands.run(List.of("sync", "-f", folder.toString()));
    if (outcome.exitCode() != 0) {
      throw new IOException(outcome.output());
    }
  }
}
