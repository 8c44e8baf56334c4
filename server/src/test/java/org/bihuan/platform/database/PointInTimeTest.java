package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.bihuan.platform.start.StartRefused;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A running database is copied, its log follows, and both together give back any moment since. */
class PointInTimeTest {

  @TempDir Path temporary;

  @Test
  void whatWasThereAtAMomentComesBackAndNothingLater() throws Exception {
    DataFolder data = DataFolder.open(temporary.resolve("数据 one").toString());
    BackupFolder folder = BackupFolder.open(temporary.resolve("备份 100% safe"));
    Instant moment;
    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(data, HostedDatabase.PROGRAMS, WalArchive.into(folder))) {
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
  void aDamagedBackupIsNotRestored() throws Exception {
    DataFolder data = DataFolder.open(temporary.resolve("data").toString());
    BackupFolder folder = BackupFolder.open(temporary.resolve("backup"));
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
    BackupFolder folder = BackupFolder.open(temporary.resolve("backup"));
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
