package bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work on three ways: SQL alone, the bare twin, the product. */
final class Targets {

  enum Work {
    W1("W1 登记，八人各在一区"),
    W1_SAME("W1 登记，八人同在一区"),
    W2("W2 提交检查：60 项、3 张照片，八人各在一单位"),
    W9("W9 200 次 × 60 项一次同步", 1),
    W3("W3 单位台账一页，带总数"),
    W4A("W4a 区台账，筛选+排序+总数"),
    W4_DEEP("W4 区台账，深页（第一半之后）"),
    W5_WEEK("W5 周调度：区×类别×等级"),
    W5_ALL("W5 全市累计");

    final String title;
    final int[] clients;

    Work(String title) {
      this(title, 1, 8);
    }

    Work(String title, int... clients) {
      this.title = title;
      this.clients = clients;
    }
  }

  enum Way {
    SQL,
    BARE,
    PRODUCT
  }

  private static final String FOUND = "示例路口西侧疏散通道堆放纸箱和旧课桌，宽度不足一米，影响学生通行";
  private static final String PASSWORD = "Bihuan-Yanshi-2026";

  /** How many tasks a client finds planned before its time is taken. */
  private static final int PLANNED = 1_000;

  private final Ledger ledger;
  private final Inspections inspections;
  private final String url;
  private final String password;
  private final int productPort;
  private final int barePort;
  private final Map<String, Wire> signedIn = new HashMap<>();

  Targets(Ledger ledger, Inspections inspections, String url, String password, int productPort, int barePort) {
    this.ledger = ledger;
    this.inspections = inspections;
    this.url = url;
    this.password = password;
    this.productPort = productPort;
    this.barePort = barePort;
  }

  Meter.Clients clients(Work work, Way way) {
    return switch (way) {
      case SQL -> number -> sql(work, number);
      case BARE -> number -> bare(work, number);
      case PRODUCT -> number -> product(work, number);
    };
  }

  private int place(Work work, int number) {
    return work == Work.W1 ? number % Ledger.DISTRICTS.length : 0;
  }

  // --- SQL ---

  private Meter.Client sql(Work work, int number) throws Exception {
    Connection c = DriverManager.getConnection(url, "postgres", password);
    int at = place(work, number);
    return switch (work) {
      case W1, W1_SAME -> {
        String person = "{\"personId\":\"" + ledger.unit() + "\",\"name\":\"基准\"}";
        var registered =
            new Registered(
                Ledger.DISTRICTS[at], ledger.units().get(at), "教学楼", FOUND, person,
                Registered.filled(ledger.bodyBytes() / 3));
        PreparedStatement s = c.prepareStatement(Sql.REGISTER);
        yield new Statements(c, () -> rows(s, 1, registered.parameters(Registered.timeOrdered())));
      }
      case W2 -> {
        inspections.plan(number, 3 * PLANNED);
        PreparedStatement s = c.prepareStatement(Sql.HAND_IN);
        yield new Statements(c, () -> handIn(c, s, inspections.one(number)));
      }
      case W9 -> {
        planForBatches();
        PreparedStatement s = c.prepareStatement(Sql.HAND_IN);
        yield new Statements(c, () -> handIn(c, s, inspections.batch()));
      }
      case W3 -> page(c, Sql.UNIT_COUNT, Sql.UNIT_PAGE, new Object[] {ledger.district(), ledger.unit()}, new Object[0]);
      case W4A -> page(c, Sql.DISTRICT_COUNT, Sql.DISTRICT_PAGE, new Object[] {ledger.district()}, new Object[0]);
      case W4_DEEP ->
          page(
              c, Sql.DEEP_COUNT, Sql.DEEP_PAGE, new Object[] {ledger.district()},
              new Object[] {ledger.deepAt(), ledger.deepId()});
      case W5_WEEK -> {
        PreparedStatement s = c.prepareStatement(Sql.CUBE_OF_DAYS);
        yield new Statements(c, () -> rows(s, 1, ledger.monday(), ledger.monday().plusDays(6)));
      }
      case W5_ALL -> {
        PreparedStatement s = c.prepareStatement(Sql.CUBE_OF_ALL);
        yield new Statements(c, () -> rows(s, 1));
      }
    };
  }

  private void planForBatches() throws Exception {
    for (int officer = 0; officer < inspections.officers().size(); officer++) {
      inspections.plan(officer, PLANNED);
    }
  }

