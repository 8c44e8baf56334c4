package org.bihuan.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.bihuan.platform.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Makes a data folder out of a backup, as everything was at a time. */
final class Restoration {

  private static final long LONGEST_NANOS = 12L * 3_600_000_000_000L;

  private final BackupFolder from;
  private final DataFolder to;
  private final Path programs;

  Restoration(BackupFolder from, DataFolder to, Path programs) {
    this.from = from;
    this.to = to;
    this.programs = programs;
  }

  /** Refuses a folder in which anything is: a restoration never overwrites. */
  static DataFolder emptyFolder(Path folder) {
    DataFolder data = DataFolder.open(folder.toString());
    try (Stream<Path> entries = Files.list(data.root())) {
      if (entries.findAny().isPresent()) {
        throw new StartRefused("目录 " + data.root() + " 不是空的，没有恢复。", "请指定一个空目录或还不存在的目录；恢复从不覆盖已有的数据。");
      }
    } catch (IOException e) {
      throw DataFolderProblem.explain(data.root(), e);
    }
    return data;
  }

  /**
   * The database only, up to and including that time or as far as the log goes.
   *
   * @param look what to ask of it while it runs
   */
  <T> T database(Backup backup, @Nullable Instant time, Function<Login, T> look) throws IOException {
    copy(backup);
    Files.createFile(to.resolve("postgres/recovery.signal"));
    PostgresCluster cluster = PostgresCluster.in(to);
    ServerAccount account = ServerAccount.choose(to, cluster.folder());
    PostgresBinaries binaries = PostgresBinaries.unpackedIn(programs.toAbsolutePath());
    account.proveReach(binaries.program("postgres"));
    account.own(cluster.folder());
    Path log = openedLog(backup);
    if (!log.equals(from.wal())) {
      account.own(log);
    }
    PostgresLaunch launch = new PostgresLaunch(cluster, binaries, account, settings(log, time));
    try {
      return recover(launch, time, look);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("恢复被中断。", "请重新执行。", e);
    } finally {
      if (!log.equals(from.wal())) {
        FileSystemUtils.deleteRecursively(log);
      }
      account.handOver(to);
    }
  }

  /**
   * The whole data folder. It bears a mark from the first moment on; the mark is taken away only where the log went on after
   * the backup and was followed to its end, so that nothing is known to have come after what came back.
   */
  void everything(Backup backup, @Nullable Instant time) throws IOException {
    RestoredMark.until(time == null ? backup.endedAt() : time).leaveIn(to);
    Optional<Instant> cut = database(backup, time, login -> time == null ? cutAt(login, backup) : Optional.of(time));
    files();
    if (cut.isPresent()) {
      RestoredMark.until(cut.get()).leaveIn(to);
    } else {
      RestoredMark.takeFrom(to);
    }
  }

