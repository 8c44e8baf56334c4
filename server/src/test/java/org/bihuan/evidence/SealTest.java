package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.supervision.SupervisionDesk;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Letters and records outside of the ledger: whoever changes one past the product is found by the entry of the last act. */
@BihuanTest
class SealTest {

  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
  private static final LocalDate DEADLINE = LocalDate.of(2027, 3, 19);
  private static final String LIST = "CL-PS-D-FIRE";

  @Autowired private TestCities cities;
  @Autowired private SupervisionDesk desk;
  @Autowired private TestDatabase database;
  private TestCity city;
  private Tampering tampering;
  private LocalDate day = MONDAY;

  @BeforeEach
  void aCity() {
    city = cities.found();
    tampering = new Tampering(database);
  }

  @Test
  void aLetterChangedAfterItWasIssuedIsNamedWithWhatDiffers() {
    Ref letter = answeredLetter();
    String number = "督办文书 督促〔2027〕" + city.district() + "-1号";
    assertThat(about(number)).as("as the product left it").isEmpty();
    changing("supervision.letter", letter, "update %s set requirement = '无', reply_by = reply_by + 300 where %s", () ->
        assertThat(about(number)).singleElement().asString().contains("回复期限、督办要求 与 2027-03-29 10:00 " + city.unitHead().name() + "“回复”时不符"));
    changing("supervision.letter", letter, "delete from %s where %s", () ->
        assertThat(about(number)).singleElement().asString().contains("之后不见了"));
    changing(
        "supervision.letter",
        letter,
        "update %s set state = 'ISSUED', version = 2, received = null, replied = null where %s",
        () ->
            assertThat(about(number)).singleElement().asString()
                .contains("被换成较早的一版：现在是 2027-03-29 10:00 " + city.districtAdmin().name() + "“发出”时的样子"));
    for (String column : List.of("reason = '另有原因'", "rung = 'INTERVIEW'", "replied = replied || '{\"words\": \"已整改\"}'",
        "issued = issued || '{\"name\": \"别人\"}'", "hazard_id = gen_random_uuid()", "deadline = deadline + 30")) {
      changing("supervision.letter", letter, "update %s set " + column + " where %s", () ->
          assertThat(about(number)).as(column).hasSize(1));
    }
    assertThat(about(number)).as("put back").isEmpty();
  }

  @Test
  void aLetterNobodySentIsCounted() {
    answeredLetter();
    verify();
    UUID forged = UUID.randomUUID();
    tampering.run(
        """
        insert into supervision.letter
        select district_id, '%s', unit_id, gen_random_uuid(), rung, state, version, deadline, reason, proposed_on,
               '督促〔2027〕伪造号', requirement, reply_by, issued, dismissed, received, replied, closed
        from supervision.letter where district_id = %d limit 1
        """
            .formatted(forged, city.district()));
    try {
      assertThat(about("督办文书")).anyMatch(words -> words.contains("没有封存的由"));
    } finally {
      tampering.run("delete from supervision.letter where id = '%s'".formatted(forged));
    }
  }

  @Test
  void aCheckChangedAfterItWasHandedInIsNamed() {
    Ref task = handedIn();
    String unit = "检查记录 " + unitName() + " ";
    assertThat(about(unit)).isEmpty();
    String ofTask = " where inspection_id = (select inspection_id from inspection.task where id = '" + task.id() + "')";
    during("inspection.item_note", ofTask, "update inspection.item_note set note = '没有问题'" + ofTask, () ->
        assertThat(about(unit)).singleElement().asString().contains("各项的说明、照片和隐患 与").contains("“提交”时不符"));
    during("inspection.item_note", ofTask, "delete from inspection.item_note" + ofTask, () ->
        assertThat(about(unit)).hasSize(1));
    String record = ofTask.replace("inspection_id = (", "id = (");
    for (Map.Entry<String, String> forged :
        Map.of(
                "results = array_replace(results, 2::smallint, 1::smallint)", "各项结果",
                "person_name = '别人'", "检查人",
                "finished_at = finished_at - interval '1 day'", "查完时间")
            .entrySet()) {
      during("inspection.inspection", record, "update inspection.inspection set " + forged.getKey() + record, () ->
          assertThat(about(unit)).singleElement().asString().contains(forged.getValue() + " 与"));
    }
    changing("inspection.task", task, "update %s set due_on = due_on + 3 where %s", () ->
        assertThat(about(unit)).singleElement().asString().contains("应查日期 与"));
    assertThat(about(unit)).isEmpty();
  }

  @Test
  void aPatrolChangedAfterItWasWrittenIsNamed() {
    UUID id = Ids.next();
    Map<String, Object> stop = new LinkedHashMap<>();
    stop.put("id", id);
    stop.put("unit", city.unit().toString());
    stop.put("placeId", city.laboratory().id());
    stop.put("at", Instant.now().minusSeconds(60).toString());
    stop.put("result", "NORMAL");
    stop.put("scanned", true);
    assertThat(city.postHolder().post("/api/inspection/patrols", stop).status()).isEqualTo(201);
    String unit = "巡查记录 " + unitName() + " ";
    assertThat(about(unit)).isEmpty();
    changing("inspection.patrol_stop", new Ref(city.district(), id), "update %s set scanned = false, at = at - interval '1 day' where %s", () ->
        assertThat(about(unit)).singleElement().asString().contains("巡查时间、是否扫码 与"));
  }

