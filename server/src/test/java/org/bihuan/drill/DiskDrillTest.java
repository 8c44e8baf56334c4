package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Photos;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** DU-07 and DU-08: the disk fills up under eight writers. Needs root, to make a small disk. */
@Tag("drill")
class DiskDrillTest {

  private static final int WRITERS = 8;
  private static final int MEGABYTES = 900;

  @TempDir Path temporary;

  @BeforeAll
  static void onlyWhereAMountIsAllowed() {
    assumeTrue(SmallDisk.mayMount(), "a small disk can only be made as root");
  }

  @Test
  void du07_writing_stops_before_the_disk_is_full_and_comes_back_by_itself() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"), MEGABYTES);
        DrillServer server = new DrillServer(disk.folder().resolve("data"))) {
      Postmaster postmaster = server.postmaster();
      Writers writers = new Writers(WRITERS, server.ledger());
      try (writers) {
        Thread.sleep(2_000);
        disk.leave(120);
        Client stranger = new Client(server.address());
        Postmaster.await(() -> stranger.get("/actuator/health/writable").status() == 503);
        Answer refused = server.officer().client().post("/api/hazards", server.officer().finding(Ids.next()));
        assertThat(refused.at("code")).isEqualTo("disk-nearly-full");
        assertThat(server.officer().client().get("/api/hazards").status()).isEqualTo(200);
        assertThat(stranger.get("/actuator/health/readiness").status()).isEqualTo(200);
        disk.leave(0);
        Thread.sleep(3_000);
        assertThat(postmaster.isRunning()).as("the database outlives the full disk").isTrue();
        disk.makeRoom();
        long room = System.nanoTime();
        Postmaster.await(() -> writers.haveAnAnswerSince(room));
      }
      Comparison comparison = Comparison.of(writers, server.onDisk().hazards());
      comparison.print("DU-07 disk full, guarded", "");
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
      assertThat(server.onDisk().checkedIndexes()).isPositive();
    }
  }

  @Test
  void du07_control_without_the_guard_the_database_dies_and_still_loses_nothing() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(temporary.resolve("disk"), MEGABYTES);
        DrillServer server = new DrillServer(disk.folder().resolve("data"), Map.of("BIHUAN_DISK_READONLYBELOW", "0B"))) {
      Postmaster postmaster = server.postmaster();
      Writers writers = new Writers(WRITERS, server.ledger());
      try (writers) {
        Thread.sleep(2_000);
        disk.leave(0);
        JdbcClient somebody = server.onDisk().sql();
        Postmaster.await(() -> !logsAMegabyte(somebody) && !postmaster.isRunning());
        disk.makeRoom();
        long room = System.nanoTime();
        Postmaster.await(() -> writers.haveAnAnswerSince(room));
      }
      Comparison comparison = Comparison.of(writers, server.onDisk().hazards());
      comparison.print("DU-07 control: no guard, database died", "");
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
    }
  }

  /** What every change does in the end: it needs room in the log. */
  private static boolean logsAMegabyte(JdbcClient sql) {
    try {
      sql.sql("select pg_logical_emit_message(true, 'drill', repeat('x', 1000000))").query().singleRow();
      return true;
    } catch (DataAccessException noRoom) {
      return false;
    }
  }

  @Test
  void du08_a_full_disk_for_files_refuses_the_photo_and_keeps_the_words() throws Exception {
    Path data = temporary.resolve("data");
    try (SmallDisk disk = SmallDisk.mount(data.resolve("files"), 8);
        DrillServer server = new DrillServer(data)) {
      Officer officer = server.officer();
      String address = "/api/files?id=" + Ids.next() + "&unit=" + officer.unit() + "&name=a.jpg";
      disk.leave(0);
      Answer refused = officer.client().upload(address, Photos.jpeg(), "image/jpeg");
      assertThat(refused.status()).as(refused.toString()).isEqualTo(507);
      assertThat(officer.client().post("/api/hazards", officer.finding(Ids.next())).status()).isEqualTo(201);
      assertThat(disk.folder().resolve("incoming")).isEmptyDirectory();
      assertThat(server.onDisk().sql().sql("select count(*) from file.file").query(Integer.class).single()).isZero();
      disk.makeRoom();
      assertThat(officer.client().upload(address, Photos.jpeg(), "image/jpeg").status()).isEqualTo(201);
      assertThat(Files.walk(disk.folder()).filter(Files::isRegularFile).count()).isPositive();
      System.out.println("DU-08 disk for files full               photo refused with 507, words kept, photo kept once there is room");
    }
  }
}