  /** Until when everything came back, where it is not all there was; empty where it is. */
  private Optional<Instant> cutAt(Login login, Backup backup) {
    Optional<String> last = lastPiece(backup);
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_walfile_name(pg_last_wal_replay_lsn()), pg_last_xact_replay_timestamp()")) {
      row.next();
      if (last.isPresent() && place(row.getString(1)).compareTo(place(last.get())) >= 0) {
        return Optional.empty();
      }
      OffsetDateTime reached = row.getObject(2, OffsetDateTime.class);
      return Optional.of(last.isEmpty() || reached == null ? backup.endedAt() : reached.toInstant());
    } catch (SQLException e) {
      throw new IllegalStateException("the restored database does not tell how far it came: " + e.getMessage(), e);
    }
  }

  /** The last piece of the log in the backup, of the newest timeline; empty where none came after the backup began. */
  private Optional<String> lastPiece(Backup backup) {
    try (Stream<Path> all = Files.list(from.wal())) {
      return all.filter(file -> !BackupFolder.isBefore(file, backup.firstSegment()))
          .map(Seal::plainName)
          .filter(name -> name.matches("[0-9A-F]{24}"))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a piece lies in the log, whatever its timeline. */
  private static String place(String piece) {
    return piece.substring(8);
  }

  /** Attachments and checkpoints, those of later days too: they are named by content and harm nobody. */
  void files() throws IOException {
    Mirror.opening(from.files(), to.resolve("files"), from.seal()).copyNew(Instant.MIN);
    Mirror.opening(from.evidence(), to.resolve("evidence"), from.seal()).copyNew(Instant.MIN);
  }

  /** Where PostgreSQL finds its log; opened for the time it reads it, where it is closed in the backup. */
  private Path openedLog(Backup backup) throws IOException {
    List<Path> closed;
    try (Stream<Path> all = Files.list(from.wal())) {
      closed = all.filter(piece -> piece.toString().endsWith(Seal.ENDING)).toList();
    }
    if (closed.isEmpty()) {
      return from.wal();
    }
    Path opened = to.privateFolder("opened-log");
    try (Stream<Path> all = Files.list(from.wal())) {
      for (Path piece : all.filter(file -> !BackupFolder.isBefore(file, backup.firstSegment())).toList()) {
        try (InputStream in = from.seal().opening(piece)) {
          Files.copy(in, opened.resolve(Seal.plainName(piece)), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return opened;
  }

  private static List<String> settings(Path log, @Nullable Instant time) {
    List<String> settings = new ArrayList<>();
    settings.add("restore_command=cp \"" + log.toString().replace("%", "%%") + "/%f\" \"%p\"");
    settings.add("archive_mode=off");
    if (time != null) {
      // the server reads its settings before it knows the names of time zones, "Z" among them
      settings.add("recovery_target_time=" + time.atOffset(ZoneOffset.UTC).toLocalDateTime() + "+00");
      settings.add("recovery_target_action=promote");
    }
    return settings;
  }

  private static <T> T recover(PostgresLaunch launch, @Nullable Instant time, Function<Login, T> look)
      throws IOException, InterruptedException {
    while (true) {
      int port = EmbeddedPostgres.freePort();
      try {
        PostgresProcess process = launch.on(port);
        try {
          awaitEnd(launch.administrator(port, "postgres"), process);
          return look.apply(launch.administrator(port, EmbeddedDatabase.NAME));
        } finally {
          process.stop();
        }
      } catch (PostgresLaunch.PortTaken taken) {
        // another one will do
      } catch (StartRefused e) {
        throw time != null && e.problem().contains("before configured recovery target")
            ? new StartRefused("备份里的日志没有到达 " + time + "。", "请换一个更早的时刻，或不指定时刻（恢复到最后）。", e)
            : e;
      }
    }
  }

  private static void awaitEnd(Login login, PostgresProcess process) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < LONGEST_NANOS) {
      try (Connection connection = login.connect();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
        row.next();
        if (!row.getBoolean(1)) {
          return;
        }
      } catch (SQLException e) {
        if (!process.isAlive()) {
          throw new StartRefused("数据库在恢复途中结束：" + e.getMessage(), "请指定更早的时刻，或查看目标目录中的 postgres/log。", e);
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("recovery does not end");
  }

  private void copy(Backup backup) throws IOException {
    Path base = from.bases().resolve(backup.name());
    Path source = base.resolve("postgres");
    try (Stream<Path> folders = Files.walk(source)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        Files.createDirectory(
            to.resolve("postgres").resolve(source.relativize(folder).toString()),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    }
    for (String line : Files.readAllLines(base.resolve(BaseBackup.MANIFEST))) {
      String[] words = line.split(" ", 3);
      if (!copyFile(Seal.find(source.resolve(words[2])), to.resolve("postgres").resolve(words[2])).equals(words[0])) {
        throw new StartRefused("备份 " + backup.name() + " 中的文件 " + words[2] + " 已损坏。", "请改用另一份备份。");
      }
    }
    Files.copy(source.resolve("backup_label"), to.resolve("postgres/backup_label"));
    copySecrets(base.resolve("secrets"));
  }

  private void copySecrets(Path secrets) throws IOException {
    Path kept = to.privateFolder("secrets");
    try (Stream<Path> files = Files.list(secrets)) {
      for (Path secret : files.toList()) {
        Path target = kept.resolve(Seal.plainName(secret));
        copyFile(secret, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  private String copyFile(Path source, Path target) throws IOException {
    CRC32C checksum = new CRC32C();
    try (InputStream in = new CheckedInputStream(from.seal().opening(source), checksum)) {
      Files.copy(in, target);
    }
    return "%08x".formatted(checksum.getValue());
  }
}