  private Ref answeredLetter() {
    String hazard = at(city.safetyOfficer()).post("/api/hazards", finding()).at("ref");
    does(hazard, city.safetyOfficer(), Map.of("act", "GRADE", "level", "GENERAL"));
    does(
        hazard,
        city.safetyOfficer(),
        Map.of(
            "act", "PLAN", "responsiblePersonId", city.postHolder().personId().toString(), "measures", "更换灯具",
            "fundsPlannedFen", 0, "fundsSource", "公用经费", "deadline", DEADLINE.toString(), "contingency", "专人引导"));
    does(hazard, city.safetyOfficer(), Map.of("act", "START"));
    day = LocalDate.of(2027, 3, 29);
    MovableClock.at(moment(), () -> Acting.asSystem(() -> desk.look()));
    String letter = at(city.districtAdmin()).get("/api/supervision/letters").at("items/0/ref");
    step(city.districtAdmin(), letter, 1, Map.of("act", "ISSUE", "requirement", "五个工作日内完成整改", "replyBy", "2027-04-05"));
    step(city.safetyOfficer(), letter, 2, Map.of("act", "RECEIVE"));
    step(city.unitHead(), letter, 3, Map.of("act", "REPLY", "words", "本周内完成"));
    return Ref.valueOf(letter);
  }

  private void step(Colleague person, String letter, int version, Map<String, Object> act) {
    Answer answer = at(person).post("/api/supervision/letters/" + letter + "/acts", act, version);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private Ref handedIn() {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", Ids.next());
    task.put("unitRef", city.unit().toString());
    task.put("checklistCode", LIST);
    task.put("kind", "PATROL");
    task.put("dueOn", LocalDate.now(BeijingTime.ZONE).plusDays(2).toString());
    task.put("assigneePostId", city.postHolder().post().id());
    Ref ref = Ref.valueOf(city.safetyOfficer().post("/api/inspection/tasks", task).at("ref"));
    List<Map<String, Object>> entries = new ArrayList<>();
    for (JsonNode item : city.safetyOfficer().get("/api/checklists/" + LIST).json().at("/items")) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("item", item.at("/code").asString());
      entry.put("result", entries.isEmpty() ? "FAIL" : "PASS");
      entry.put("photos", List.of());
      if (entries.isEmpty()) {
        entry.put("placeText", "西门");
        entry.put("note", "堆放杂物");
        entry.put("noPhotoReason", "涉及学生，不宜拍照");
      }
      entries.add(entry);
    }
    Answer done =
        city.postHolder().post("/api/inspection/tasks/" + ref + "/submission", Map.of("id", Ids.next(), "entries", entries), 1);
    assertThat(done.status()).as(done.text()).isBetween(200, 201);
    return ref;
  }

  private void changing(String table, Ref row, String change, Runnable proof) {
    String which = "district_id = %d and id = '%s'".formatted(row.districtId(), row.id());
    during(table, " where " + which, change.formatted(table, which), proof);
  }

  /** Past all rights and rules, and put back afterwards. */
  private void during(String table, String which, String change, Runnable proof) {
    String copy = "public.kept_" + UUID.randomUUID().toString().replace("-", "");
    tampering.run("create table " + copy + " as select * from " + table + which + ";" + change);
    try {
      proof.run();
    } finally {
      tampering.run(
          "delete from " + table + which + "; insert into " + table + " select * from " + copy + "; drop table " + copy);
    }
  }

  private String unitName() {
    return database
        .everything()
        .sql("select name from organisation.v_unit where district_id = :district and unit_id = :unit")
        .param("district", city.unit().districtId())
        .param("unit", city.unit().id())
        .query(String.class)
        .single();
  }

  private List<String> about(String subject) {
    List<String> found = new ArrayList<>();
    for (JsonNode finding : verify()) {
      if (finding.get("subject").asString().startsWith(subject)) {
        found.add(finding.get("subject").asString() + " " + finding.get("words").asString());
      }
    }
    return found;
  }

  private JsonNode verify() {
    Answer report = city.as(Role.AUDIT_ADMIN).post("/api/evidence/verification", Map.of());
    assertThat(report.status()).as(report.text()).isEqualTo(200);
    return report.json().get("findings");
  }

  private void does(String hazard, Colleague person, Map<String, Object> act) {
    Client browser = at(person);
    Answer answer = browser.post("/api/hazards/" + hazard + "/acts", act, browser.get("/api/hazards/" + hazard).version());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private Client at(Colleague person) {
    Client browser = city.anonymous().from("127.0.0.1").at(moment());
    assertThat(browser.signIn(person.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return browser;
  }

  private Instant moment() {
    return BeijingTime.startOf(day).plusSeconds(10 * 3600);
  }

  private Map<String, Object> finding() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next().toString());
    body.put("unit", city.unit().toString());
    body.put("placeText", "二层东侧楼梯口");
    body.put("category", "FIRE");
    body.put("description", "疏散指示标志不亮");
    body.put("source", "SELF_CHECK");
    body.put("foundAt", BeijingTime.startOf(day).plusSeconds(8 * 3600).toString());
    body.put("noPhotoReason", "照度不足");
    return body;
  }
}
