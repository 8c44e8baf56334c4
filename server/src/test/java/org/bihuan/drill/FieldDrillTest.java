package org.bihuan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.bihuan.support.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * DU-12 of the fault model: two hundred phones come out of their basements at once, send everything twice and in any
 * order, and the line breaks in the middle.
 */
@Tag("drill")
class FieldDrillTest {

  private static final int PHONES = Integer.getInteger("drill.phones", 200);
  private static final int FINDINGS = Integer.getInteger("drill.findings", 50);
  private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("drill.seconds", 60));
  private static final Duration WITHOUT_A_LINE = Duration.ofSeconds(3);

  @TempDir static Path temporary;
  private static DrillNode node;
  private static ChaosLine line;
  private static JdbcClient sql;
  private static final Phone.Tally TALLY = new Phone.Tally();
  private static final List<Phone> PEOPLE = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    int port = DrillNode.freePort();
    // As many connections as the product has by default, not as few as the tests need.
    Map<String, String> environment = Map.of("BIHUAN_DATABASE_POOLSIZE", "16");
    node = DrillNode.start(temporary, port, environment, DrillHost.FOUND_PHONES + PHONES);
    sql = LedgerOnDisk.of(temporary).sql();
    line = new ChaosLine(port);
    String server = "http://127.0.0.1:" + line.port();
    PEOPLE.addAll(
        fewAtATime(FieldCity.read(node.firstWords()), holder -> new Phone(holder, server, TALLY).signedIn()));
  }

  @AfterAll
  static void stop() throws Exception {
    line.close();
    node.close();
  }

  @BeforeEach
  void beginToCount() {
    TALLY.reset();
  }

  /** A record and the phone it lies on. */
  private record Sent(Phone phone, Phone.Saved saved) {
    String ref() {
      return phone.ref(saved.id()).toString();
    }
  }

  private record Outcome(Map<UUID, String> receipts, Duration took) {}

  @Test
  void two_hundred_inspections_of_sixty_items_at_once_are_there_exactly_once_with_their_photos() throws Exception {
    List<Sent> inspections = fewAtATime(PEOPLE, phone -> new Sent(phone, phone.inspected(1)));
    Outcome outcome = sendAll(inspections, 1.0);
    Comparison comparison =
        Comparison.of(outcome.receipts().keySet(), (int) TALLY.unanswered.get(), ids("select id from inspection.inspection"));
    comparison.print("DU-12 200 inspections × 60 items", said(outcome));
    assertThat(comparison.acknowledged()).isEqualTo(PHONES);
    assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
    assertThat(ids("select id from inspection.inspection")).hasSize(PHONES);
    assertThat(number("select min(cardinality(results)) from inspection.inspection")).isEqualTo(FieldCity.ITEMS);
    assertThat(number("select count(*) from inspection.v_finding f join hazard.hazard h on h.district_id = f.district_id and h.id = f.hazard_id"))
        .as("one failed item each")
        .isEqualTo(PHONES);
    assertThat(fewAtATime(inspections, sent -> isThereAsTold(sent, outcome.receipts()))).doesNotContain(false);
    assertThat(outcome.took()).isLessThan(LONGEST);
  }

  @Test
  void du12_ten_thousand_records_doubled_and_out_of_order_over_a_line_that_breaks_are_there_exactly_once() throws Exception {
    List<Sent> findings = new ArrayList<>();
    for (int i = 0; i < FINDINGS; i++) {
      for (Phone phone : PEOPLE) {
        findings.add(new Sent(phone, phone.found()));
      }
    }
    Set<UUID> before = Set.copyOf(ids("select id from hazard.hazard"));
    Outcome outcome = sendAll(findings, 0.2);
    List<UUID> now = new ArrayList<>(ids("select id from hazard.hazard"));
    now.removeAll(before);
    Comparison comparison = Comparison.of(outcome.receipts().keySet(), (int) TALLY.unanswered.get(), now);
    comparison.print("DU-12 10,000 records", said(outcome));
    assertThat(comparison.acknowledged()).isEqualTo(PHONES * FINDINGS);
    assertThat(comparison.isClean()).as(comparison.toString()).isTrue();
    assertThat(now).as("nothing beside them").hasSize(PHONES * FINDINGS);
    assertThat(new LedgerOnDisk(sql).rowsWithoutTheirHistory()).isZero();
    assertThat(outcome.took()).isLessThan(LONGEST);
  }

  @Test
  void du12_control_phones_that_make_a_new_id_for_each_try_are_caught() throws Exception {
    List<UUID> told = Collections.synchronizedList(new ArrayList<>());
    int before = number("select count(*) from hazard.hazard");
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (Phone phone : PEOPLE) {
        all.add(
            people.submit(
                () -> {
                  for (int i = 0; i < 5; i++) {
                    phone.bringCarelessly(phone.found(), told);
                  }
                  return null;
                }));
      }
      for (int i = 0; i < 8; i++) {
        Thread.sleep(250);
        line.sever();
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    int written = number("select count(*) from hazard.hazard") - before;
    System.out.printf("DU-12 control: a new id for each try   written %d for %d acknowledged%n", written, told.size());
    assertThat(written).as("the drill must see a double").isGreaterThan(told.size());
  }

  /** What a door for many records at once would save: one inspection is one record already (decision 0230). */
  @Test
  void one_inspection_with_five_photos_takes_few_round_trips_over_a_slow_line() throws Exception {
    Phone phone = PEOPLE.getFirst();
    Phone.Saved saved = phone.inspected(5);
    long bytes = saved.pictures().stream().mapToLong(picture -> picture.bytes().length).sum();
    TALLY.reset();
    line.delay(50);
    long begun = System.nanoTime();
    phone.bring(saved);
    long photosAndRecord = System.nanoTime() - begun;
    line.delay(0);
    long calls = TALLY.calls.get();
    System.out.printf(
        "one inspection, 5 photos of %d KB, 100 ms a round trip   %d calls, of which 1 for the record · %.1f s%n",
        bytes / 5 / 1024, calls, photosAndRecord / 1e9);
    assertThat(calls).isLessThanOrEqualTo(5 * (1 + (bytes / 5 + 192 * 1024 - 1) / (192 * 1024)) + 1);
  }

  /**
   * Everybody at once; each record once, and a share of them once more, all in any order, two on each phone at a time.
   * When half has its receipt, the line is silent for some seconds and then breaks.
   */
  private static Outcome sendAll(List<Sent> records, double again) throws Exception {
    Random random = new Random(20_261_126);
    List<Sent> calls = new ArrayList<>(records);
    records.stream().filter(record -> random.nextDouble() < again).forEach(calls::add);
    Collections.shuffle(calls, random);
    Map<Phone, List<Sent>> byPhone = new java.util.IdentityHashMap<>();
    calls.forEach(call -> byPhone.computeIfAbsent(call.phone(), any -> new ArrayList<>()).add(call));
    Map<UUID, String> receipts = new ConcurrentHashMap<>();
    long begun = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (List<Sent> his : byPhone.values()) {
        for (int half = 0; half < 2; half++) {
          List<Sent> part = his.subList(half * his.size() / 2, (half + 1) * his.size() / 2);
          all.add(
              threads.submit(
                  () -> {
                    for (Sent sent : part) {
                      Answer receipt = sent.phone().bring(sent.saved());
                      String other = receipts.putIfAbsent(sent.saved().id(), receipt.text());
                      assertThat(other == null || other.equals(receipt.text())).as("one receipt of %s", sent.saved().id()).isTrue();
                    }
                    return null;
                  }));
        }
      }
      Future<?> breaking = threads.submit(() -> breakTheLineAt(receipts, records.size() / 2));
      for (Future<?> each : all) {
        each.get();
      }
      breaking.get();
    }
    return new Outcome(receipts, Duration.ofNanos(System.nanoTime() - begun));
  }

  /** What comes before the drill, or after it: not part of what is tried. */
  private static <A, B> List<B> fewAtATime(List<A> all, Function<A, B> work) throws Exception {
    List<Future<B>> begun = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (A each : all) {
        begun.add(threads.submit(() -> work.apply(each)));
      }
    }
    List<B> done = new ArrayList<>();
    for (Future<B> each : begun) {
      done.add(each.get());
    }
    return done;
  }

  private static Void breakTheLineAt(Map<UUID, String> receipts, int half) throws Exception {
    while (receipts.size() < half) {
      Thread.sleep(10);
    }
    line.cut();
    Thread.sleep(WITHOUT_A_LINE);
    line.sever();
    line.heal();
    return null;
  }

  /** The same receipt when asked again, and every photo byte for byte. */
  private static boolean isThereAsTold(Sent sent, Map<UUID, String> receipts) {
    return sent.phone().get("/api/sync/records/" + sent.ref()).text().equals(receipts.get(sent.saved().id()))
        && sent.saved().pictures().stream()
            .allMatch(p -> sha256(sent.phone().get("/api/files/" + sent.phone().ref(p.id())).bytes()).equals(p.sha256()));
  }

  private static String said(Outcome outcome) {
    return "· %.1f s · %s".formatted(outcome.took().toMillis() / 1000.0, TALLY);
  }

  private static List<UUID> ids(String statement) {
    return sql.sql(statement).query(UUID.class).list();
  }

  private static int number(String statement) {
    return sql.sql(statement).query(Integer.class).single();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
