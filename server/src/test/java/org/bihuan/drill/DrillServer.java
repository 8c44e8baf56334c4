package org.bihuan.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Postmaster;
import org.bihuan.support.TestCity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product under drill: started, killed and started again on the same data folder and port. */
final class DrillServer implements AutoCloseable {

  private static final Map<String, Object> GRADE = Map.of("act", "GRADE", "level", "MINOR");

  private final Path data;
  private final Instant foundAt = Instant.now().minusSeconds(600);
  private final int port;
  private final int carelessPort;
  private final Client officer;
  private final Client careless;
  private final Ref unit;
  private Process process;

  DrillServer(Path data) throws IOException {
    this.data = data;
    this.port = freePort();
    this.carelessPort = freePort();
    this.officer = new Client("http://127.0.0.1:" + port);
    this.careless = new Client("http://127.0.0.1:" + carelessPort);
    String[] school = start(true).split(" ");
    this.unit = Ref.valueOf(school[1]);
    Answer signedIn = officer.signIn(school[0], TestCity.PASSWORD);
    if (signedIn.status() != 200) {
      throw new AssertionError(signedIn);
    }
  }

  void startAgain() throws IOException {
    start(false);
  }

  private String start(boolean foundSchool) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                DrillHost.class.getName(),
                String.valueOf(carelessPort),
                String.valueOf(foundSchool))
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BIHUAN_") || name.startsWith("SPRING_"));
    builder.environment().put("SPRING_PROFILES_ACTIVE", "test");
    builder.environment().put("BIHUAN_DATA", data.toString());
    builder.environment().put("BIHUAN_PORT", String.valueOf(port));
    builder.environment().put("LC_ALL", "C.UTF-8");
    process = builder.start();
    return awaitReady(process.inputReader(UTF_8));
  }

  private static String awaitReady(BufferedReader output) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(DrillHost.READY)) {
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        return line.substring(DrillHost.READY.length());
      }
      said.append(line).append('\n');
    }
    throw new IOException("the server did not start:\n" + said);
  }

  /**
   * Registers a hazard and grades it, both through the product: a new row, then a change of it with its history line.
   * Silence and 5xx leave open whether it arrived; the same ids are then sent again.
   */
  Writers.Desk ledger() {
    return id -> {
      expectDone(() -> officer.post("/api/hazards", finding(id)));
      expectDone(
          () ->
              officer
                  .with("Idempotency-Key", id.toString())
                  .post("/api/hazards/" + new Ref(unit.districtId(), id) + "/acts", GRADE, 1));
    };
  }

  /** The same drill for the twin that must be caught. */
  Writers.Desk careless() {
    return id -> expectDone(() -> careless.send(careless.request("/").POST(BodyPublishers.ofString(id.toString()))));
  }

  private static void expectDone(Supplier<Answer> call) throws Writers.Unanswered, Writers.Forgotten {
    Answer answer;
    try {
      answer = call.get();
    } catch (UncheckedIOException e) {
      throw new Writers.Unanswered(String.valueOf(e.getMessage()));
    }
    switch (answer.status()) {
      case 200, 201 -> {}
      case 404 -> throw new Writers.Forgotten();
      case 500, 502, 503, 504 -> throw new Writers.Unanswered(answer.toString());
      default -> throw new AssertionError(answer);
    }
  }

  boolean chainHolds(UUID hazard) {
    return officer.get("/api/hazards/" + new Ref(unit.districtId(), hazard) + "/chain").at("valid").equals("true");
  }

  LedgerOnDisk onDisk() {
    return LedgerOnDisk.of(data);
  }

  /** Runs statements as the database's administrator and makes every connection of the pool begin anew. */
  void administer(String... statements) {
    JdbcClient sql = onDisk().sql();
    for (String statement : statements) {
      sql.sql(statement).update();
    }
    sql.sql("select pg_reload_conf(), count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'bihuan_app'")
        .query()
        .singleRow();
  }

  Postmaster postmaster() {
    return Postmaster.of(data);
  }

  void killApplication() {
    process.destroyForcibly();
    Postmaster.await(() -> !process.isAlive());
  }

  Postmaster orphanDatabase() {
    Postmaster postmaster = postmaster();
    postmaster.orphan(process);
    return postmaster;
  }

  private Map<String, Object> finding(UUID id) {
    return Map.of(
        "id", id.toString(),
        "unit", unit.toString(),
        "placeText", "教学楼二层东侧楼梯口",
        "category", "FIRE",
        "description", "疏散指示标志不亮，断电测试三处均未点亮",
        "source", "SELF_CHECK",
        "foundAt", foundAt.toString(),
        "noPhotoReason", "现场照度不足，已约定次日补拍",
        "photos", List.of());
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.toHandle().destroy();
    process.waitFor();
  }
}
