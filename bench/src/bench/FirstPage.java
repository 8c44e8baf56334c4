package bench;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * W10: from the command of the README to the first page, on an empty folder and on one that is there; then what the
 * program and its database hold in memory after people of a demonstration city have worked with it for half a minute.
 */
public final class FirstPage {

  private static final int LATER_STARTS = 3;
  private static final Duration WORK = Duration.ofSeconds(30);
  private static final List<String> PEOPLE = List.of("hd-anquan", "hd-quguan", "hd-anquan", "hd-quguan");
  private static final List<String> PAGES =
      List.of("/api/hazards", "/api/hazards?status=RECTIFYING", "/api/inspection/tasks", "/api/districts", "/today");

  private final Path data;
  private final int port;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private FirstPage(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  /** @param arguments data folder; it must not be there yet */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]).toAbsolutePath(), "first-page");
    new FirstPage(folder.resolve("data"), Integer.getInteger("bench.port", 8110)).measure();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    }
  }

  private void measure() throws Exception {
    System.out.println("| 启动 | 到第一个页面，秒 |\n|---|---|");
    Process server = start("空目录（建库）");
    awaitCity(server);
    stop(server);
    double[] later = new double[LATER_STARTS];
    for (int i = 0; i < LATER_STARTS; i++) {
      long began = System.nanoTime();
      server = launched();
      awaitFirstPage(server);
      later[i] = seconds(began);
      if (i + 1 < LATER_STARTS) {
        stop(server);
      }
    }
    Arrays.sort(later);
    System.out.printf(
        Locale.ROOT, "| 以后每次（%d 次的中位数，最小 %.1f，最大 %.1f） | %.1f |%n", LATER_STARTS, later[0],
        later[LATER_STARTS - 1], later[LATER_STARTS / 2]);
    long idle = proportional(server);
    work();
    System.out.printf("%n内存（PSS，程序和数据库一起）：启动后 %d MB，%d 人用了 %d 秒后 %d MB%n", idle, PEOPLE.size(), WORK.toSeconds(), proportional(server));
    stop(server);
  }

  /** The demonstration city is told while the first pages are served already. */
  private void awaitCity(Process server) throws Exception {
    long began = System.nanoTime();
    while (!Files.readString(data.resolveSibling("server.log")).contains("闭环已启动")) {
      if (!server.isAlive()) {
        throw new IllegalStateException(Files.readString(data.resolveSibling("server.log")));
      }
      Thread.sleep(50);
    }
    System.out.printf(Locale.ROOT, "| 空目录：其后装完演示城市 | %.1f |%n", seconds(began));
  }

  private Process start(String title) throws Exception {
    long began = System.nanoTime();
    Process server = launched();
    awaitFirstPage(server);
    System.out.printf(Locale.ROOT, "| %s | %.1f |%n", title, seconds(began));
    return server;
  }

  private Process launched() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("scripts/with-tools", "scripts/serve").redirectErrorStream(true);
    builder.environment().put("BIHUAN_DATA", data.toString());
    builder.environment().put("BIHUAN_PORT", String.valueOf(port));
    builder.redirectInput(new File("/dev/null")).redirectOutput(data.resolveSibling("server.log").toFile());
    Process server = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
    return server;
  }

  /** The page and the first answer it asks for. */
  private void awaitFirstPage(Process server) throws Exception {
    while (answer("/") != 200 || answer("/api/session") != 200) {
      if (!server.isAlive()) {
        throw new IllegalStateException(Files.readString(data.resolveSibling("server.log")));
      }
      Thread.sleep(50);
    }
  }

  private int answer(String path) throws Exception {
    try {
      HttpRequest asked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
      return http.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (ConnectException notYet) {
      return 0;
    }
  }

  private void work() throws Exception {
    long end = System.nanoTime() + WORK.toNanos();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> busy = new ArrayList<>();
      for (String person : PEOPLE) {
        Desk desk = new Desk(port, person);
        busy.add(
            people.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    for (String page : PAGES) {
                      desk.ok(desk.request(page).GET());
                    }
                    Thread.sleep(20);
                  }
                  return null;
                }));
      }
      for (Future<?> one : busy) {
        one.get();
      }
    }
  }

  /** What the processes hold, shared pages counted once for all who share them: the honest sum over a database. */
  private static long proportional(Process server) throws IOException {
    long kilobytes = 0;
    for (ProcessHandle process : Stream.concat(Stream.of(server.toHandle()), server.descendants()).toList()) {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
        if (line.startsWith("Pss:")) {
          kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    }
    return kilobytes / 1024;
  }

  private static void stop(Process server) throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  private static double seconds(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
  }
}
