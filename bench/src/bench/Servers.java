package bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the product on its data folder and the bare twin beside it, with the same options, and stops both. */
final class Servers implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

  private final Path data;
  private final List<Process> running = new ArrayList<>();

  Servers(Path data) {
    this.data = data;
  }

  /** @return when it serves; a city that is not loaded yet is loaded first, which its log shows */
  void product(String jar, String programs, int port, String size) throws Exception {
    Path log = data.resolveSibling(data.getFileName() + "-product.log");
    start(
        log,
        List.of("-jar", jar),
        Map.of(
            "SPRING_PROFILES_ACTIVE", "demonstration", "BIHUAN_DATA", data.toString(), "BIHUAN_PORT",
            String.valueOf(port), "BIHUAN_PROGRAMS", programs, "BIHUAN_DEMONSTRATION_SIZE", size,
            "BIHUAN_LIMITS_SEARCHESPERMINUTE", "0"));
    await(log, "闭环已启动", Duration.ofHours(10));
  }

  void bare(String classpath, int port) throws Exception {
    Path log = data.resolveSibling(data.getFileName() + "-bare.log");
    start(
        log,
        List.of("-cp", classpath, "bench.BareApplication"),
        Map.of(
            "SERVER_PORT", String.valueOf(port), "SPRING_DATASOURCE_URL", url(), "SPRING_DATASOURCE_USERNAME", "postgres",
            "SPRING_DATASOURCE_PASSWORD", password(), "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "16",
            "SPRING_THREADS_VIRTUAL_ENABLED", "true", "SPRING_MAIN_BANNERMODE", "off"));
    await(log, "Started BareApplication", Duration.ofMinutes(3));
  }

  /** The product was started first, the twin second. */
  Cpu cpu(Targets.Way way) throws IOException {
    long database = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
    return switch (way) {
      case SQL -> new Cpu(0, database);
      case PRODUCT -> new Cpu(productPid(), database);
      case BARE -> new Cpu(running.getLast().pid(), database);
    };
  }

  /** The product was started first. */
  long productPid() {
    return running.getFirst().pid();
  }

  String url() throws IOException {
    String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
    return "jdbc:postgresql://127.0.0.1:" + port + "/bihuan";
  }

  String password() throws IOException {
    return Files.readString(data.resolve("secrets/postgres.password")).strip();
  }

  private void start(Path log, List<String> arguments, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(OPTIONS);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().putIfAbsent("LC_ALL", "C.UTF-8");
    builder.redirectInput(new File("/dev/null")).redirectOutput(log.toFile());
    running.add(builder.start());
  }

  private void await(Path log, String words, Duration longest) throws Exception {
    Process process = running.getLast();
    Instant end = Instant.now().plus(longest);
    String shown = "";
    while (!Files.readString(log).contains(words)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("did not start, see " + log);
      }
      List<String> lines = Files.readAllLines(log);
      if (!lines.isEmpty() && !lines.getLast().equals(shown)) {
        shown = lines.getLast();
        System.out.println("  " + shown);
      }
      Thread.sleep(500);
    }
  }

  @Override
  public void close() {
    running.reversed().forEach(Process::destroy);
    running.forEach(
        process -> {
          try {
            process.waitFor();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
