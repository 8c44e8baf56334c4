package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import org.springframework.util.FileSystemUtils;
import java.util.Optional;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bihuan.platform.start.StartRefused;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A running database is copied, its log follows, and both together give back any moment since. */
class PointInTimeTest {

  private static final String SAID = "somebody said this in confidence";

  @TempDir Path temporary;

  @Test
  void whatWasThereAtAMomentComesBackAndNothingLater() throws Exception {
    DataFolder data = DataFolder.open(temporary.resolve("数据 one").toString());
    BackupFolder folder = BackupFolder.open(temporary.resolve("备份 100% safe"), Seal.NONE);
    Instant moment;
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(data, HostedDatabase.PROGRAMS, WalArchive.into(folder, data))) {
      JdbcClient sql = sql(database.administrator());
      sql.sql("create table memory (word text primary key)").update();
      sql.sql("insert into memory values ('before the backup')").update();
      BaseBackup.make(database.administrator(), data.root(), folder);
      sql.sql("insert into memory values ('after the backup')").update();
      moment = sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
      sql.sql("insert into memory values ('too late')").update();
      String last = sql.sql("select pg_walfile_name(pg_switch_wal())").query(String.class).single();
      Postmaster.await(() -> Files.exists(folder.wal().resolve(last)));
    }
    Backup backup = folder.latestUntil(moment).orElseThrow();

