package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.platform.Ids;
import org.bihuan.platform.database.SitePostgres;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Postmaster;
import org.bihuan.support.Workbooks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** DU-19: killed in the middle of making the schema, of an import, of signing. All of it is there or none, and it goes on. */
@Tag("drill")
class HalfWayDrillTest {

  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int ROWS = 400;
  private static final int KILLS = 3;

  @TempDir Path temporary;

  @Test
  void du19_a_schema_killed_while_it_is_made_is_made_at_the_next_start() throws Exception {
    Path data = temporary.resolve("data");
    int before = 0;
    try (ExecutorService starter = Executors.newSingleThreadExecutor()) {
      for (int kill = 0; kill < KILLS; kill++) {
        Process[] started = new Process[1];
        Future<?> start = starter.submit(failing(() -> DrillNode.start(data, 0, Map.of(), process -> started[0] = process)));
        int target = before + ThreadLocalRandom.current().nextInt(3, 9);
        Postmaster.await(() -> steps(data) >= target);
        Postmaster postmaster = Postmaster.of(data);
        postmaster.orphan(started[0]);
        postmaster.killWithChildren();
        start.get();
        before = target;
      }
    }
    try (DrillNode node = DrillNode.start(data, 0, Map.of())) {
      JdbcClient sql = LedgerOnDisk.of(data).sql();
      int failed = sql.sql("select count(*) from flyway_schema_history where not success").query(Integer.class).single();
      int done = steps(data);
      System.out.printf("DU-19 killed %d times while the schema was made      steps done %d · half done %d%n", KILLS, done, failed);
      assertThat(failed).isZero();
      assertThat(done).isGreaterThanOrEqualTo(migrations());
      assertThat(node.process().isAlive()).isTrue();
    }
  }

