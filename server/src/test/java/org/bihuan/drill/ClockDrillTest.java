package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Postmaster;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** DU-11: a node whose clock jumps back by hours while it runs, and one that is days ahead. Needs libfaketime. */
@Tag("drill")
class ClockDrillTest {

  private static Path faketime;

  @TempDir Path temporary;

  @BeforeAll
  static void findTheFakeClock() throws Exception {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      faketime =
          folders.map(folder -> folder.resolve("faketime/libfaketimeMT.so.1")).filter(Files::exists).findFirst().orElse(null);
    }
    assumeTrue(faketime != null, "apt-get install libfaketime");
  }

  @Test
  void du11_a_node_with_a_wrong_clock_ends_no_session_and_dates_nothing_wrong() throws Exception {
    try (DrillSite site = new DrillSite(temporary)) {
      int right = DrillNode.freePort();
      int slow = DrillNode.freePort();
      int fast = DrillNode.freePort();
      try (DrillNode first = site.node(right, Map.of(), DrillHost.FOUND_SCHOOL);
          DrillNode second = site.node(slow, tellingTheTimeOf("slow", "+0s"));
          DrillNode third = site.node(fast, tellingTheTimeOf("fast", "+3d"))) {
        Officer officer = Officer.signedIn("http://127.0.0.1:" + right, first.firstWords());
        assertThat(register(officer, slow).status()).isEqualTo(201);
        Files.writeString(temporary.resolve("slow"), "-2h");
        Postmaster.await(() -> wrong(slow).compareTo(Duration.ofMinutes(-100)) < 0);
        for (int port : List.of(slow, fast, right, fast, slow, right)) {
          Answer registered = register(officer, port);
          assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
        }
        Duration slowWrong = wrong(slow);
        Duration fastWrong = wrong(fast);
        System.out.printf(
            "DU-11 clocks wrong                     control: nodes say %d min and %d min · dated wrong %d of 7%n",
            slowWrong.toMinutes(), fastWrong.toMinutes(), datedWrong(site.sql()));
        assertThat(slowWrong).as("the clock of the second node is wrong").isLessThan(Duration.ofMinutes(-100));
        assertThat(fastWrong).as("the clock of the third node is wrong").isGreaterThan(Duration.ofDays(2));
        assertThat(datedWrong(site.sql())).isZero();
        assertThat(second.process().isAlive() && third.process().isAlive()).isTrue();
      }
    }
  }

  /** Its clock is off by what stands in that file, also when that changes. */
  private Map<String, String> tellingTheTimeOf(String file, String offset) throws IOException {
    // Without the last, every timed wait of the machine ends at once, and two nodes that never rest starve the third.
    return Map.of(
        "LD_PRELOAD", faketime.toString(),
        "FAKETIME_TIMESTAMP_FILE", Files.writeString(temporary.resolve(file), offset).toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  /** As the same person at the same browser, sent to another node by the proxy. */
  private static Answer register(Officer officer, int port) {
    Client browser = officer.client();
    String csrf = browser.cookie("bihuan_csrf").orElseThrow();
    String session = browser.cookie("bihuan_session").orElseThrow();
    Client node = new Client("http://127.0.0.1:" + port);
    return node.send(
        node.request("/api/hazards")
            .header("Cookie", "bihuan_session=" + session + "; bihuan_csrf=" + csrf)
            .header("X-CSRF-Token", csrf)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(new JsonMapper().writeValueAsString(officer.finding(Ids.next())))));
  }

  /** The web server below the product tells the time of the machine. */
  private static Duration wrong(int port) {
    String date = new Client("http://127.0.0.1:" + port).get("/actuator/health/liveness").header("Date");
    Instant said = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    return Duration.between(Instant.now(), said);
  }

  private static int datedWrong(JdbcClient sql) {
    Instant now = sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    return (int)
        sql.sql("select recorded_at from hazard.event").query(OffsetDateTime.class).list().stream()
            .map(OffsetDateTime::toInstant)
            .filter(at -> Duration.between(at, now).abs().compareTo(Duration.ofMinutes(2)) > 0)
            .count();
  }
}