  private static final String[] ARRAYS = {"int4", "uuid", "uuid", "int2", null, null, null, "int4", "text", "uuid"};

  private static void handIn(Connection c, PreparedStatement s, Object[] parameters) throws Exception {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = ARRAYS[i] == null ? parameters[i] : c.createArrayOf(ARRAYS[i], (Object[]) parameters[i]);
    }
    rows(s, 1, parameters);
  }

  private record Statements(Connection connection, Repeated work) implements Meter.Client {
    @Override
    public void once() throws Exception {
      work.run();
    }

    @Override
    public void close() throws Exception {
      connection.close();
    }
  }

  private interface Repeated {
    void run() throws Exception;
  }

  private static Meter.Client page(Connection c, String count, String list, Object[] where, Object[] after)
      throws Exception {
    PreparedStatement counting = c.prepareStatement(count);
    PreparedStatement listing = c.prepareStatement(list);
    Object[] all = java.util.stream.Stream.of(where, after).flatMap(java.util.Arrays::stream).toArray();
    return new Statements(
        c,
        () -> {
          rows(counting, 1, where);
          rows(listing, 1, all);
        });
  }

  /** Reads every column, as any program would. */
  private static void rows(PreparedStatement s, int least, Object... parameters) throws Exception {
    for (int i = 0; i < parameters.length; i++) {
      s.setObject(i + 1, parameters[i]);
    }
    int seen = 0;
    try (ResultSet r = s.executeQuery()) {
      int columns = r.getMetaData().getColumnCount();
      while (r.next()) {
        for (int i = 1; i <= columns; i++) {
          r.getString(i);
        }
        seen++;
      }
    }
    if (seen < least) {
      throw new IllegalStateException("nothing came");
    }
  }

  // --- the bare twin ---

  private Meter.Client bare(Work work, int number) throws Exception {
    Wire wire = new Wire("127.0.0.1", barePort);
    int at = place(work, number);
    String path =
        switch (work) {
          case W1, W1_SAME -> "/hazards?bytes=" + ledger.bodyBytes() + "&person=" + ledger.unit();
          case W2, W9 -> "/inspections";
          case W3 -> "/unit?district=" + ledger.district() + "&unit=" + ledger.unit();
          case W4A -> "/district?district=" + ledger.district();
          case W4_DEEP ->
              "/deep?district=" + ledger.district() + "&at=" + words(ledger.deepAt().toString()) + "&id=" + ledger.deepId();
          case W5_WEEK -> "/cube?from=" + ledger.monday() + "&to=" + ledger.monday().plusDays(6);
          case W5_ALL -> "/all";
        };
    Next next =
        switch (work) {
          case W1, W1_SAME -> () -> wire.post(path, "", finding(at));
          case W2 -> {
            inspections.plan(number, PLANNED);
            yield () -> wire.post(path, "", "[" + check(number, Inspections.PHOTOS) + "]");
          }
          case W9 -> {
            planForBatches();
            yield () -> wire.post(path, "", batch());
          }
          case W3, W4A, W4_DEEP, W5_WEEK, W5_ALL -> always(wire.get(path, ""));
        };
    return new Requests(wire, next, 200);
  }

  private String check(int officer, int photos) throws Exception {
    Inspections.Officer o = inspections.officers().get(officer);
    return """
        {"id":"%s","district":%d,"task":"%s","person":"%s","post":"%s","entries":%s}"""
        .formatted(
            Registered.timeOrdered(), o.district(), inspections.task(officer), o.person(), o.post(), inspections.entries(o, photos));
  }

  private String batch() throws Exception {
    StringJoiner all = new StringJoiner(",", "[", "]");
    for (int i = 0; i < Inspections.BATCH; i++) {
      all.add(check(i % inspections.officers().size(), 0));
    }
    return all.toString();
  }

  // --- the product ---

  private Meter.Client product(Work work, int number) throws Exception {
    Wire wire = new Wire("127.0.0.1", productPort);
    int at = place(work, number);
    String period = ledger.monday() + ".." + ledger.monday().plusDays(6);
    return switch (work) {
      case W1, W1_SAME -> {
        String headers = headers(Ledger.LOGINS[at] + "-quguan");
        yield new Requests(wire, () -> wire.post("/api/hazards", headers, finding(at)), 201);
      }
      case W2 -> {
        inspections.plan(number, PLANNED);
        Inspections.Officer o = inspections.officers().get(number);
        String headers = headers(o.login()) + "If-Match: \"1\"\r\n";
        String entries = inspections.entries(o, Inspections.PHOTOS);
        yield new Requests(
            wire,
            () ->
                wire.post(
                    "/api/inspection/tasks/" + o.district() + "-" + inspections.task(number) + "/submission", headers,
                    "{\"id\":\"" + Registered.timeOrdered() + "\",\"entries\":" + entries + "}"),
            201);
      }
      case W9 -> {
        planForBatches();
        wire.close();
        yield new Phones();
      }
      case W3 ->
          reading(
              wire, "hd-anquan", "/api/hazards?unit=" + ledger.district() + "-" + ledger.unit());
      case W4A ->
          reading(wire, "hd-quguan", "/api/hazards?open=true&level=GENERAL&category=FIRE&sort=due");
      case W4_DEEP -> {
        Instant at1 = ledger.deepAt().toInstant();
        String cursor =
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at1 + "|" + ledger.deepId()).getBytes(StandardCharsets.UTF_8));
        yield reading(wire, "hd-quguan", "/api/hazards?cursor=" + cursor);
      }
      case W5_WEEK -> reading(wire, "shi-guanli", "/api/figures/cube?period=" + period);
      case W5_ALL ->
          reading(
              wire, "shi-guanli", "/api/figures/cube?period=2023-01-01.." + ledger.monday().plusDays(6));
    };
  }

  /** Eight connections, on each of which one person's records follow one another, as many as make two hundred. */
  private final class Phones implements Meter.Client {
    private final List<Wire> wires = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();

    Phones() throws Exception {
      for (Inspections.Officer officer : inspections.officers()) {
        wires.add(new Wire("127.0.0.1", productPort));
        headers.add(headers(officer.login()));
      }
    }

    @Override
    public void once() throws Exception {
      int each = Inspections.BATCH / wires.size();
      List<Future<?>> all = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int phone = 0; phone < wires.size(); phone++) {
          Wire wire = wires.get(phone);
          int number = phone;
          all.add(
              threads.submit(
                  () -> {
                    for (int i = 0; i < each; i++) {
                      int status = wire.send(wire.post("/api/sync/records", headers.get(number), inspections.record(number)));
                      if (status != 201) {
                        throw new IllegalStateException(status + " " + wire.body());
                      }
                    }
                    return null;
                  }));
        }
      }
      for (Future<?> one : all) {
        one.get();
      }
    }

    @Override
    public void close() throws Exception {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private Meter.Client reading(Wire wire, String login, String path) throws Exception {
    return new Requests(wire, always(wire.get(path, headers(login))), 200);
  }

  /** Signed in once and shared by the clients, as the tabs of one person are. */
  private synchronized String headers(String login) throws Exception {
    if (!signedIn.containsKey(login)) {
      Wire wire = new Wire("127.0.0.1", productPort);
      wire.send(wire.get("/api/session", ""));
      int status =
          wire.send(
              wire.post(
                  "/api/session", wire.headers(), "{\"login\":\"" + login + "\",\"password\":\"" + PASSWORD + "\"}"));
      if (status != 200) {
        throw new IllegalStateException(login + ": " + status + " " + wire.body());
      }
      signedIn.put(login, wire);
    }
    return signedIn.get(login).headers();
  }

  private record Requests(Wire wire, Next next, int expected) implements Meter.Client {
    @Override
    public void once() throws Exception {
      int status = wire.send(next.request());
      if (status != expected) {
        throw new IllegalStateException(status + " " + wire.body());
      }
    }

    @Override
    public void close() throws Exception {
      wire.close();
    }
  }

  private interface Next {
    byte[] request() throws Exception;
  }

  private static Next always(byte[] request) {
    return () -> request;
  }

  private String finding(int at) {
    UUID id = Registered.timeOrdered();
    return """
        {"id":"%s","unit":"%d-%s","placeText":"教学楼","category":"FIRE","description":"%s","source":"DISTRICT_CHECK",\
        "foundAt":"%s","noPhotoReason":"设备损坏"}"""
        .formatted(id, Ledger.DISTRICTS[at], ledger.units().get(at), FOUND, Instant.now());
  }

  private static String words(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
