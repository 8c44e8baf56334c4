package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From the public's report to the answer, by the keeper, the one sent to verify, the school, and the reporter. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeeperDeskTest {

  private static final List<String> TELLING = List.of("举报", "PUBLIC", "REPORT_KEEPER", "tipoff", Reporter.WHAT);

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;
  Colleague keeper;
  Colleague inspector;

  @BeforeAll
  void found() {
    city = cities.found();
    keeper = city.as(Role.REPORT_KEEPER);
    inspector = city.districtInspector();
  }

  /** A report on the keeper's desk, followed by its version. */
  private final class OnDesk {
    final String ref;
    final Client desk;
    int version = 1;

    OnDesk(Client desk, Map<String, Object> report) {
      this(desk, report, city.district());
    }

    OnDesk(Client desk, Map<String, Object> report, int district) {
      this.desk = desk;
      this.ref = district + "-" + report.get("id");
    }

    String path() {
      return "/api/tipoff/reports/" + ref;
    }

    Answer tries(Client person, Object command) {
      return person.post(path() + "/acts", command, version);
    }

    OnDesk does(Object command) {
      return does(desk, command);
    }

    OnDesk does(Client person, Object command) {
      Answer answer = tries(person, command);
      assertThat(answer.status()).as(command + ": " + answer.text()).isEqualTo(200);
      version = answer.version();
      return this;
    }

    OnDesk isAssigned(String text, List<Integer> photos) {
      return does(assigning(text, photos));
    }

    Map<String, Object> assigning(String text, List<Integer> photos) {
      return Map.of(
          "act", "ASSIGN", "assignee", inspector.personId(), "edited",
          Map.of("unit", city.unit(), "text", text, "placeText", "教学楼二层", "photos", photos));
    }
  }

  private static Map<String, Object> says(String act, String words) {
    return Map.of("act", act, "words", words);
  }

  private static Map<String, Object> closes(String words) {
    return Map.of(
        "act", "CLOSE", "words", words, "material", Map.of(
            "text", "到场核查，疏散门已打开并拆除门锁", "responsible", "安全科科长", "verifiedBy", "安全科郑干部", "verifiedOn",
            LocalDate.now(BeijingTime.ZONE).toString()));
  }

  private static Map<String, Object> finding() {
    return Map.of(
        "id", Ids.next(), "category", "FIRE", "placeText", "教学楼二层东侧", "description", "疏散楼梯口上锁，紧急时不能打开",
        "noPhotoReason", "照片见核查记录");
  }

  @Test
  void what_speaks_of_a_grave_danger_comes_first_with_its_words_until_somebody_has_looked() {
    TestCity own = cities.found();
    Colleague atDesk = own.as(Role.REPORT_KEEPER);
    Map<String, Object> grave = Reporter.about(own.unit());
    Map<String, Object> later = Reporter.about(own.unit());
    later.put("what", "食堂饭菜凉，孩子吃不饱");
    assertThat(Reporter.somewhere(own).send(grave).status()).isEqualTo(201);
    assertThat(Reporter.somewhere(own).send(later).status()).isEqualTo(201);
    Answer rows = atDesk.get("/api/tipoff/reports");
    assertThat(rows.at("0/ref")).isEqualTo(own.district() + "-" + grave.get("id"));
    assertThat(rows.at("0/grave/0/title")).isEqualTo("疏散出口锁闭、堵塞");
    assertThat(rows.json().at("/0/grave/0/words").toString()).isEqualTo("[\"疏散\",\"上锁\"]");
    assertThat(rows.at("0/state")).as("nothing is decided by it").isEqualTo("SUBMITTED");
    assertThat(rows.json().at("/1/grave")).isEmpty();
  }

  @Test
  void aReportGoesAllTheWayAndItsReporterHasTheLastWord() {
    Reporter reporter = Reporter.somewhere(city);
    String puzzle = reporter.solved();
    Map<String, Object> report = reporter.withPhotos(Reporter.about(city.unit()), puzzle, 1);
    String code = reporter.send(report, puzzle).at("code");
    OnDesk onDesk = new OnDesk(keeper, report);
    assertThat(keeper.get("/api/tipoff/reports").text()).contains(onDesk.ref);
    assertThat(keeper.get(onDesk.path() + "/photos/1").header("Content-Type")).isEqualTo("image/jpeg");
    onDesk.does(says("ACCEPT", "")).isAssigned("二楼疏散楼梯口上锁", List.of(1));
    String task = "/api/tipoff/verifications/" + onDesk.ref;
    assertThat(inspector.get(task).text()).contains("二楼疏散楼梯口上锁").doesNotContain(Reporter.WHAT);
    Answer found = inspector.post(task + "/found", finding(), onDesk.version);
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    onDesk.version = found.version();
    assertThat(reporter.progress(code).at("stateTitle")).isEqualTo("整改中");
    assertThat(onDesk.tries(keeper, closes("已经处理")).problem()).isEqualTo("hazard-open");
    onDesk.does(says("PROGRESS", "已责令学校限期拆除门锁"));
    rectified(found.at("hazard"));

    onDesk.does(closes("门锁已拆除，学校已安排专人每日巡查"));

    Answer asked = reporter.progress(code);
    assertThat(asked.at("state")).isEqualTo("CLOSED");
    assertThat(asked.at("asks")).isEqualTo("1");
    assertThat(asked.text()).contains("已责令学校限期拆除门锁", "门锁已拆除").doesNotContain(keeper.name(), inspector.name());
    assertThat(reporter.answers(code, true, "").at("asks")).isEmpty();
    Reporter later = reporter.at(Instant.now().plus(Duration.ofDays(28)));
    assertThat(later.progress(code).at("asks")).isEqualTo("2");
    Answer notFixed = later.answers(code, false, "又锁上了");
    assertThat(notFixed.at("state")).isEqualTo("NOT_FIXED");
    assertThat(notFixed.at("stateTitle")).contains("未整改");
    onDesk.version = keeper.get(onDesk.path()).version();
    onDesk.does(says("RECHECK", "反映人称门又上锁"));
    assertThat(keeper.get(onDesk.path()).text()).contains("又锁上了");
  }

  @Test
  void whatGoesOnTheLedgerIsWhatTheInspectorSawAndPhotographed() {
    Reporter reporter = Reporter.somewhere(city);
    String puzzle = reporter.solved();
    Map<String, Object> report = reporter.withPhotos(Reporter.about(city.unit()), puzzle, 2);
    reporter.send(report, puzzle);
    OnDesk onDesk = new OnDesk(keeper, report);
    onDesk.does(says("ACCEPT", "")).isAssigned("二楼疏散楼梯口上锁", List.of(1));
    String task = "/api/tipoff/verifications/" + onDesk.ref;

    assertThat(saying(task, onDesk, "description", "二楼疏散楼梯口 上锁。").text())
        .contains("隐患描述照抄了转办文字“二楼疏散楼梯口上锁”", "请用自己的话");
    assertThat(saying(task, onDesk, "description", "到场：" + Reporter.WHAT + "。").text())
        .contains("隐患描述照抄了反映人的原话“二楼疏散楼梯口长期上锁课间人多时推挤”");
    assertThat(saying(task, onDesk, "noPhotoReason", Reporter.WHAT).text()).contains("不能拍照的原因照抄了反映人的原话");
    assertThat(saying(task, onDesk, "noPhotoReason", "照片见举报").text()).contains("不能拍照的原因里提到了举报");
    assertThat(saying(task, onDesk, "description", "有人举报上锁").text()).contains("提到了举报");
    assertThat(saying(task, onDesk, "forwarded", List.of(2)).text()).as("kept back by the keeper").contains("没有这张随转照片");

    Answer found = saying(task, onDesk, "photos", List.of(Photos.upload(inspector, city.unit())));
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    Answer hazard = city.safetyOfficer().get("/api/hazards/" + found.at("hazard"));
    assertThat(hazard.json().at("/photos")).as("his own, and none of the reporter's").hasSize(1);
    assertThat(hazard.at("photos/0/kind")).isEqualTo("BEFORE");
  }

  @Test
  void theReportersOwnWordsAreNotHandedOn() {
    Map<String, Object> report = Reporter.about(city.unit());
    String what = "我孩子在三年级二班，二楼疏散楼梯口长期上锁，课间人多时推挤";
    report.put("what", what);
    Reporter.somewhere(city).report(report);
    OnDesk onDesk = new OnDesk(keeper, report);
    onDesk.does(says("ACCEPT", ""));

    for (String text : List.of(what, what + "。", "请到二楼看：二楼疏散楼梯口， 长期上锁，课间人挤")) {
      Answer refused = onDesk.tries(keeper, onDesk.assigning(text, List.of()));
      assertThat(refused.status()).as(text).isEqualTo(422);
      assertThat(refused.at("errors/0/field")).isEqualTo("text");
      assertThat(refused.at("errors/0/problem")).startsWith("转办文字照抄了举报原文“");
    }
    assertThat(onDesk.tries(keeper, onDesk.assigning(what, List.of())).at("errors/0/problem"))
        .isEqualTo("转办文字照抄了举报原文“我孩子在三年级二班二楼疏散楼梯口长期上锁课间人多…”");
    onDesk.isAssigned("教学楼二层，疏散楼梯口上锁", List.of());
  }

  private Answer saying(String task, OnDesk onDesk, String field, Object value) {
    Map<String, Object> finding = new HashMap<>(finding());
    finding.put(field, value);
    if (field.equals("photos")) {
      finding.remove("noPhotoReason");
    }
    return inspector.post(task + "/found", finding, onDesk.version);
  }

  private void rectified(String hazard) {
    String path = "/api/hazards/" + hazard;
    String today = LocalDate.now(BeijingTime.ZONE).toString();
    does(city.safetyOfficer(), path, Map.of("act", "GRADE", "level", "GENERAL"));
    does(
        city.safetyOfficer(),
        path,
        Map.of(
            "act", "PLAN", "responsiblePersonId", city.postHolder().personId(), "measures", "拆除门锁", "fundsPlannedFen", 0,
            "fundsSource", "无需经费", "deadline", today, "contingency", "专人值守"));
    does(city.safetyOfficer(), path, Map.of("act", "START"));
    String photo = Photos.upload(city.postHolder(), city.unit());
    does(
        city.postHolder(),
        path,
        Map.of(
            "act", "FINISH", "finishedOn", today, "actualFen", 0, "measuresTaken", "门锁已拆除", "photos",
            List.of(Map.of("file", photo, "kind", "AFTER"))));
    does(inspector, path, Map.of("act", "ACCEPT", "conclusion", "现场核验，门可打开"));
  }

  private static void does(Colleague person, String path, Map<String, Object> act) {
    Answer answer = person.post(path + "/acts", act, person.get(path).version());
    assertThat(answer.status()).as(act + ": " + answer.text()).isEqualTo(200);
  }

  @Test
  void theSchoolSeesAnInspectionLikeAnyOtherWhateverItOpens() {
    Map<String, Object> report = Reporter.about(city.unit());
    Reporter.somewhere(city).report(report);
    OnDesk onDesk = new OnDesk(keeper, report).does(says("ACCEPT", "")).isAssigned("二楼楼梯口上锁", List.of());
    Answer found = inspector.post("/api/tipoff/verifications/" + onDesk.ref + "/found", finding(), onDesk.version);
    String fromReport = found.at("hazard");
    Map<String, Object> own = new HashMap<>(finding());
    own.putAll(Map.of("unit", city.unit(), "source", "DISTRICT_CHECK", "foundAt", Instant.now(), "photos", List.of()));
    String fromInspection = inspector.post("/api/hazards", own).at("ref");

    for (Colleague person : List.of(city.safetyOfficer(), city.unitHead(), city.clusterAdmin())) {
      for (String part : List.of("", "/history", "/chain")) {
        Answer one = person.get("/api/hazards/" + fromReport + part);
        Answer other = person.get("/api/hazards/" + fromInspection + part);
        assertThat(one.status()).isEqualTo(200);
        assertThat(shape("", one.json())).as(person.name() + part).isEqualTo(shape("", other.json()));
        assertThat(TELLING).as(one.text()).noneMatch(one.text()::contains);
      }
    }
    String stored =
        database
            .everything()
            .sql("select string_agg(body, ' ') from hazard.event where hazard_id = :id::uuid")
            .param("id", fromReport.substring(7))
            .query(String.class)
            .single();
    assertThat(TELLING).noneMatch(stored::contains);
  }

  /** Every path of a document with its value, where the value is a word of ours and not of this one hazard. */
  private static Set<String> shape(String path, JsonNode node) {
    Set<String> paths = new TreeSet<>();
    if (node.isObject()) {
      node.properties().forEach(part -> paths.addAll(shape(path + "/" + part.getKey(), part.getValue())));
    } else if (node.isArray()) {
      node.forEach(part -> paths.addAll(shape(path + "/*", part)));
    } else {
      boolean ours = node.isString() && node.asString().matches("[A-Z_]{3,}|[\\p{IsHan}]{2,8}");
      paths.add(path + "=" + (ours ? node.asString() : node.getNodeType()));
    }
    return paths;
  }

  @Test
  void nobodyButItsDeskSeesAReport() {
    Map<String, Object> report = Reporter.about(city.unit());
    Reporter.somewhere(city).report(report);
    OnDesk onDesk = new OnDesk(keeper, report);
    Colleague far = cities.hire("远报管", nodeOf(city.farDistrict()), Role.REPORT_KEEPER).signIn();

    for (Client other : List.of(far, city.as(Role.AUDITOR))) {
      assertThat(other.get(onDesk.path()).status()).isEqualTo(404);
      assertThat(other.get(onDesk.path() + "/photos/1").status()).isEqualTo(404);
      assertThat(onDesk.tries(other, says("ACCEPT", "")).status()).isEqualTo(404);
      assertThat(other.get("/api/tipoff/reports").text()).doesNotContain(onDesk.ref);
    }
    for (Role role : List.of(Role.UNIT_HEAD, Role.DISTRICT_ADMIN, Role.CITY_ADMIN, Role.SYSTEM_ADMIN, Role.SEAL_KEEPER)) {
      assertThat(city.as(role).get(onDesk.path()).problem()).as(role.name()).isEqualTo("no-permission");
    }
    assertThat(inspector.get("/api/tipoff/verifications/" + onDesk.ref).status()).isEqualTo(404);
  }

  @Test
  void aReportAboutTheDistrictsOfficeIsForTheCityAndOneAboutTheCitysForTheAuditor() {
    Colleague ofTheCity = cities.hire("市报管", cityNode(), Role.REPORT_KEEPER).signIn();
    Map<String, Object> district = Reporter.about(city.unit());
    district.remove("unit");
    district.putAll(Map.of("about", "DISTRICT_OFFICE", "district", city.district()));
    Reporter.somewhere(city).report(district);
    Map<String, Object> above = Reporter.about(city.unit());
    above.remove("unit");
    above.put("about", "CITY_OFFICE");
    Reporter.somewhere(city).report(above);
    OnDesk first = new OnDesk(ofTheCity, district);
    OnDesk second = new OnDesk(city.as(Role.AUDITOR), above, Desk.WHOLE_CITY);

    assertThat(keeper.get(first.path()).status()).isEqualTo(404);
    assertThat(ofTheCity.get(first.path()).status()).isEqualTo(200);
    assertThat(ofTheCity.get(second.path()).status()).isEqualTo(404);
    second.does(says("ACCEPT", "")).does(closes("已核查并纠正"));
    Answer back =
        first.tries(ofTheCity, Map.of("act", "TRANSFER", "words", "请区里办", "toDistrict", city.district()));
    assertThat(back.status()).as("never to those it is about").isEqualTo(422);
  }

  @Test
  void aTransferIsTakenOrReturnedByTheOtherDesk() {
    Colleague ofTheCity = cities.hire("市报管二", cityNode(), Role.REPORT_KEEPER).signIn();
    Map<String, Object> report = Reporter.about(city.unit());
    Reporter.somewhere(city).report(report);
    OnDesk onDesk = new OnDesk(keeper, report);
    assertThat(ofTheCity.get(onDesk.path()).status()).isEqualTo(404);

    onDesk.does(says("TRANSFER", "涉及多个区"));

    assertThat(onDesk.tries(keeper, says("ACCEPT", "")).problem()).isEqualTo("transfer-waits");
    assertThat(onDesk.tries(ofTheCity, says("ACCEPT", "")).problem()).isEqualTo("not-taken");
    onDesk.does(ofTheCity, says("TAKE", ""));
    assertThat(keeper.get(onDesk.path()).status()).isEqualTo(404);
    onDesk.does(ofTheCity, says("ACCEPT", ""));
  }

  @Test
  void aSecondPersonOnAnOldVersionIsTold() {
    Map<String, Object> report = Reporter.about(city.unit());
    Reporter.somewhere(city).report(report);
    OnDesk onDesk = new OnDesk(keeper, report).does(says("ACCEPT", ""));
    onDesk.version = 1;

    assertThat(onDesk.tries(keeper, says("PROGRESS", "在办")).problem()).isEqualTo("version-conflict");
  }

  @Test
  void eachLookAtAnOriginalIsOnTheTrail() {
    Map<String, Object> report = Reporter.about(city.unit());
    Reporter.somewhere(city).report(report);
    OnDesk onDesk = new OnDesk(keeper, report);
    keeper.get(onDesk.path());
    keeper.get(onDesk.path());

    long looks =
        database
            .everything()
            .sql("select count(*) from audit.entry where act = 'report.original.read' and subject = :report and person_id = :who")
            .param("report", "report " + onDesk.ref)
            .param("who", keeper.personId())
            .query(Long.class)
            .single();
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void noRoleOfAPersonReachesTheTablesOfReports() {
    Set<String> granted =
        database
            .everything()
            .sql(
                """
                select distinct grantee
                from information_schema.role_table_grants
                where table_schema = 'tipoff' and grantee like 'bihuan%'
                """)
            .query(String.class)
            .list()
            .stream()
            .filter(role -> !role.equals("bihuan_owner"))
            .collect(Collectors.toSet());
    assertThat(granted).containsExactly("bihuan_system");
  }

  private UUID nodeOf(int district) {
    return node("district_id = " + district + " and kind = 'DISTRICT'");
  }

  private UUID cityNode() {
    return node("kind = 'CITY'");
  }

  private UUID node(String condition) {
    return database.everything().sql("select id from organisation.node where " + condition).query(UUID.class).single();
  }
}
