package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DU-01, DU-02 and DU-22 of the fault model: kill -9 under eight writers. */
@Tag("drill")
class KillDrillTest {

  private static final int WRITERS = 8;
  private static final int KILLS = Integer.getInteger("drill.kills", 3);
  private static final Duration BETWEEN = Duration.ofMillis(Integer.getInteger("drill.millis", 2_500));
  private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(Integer.getInteger("drill.recovery", 30));
  private static final int CHAINS_LOOKED_AT = 50;

  @TempDir static Path temporary;
  private static DrillServer server;

  /** A blow: kills something and brings it back. */
  @FunctionalInterface
  private interface Blow {
    void strike() throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    server = new DrillServer(temporary.resolve("data"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void du01_a_killed_application_loses_and_doubles_nothing() throws Exception {
    proveClean("DU-01 application killed", this::killApplication);
  }

  @Test
  void du01_control_a_ledger_that_answers_too_early_and_knows_no_repeat_is_caught() throws Exception {
    Writers writers = underWriters(server.careless(), this::killApplication).writers();
    Comparison comparison = Comparison.of(writers, server.onDisk().careless());
    comparison.print("DU-01 control: careless twin", "");
    assertThat(comparison.lost()).as("the drill must see a loss").isPositive();
    assertThat(comparison.doubled()).as("the drill must see a double").isPositive();
  }

  @Test
  void du02_a_killed_database_loses_and_doubles_nothing() throws Exception {
    proveClean("DU-02 database killed", this::killDatabase);
  }

  @Test
  void du02_control_commits_that_do_not_wait_for_the_disk_are_caught() throws Exception {
    commitWithoutWaiting();
    try {
      Writers writers = underWriters(server.ledger(), this::killDatabase).writers();
      Comparison comparison = Comparison.of(writers, server.onDisk().hazards());
      comparison.print("DU-02 control: asynchronous commit", "");
      assertThat(comparison.lost()).as("the drill must see a loss").isPositive();
    } finally {
      commitDurably();
    }
  }

  @Test
  void du22_an_orphaned_database_is_stopped_never_adopted() throws Exception {
    proveClean("DU-22 application and watcher killed", this::orphanDatabase);
  }

  @Test
  void both_killed_at_once_lose_and_double_nothing() throws Exception {
    proveClean("application and database killed", this::killBoth);
  }

  private void killApplication() throws Exception {
    server.killApplication();
    server.startAgain();
  }

  private void killDatabase() {
    server.postmaster().killWithChildren();
  }

  private void orphanDatabase() throws Exception {
    Postmaster orphan = server.orphanDatabase();
    server.startAgain();
    assertThat(orphan.isRunning()).as("two servers on one folder").isFalse();
  }

  private void killBoth() throws Exception {
    server.orphanDatabase().killWithChildren();
    server.startAgain();
  }

  private record Drill(Writers writers, Duration longestSilence) {}

  private void proveClean(String name, Blow blow) throws Exception {
    Drill drill = underWriters(server.ledger(), blow);
    LedgerOnDisk disk = server.onDisk();
    Comparison comparison = Comparison.of(drill.writers(), disk.hazards());
    String more = "· back after %.1f s at the latest".formatted(drill.longestSilence().toMillis() / 1000.0);
    comparison.print(name, more);
    assertThat(comparison.acknowledged()).as("writes acknowledged").isGreaterThan(KILLS * WRITERS);
    assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
    assertThat(disk.rowsWithoutTheirHistory()).isZero();
    assertThat(disk.checkedIndexes()).isPositive();
    assertThat(drill.writers().acknowledged().stream().limit(CHAINS_LOOKED_AT)).allMatch(this::chainHolds);
    assertThat(drill.longestSilence()).isLessThan(LONGEST_RECOVERY);
  }

  private boolean chainHolds(UUID hazard) {
    return server.chainHolds(hazard);
  }

  private static Drill underWriters(Writers.Desk desk, Blow blow) throws Exception {
    Writers writers = new Writers(WRITERS, desk);
    long longest = 0;
    try (writers) {
      for (int kill = 0; kill < KILLS; kill++) {
        Thread.sleep(BETWEEN);
        long struck = System.nanoTime();
        blow.strike();
        long back = System.nanoTime();
        Postmaster.await(() -> writers.haveAnAnswerSince(back));
        longest = Math.max(longest, System.nanoTime() - struck);
      }
    }
    return new Drill(writers, Duration.ofNanos(longest));
  }

  /** As an administrator in a hurry might: for the role, which the command line of the server does not override. */
  private static void commitWithoutWaiting() {
    server.administer(
        "alter role bihuan_app set synchronous_commit = off", "alter system set wal_writer_delay = '10s'");
  }

  private static void commitDurably() {
    server.administer("alter role bihuan_app reset synchronous_commit", "alter system reset wal_writer_delay");
  }
}
