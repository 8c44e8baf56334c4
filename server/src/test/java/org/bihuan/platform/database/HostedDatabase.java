package org.bihuan.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.support.Postmaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A {@link DatabaseHost} running in another JVM, which a test may treat as roughly as life does. */
final class HostedDatabase implements AutoCloseable {

  static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();

  private final Process process;
  private final Path folder;
  private final String answer;

  private HostedDatabase(Process process, Path folder) throws IOException {
    this.process = process;
    this.folder = folder;
    this.answer = firstAnswer(process.inputReader(StandardCharsets.UTF_8));
  }

  static HostedDatabase on(Path folder) {
    return start(folder, PROGRAMS, List.of(), System.getProperty("java.class.path"), Map.of());
  }

  static HostedDatabase start(
      Path folder, Path programs, List<String> as, String classPath, Map<String, String> environment) {
    List<String> command = new ArrayList<>(as);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", "-cp", classPath));
    command.addAll(List.of(DatabaseHost.class.getName(), folder.toString(), programs.toString()));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().putAll(environment);
      return new HostedDatabase(builder.start(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstAnswer(BufferedReader output) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(DatabaseHost.READY) || line.startsWith(DatabaseHost.REFUSED)) {
        return line;
      }
      said.append(line).append('\n');
    }
    throw new IOException("the host ended without an answer:\n" + said);
  }

  /** The sentence a person would read instead of a running database. */
  String refusal() {
    if (!answer.startsWith(DatabaseHost.REFUSED)) {
      throw new AssertionError("was not refused: " + answer);
    }
    return answer.substring(DatabaseHost.REFUSED.length());
  }

  JdbcClient sql() {
    String[] words = answer.split(" ");
    if (!answer.startsWith(DatabaseHost.READY)) {
      throw new AssertionError(answer);
    }
    return JdbcClient.create(new DriverManagerDataSource(words[1], "postgres", words[2]));
  }

  void remember(String word) {
    sql().sql("create table if not exists memory (word text primary key)").update();
    sql().sql("insert into memory values (?)").param(word).update();
  }

  List<String> memories() {
    return sql().sql("select word from memory order by word").query(String.class).list();
  }

  boolean isAnswering() {
    String[] words = answer.split(" ");
    try (Connection connection = new Login(words[1], "postgres", words[2]).connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select 1")) {
      return row.next();
    } catch (SQLException e) {
      return false;
    }
  }

  Postmaster postmaster() {
    return Postmaster.of(folder);
  }

  /** kill -9 of the JVM only. */
  void killHost() {
    process.destroyForcibly();
    Postmaster.await(() -> !process.isAlive());
  }

  /** kill -9 of the JVM and of the watcher that would stop the server: what is left is an orphan. */
  Postmaster orphan() {
    Postmaster postmaster = postmaster();
    postmaster.orphan(process);
    return postmaster;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(Duration.ofSeconds(30))) {
        process.destroyForcibly();
      }
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
