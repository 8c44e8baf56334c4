package org.bihuan.drill;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.bihuan.support.Client;
import org.bihuan.support.Postmaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product with its own database under drill: started, killed and started again on the same data folder and port. */
final class DrillServer implements AutoCloseable {

  private final Path data;
  private final Map<String, String> environment;
  private final int port = DrillNode.freePort();
  private final int carelessPort = DrillNode.freePort();
  private final Client careless = new Client("http://127.0.0.1:" + carelessPort);
  private final Officer officer;
  private DrillNode node;

  DrillServer(Path data) throws IOException {
    this(data, Map.of());
  }

  DrillServer(Path data, Map<String, String> environment) throws IOException {
    this.data = data;
    this.environment = environment;
    node = DrillNode.start(data, port, environment, DrillHost.CARELESS + carelessPort, DrillHost.FOUND_SCHOOL);
    officer = Officer.signedIn(address(), node.firstWords());
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  void startAgain() throws IOException {
    node = DrillNode.start(data, port, environment, DrillHost.CARELESS + carelessPort);
  }

  Writers.Desk ledger() {
    return officer::register;
  }

  /** The same drill for the twin that must be caught. */
  Writers.Desk careless() {
    return id ->
        Officer.expectDone(() -> careless.send(careless.request("/").POST(BodyPublishers.ofString(id.toString()))));
  }

  Officer officer() {
    return officer;
  }

  boolean chainHolds(UUID hazard) {
    return officer.chainHolds(hazard);
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

  DrillNode node() {
    return node;
  }

  void killApplication() {
    node.kill();
  }

  Postmaster orphanDatabase() {
    Postmaster postmaster = postmaster();
    postmaster.orphan(node.process());
    return postmaster;
  }

  @Override
  public void close() throws Exception {
    node.close();
  }
}
