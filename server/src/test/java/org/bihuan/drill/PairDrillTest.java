package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** DU-21: the leading database's machine is gone; the other takes over, and nothing acknowledged is lost. */
@Tag("drill")
class PairDrillTest {

  private static final int WRITERS = 8;
  private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("drill.failover", 60));
  private static Path bin;

  @TempDir Path temporary;
  private int port;

  @BeforeAll
  static void onlyWhereAPairCanBeMade() throws Exception {
    bin = PatroniPair.installed();
    assumeTrue(bin != null, "as root, after: apt-get install postgresql patroni etcd-server");
  }

  @Test
  void du21_the_other_takes_over_and_nothing_acknowledged_is_lost() throws Exception {
    try (PatroniPair pair = PatroniPair.start(bin, true);
        DrillNode node = node(pair)) {
      Officer officer = Officer.signedIn("http://127.0.0.1:" + port, node.firstWords());
      Writers writers = new Writers(WRITERS, officer::register);
      Duration silence;
      int first = pair.leader();
      try (writers) {
        Thread.sleep(3_000);
        long struck = System.nanoTime();
        pair.killMachine(first);
        PatroniPair.await(() -> writers.haveAnAnswerSince(struck + Duration.ofSeconds(2).toNanos()));
        silence = Duration.ofNanos(System.nanoTime() - struck);
        Thread.sleep(3_000);
      }
      JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(pair.url(), "postgres", PatroniPair.PASSWORD));
      Comparison comparison = Comparison.of(writers, new LedgerOnDisk(sql).hazards());
      comparison.print("DU-21 pair, leader killed", "· writing again after %.1f s".formatted(silence.toMillis() / 1000.0));
      assertThat(pair.leader()).isNotEqualTo(first).isNotNegative();
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
      assertThat(silence).isLessThan(LONGEST);
      pair.startMember(first);
      PatroniPair.await(() -> pair.replicaIsUp(true));
    }
  }

  @Test
  void du21_control_a_leader_that_waits_for_nobody_loses_what_had_not_arrived() throws Exception {
    try (PatroniPair pair = PatroniPair.start(bin, false);
        DrillNode node = node(pair)) {
      Officer officer = Officer.signedIn("http://127.0.0.1:" + port, node.firstWords());
      Writers writers = new Writers(WRITERS, officer::register);
      int first = pair.leader();
      try (writers) {
        Thread.sleep(2_000);
        ProcessHandle receiver = pair.freezeReceiver(1 - first);
        Thread.sleep(2_000);
        long struck = System.nanoTime();
        pair.killMachine(first);
        receiver.destroyForcibly();
        PatroniPair.await(() -> writers.haveAnAnswerSince(struck + Duration.ofSeconds(2).toNanos()));
      }
      JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(pair.url(), "postgres", PatroniPair.PASSWORD));
      Comparison comparison = Comparison.of(writers, new LedgerOnDisk(sql).hazards());
      comparison.print("DU-21 control: asynchronous", "");
      assertThat(comparison.lost()).as("the drill must see a loss").isPositive();
    }
  }

  private DrillNode node(PatroniPair pair) throws Exception {
    port = DrillNode.freePort();
    return DrillNode.start(
        temporary,
        port,
        Map.of(
            "BIHUAN_DATABASE_URL", pair.url(),
            "BIHUAN_DATABASE_USER", "postgres",
            "BIHUAN_DATABASE_PASSWORD", PatroniPair.PASSWORD),
        DrillHost.FOUND_SCHOOL);
  }
}
