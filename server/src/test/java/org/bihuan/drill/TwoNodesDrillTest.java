package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.bihuan.support.Client;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database behind a proxy: signed in at one is signed in at both, and a new version loses nobody. */
@Tag("drill")
class TwoNodesDrillTest {

  private static final int WRITERS = 8;
  private static final Map<String, String> DRAINING = Map.of("BIHUAN_DRAIN", "5s");

  /** The proxy looks every second whether a node is ready. */
  private static final long TWO_LOOKS_MILLIS = 3_000;

  @TempDir Path temporary;

  @BeforeAll
  static void onlyWhereAProxyIs() {
    assumeTrue(HaProxy.isInstalled(), "apt-get install haproxy");
  }

  private record Pair(DrillSite site, HaProxy proxy, int[] ports, DrillNode[] nodes, Officer officer)
      implements AutoCloseable {

    static Pair start(Path shared) throws Exception {
      DrillSite site = new DrillSite(shared);
      int[] ports = {DrillNode.freePort(), DrillNode.freePort()};
      DrillNode first = site.node(ports[0], DRAINING, DrillHost.FOUND_SCHOOL);
      DrillNode second = site.node(ports[1], DRAINING);
      HaProxy proxy = HaProxy.before(shared, ports);
      Thread.sleep(TWO_LOOKS_MILLIS);
      Officer officer = Officer.signedIn(proxy.address(), first.firstWords());
      return new Pair(site, proxy, ports, new DrillNode[] {first, second}, officer);
    }

    void startAgain(int node) throws Exception {
      nodes[node] = site.node(ports[node], DRAINING);
      Thread.sleep(TWO_LOOKS_MILLIS);
    }

    @Override
    public void close() throws Exception {
      proxy.close();
      nodes[0].close();
      nodes[1].close();
      site.close();
    }
  }

  @Test
  void one_session_serves_at_both_nodes_and_ends_at_both() throws Exception {
    try (Pair pair = Pair.start(temporary)) {
      Client everywhere = pair.officer().client();
      String csrf = everywhere.cookie("bihuan_csrf").orElseThrow();
      String session = everywhere.cookie("bihuan_session").orElseThrow();
      for (int port : pair.ports()) {
        Client direct =
            new Client("http://127.0.0.1:" + port)
                .with("Cookie", "bihuan_session=" + session + "; bihuan_csrf=" + csrf);
        assertThat(direct.get("/api/hazards").status()).isEqualTo(200);
      }
      everywhere.delete("/api/session");
      Thread.sleep(1_000); // a recognised session is remembered for less
      for (int port : pair.ports()) {
        Client direct = new Client("http://127.0.0.1:" + port).with("Cookie", "bihuan_session=" + session);
        assertThat(direct.get("/api/hazards").status()).isEqualTo(401);
      }
    }
  }

  @Test
  void a_rolling_restart_answers_every_request() throws Exception {
    try (Pair pair = Pair.start(temporary)) {
      Writers writers = new Writers(WRITERS, pair.officer()::register);
      try (writers) {
        for (int node = 0; node < 2; node++) {
          Thread.sleep(2_000);
          pair.nodes()[node].stop();
          pair.startAgain(node);
        }
        Thread.sleep(2_000);
      }
      Comparison comparison = Comparison.of(writers, pair.site().hazards());
      comparison.print("rolling restart of two nodes", "");
      assertThat(comparison.acknowledged()).isGreaterThan(WRITERS * 10);
      assertThat(comparison.sentAgain()).as("requests that got no answer").isZero();
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
    }
  }

  @Test
  void control_a_node_that_does_not_say_good_bye_is_noticed() throws Exception {
    try (Pair pair = Pair.start(temporary)) {
      Writers writers = new Writers(WRITERS, pair.officer()::register);
      try (writers) {
        Thread.sleep(2_000);
        pair.nodes()[1].kill();
        Thread.sleep(2_000);
      }
      Comparison comparison = Comparison.of(writers, pair.site().hazards());
      comparison.print("rolling restart control: kill -9", "");
      assertThat(comparison.sentAgain()).as("the drill must see a request without an answer").isPositive();
      assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
    }
  }
}
