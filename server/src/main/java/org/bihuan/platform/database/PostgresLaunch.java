package org.bihuan.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.platform.start.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one server process up on a port and proves that whoever answers there is the server of our own files.
 *
 * @param settings beside those that must always hold
 */
record PostgresLaunch(
    PostgresCluster cluster, PostgresBinaries binaries, ServerAccount account, List<String> settings) {

  private static final Logger log = LoggerFactory.getLogger(PostgresLaunch.class);
  private static final long LONGEST_RECOVERY_NANOS = 30 * 60_000_000_000L;
  private static final long STRANGER_NANOS = 5_000_000_000L;
  private static final long TELL_EVERY_NANOS = 5_000_000_000L;

  /** Somebody else listens there; another port will do. */
  static final class PortTaken extends Exception {}

  PostgresProcess on(int port) throws IOException, InterruptedException, PortTaken {
    new Postmasters(cluster.folder()).stopAll();
    PostgresProcess process = PostgresProcess.launch(this, port);
    try {
      awaitReady(process, administrator(port, "postgres"));
      return process;
    } catch (IOException | InterruptedException | PortTaken | RuntimeException e) {
      process.stop();
      throw e;
    }
  }

  Login administrator(int port, String database) throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    return new Login(url, "postgres", cluster.password());
  }

  private void awaitReady(PostgresProcess process, Login login) throws IOException, InterruptedException, PortTaken {
    long start = System.nanoTime();
    long told = start;
    while (true) {
      if (!process.isAlive()) {
        explainEnd(process);
      }
      try (Connection connection = login.connect()) {
        requireOurs(connection);
        return;
      } catch (SQLException e) {
        requireStillStarting(e, System.nanoTime() - start);
      }
      if (System.nanoTime() - told > TELL_EVERY_NANOS) {
        told = System.nanoTime();
        log.info("数据库正在恢复上一次未写完的日志，请稍候……");
      }
      Thread.sleep(20);
    }
  }

  private void requireStillStarting(SQLException e, long waitedNanos) {
    String state = String.valueOf(e.getSQLState());
    boolean starting = state.startsWith("08") || state.startsWith("57");
    // somebody else may answer on our port for the moment ours needs to notice that and end
    if (!starting && waitedNanos > STRANGER_NANOS) {
      throw new StartRefused(
          "无法以管理员身份进入内置数据库：" + e.getMessage(), "请从备份恢复整个数据目录（包括 secrets 子目录）。数据没有改动。", e);
    }
    if (waitedNanos > LONGEST_RECOVERY_NANOS) {
      throw new StartRefused("数据库 30 分钟内没有恢复完成。", "请查看 " + cluster.folder().resolve("log") + "。", e);
    }
  }

  private void requireOurs(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select system_identifier, current_setting('data_directory') from pg_control_system()")) {
      row.next();
      if (row.getLong(1) != cluster.systemIdentifier() || !Path.of(row.getString(2)).equals(cluster.folder())) {
        throw new StartRefused("应答的是另一个数据库（" + row.getString(2) + "），没有使用它。", "请重新启动。");
      }
    }
  }

  private void explainEnd(PostgresProcess process) throws IOException, PortTaken {
    if (process.exitCode() == PostgresProcess.STILL_LOCKED) {
      throw new StartRefused(
          "数据目录 " + cluster.folder().getParent() + " 的数据库还在另一处（例如另一个容器中）运行。", "请先停止那里的闭环，稍候再启动。");
    }
    String words = lastWords();
    if (words.contains("Address already in use")) {
      throw new PortTaken();
    }
    throw PostgresProblem.explain(cluster.folder(), words);
  }

  /** What it said before and after its own log collector had started. */
  private String lastWords() throws IOException {
    String early = read(cluster.folder().resolveSibling("postgres-start.log"));
    Path logs = cluster.folder().resolve("log");
    if (!Files.isDirectory(logs)) {
      return early;
    }
    try (Stream<Path> files = Files.list(logs)) {
      Optional<Path> newest = files.max(Comparator.comparing(file -> file.toFile().lastModified()));
      return newest.isPresent() ? early + "\n" + sinceLastStart(read(newest.get())) : early;
    }
  }

  private static String sinceLastStart(String log) {
    return log.substring(Math.max(0, log.lastIndexOf("starting PostgreSQL")));
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
  }
}
