package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.bihuan.Application;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Postmaster;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** DU-20: the machine is gone with its data folder; what was acknowledged before a time T comes back from the backup. */
@Tag("drill")
class DisasterDrillTest {

  private static final int WRITERS = 8;
  private static final Duration LONGEST_RESTORE = Duration.ofMinutes(30);

  @TempDir Path temporary;

  /** What was told until T, and what was lost with the machine. */
  private record Loss(Writers before, Writers after, Instant time) {}

  @Test
  void du20_everything_acknowledged_before_the_time_comes_back() throws Exception {
    Path data = temporary.resolve("data");
    Path backup = temporary.resolve("backup");
    Path restored = temporary.resolve("restored");
    Loss loss = loseTheMachine(data, backup);

    long begun = System.nanoTime();
    assertThat(run("restore", "--from=" + backup, "--to=" + restored, "--time=" + loss.time())).isZero();
    try (DrillNode node = DrillNode.start(restored, 0, Map.of())) {
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      LedgerOnDisk disk = LedgerOnDisk.of(restored);
      List<UUID> stored = disk.hazards();
      Comparison comparison = Comparison.of(loss.before(), stored);
      comparison.print("DU-20 restored to a time", "· serving again after %.1f s".formatted(taken.toMillis() / 1000.0));
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
      assertThat(stored).doesNotContainAnyElementsOf(loss.after().acknowledged());
      assertThat(disk.rowsWithoutTheirHistory()).isZero();
      assertThat(disk.checkedIndexes()).isPositive();
      assertThat(taken).isLessThan(LONGEST_RESTORE);
      assertThat(node.process().isAlive()).isTrue();
    }
    theOldStateIsRecognised(restored, loss);
    withoutTheLogItIsLost(backup, loss);
  }

  /** LG-06: checkpoints newer than the database lie beside it. */
  private static void theOldStateIsRecognised(Path restored, Loss loss) throws Exception {
    int port = DrillNode.freePort();
    try (DrillNode node = DrillNode.start(restored, port, Map.of())) {
      Answer health = new Client("http://127.0.0.1:" + port).get("/actuator/health/writable");
      System.out.printf("LG-06 start on a restored backup      writable %d%n", health.status());
      assertThat(health.status()).isEqualTo(503);
      Client auditor = new Client("http://127.0.0.1:" + port);
      String login =
          LedgerOnDisk.of(restored)
              .sql()
              .sql(
                  """
                  select account.login
                  from access.account
                    join organisation.v_post_holder holder on holder.person_id = account.id
                  where holder.role = 'AUDIT_ADMIN'
                  limit 1
                  """)
              .query(String.class)
              .single();
      assertThat(auditor.signIn(login, TestCity.PASSWORD).status()).isEqualTo(200);
      Answer verified = auditor.post("/api/evidence/verification", "");
      System.out.printf("LG-06 verified on a restored backup   %s%n", verified.at("findings/0/words"));
      assertThat(verified.status()).as(verified.text()).isEqualTo(200);
      assertThat(verified.at("findings/0/words")).contains("退回到");
      assertThat(verified.json().at("/findings").valueStream().map(finding -> finding.at("/kind").asString()))
          .as("everything that came back is as it was signed: " + verified.text())
          .containsOnly("SET_BACK");
      assertThat(node.process().isAlive()).isTrue();
    }
  }

  /** The control: the nightly copy alone, as if no log had been archived. */
  private void withoutTheLogItIsLost(Path backup, Loss loss) throws Exception {
    FileSystemUtils.deleteRecursively(backup.resolve("wal"));
    Path restored = temporary.resolve("control");
    assertThat(run("restore", "--from=" + backup, "--to=" + restored)).isZero();
    try (DrillNode node = DrillNode.start(restored, 0, Map.of())) {
      Comparison comparison = Comparison.of(loss.before(), LedgerOnDisk.of(restored).hazards());
      comparison.print("DU-20 control: no log archived", "");
      assertThat(comparison.lost()).as("the drill must see a loss").isPositive();
      assertThat(node.process().isAlive()).isTrue();
    }
  }

  private static Loss loseTheMachine(Path data, Path backup) throws Exception {
    Map<String, String> environment =
        Map.of("BIHUAN_BACKUP_FOLDER", backup.toString(), "BIHUAN_EVIDENCE_SIGNEVERY", "PT1S");
    try (DrillServer server = new DrillServer(data, environment)) {
      Writers before = new Writers(WRITERS, server.ledger());
      Instant time;
      try (before) {
        Thread.sleep(2_000);
        assertThat(run(data, "backup", "--to=" + backup)).isZero();
        Thread.sleep(2_000);
      }
      LedgerOnDisk disk = server.onDisk();
      time = disk.sql().sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
      Writers after = new Writers(WRITERS, server.ledger());
      try (after) {
        Thread.sleep(2_000);
      }
      awaitCheckpointAfter(backup, time, disk);
      server.orphanDatabase().killWithChildren();
      FileSystemUtils.deleteRecursively(data);
      return new Loss(before, after, time);
    }
  }

  /** Log and checkpoints of the time after T have reached the backup, so that both could come back. */
  private static void awaitCheckpointAfter(Path backup, Instant time, LedgerOnDisk disk) {
    String last = disk.sql().sql("select pg_walfile_name(pg_switch_wal())").query(String.class).single();
    Postmaster.await(() -> Files.exists(backup.resolve("wal").resolve(last)));
    for (int minute = 0; minute < 3 && !signedAfter(backup, time); minute++) {
      awaitQuietly(() -> signedAfter(backup, time));
    }
    assertThat(signedAfter(backup, time)).isTrue();
  }

  private static void awaitQuietly(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(200_000_000);
    }
  }

  private static boolean signedAfter(Path backup, Instant time) {
    try (Stream<Path> notes = Files.list(backup.resolve("evidence/checkpoints"))) {
      return notes
          .filter(note -> note.toString().endsWith(".note"))
          .anyMatch(note -> Instant.parse(lines(note).get(3)).isAfter(time.plusSeconds(1)));
    } catch (NoSuchFileException notYet) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(String... command) throws Exception {
    return run(Path.of("unused"), command);
  }

  /** As an administrator types it. */
  private static int run(Path data, String... command) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), Application.class.getName()));
    all.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(all).inheritIO();
    builder.environment().put("BIHUAN_DATA", data.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start().waitFor();
  }
}
