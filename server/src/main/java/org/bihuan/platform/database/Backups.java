package org.bihuan.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bihuan.platform.start.StartRefused;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The backups of our own database: made while it runs, and opened again elsewhere to see that they are good. */
public final class Backups {

  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final EmbeddedDatabase database;
  private final DataFolder data;
  private final BackupFolder folder;
  private final Path programs;
  private Instant mirroredAt = Instant.MIN;

  Backups(EmbeddedDatabase database, DataFolder data, BackupFolder folder, Path programs) {
    this.database = database;
    this.data = data;
    this.folder = folder;
    this.programs = programs;
  }

  /** The database first: every attachment its rows name is then on disk and copied with the rest. */
  public Backup make(Instant keepSince) {
    try {
      Backup backup = BaseBackup.make(database.administrator(), data.root(), folder);
      mirror(Instant.MIN);
      closeLog();
      folder.keepSince(keepSince);
      return backup;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the database did not take part in its backup: " + e.getMessage(), e);
    }
  }

  /** Attachments and checkpoints that came since the last time. */
  public int mirror() {
    try {
      return mirror(mirroredAt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized int mirror(Instant since) throws IOException {
    Instant begun = Instant.now();
    int copied =
        Mirror.closing(data.resolve("files"), folder.files(), folder.seal()).copyNew(since)
            + Mirror.closing(data.resolve("evidence"), folder.evidence(), folder.seal()).copyNew(since);
    mirroredAt = begun.minus(OVERLAP);
    return copied;
  }

  public List<Backup> all() {
    return folder.all();
  }

  /** Where the copy of an attachment folder lies, for somebody who compares it with the rows. */
  public Path files() {
    return folder.files();
  }

  /** Whether an attachment lies there whole, as far as its length tells; closed it is a little longer. */
  public boolean isKept(Path file, long size) throws IOException {
    Path kept = Seal.find(file);
    return Files.exists(kept) && (kept.equals(file) ? Files.size(kept) == size : Files.size(kept) > size);
  }

  /** The checkpoints in the backup, word for word. */
  public Set<String> notes() {
    Path checkpoints = folder.evidence().resolve("checkpoints");
    if (!Files.isDirectory(checkpoints)) {
      return Set.of();
    }
    Set<String> notes = new HashSet<>();
    try (Stream<Path> kept = Files.list(checkpoints)) {
      for (Path file : kept.filter(f -> Seal.plainName(f).endsWith(".note")).toList()) {
        try (InputStream in = folder.seal().opening(file)) {
          notes.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return notes;
  }

  /** Takes the pieces of the log that wait to be closed; nothing where no key is set. */
  public synchronized void closeLog() {
    try {
      if (folder.seal().closes()) {
        Path waiting = WalArchive.waitingRoom(data);
        Mirror.closing(waiting, folder.wal(), folder.seal()).moveAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Restores the newest backup and all log into an empty folder, asks, and removes it again. */
  public <T> T inRestored(Function<DataSource, T> look) {
    Backup newest =
        folder.latestUntil(Instant.MAX).orElseThrow(() -> new StartRefused("还没有备份。", "请先做一次备份。"));
    Path scratch = data.resolve("restore-check");
    closeLog();
    try {
      FileSystemUtils.deleteRecursively(scratch);
      return new Restoration(folder, Restoration.emptyFolder(scratch), programs)
          .database(
              newest,
              null,
              login -> look.apply(new DriverManagerDataSource(login.url(), login.user(), login.password())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(scratch);
    }
  }

  private static void remove(Path scratch) {
    try {
      if (Files.exists(scratch)) {
        FileSystemUtils.deleteRecursively(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
