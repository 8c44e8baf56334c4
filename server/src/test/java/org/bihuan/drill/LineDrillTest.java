package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** DU-04, DU-05 and DU-06: the line to the database is cut, loses answers, or the database does not answer. */
@Tag("drill")
class LineDrillTest {

  private static final int WRITERS = 8;

  /** Up to three seconds for a connection, ten on it, and what a busy machine adds. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(16);
  private static final Map<String, String> NO_PATIENCE_LIMITS =
      Map.of(
          "BIHUAN_DATABASE_SOCKETTIMEOUT", "0s",
          "BIHUAN_DATABASE_LOCKTIMEOUT", "0s",
          "BIHUAN_DATABASE_STATEMENTTIMEOUT", "0s",
          "BIHUAN_DATABASE_TRANSACTIONTIMEOUT", "0s");

  @TempDir Path temporary;

  private record Setting(DrillSite site, ChaosLine line, DrillNode node, Officer officer, Client stranger)
      implements AutoCloseable {

    static Setting start(Path folder, Map<String, String> environment) throws Exception {
      DrillSite site = new DrillSite(folder);
      ChaosLine line = new ChaosLine(site.postgres().port());
      int port = DrillNode.freePort();
      String url = "jdbc:postgresql://127.0.0.1:" + line.port() + "/bihuan?sslmode=disable&prepareThreshold=0";
      DrillNode node = site.node(url, port, environment, DrillHost.FOUND_SCHOOL);
      String server = "http://127.0.0.1:" + port;
      return new Setting(site, line, node, Officer.signedIn(server, node.firstWords()), new Client(server));
    }

    int health(String of) {
      return stranger.get("/actuator/health/" + of).status();
    }

    /** How long a write takes to be answered in whatever way. */
    Duration oneWrite() {
      long begun = System.nanoTime();
      try {
        officer.register(Ids.next());
      } catch (Writers.Unanswered | Writers.Forgotten refused) {
        // being told no is an answer
      }
      return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() throws Exception {
      line.heal();
      node.close();
      line.close();
      site.close();
    }
  }

