package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.platform.Ids;
import org.bihuan.support.Client;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DU-03, DU-09 and DU-10: the power of the disk is cut, or the disk takes nothing any more, while eight people write and
 * upload. The control is the same product told by its operating system that everything is on the disk (libeatmydata).
 */
@Tag("drill")
class PowerDrillTest {

  private static final int WRITERS = 6;
  private static final int PHOTOGRAPHERS = 2;
  private static final int MEGABYTES = 1_600;
  private static Path lie;

  @TempDir Path temporary;

  /** @param starts whether the product came up again on what was left */
  private record Outcome(boolean starts, Comparison rows, Comparison photos, int halfWritten) {
    void print(String drill) {
      String more = starts ? "" : "· did not start again";
      rows.print(drill + ", hazards", more);
      photos.print(drill + ", photos", more);
    }
  }

  @BeforeAll
  static void onlyWhereSuchADiskCanBeMade() throws IOException {
    assumeTrue(CuttableDisk.mayBeMade(), "as root, after: apt-get install nbdkit libnbd-bin");
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      lie = folders.map(folder -> folder.resolve("libeatmydata.so.1")).filter(Files::exists).findFirst().orElse(null);
    }
    assumeTrue(lie != null, "apt-get install libeatmydata1");
  }

  @Test
  void du03_du09_a_power_cut_takes_no_acknowledged_row_and_no_acknowledged_photo() throws Exception {
    Outcome outcome = powerCut(Map.of());
    outcome.print("DU-03/09 power cut");
    assertThat(outcome.starts()).isTrue();
    assertThat(outcome.rows().acknowledged()).isGreaterThan(WRITERS);
    assertThat(outcome.photos().acknowledged()).isGreaterThan(PHOTOGRAPHERS);
    assertThat(outcome.rows().isClean()).as(outcome.rows().toString()).isTrue();
    assertThat(outcome.photos().isClean()).as(outcome.photos().toString()).isTrue();
    assertThat(outcome.halfWritten()).isZero();
  }

  @Test
  void du03_du09_control_where_flushing_is_a_lie_rows_and_photos_are_lost() throws Exception {
    Outcome outcome = powerCut(lying());
    outcome.print("DU-03/09 control: flush does nothing");
    assertThat(outcome.rows().lost()).as("the drill must see lost rows").isPositive();
    assertThat(outcome.photos().lost()).as("the drill must see lost photos").isPositive();
  }

  @Test
  void du10_a_disk_that_takes_nothing_any_more_is_no_silent_success() throws Exception {
    Outcome outcome = dyingDisk(Map.of());
    outcome.print("DU-10 writing fails");
    assertThat(outcome.starts()).isTrue();
    assertThat(outcome.rows().isClean()).as(outcome.rows().toString()).isTrue();
    assertThat(outcome.photos().isClean()).as(outcome.photos().toString()).isTrue();
    assertThat(outcome.halfWritten()).isZero();
  }

  @Test
  void du10_control_where_the_failure_is_swallowed_it_is() throws Exception {
    Outcome outcome = dyingDisk(lying());
    outcome.print("DU-10 control: the error is swallowed");
    assertThat(outcome.rows().lost() + outcome.photos().lost()).as("the drill must see a loss").isPositive();
  }

  private static Map<String, String> lying() {
    return Map.of("LD_PRELOAD", lie.toString());
  }

  private Outcome powerCut(Map<String, String> environment) throws Exception {
    return under(environment, (disk, server) -> Thread.sleep(6_000));
  }

  private Outcome dyingDisk(Map<String, String> environment) throws Exception {
    return under(
        environment,
        (disk, server) -> {
          Thread.sleep(3_000);
          disk.refuse();
          Thread.sleep(4_000);
          if (environment.isEmpty()) {
            // Whether the database stops for it or not: from then on it says so, and nobody is told that it was done.
            Client stranger = new Client(server.address());
            Client officer = server.officer().client();
            Postmaster.await(() -> stranger.get("/actuator/health/readiness").status() == 503);
            assertThat(officer.post("/api/hazards", server.officer().finding(Ids.next())).status()).isEqualTo(503);
          }
        });
  }

  @FunctionalInterface
  private interface Trouble {
    void make(CuttableDisk disk, DrillServer server) throws Exception;
  }

  /** Everybody writes, trouble comes, the power goes, comes back, and the product starts on what reached the disk. */
  private Outcome under(Map<String, String> environment, Trouble trouble) throws Exception {
    try (CuttableDisk disk = CuttableDisk.make(temporary.resolve("machine"), MEGABYTES)) {
      DrillServer server = new DrillServer(disk.folder().resolve("data"), environment);
      disk.settle();
      Album album = new Album(server.officer());
      Writers rows = new Writers(WRITERS, server.ledger());
      Writers photos = new Writers(PHOTOGRAPHERS, album::upload);
      Postmaster postmaster = server.postmaster();
      try {
        trouble.make(disk, server);
      } finally {
        disk.cutPower(() -> killMachine(server, postmaster));
        disk.plugIn();
      }
      return afterwards(server, album, rows, photos);
    }
  }

  private static void killMachine(DrillServer server, Postmaster postmaster) {
    List<ProcessHandle> all = server.node().process().descendants().toList();
    server.killApplication();
    all.forEach(ProcessHandle::destroyForcibly);
    if (postmaster.isRunning()) {
      postmaster.killWithChildren();
    }
  }

  private static Outcome afterwards(DrillServer server, Album album, Writers rows, Writers photos) throws Exception {
    try {
      server.startAgain();
    } catch (IOException broken) {
      rows.abandon();
      photos.abandon();
      return new Outcome(false, Comparison.of(rows, List.of()), Comparison.of(photos, List.of()), 0);
    }
    try (server) {
      rows.close();
      photos.close();
      LedgerOnDisk disk = server.onDisk();
      Comparison hazards = Comparison.of(rows, disk.hazards());
      Comparison pictures = Comparison.of(photos, album.intact(photos.acknowledged()));
      return new Outcome(true, hazards, pictures, disk.rowsWithoutTheirHistory());
    }
  }
}
