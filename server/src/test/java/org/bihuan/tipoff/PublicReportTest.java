package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Somebody reports without signing in, and asks with his code how it went. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicReportTest {

  /** The head every picture begins with; others come after it. */
  private static final int JFIF = 20;

  @Autowired TestCities cities;
  @Autowired TestDatabase database;

  @Value("${bihuan.data}")
  Path data;

  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void whoReportsGetsACodeAndSeesWithItHowFarItIs() {
    Reporter reporter = Reporter.somewhere(city);
    String puzzle = reporter.solved();
    Map<String, Object> report = reporter.withPhotos(Reporter.about(city.unit()), puzzle, 2);

    Answer sent = reporter.send(report, puzzle);

    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    assertThat(sent.header("Cache-Control")).contains("no-store");
    Answer progress = reporter.progress(sent.at("code"));
    assertThat(progress.at("stateTitle")).isEqualTo("待受理");
    assertThat(progress.at("target")).isEqualTo("育才学校");
    assertThat(progress.json().get("asks").isNull()).isTrue();
  }

  @Test
  void aReportSentAgainBecauseItsAnswerWasLostIsThereOnceAndHasTheSameCode() {
    Reporter reporter = Reporter.somewhere(city);
    Map<String, Object> report = Reporter.about(city.unit());
    String code = reporter.report(report);

    for (int n = 0; n < 8; n++) {
      Answer again = reporter.send(report, "no puzzle any more");
      assertThat(again.status()).as(again.text()).isEqualTo(200);
      assertThat(again.at("code")).isEqualTo(code);
    }
    assertThat(count("tipoff.report where id = '" + report.get("id") + "'")).isEqualTo(1);
    report.put("what", "另一件事情");
    Answer other = reporter.send(report);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text()).doesNotContain(Reporter.WHAT, code);
  }

  @Test
  void aWrongAForeignAndAnExpiredCodeAreAnsweredTheSameAndNotSooner() {
    Reporter reporter = Reporter.somewhere(city);
    String code = reporter.report(Reporter.about(city.unit()));
    String foreign = TrackingCode.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).shown();
    Map<String, Object> old = Reporter.about(city.unit());
    String expired = reporter.report(old);
    database
        .everything()
        .sql(
            """
            update tipoff.report
            set state = 'REFUSED', answer = '不属于受理范围', closed_on = current_date - 800
            where id = :id::uuid
            """)
        .param("id", old.get("id").toString())
        .update();
    List<String> bodies =
        Stream.of(code.substring(0, 14) + "?", foreign, "", "A".repeat(500), expired)
            .map(
                typed -> {
                  long began = System.nanoTime();
                  Answer answer = reporter.progress(typed);
                  assertThat((System.nanoTime() - began) / 1_000_000).isGreaterThanOrEqualTo(150);
                  assertThat(answer.status()).isEqualTo(404);
                  return answer.text();
                })
            .distinct()
            .toList();
    assertThat(bodies).hasSize(1);
  }

  @Test
  void nothingThatCouldTellWhoReportedIsInAnyTableFileOrLog() throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    Colleague signedIn = city.postHolder();
    Reporter reporter = Reporter.somewhere(city);
    String puzzle = reporter.solved();
    Map<String, Object> report = Reporter.about(city.unit());
    report.put("name", "甄敢言");
    report.put("phone", "13912345678");
    report.put("photos", List.of(reporter.photo(puzzle, withCameraData(Photos.jpeg()))));
    String code;
    try {
      var asked =
          signedIn.with("X-Puzzle", puzzle).with("User-Agent", "Whistle/7.3").with("X-Forwarded-For", "203.0.113.77");
      Answer sent = asked.post("/api/report", Map.of("report", report, "device", reporter.device));
      assertThat(sent.status()).as(sent.text()).isEqualTo(201);
      code = sent.at("code");
      asked.post("/api/report/progress", Map.of("code", code));
      asked.post("/api/report/progress", "{\"code\": 7");
    } finally {
      root.detachAppender(log);
    }
    List<String> traces =
        List.of(
            "甄敢言", "13912345678", "Whistle/7.3", "203.0.113.77", reporter.device, code, code.replace("-", ""),
            report.get("secret").toString(), "SecretCamera-4711");
    for (String table : tables()) {
      String rows = table(table);
      assertThat(traces).as(table).noneMatch(rows::contains);
    }
    assertThat(table("tipoff.report") + table("tipoff.line")).doesNotContain(signedIn.personId().toString(), "127.");
    String trail =
        database
            .everything()
            .sql("select coalesce(string_agg(e::text, ' '), '') from audit.entry e where act = 'report.submit' and subject like :id")
            .param("id", "%" + report.get("id"))
            .query(String.class)
            .single();
    assertThat(trail).contains("report.submit").doesNotContain(signedIn.personId().toString(), "127.");
    assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> traces.stream().anyMatch(line::contains));
    try (Stream<Path> files = Files.walk(data.resolve("files"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains("SecretCamera-4711")).as(file.toString()).isFalse();
      }
    }
  }

  @Test
  void withoutItsPuzzleAReportIsNotTakenAndOnePuzzleServesOneReport() {
    Reporter reporter = Reporter.somewhere(city);
    String puzzle = reporter.solved();

    assertThat(reporter.send(Reporter.about(city.unit()), "1.2.3:4").problem()).isEqualTo("puzzle");
    assertThat(reporter.send(Reporter.about(city.unit()), puzzle.replaceAll(":.*", ":x")).problem()).isEqualTo("puzzle");
    assertThat(reporter.send(Reporter.about(city.unit()), puzzle).status()).isEqualTo(201);
    assertThat(reporter.send(Reporter.about(city.unit()), puzzle).problem()).isEqualTo("puzzle");
  }

  @Test
  void aDeviceReportsFiveTimesADayAndACodeIsAskedForTenTimesAMinute() {
    Reporter reporter = Reporter.somewhere(city);
    String code = "";
    for (int n = 0; n < 5; n++) {
      code = reporter.report(Reporter.about(city.unit()));
    }
    Answer sixth = reporter.send(Reporter.about(city.unit()));
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.at("detail")).contains("5");
    int refused = 0;
    for (int n = 0; n < 25; n++) {
      refused += reporter.progress(code).status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Test
  void whatIsRefusedTakesNoneOfTheFiveAwayAndIsLimitedByItself() {
    Reporter reporter = Reporter.somewhere(city);
    Map<String, Object> empty = Reporter.about(city.unit());
    empty.put("what", "");
    String puzzle = reporter.solved();
    for (int n = 0; n < 8; n++) {
      assertThat(reporter.send(empty, puzzle).status()).isEqualTo(422);
    }
    for (int n = 0; n < 5; n++) {
      reporter.report(Reporter.about(city.unit()));
    }
    assertThat(reporter.send(Reporter.about(city.unit())).at("detail")).contains("5 次");
    assertThat(reporter.send(empty, puzzle).status()).isEqualTo(429);

    Reporter flooding = Reporter.somewhere(city);
    String other = flooding.solved();
    int refused = 0;
    for (int n = 0; n < 61; n++) {
      refused += flooding.send(empty, other).status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Test
  void onlyPhotosOfTenMegabytesAtMostAndFiveOfThem() {
    Reporter reporter = Reporter.somewhere(city);
    String puzzle = reporter.solved();
    var phone = reporter.phone.with("X-Puzzle", puzzle);
    String path = "/api/report/photos?id=" + UUID.randomUUID();

    Answer paper = phone.upload(path, "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8), "image/jpeg");
    assertThat(paper.status()).isEqualTo(422);
    assertThat(paper.text()).contains("只收 JPEG 或 PNG 照片").doesNotContain("DOCX");
    assertThat(phone.upload(path, new byte[(10 << 20) + 1], "image/jpeg").status()).isEqualTo(413);
    assertThat(reporter.phone.upload(path, Photos.jpeg(), "image/jpeg").problem()).isEqualTo("puzzle");
    Map<String, Object> six = reporter.withPhotos(Reporter.about(city.unit()), puzzle, 6);
    Answer refused = reporter.send(six, puzzle);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("photos");
  }

  @Test
  void whatIsWrongIsSaidFieldByField() {
    Reporter reporter = Reporter.somewhere(city);
    Map<String, Object> report = Reporter.about(city.unit());
    report.remove("unit");
    report.put("what", "  ");
    report.put("district", null);

    Answer refused = reporter.send(report);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("what", "target");
    report.put("what", "有人把灭火器锁起来");
    report.put("target", "某校");
    report.put("district", 123456);
    assertThat(reporter.send(report).text()).contains("没有这个区");
    Map<String, Object> foreign = Reporter.about(new Ref(city.district(), UUID.randomUUID()));
    assertThat(reporter.send(foreign).text()).contains("没有找到这个单位");
  }

  @Test
  void theSearchForAUnitAndTheCodeOfAPosterTellNamesAndNothingElse() {
    Reporter reporter = Reporter.somewhere(city);

    Answer found = reporter.phone.get("/api/report/units?q=%E8%82%B2%E6%89%8D");
    assertThat(found.json().isEmpty()).isFalse();
    assertThat(found.json().get(0).propertyNames()).containsExactlyInAnyOrder("ref", "name", "districtName");
    assertThat(reporter.phone.get("/api/report/units?q=%25%25").json().isEmpty()).isTrue();
    assertThat(reporter.phone.get("/api/report/units?q=a").status()).isEqualTo(422);
    Answer spot = reporter.phone.get("/api/report/target?place=" + city.laboratory());
    assertThat(spot.at("unit/name")).isEqualTo("育才学校");
    assertThat(spot.at("place")).isEqualTo("化学实验室");
    assertThat(reporter.phone.get("/api/report/target?unit=" + new Ref(city.district(), UUID.randomUUID())).status())
        .isEqualTo(404);
  }

  @Test
  void noPageLearnsWhereTheReporterWas() {
    assertThat(city.anonymous().get("/api/report/puzzle").header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(city.anonymous().get("/report").header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  /** An Exif block (CIPA DC-008) that names the maker of the camera, as a phone writes it before the picture. */
  private static byte[] withCameraData(byte[] jpeg) throws IOException {
    byte[] maker = "SecretCamera-4711\0".getBytes(StandardCharsets.US_ASCII);
    var exif = new ByteArrayOutputStream();
    exif.write("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
    exif.write(new byte[] {0, 0, 0, 8, 0, 1, 1, 0x0f, 0, 2, 0, 0, 0, (byte) maker.length, 0, 0, 0, 26, 0, 0, 0, 0});
    exif.write(maker);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, JFIF);
    out.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (exif.size() + 2)});
    out.write(exif.toByteArray());
    out.write(jpeg, JFIF, jpeg.length - JFIF);
    return out.toByteArray();
  }

  private List<String> tables() {
    return database
        .everything()
        .sql(
            """
            select schemaname || '.' || tablename
            from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema')
            """)
        .query(String.class)
        .list();
  }

  private String table(String table) {
    return database
        .everything()
        .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
        .query(String.class)
        .single();
  }

  private long count(String from) {
    return database.everything().sql("select count(*) from " + from).query(Long.class).single();
  }
}