  @Test
  void du04_a_cut_line_is_said_within_seconds_and_nothing_is_lost() throws Exception {
    try (Setting setting = Setting.start(temporary, Map.of())) {
      Writers writers = new Writers(WRITERS, setting.officer()::register);
      Duration told;
      int alive;
      int ready;
      Duration back;
      try (writers) {
        Thread.sleep(2_000);
        setting.line().cut();
        told = setting.oneWrite();
        alive = setting.health("liveness");
        ready = setting.health("readiness");
        setting.line().heal();
        long healed = System.nanoTime();
        Postmaster.await(() -> writers.haveAnAnswerSince(healed));
        back = Duration.ofNanos(System.nanoTime() - healed);
        setting.line().delay(100);
        Thread.sleep(2_000);
        setting.line().delay(0);
      }
      Comparison comparison = Comparison.of(writers, setting.site().hazards());
      comparison.print(
          "DU-04 line cut and slow",
          "· told after %.1f s · usable %.1f s after it healed".formatted(told.toMillis() / 1000.0, back.toMillis() / 1000.0));
      assertThat(alive).isEqualTo(200);
      assertThat(ready).isEqualTo(503);
      assertThat(told).as("told that it cannot be done").isLessThan(LONGEST_SILENCE);
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
      assertThat(back).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void du05_a_commit_whose_answer_is_lost_is_not_done_twice() throws Exception {
    try (Setting setting = Setting.start(temporary, Map.of())) {
      Writers writers = new Writers(WRITERS, setting.officer()::register);
      try (writers) {
        setting.line().eatCommits(10);
        Thread.sleep(8_000);
        setting.line().eatCommits(0);
      }
      Comparison comparison = Comparison.of(writers, setting.site().hazards());
      comparison.print("DU-05 answers to commits lost", "· commits in doubt %d".formatted(setting.line().eaten()));
      assertThat(setting.line().eaten()).as("commits in doubt").isPositive();
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();

      controlSomebodyWhoTriesAgainWithANewIdDoubles(setting, setting.site().hazards().size());
    }
  }

  private static void controlSomebodyWhoTriesAgainWithANewIdDoubles(Setting setting, int before) throws Exception {
    Writers careless = new Writers(WRITERS, id -> setting.officer().register(UUID.randomUUID()));
    try (careless) {
      setting.line().eatCommits(10);
      Thread.sleep(8_000);
      setting.line().eatCommits(0);
    }
    int written = setting.site().sql().sql("select count(*) from hazard.hazard").query(Integer.class).single() - before;
    System.out.printf(
        "DU-05 control: a new id for each try    written %d for %d acknowledged%n", written, careless.acknowledged().size());
    assertThat(written).as("the drill must see a double").isGreaterThan(careless.acknowledged().size());
  }

  @Test
  void du06_a_locked_table_keeps_nobody_waiting_and_reading_the_rest_stays_quick() throws Exception {
    try (Setting setting = Setting.start(temporary, Map.of())) {
      Locked seen = underLock(setting, Duration.ofSeconds(12));
      System.out.printf(
          "DU-06 table locked                     slowest write %.1f s · slowest cached read %.2f s · pool %d%n",
          seen.slowestWrite().toMillis() / 1000.0, seen.slowestRead().toMillis() / 1000.0, seen.connections());
      assertThat(seen.slowestWrite()).isLessThan(Duration.ofSeconds(10));
      assertThat(seen.slowestRead()).isLessThan(Duration.ofSeconds(1));
      assertThat(seen.connections()).isLessThanOrEqualTo(16);
      assertThat(seen.retryAfter()).as("told when to come back").isTrue();
    }
  }

  @Test
  void du06_control_without_limits_a_lock_keeps_everybody_waiting() throws Exception {
    try (Setting setting = Setting.start(temporary, NO_PATIENCE_LIMITS)) {
      Locked seen = underLock(setting, Duration.ofSeconds(12));
      System.out.printf("DU-06 control: no limits               slowest write %.1f s%n", seen.slowestWrite().toMillis() / 1000.0);
      assertThat(seen.slowestWrite()).as("the drill must see somebody wait").isGreaterThan(Duration.ofSeconds(10));
    }
  }

  private record Locked(Duration slowestWrite, Duration slowestRead, int connections, boolean retryAfter) {}

  /** Four people write against a locked table while others read what needs no database. */
  private static Locked underLock(Setting setting, Duration held) throws Exception {
    setting.stranger().get("/api/evidence/key");
    JdbcClient sql = setting.site().sql();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> lock =
          people.submit(
              () -> sql.sql("begin; lock table hazard.hazard in exclusive mode; select pg_sleep(" + held.toSeconds() + "); commit").update());
      Postmaster.await(
          () ->
              sql.sql("select count(*) from pg_locks where relation = 'hazard.hazard'::regclass and mode = 'ExclusiveLock' and granted")
                  .query(Boolean.class)
                  .single());
      List<Future<Duration>> writes = new ArrayList<>();
      for (int person = 0; person < 4; person++) {
        writes.add(people.submit(setting::oneWrite));
      }
      Future<Answer> refused = people.submit(() -> setting.officer().client().post("/api/hazards", setting.officer().finding(Ids.next())));
      Duration slowestRead = Duration.ZERO;
      while (!lock.isDone()) {
        long begun = System.nanoTime();
        assertThat(setting.stranger().get("/api/evidence/key").status()).isEqualTo(200);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        slowestRead = taken.compareTo(slowestRead) > 0 ? taken : slowestRead;
        Thread.sleep(50);
      }
      Duration slowestWrite = Duration.ZERO;
      for (Future<Duration> write : writes) {
        slowestWrite = write.get().compareTo(slowestWrite) > 0 ? write.get() : slowestWrite;
      }
      int connections =
          sql.sql("select count(*) from pg_stat_activity where application_name = 'bihuan'").query(Integer.class).single();
      Answer answer = refused.get();
      return new Locked(
          slowestWrite, slowestRead, connections,
          answer.status() == 503 && answer.response().headers().firstValue("Retry-After").isPresent());
    }
  }
}
