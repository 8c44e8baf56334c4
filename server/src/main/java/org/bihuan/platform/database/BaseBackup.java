package org.bihuan.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Copies a running database file by file. The copy is torn; what was written meanwhile is copied along as its log, which
 * makes it whole again when it is first opened.
 *
 * <p>Our PostgreSQL brings no pg_basebackup, and needs none: this is the low-level procedure of its manual. A temporary
 * replication slot keeps the log from being recycled before it is copied.
 */
final class BaseBackup {

  static final String MANIFEST = "MANIFEST";
  private static final Set<String> CONTENT_NOT_COPIED =
      Set.of(
          "pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp",
          "pg_subtrans", "log");
  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "current_logfiles", "pg_internal.init");

  private final Path cluster;
  private final Path target;
  private final Seal seal;
  private final List<String> manifest = new ArrayList<>();
  private long bytes;

  private BaseBackup(Path cluster, Path target, Seal seal) {
    this.cluster = cluster;
    this.target = target;
    this.seal = seal;
  }

  /** @param data the folder whose database answers at this login */
  static Backup make(Login administrator, Path data, BackupFolder folder) throws IOException, SQLException {
    Path unfinished = folder.begin(Instant.now());
    BaseBackup backup = new BaseBackup(data.resolve("postgres"), unfinished.resolve("postgres"), folder.seal());
    try (Connection connection = administrator.connect();
        Statement statement = connection.createStatement()) {
      backup.copy(statement, unfinished);
    }
    backup.copySecrets(data.resolve("secrets"), unfinished.resolve("secrets"));
    return folder.finish(unfinished);
  }

  /** The password that opens the database, and the keys without which some of what is in it stays closed. */
  private void copySecrets(Path from, Path to) throws IOException {
    Files.createDirectory(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (Stream<Path> secrets = Files.list(from)) {
      for (Path secret : secrets.filter(Files::isRegularFile).toList()) {
        try (OutputStream out = seal.closing(seal.named(to.resolve(secret.getFileName())))) {
          Files.copy(secret, out);
        }
      }
    }
  }

  private void copy(Statement statement, Path unfinished) throws IOException, SQLException {
    String slot = "bihuan_backup_" + ProcessHandle.current().pid();
    statement.execute("select pg_create_physical_replication_slot('" + slot + "', true, true)");
    Instant startedAt = time(statement);
    String firstSegment = text(statement, "select pg_walfile_name(pg_backup_start('bihuan', true))");
    copyFolder(cluster);
    String label;
    String lastSegment;
    try (ResultSet row =
        statement.executeQuery("select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
      row.next();
      label = row.getString(1);
      lastSegment = row.getString(2);
    }
    Instant endedAt = time(statement);
    copyLog(firstSegment, lastSegment);
    statement.execute("select pg_switch_wal()");
    statement.execute("select pg_drop_replication_slot('" + slot + "')");
    Files.writeString(target.resolve("backup_label"), label);
    Files.write(unfinished.resolve(MANIFEST), manifest);
    Backup.write(unfinished, startedAt, endedAt, bytes, firstSegment);
  }

  private void copyFolder(Path folder) throws IOException {
    Path into = target.resolve(cluster.relativize(folder).toString());
    Files.createDirectory(into, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    boolean empty = CONTENT_NOT_COPIED.contains(cluster.relativize(folder).toString());
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          copyFolder(entry);
        } else if (!empty && !NOT_COPIED.contains(name) && !name.startsWith("pgsql_tmp")) {
          copyFile(entry);
        }
      }
    }
  }

  private void copyLog(String first, String last) throws IOException {
    try (Stream<Path> segments = Files.list(cluster.resolve("pg_wal"))) {
      for (Path segment : segments.toList()) {
        String name = segment.getFileName().toString();
        boolean needed = name.length() == 24 && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
        if (needed || name.endsWith(".history")) {
          copyFile(segment);
        }
      }
    }
  }

  /** A table dropped meanwhile takes its file along; the log knows of it. */
  private void copyFile(Path file) throws IOException {
    Path copy = target.resolve(cluster.relativize(file).toString());
    Path closed = seal.named(copy);
    CRC32C checksum = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum);
        OutputStream out = seal.closing(closed)) {
      long size = in.transferTo(out);
      bytes += size;
      manifest.add("%08x %d %s".formatted(checksum.getValue(), size, target.relativize(copy)));
    } catch (NoSuchFileException gone) {
      Files.deleteIfExists(closed);
    }
  }

  private static Instant time(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
