package bench;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** W6: a page of a district's ledger with its count by words of two characters, one client, through the interface. */
public final class Words {

  private static final int TIMES = 40;

  /** From words in nearly every row to words in none. */
  private static final List<String> ASKED =
      List.of("消防", "疏散", "通道", "堵塞", "配电", "灭火器", "食堂 过期", "疏散通道", "扶手", "氨气", "学生安全", "门", "380v", "卍卐");

  private Words() {}

  /** @param arguments data folder, jar, programs */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.getInteger("bench.port", 8110);
    try (Servers servers = new Servers(Path.of(arguments[0]).toAbsolutePath())) {
      Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
      servers.product(arguments[1], arguments[2], port, "");
      Desk desk = new Desk(port, "hd-quguan");
      System.out.println("| 查找 | 条数 | p50 毫秒 | p95 毫秒 |");
      System.out.println("|---|---|---|---|");
      for (String words : ASKED) {
        measure(desk, words);
      }
    }
  }

  private static void measure(Desk desk, String words) throws Exception {
    HttpRequest.Builder page = desk.request("/api/hazards?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    String answer = "";
    double[] millis = new double[TIMES];
    for (int i = -TIMES; i < TIMES; i++) {
      long began = System.nanoTime();
      answer = desk.ok(page.GET());
      millis[Math.max(0, i)] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    String count = answer.replaceAll(".*\"count\":\\{\"value\":(\\d+),\"exact\":(true|false).*", "$1 $2");
    System.out.println(
        String.format(
            Locale.ROOT, "| %s | %s | %.1f | %.1f |", words,
            count.replace(" true", "").replaceAll("(\\d+) false", "至少 $1"), millis[TIMES / 2], millis[TIMES * 95 / 100]));
  }
}
