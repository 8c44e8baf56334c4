package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run: all targets, all works, one and eight clients, round after round in turn. */
public final class Bench {

  private static final int PRODUCT = port("BENCH_PORT", 8110);
  private static final int BARE = PRODUCT + 1;

  /** Faster by less than this is the noise of the machine. */
  private static final double FASTER = 1.1;

  private static final int MOST_TURNS = 8;

  private Bench() {}

  /** @param arguments data folder, size, jar, programs, class path of the twin, results folder, rounds, seconds */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]).toAbsolutePath();
    int rounds = Integer.parseInt(arguments[6]);
    double seconds = Double.parseDouble(arguments[7]);
    try (Servers servers = new Servers(data)) {
      Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
      System.out.println("启动产品（第一次要先装入演示城市）……");
      servers.product(arguments[2], arguments[3], PRODUCT, arguments[1]);
      Connection c = DriverManager.getConnection(servers.url(), "postgres", servers.password());
      Ledger ledger = Ledger.look(c);
      Inspections inspections = Inspections.prepare(c, Ledger.DISTRICTS);
      System.out.println("启动裸程序……");
      servers.bare(arguments[4], BARE);
      var targets = new Targets(ledger, inspections, servers.url(), servers.password(), PRODUCT, BARE);
      Instant began = Instant.now();
      warm(targets, servers, seconds);
      Report report = new Report(ledger, rounds, seconds, measure(targets, servers, rounds, seconds));
      String text = report.text(Duration.between(began, Instant.now()));
      Path file = Path.of(arguments[5]).resolve(java.time.LocalDate.now() + "-" + ledger.hazards() + ".md");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      System.out.println(text);
      System.out.println("写入 " + file);
    }
  }

  /**
   * A server that runs all day is warm, and the twin with a twentieth of the code is so much sooner: each is let run until
   * it no longer gets faster. What was compiled for one work helps the next, so the works take turns.
   */
  private static void warm(Targets targets, Servers servers, double seconds) throws Exception {
    for (Targets.Way way : Targets.Way.values()) {
      Map<Targets.Work, Double> best = new EnumMap<>(Targets.Work.class);
      for (int turn = 1; turn <= MOST_TURNS; turn++) {
        System.out.println("预热 " + way + "，第 " + turn + " 遍……");
        boolean faster = false;
        for (Targets.Work work : Targets.Work.values()) {
          int clients = work.clients[work.clients.length - 1];
          double rate = Meter.measure(targets.clients(work, way), clients, seconds, servers.cpu(way)).perSecond();
          faster |= rate > FASTER * best.getOrDefault(work, 0.0);
          best.merge(work, rate, Math::max);
        }
        if (!faster || way == Targets.Way.SQL) {
          break;
        }
      }
    }
  }

  private static Map<Targets.Work, Map<Integer, Map<Targets.Way, List<Meter.Sample>>>> measure(
      Targets targets, Servers servers, int rounds, double seconds) throws Exception {
    Map<Targets.Work, Map<Integer, Map<Targets.Way, List<Meter.Sample>>>> all = new EnumMap<>(Targets.Work.class);
    for (int round = 1; round <= rounds; round++) {
      System.out.println("第 " + round + " 轮，共 " + rounds + " 轮……");
      for (Targets.Work work : Targets.Work.values()) {
        for (int clients : work.clients) {
          for (Targets.Way way : Targets.Way.values()) {
            Meter.Sample sample = Meter.measure(targets.clients(work, way), clients, seconds, servers.cpu(way));
            all.computeIfAbsent(work, any -> new LinkedHashMap<>())
                .computeIfAbsent(clients, any -> new EnumMap<>(Targets.Way.class))
                .computeIfAbsent(way, any -> new ArrayList<>())
                .add(sample);
          }
        }
      }
    }
    return all;
  }

  private static int port(String name, int otherwise) {
    String set = System.getenv(name);
    return set == null || set.isEmpty() ? otherwise : Integer.parseInt(set);
  }
}