    assertThat(restored("until then", folder, backup, moment)).containsExactly("after the backup", "before the backup");
    assertThat(restored("all of it", folder, backup, null))
        .containsExactly("after the backup", "before the backup", "too late");
    assertThat(startedAgain("until then")).containsExactly("after the backup", "before the backup");
    assertThat(folder.latestUntil(backup.startedAt())).isEmpty();
    assertThatThrownBy(() -> restored("tomorrow", folder, backup, Instant.now().plusSeconds(86_400)))
        .isInstanceOf(StartRefused.class);
  }

  @Test
  void withAKeyNothingInTheBackupCanBeReadAndAllOfItComesBack() throws Exception {
    DataFolder data = DataFolder.open(temporary.resolve("data").toString());
    Path key = key("backup.key");
    Path place = temporary.resolve("backup");
    BackupFolder folder = BackupFolder.open(place, Seal.with(key, List.of(data.root(), place)));
    Path photo = Files.createDirectories(data.resolve("files/ab")).resolve("photo");
    Files.writeString(photo, SAID);
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(data, HostedDatabase.PROGRAMS, WalArchive.into(folder, data))) {
      Files.writeString(data.resolve("secrets/second-factor.key"), SAID);
      Backups backups = new Backups(database, data, folder, HostedDatabase.PROGRAMS);
      JdbcClient sql = sql(database.administrator());
      sql.sql("create table memory (word text primary key)").update();
      sql.sql("insert into memory values ('" + SAID + "')").update();
      backups.make(Instant.MIN);
      sql.sql("insert into memory values ('after the backup')").update();
      String last = sql.sql("select pg_walfile_name(pg_switch_wal())").query(String.class).single();
      Postmaster.await(() -> Files.exists(data.resolve("log-to-close").resolve(last)));
      backups.closeLog();
      assertThat(data.resolve("log-to-close")).isEmptyDirectory();
      assertThat(folder.wal().resolve(last + ".gpg")).exists();
      assertThat(backups.isKept(folder.files().resolve("ab/photo"), SAID.length())).isTrue();
    }
    assertThat(filesSaying(place)).isEmpty();
    Backup backup = folder.all().getFirst();

    assertThat(restored("restored", folder, backup, null)).containsExactly("after the backup", SAID);
    new Restoration(folder, DataFolder.open(temporary.resolve("restored").toString()), HostedDatabase.PROGRAMS).files();
    assertThat(temporary.resolve("restored/files/ab/photo")).hasContent(SAID);
    assertThat(temporary.resolve("restored/secrets/second-factor.key")).hasContent(SAID);
    assertThat(temporary.resolve("restored/opened-log")).doesNotExist();

    BackupFolder wrong = BackupFolder.open(place, Seal.with(key("another.key"), List.of()));
    assertThatThrownBy(() -> restored("wrong key", wrong, backup, null)).isInstanceOf(StartRefused.class).hasMessageContaining("钥匙");
    BackupFolder without = BackupFolder.open(place, Seal.NONE);
    assertThatThrownBy(() -> restored("no key", without, backup, null)).isInstanceOf(StartRefused.class).hasMessageContaining("--key=");
    gpgAloneOpensIt(folder.files().resolve("ab/photo.gpg"), key);
    oneChangedByteIsNoticed(folder.files().resolve("ab/photo.gpg"), folder.seal());
  }

  /** Checkpoints do not tell of what was lost after the last of them; the command that cut it off knows. */
  @Test
  void whatWasCutOffLeavesAMarkAndAllOfItNone() throws Exception {
    DataFolder data = DataFolder.open(temporary.resolve("data").toString());
    BackupFolder folder = BackupFolder.open(temporary.resolve("backup"), Seal.NONE);
    Instant between;
    String middle;
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(data, HostedDatabase.PROGRAMS, WalArchive.into(folder, data))) {
      JdbcClient sql = sql(database.administrator());
      sql.sql("create table memory (word text primary key)").update();
      BaseBackup.make(database.administrator(), data.root(), folder);
      sql.sql("insert into memory values ('one')").update();
      middle = sql.sql("select pg_walfile_name(pg_switch_wal())").query(String.class).single();
      between = sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
      sql.sql("insert into memory values ('two')").update();
      String last = sql.sql("select pg_walfile_name(pg_switch_wal())").query(String.class).single();
      Postmaster.await(() -> Files.exists(folder.wal().resolve(last)));
    }
    Backup backup = folder.all().getFirst();

    assertThat(markOf("all", folder, backup, null)).as("all there is").isEmpty();
    assertThat(startedAgain("all")).containsExactly("one", "two");
    assertThat(markOf("until", folder, backup, between).orElseThrow().until()).isEqualTo(between);
    Files.delete(folder.wal().resolve(middle));
    assertThat(markOf("gap", folder, backup, null)).as("the log has a gap").isPresent();
    FileSystemUtils.deleteRecursively(folder.wal());
    Files.createDirectory(folder.wal());
    assertThat(markOf("alone", folder, backup, null).orElseThrow().until()).as("a backup alone").isEqualTo(backup.endedAt());
  }

  private Optional<RestoredMark> markOf(String name, BackupFolder folder, Backup backup, Instant time) throws Exception {
    DataFolder empty = Restoration.emptyFolder(temporary.resolve(name));
    new Restoration(folder, empty, HostedDatabase.PROGRAMS).everything(backup, time);
    return RestoredMark.in(empty.root());
  }

  private Path key(String name) throws Exception {
    byte[] random = new byte[48];
    new SecureRandom().nextBytes(random);
    Path key = Files.writeString(temporary.resolve(name), Base64.getEncoder().encodeToString(random) + "\n");
    return Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  private static List<Path> filesSaying(Path place) throws Exception {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).filter(PointInTimeTest::says).toList();
    }
  }

  private static boolean says(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SAID);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without us, in ten years. */
  private void gpgAloneOpensIt(Path closed, Path key) throws Exception {
    assumeTrue(new ProcessBuilder("which", "gpg").start().waitFor() == 0, "no gpg here");
    Process gpg =
        new ProcessBuilder(
                "gpg", "--homedir", Files.createDirectory(temporary.resolve("gpg")).toString(), "--batch", "--quiet",
                "--pinentry-mode", "loopback", "--passphrase-file", key.toString(), "--decrypt", closed.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(new String(gpg.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo(SAID);
  }

  private static void oneChangedByteIsNoticed(Path closed, Seal seal) throws Exception {
    byte[] bytes = Files.readAllBytes(closed);
    bytes[bytes.length - 30] ^= 1;
    Files.write(closed, bytes);
    assertThatThrownBy(
            () -> {
              try (InputStream in = seal.opening(closed)) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(StartRefused.class);
  }

  @Test
  void aKeyThatWouldBeLostOrStolenWithTheBackupIsRefused() throws Exception {
    Path key = key("backup.key");
    assertThatThrownBy(() -> Seal.with(key, List.of(temporary))).hasMessageContaining("移到别处");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Seal.with(key, List.of())).hasMessageContaining("chmod 600");
    assertThatThrownBy(() -> Seal.with(temporary.resolve("nowhere"), List.of())).hasMessageContaining("openssl rand");
    Path weak = Files.writeString(key("weak.key"), "bihuan");
    assertThatThrownBy(() -> Seal.with(weak, List.of())).hasMessageContaining("太短");
  }

  @Test
  void aDamagedBackupIsNotRestored() throws Exception {
    DataFolder data = DataFolder.open(temporary.resolve("data").toString());
    BackupFolder folder = BackupFolder.open(temporary.resolve("backup"), Seal.NONE);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data, HostedDatabase.PROGRAMS, List.of())) {
      BaseBackup.make(database.administrator(), data.root(), folder);
    }
    Backup backup = folder.all().getFirst();
    Path file = folder.bases().resolve(backup.name()).resolve("postgres/PG_VERSION");
    Files.writeString(file, "17\n");

    assertThatThrownBy(() -> restored("damaged", folder, backup, null))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("PG_VERSION 已损坏");
    assertThatThrownBy(() -> Restoration.emptyFolder(data.root()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("不是空的");
  }

  @Test
  void oldBackupsAreRemovedButNeverTheLastTwo() throws Exception {
    BackupFolder folder = BackupFolder.open(temporary.resolve("backup"), Seal.NONE);
    for (int day = 1; day <= 4; day++) {
      Instant at = Instant.parse("2026-11-0" + day + "T02:00:00Z");
      Path unfinished = folder.begin(at);
      Backup.write(unfinished, at, at, 1, "00000001000000000000000" + day);
      folder.finish(unfinished);
      Files.createFile(folder.wal().resolve("00000001000000000000000" + day));
    }

    folder.keepSince(Instant.parse("2026-12-01T00:00:00Z"));

    assertThat(folder.all()).extracting(Backup::name).containsExactly("20261103T020000.000Z", "20261104T020000.000Z");
    assertThat(folder.wal()).isDirectoryNotContaining("glob:**2").isDirectoryContaining("glob:**3");
  }

  private List<String> restored(String name, BackupFolder folder, Backup backup, Instant time) throws Exception {
    DataFolder empty = Restoration.emptyFolder(temporary.resolve(name));
    return new Restoration(folder, empty, HostedDatabase.PROGRAMS).database(backup, time, PointInTimeTest::memories);
  }

  private List<String> startedAgain(String name) {
    DataFolder data = DataFolder.open(temporary.resolve(name).toString());
    try (EmbeddedDatabase database = EmbeddedDatabase.start(data, HostedDatabase.PROGRAMS, List.of())) {
      return memories(database.administrator());
    }
  }

  private static List<String> memories(Login login) {
    return sql(login).sql("select word from memory order by word").query(String.class).list();
  }

  private static JdbcClient sql(Login login) {
    return JdbcClient.create(new DriverManagerDataSource(login.url(), login.user(), login.password()));
  }
}
