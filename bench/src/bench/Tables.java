package bench;

import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * W7 and W8: 50,000 rows of a table in, twice, and 100,000 rows of 20 columns out, through the interface; then the same
 * once more while the heap is watched. The ledger they go to may be small: they bring their rows along.
 */
public final class Tables {

  private static final int PORT = 8110;
  private static final int ROWS = 50_000;
  private static final String COLUMNS =
      """
      "number","district","unit","foundAt","foundBy","place","description","category","level","basis","source","origin",\
      "status","nextActor","clock","registeredAt","responsible","deadline","overdueDays","closedAt\"""";

  private final Desk desk;
  private final Heap heap;
  private final Path folder;

  private Tables(int port, long pid, Path folder) throws Exception {
    this.desk = new Desk(port, "hd-quguan");
    this.heap = new Heap(pid);
    this.folder = folder;
  }

  /** @param arguments data folder, jar, programs */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]).toAbsolutePath();
    int port = Integer.getInteger("bench.port", PORT);
    try (Servers servers = new Servers(data)) {
      Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
      System.out.println("启动产品……");
      servers.product(arguments[1], arguments[2], port, "");
      new Tables(port, servers.productPid(), data.getParent()).measure();
    }
  }

  private void measure() throws Exception {
    String unit = desk.find("/api/organisation/search?q=" + "%E7%A4%BA%E4%BE%8B", "\"kind\":\"UNIT\"[^}]*?\"name\":\"([^\"]+)\"");
    import50000("预热", table(unit, "一"), false);
    import50000("W8 导入 50,000 行", table(unit, "二"), false);
    export100000("W7 导出 100,000 行 × 20 列", false);
    import50000("W8 导入时多留在堆里的", table(unit, "三"), true);
    export100000("W7 导出时多留在堆里的", true);
  }

  private Path table(String unit, String series) throws Exception {
    Path file = Files.createTempFile(folder, "table", ".xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      Workbook workbook = new Workbook(out, "bench", "1.0");
      Worksheet sheet = workbook.newWorksheet("隐患登记");
      String[] head = {"单位", "部位", "隐患描述", "类别", "来源", "发现日期", "无照片原因"};
      for (int c = 0; c < head.length; c++) {
        sheet.value(0, c, head[c]);
      }
      for (int r = 1; r <= ROWS; r++) {
        sheet.value(r, 0, unit);
        sheet.value(r, 1, "教学楼第" + r % 97 + "处");
        sheet.value(r, 2, "第" + series + "批" + file.getFileName() + "第" + r + "处疏散通道堆放纸箱和旧课桌，宽度不足一米，影响学生通行");
        sheet.value(r, 3, "消防安全");
        sheet.value(r, 4, "区级抽查");
        sheet.value(r, 5, LocalDate.now().minusDays(r % 200 + 1).toString());
        sheet.value(r, 6, "批量登记，现场照片随后补传");
        if (r % 1_000 == 0) {
          sheet.flush();
        }
      }
      workbook.finish();
    }
    return file;
  }

  private void import50000(String title, Path file, boolean watched) throws Exception {
    String id = Registered.timeOrdered().toString();
    long before = watched ? heap.kept() : 0;
    long began = System.nanoTime();
    desk.ok(
        desk.request("/api/imports?id=" + id + "&name=bench.xlsx")
            .header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .POST(HttpRequest.BodyPublishers.ofFile(file)));
    long peak = ends(id, "READY", watched);
    double checked = seconds(began);
    desk.ok(desk.request("/api/imports/" + id + "/confirm").POST(HttpRequest.BodyPublishers.noBody()));
    peak = Math.max(peak, ends(id, "DONE", watched));
    double registered = seconds(began);
    Files.delete(file);
    tell(title, watched, registered, peak - before, String.format(Locale.ROOT, "（其中核对 %.1f 秒）", checked));
  }

  private void export100000(String title, boolean watched) throws Exception {
    String id = Registered.timeOrdered().toString();
    desk.ok(desk.json("/api/session/step-up").POST(HttpRequest.BodyPublishers.ofString("{\"password\":\"" + Desk.PASSWORD + "\"}")));
    long before = watched ? heap.kept() : 0;
    long began = System.nanoTime();
    String wanted = "{\"id\":\"" + id + "\",\"form\":\"SHOWN\",\"columns\":[" + COLUMNS + "]}";
    desk.ok(
        desk.json("/api/exports?q=" + "%E6%97%A7%E8%AF%BE%E6%A1%8C" + "&registeredFrom=" + LocalDate.now().minusDays(1))
            .POST(HttpRequest.BodyPublishers.ofString(wanted)));
    long peak = ends(id, "DONE", watched);
    double took = seconds(began);
    String job = desk.ok(desk.request("/api/jobs/" + id).GET());
    String rows = job.replaceAll(".*\"done\":(\\d+).*", "$1");
    tell(title, watched, took, peak - before, "（" + rows + " 行）");
  }

  /** Waits for the job; the highest the heap stood meanwhile, where it is watched. */
  private long ends(String id, String state, boolean watched) throws Exception {
    long peak = 0;
    while (true) {
      peak = Math.max(peak, watched ? heap.kept() : 0);
      String job = desk.ok(desk.request("/api/jobs/" + id).GET());
      if (job.contains("\"state\":\"" + state + "\"")) {
        return peak;
      }
      if (!job.contains("\"state\":\"RUNNING\"")) {
        throw new IllegalStateException(job);
      }
      Thread.sleep(watched ? 300 : 50);
    }
  }

  private static void tell(String title, boolean watched, double seconds, long kilobytes, String more) {
    System.out.println(
        watched
            ? String.format(Locale.ROOT, "%s：%d MB%s", title, kilobytes / 1024, more)
            : String.format(Locale.ROOT, "%s：%.1f 秒%s", title, seconds, more));
  }

  private static double seconds(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
  }
}
