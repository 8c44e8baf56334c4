package bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The table: medians over the rounds with the least and the most, and the goals of the plan as met or not. */
record Report(
    Ledger ledger,
    int rounds,
    double seconds,
    Map<Targets.Work, Map<Integer, Map<Targets.Way, List<Meter.Sample>>>> samples) {

  String text(Duration took) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # 性能测量 %s

        命令：`make bench`（方法和限制见 bench/README.md）。%,d 条隐患，%,d 条历史；PostgreSQL %s；Java %s；%d 个处理器；
        每格 %d 轮、每轮 %s 秒，三方轮流；中位数（最小–最大）。全程 %d 秒，此时机器负载 %.1f。只有同一次运行里的比值可以比较。
        处理器毫秒是服务进程和数据库为一次请求用去的处理器时间：机器上还有别人时，它比钟表时间可靠。

        | 工作 | 人数 | SQL：次/秒 | p50 毫秒 | 裸程序：次/秒 | p50 毫秒 | 产品：次/秒 | p50 毫秒 | p99 毫秒 | 产品÷裸程序 | 处理器毫秒/次：SQL | 裸程序 | 产品 | 裸程序÷产品 |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
        """
            .formatted(
                LocalDate.now(), ledger.hazards(), ledger.lines(), ledger.server(), Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(), rounds, seconds, took.toSeconds(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    samples.forEach((work, byClients) -> byClients.forEach((clients, ways) -> text.append(row(work, clients, ways))));
    text.append(
        """

        ## 目标

        | 目标 | 实测 | |
        |---|---|---|
        """);
    goal(text, "W1 八人吞吐 ≥ 裸程序的 0.6", throughput(Targets.Work.W1), 0.6);
    most(text, "W1 一人 p50 ≤ 裸程序的 2 倍", p50Ratio(Targets.Work.W1, 1), 2);
    goal(text, "W1 同一区八人吞吐 ≥ 裸程序的 0.6", throughput(Targets.Work.W1_SAME), 0.6);
    goal(text, "W2 八人吞吐 ≥ 裸程序的 0.6", throughput(Targets.Work.W2), 0.6);
    most(text, "W9 p50 ≤ 裸程序一批的 3 倍", p50Ratio(Targets.Work.W9, 1), 3);
    most(text, "W9 p50 ≤ 1000 毫秒", median(of(Targets.Work.W9, 1, Targets.Way.PRODUCT), Meter.Sample::p50), 1_000);
    for (Targets.Work work : List.of(Targets.Work.W3, Targets.Work.W4A, Targets.Work.W4_DEEP)) {
      goal(text, work.title + " 八人吞吐 ≥ 裸程序的 0.6", throughput(work), 0.6);
      most(text, work.title + " 八人 p99 ≤ 100 毫秒", median(of(work, 8, Targets.Way.PRODUCT), Meter.Sample::p99), 100);
    }
    for (Targets.Work work : List.of(Targets.Work.W5_WEEK, Targets.Work.W5_ALL)) {
      goal(text, work.title + " 八人吞吐 ≥ 裸程序的 0.7", throughput(work), 0.7);
      most(text, work.title + " 一人 p50 ≤ 10 毫秒", median(of(work, 1, Targets.Way.PRODUCT), Meter.Sample::p50), 10);
    }
    return text.toString();
  }

  private static String row(Targets.Work work, int clients, Map<Targets.Way, List<Meter.Sample>> ways) {
    List<Meter.Sample> sql = ways.get(Targets.Way.SQL);
    List<Meter.Sample> bare = ways.get(Targets.Way.BARE);
    List<Meter.Sample> product = ways.get(Targets.Way.PRODUCT);
    return "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %.2f | %.2f | %.2f | %.2f | %.2f |\n"
        .formatted(
            work.title, clients, spread(sql, Meter.Sample::perSecond, 0), spread(sql, Meter.Sample::p50, 2),
            spread(bare, Meter.Sample::perSecond, 0), spread(bare, Meter.Sample::p50, 2),
            spread(product, Meter.Sample::perSecond, 0), spread(product, Meter.Sample::p50, 2),
            spread(product, Meter.Sample::p99, 1),
            median(product, Meter.Sample::perSecond) / median(bare, Meter.Sample::perSecond),
            median(sql, Meter.Sample::cpu), median(bare, Meter.Sample::cpu), median(product, Meter.Sample::cpu),
            median(bare, Meter.Sample::cpu) / median(product, Meter.Sample::cpu));
  }

  private List<Meter.Sample> of(Targets.Work work, int clients, Targets.Way way) {
    return samples.get(work).get(clients).get(way);
  }

  private double throughput(Targets.Work work) {
    return median(of(work, 8, Targets.Way.PRODUCT), Meter.Sample::perSecond)
        / median(of(work, 8, Targets.Way.BARE), Meter.Sample::perSecond);
  }

  private double p50Ratio(Targets.Work work, int clients) {
    return median(of(work, clients, Targets.Way.PRODUCT), Meter.Sample::p50)
        / median(of(work, clients, Targets.Way.BARE), Meter.Sample::p50);
  }

  private static void goal(StringBuilder text, String words, double measured, double least) {
    text.append("| %s | %.2f | %s |\n".formatted(words, measured, measured >= least ? "达到" : "**未达到**"));
  }

  private static void most(StringBuilder text, String words, double measured, double most) {
    text.append("| %s | %.2f | %s |\n".formatted(words, measured, measured <= most ? "达到" : "**未达到**"));
  }

  private static double median(List<Meter.Sample> samples, ToDoubleFunction<Meter.Sample> of) {
    double[] sorted = samples.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String spread(List<Meter.Sample> samples, ToDoubleFunction<Meter.Sample> of, int digits) {
    double[] sorted = samples.stream().mapToDouble(of).sorted().toArray();
    String form = "%." + digits + "f";
    return (form + "（" + form + "–" + form + "）")
        .formatted(median(samples, of), sorted[0], sorted[sorted.length - 1])
        .toLowerCase(Locale.ROOT);
  }
}
