package org.bihuan.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.support.Postmaster;

/** One process of the product that a drill starts and then treats as roughly as life does. */
final class DrillNode implements AutoCloseable {

  private final Process process;
  private final String firstWords;

  private DrillNode(Process process, String firstWords) {
    this.process = process;
    this.firstWords = firstWords;
  }

  /** @param arguments for {@link DrillHost}; waits until it is ready */
  static DrillNode start(Path data, int port, Map<String, String> environment, String... arguments) throws IOException {
    return start(data, port, environment, process -> {}, arguments);
  }

  /** @param begun is told the process before it is ready, to kill it on its way */
  static DrillNode start(
      Path data, int port, Map<String, String> environment, Consumer<Process> begun, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // begun anew many times and never long: quick to begin counts
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DrillHost.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BIHUAN_") || name.startsWith("SPRING_"));
    builder.environment().put("SPRING_PROFILES_ACTIVE", "test");
    builder.environment().put("BIHUAN_DATA", data.toString());
    builder.environment().put("BIHUAN_PORT", String.valueOf(port));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    Process process = builder.start();
    begun.accept(process);
    return new DrillNode(process, awaitReady(process.inputReader(UTF_8)));
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

  /** What it said when it was ready: the login and the unit of the school it founded. */
  String firstWords() {
    return firstWords;
  }

  Process process() {
    return process;
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM, and waits for its end. */
  void stop() throws InterruptedException {
    process.toHandle().destroy();
    process.waitFor();
  }

  void kill() {
    process.destroyForcibly();
    Postmaster.await(() -> !process.isAlive());
  }

  /** It neither runs nor ends, as in a long pause of its virtual machine. */
  void freeze() throws Exception {
    signal("STOP");
  }

  void thaw() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    if (new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor() != 0) {
      throw new AssertionError("no signal " + name);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() throws Exception {
    if (process.isAlive()) {
      thaw();
      stop();
    }
  }
}