  /** The control: two statements that belong together, without a transaction around them. */
  @Test
  void du19_control_steps_outside_a_transaction_stay_half_done() throws Exception {
    try (SitePostgres site = SitePostgres.start(SitePostgres.versions().getFirst())) {
      JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(site.url("postgres"), "postgres", SitePostgres.PASSWORD));
      assertThatThrownBy(() -> twoSteps(site, true)).hasStackTraceContaining("terminating connection");
      assertThat(exists(sql)).as("in a transaction: none of it").isFalse();
      assertThatThrownBy(() -> twoSteps(site, false)).hasStackTraceContaining("terminating connection");
      assertThat(exists(sql)).as("the drill must see half of it").isTrue();
    }
  }

  @Test
  void du19_an_import_killed_half_way_is_whole_or_nothing_and_its_repeat_completes_it() throws Exception {
    byte[] table = Workbooks.of(IntStream.range(0, ROWS).mapToObj(row -> Workbooks.row("灭火器压力不足，第 " + row + " 具")).toList());
    try (DrillServer server = new DrillServer(temporary.resolve("data"))) {
      int whole = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        int before = hazards(server);
        UUID job = checked(server.officer().client(), table);
        server.officer().client().post("/api/imports/" + job + "/confirm", "");
        Thread.sleep(ThreadLocalRandom.current().nextInt(50, 1_500));
        server.orphanDatabase().killWithChildren();
        server.startAgain();
        int after = hazards(server);
        assertThat(after - before).as("all rows or none").isIn(0, ROWS);
        whole += after == before ? 0 : 1;
      }
      int before = hazards(server);
      UUID job = checked(server.officer().client(), table);
      if (before == 0) {
        server.officer().client().post("/api/imports/" + job + "/confirm", "");
        awaitState(server.officer().client(), job, "DONE");
      } else {
        assertThat(server.officer().client().get("/api/jobs/" + job).at("rows/known")).isEqualTo(String.valueOf(ROWS));
      }
      System.out.printf(
          "DU-19 import of %d rows killed %d times           whole %d · nothing %d · rows after the repeat %d%n",
          ROWS, KILLS, whole, KILLS - whole, hazards(server));
      assertThat(hazards(server) - before).as("the same table again adds what is missing").isEqualTo(before == 0 ? ROWS : 0);
      assertThat(server.onDisk().rowsWithoutTheirHistory()).isZero();
    }
  }

  @Test
  void du19_killed_while_it_signs_it_neither_loses_a_checkpoint_nor_takes_itself_for_an_old_backup() throws Exception {
    Map<String, String> often = Map.of("BIHUAN_EVIDENCE_SIGNEVERY", "PT0.2S", "BIHUAN_EVIDENCE_SEALEVERY", "PT0.1S");
    Path data = temporary.resolve("data");
    try (DrillServer server = new DrillServer(data, often)) {
      Writers writers = new Writers(4, server.ledger());
      try (writers) {
        for (int kill = 0; kill < KILLS; kill++) {
          Thread.sleep(ThreadLocalRandom.current().nextInt(1_500, 3_000));
          server.orphanDatabase().killWithChildren();
          server.startAgain();
        }
        // What the killed node had in hand is given to the next one after some twenty seconds.
        Postmaster.await(() -> checkpoints(server).size() > KILLS);
      }
      List<String> kept = checkpoints(server);
      List<String> outside = notes(data);
      System.out.printf(
          "DU-19 killed %d times while signing               checkpoints %d · copies outside %d%n", KILLS, kept.size(), outside.size());
      assertThat(outside).as("every checkpoint has its copy outside").containsAll(kept);
      assertThat(new Client(server.address()).get("/actuator/health/writable").status()).isEqualTo(200);
      Comparison comparison = Comparison.of(writers, server.onDisk().hazards());
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
    }
  }

  private static List<String> checkpoints(DrillServer server) {
    return server.onDisk().sql().sql("select note from evidence.checkpoint").query(String.class).list();
  }

  private static Callable<Boolean> failing(Callable<DrillNode> start) {
    return () -> {
      try (DrillNode node = start.call()) {
        throw new AssertionError("it was not killed in time");
      } catch (IOException killed) {
        return true;
      }
    };
  }

  private static int steps(Path data) {
    try {
      return LedgerOnDisk.of(data).sql().sql("select count(*) from flyway_schema_history where success").query(Integer.class).single();
    } catch (RuntimeException notYet) {
      return 0;
    }
  }

  private static int migrations() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources", "db", "migration"))) {
      return (int) files.filter(file -> file.toString().endsWith(".sql")).count();
    }
  }

  private static void twoSteps(SitePostgres site, boolean together) throws Exception {
    try (Connection connection =
            new DriverManagerDataSource(site.url("postgres"), "postgres", SitePostgres.PASSWORD).getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(!together);
      statement.execute("create table half (id int)");
      statement.execute("select pg_terminate_backend(pg_backend_pid())");
      statement.execute("create table other_half (id int)");
    }
  }

  private static boolean exists(JdbcClient sql) {
    return sql.sql("select to_regclass('half') is not null").query(Boolean.class).single();
  }

  private static UUID checked(Client person, byte[] table) {
    UUID job = Ids.next();
    Answer begun = person.upload("/api/imports?id=" + job + "&name=hazards.xlsx", table, XLSX);
    assertThat(begun.status()).as(begun.toString()).isEqualTo(202);
    awaitState(person, job, "READY");
    return job;
  }

  private static void awaitState(Client person, UUID job, String state) {
    try {
      Postmaster.await(() -> person.get("/api/jobs/" + job).at("state").equals(state));
    } catch (AssertionError late) {
      throw new AssertionError("not " + state + " but " + person.get("/api/jobs/" + job), late);
    }
  }

  private static int hazards(DrillServer server) {
    return server.onDisk().sql().sql("select count(*) from hazard.hazard").query(Integer.class).single();
  }

  private static List<String> notes(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("evidence/checkpoints"))) {
      return files.filter(file -> file.toString().endsWith(".note")).map(HalfWayDrillTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
