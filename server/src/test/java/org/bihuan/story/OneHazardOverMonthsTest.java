package org.bihuan.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Hazards through half a year, day by day, by people who sign in on the day they act: what the clocks say and do. */
@BihuanTest
class OneHazardOverMonthsTest {

  @Autowired private TestCities cities;
  private TestCity city;
  private LocalDate day = LocalDate.of(2027, 3, 1);
  private String hazard = "";
  private int version;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void a_general_hazard_runs_late_is_extended_rejected_written_off_looked_back_at_and_comes_back() {
    register();
    assertThat(waiting(city.safetyOfficer()).at("/items/0/clock/dueOn").asString()).isEqualTo("2027-03-02");
    on("2027-03-04");
    assertThat(waiting(city.safetyOfficer()).at("/items/0/clock/overdueDays").asInt()).isEqualTo(2);
    does(city.safetyOfficer(), act("GRADE", "level", "GENERAL"));
    does(city.safetyOfficer(), plan("2027-03-19"));
    does(city.safetyOfficer(), act("START"));

    on("2027-03-16");
    assertThat(waiting(city.postHolder()).at("/items/0/clock/daysLeft").asInt()).isEqualTo(3);
    does(
        city.safetyOfficer(),
        act("PROPOSE_EXTENSION", "reason", "灯具缺货", "interimControl", "每日巡查两次", "newDeadline", "2027-04-09"));
    on("2027-03-17");
    String proposal = get(city.districtAdmin(), "/api/hazards/" + hazard).at("/proposals/0/id").asString();
    does(city.districtAdmin(), act("APPROVE_PROPOSAL", "proposalId", proposal));
    assertThat(get(city.safetyOfficer(), "/api/hazards?extended=true").at("/items/0/ref").asString()).isEqualTo(hazard);
    assertThat(get(city.safetyOfficer(), "/api/hazards?extended=false").at("/items").size()).isZero();

    on("2027-03-31");
    assertThat(figure("2027-03", "FOUND")).isEqualTo(1);
    assertThat(figure("2027-03", "OVERDUE")).isZero();
    on("2027-04-12");
    assertThat(get(city.safetyOfficer(), "/api/hazards?overdue=true").at("/items/0/ref").asString()).isEqualTo(hazard);
    assertThat(figure("2027-04", "OVERDUE")).isEqualTo(1);
    Answer tooLate =
        tries(
            city.safetyOfficer(),
            act("PROPOSE_EXTENSION", "reason", "再等", "interimControl", "巡查", "newDeadline", "2027-05-09"));
    assertThat(tooLate.problem()).isEqualTo("deadline-past");

    finish();
    on("2027-04-13");
    does(city.safetyOfficer(), act("REJECT", "reason", "东侧仍有一处不亮", "newDeadline", "2027-04-13"));
    on("2027-04-14");
    assertThat(figure("2027-04", "OVERDUE")).as("a rejection gives no time").isEqualTo(1);
    finish();
    on("2027-04-15");
    does(city.safetyOfficer(), act("ACCEPT", "conclusion", "现场断电测试，全部点亮"));
    assertThat(figure("2027-03", "RECTIFIED")).as("counted in the month it was found").isEqualTo(1);
    assertThat(figure("2027-04", "WRITTEN_OFF")).isEqualTo(1);
    assertThat(figure("2027-04", "OVERDUE")).isZero();

    assertThat(waiting(city.unitHead()).at("/lookBacks").size()).isZero();
    on("2027-05-10");
    assertThat(waiting(city.districtInspector()).at("/lookBacks").size()).as("what the unit wrote off is its head's").isZero();
    assertThat(waiting(city.unitHead()).at("/lookBacks/0/ref").asString()).isEqualTo(hazard);
    does(city.unitHead(), lookBack("HOLDS"));
    assertThat(waiting(city.unitHead()).at("/lookBacks").size()).isZero();
    on("2027-07-14");
    does(city.districtInspector(), lookBack("REBOUNDED"));
    JsonNode former = get(city.districtAdmin(), "/api/hazards/" + hazard);
    assertThat(former.at("/status").asString()).isEqualTo("REBOUNDED");
    JsonNode back = get(city.districtAdmin(), "/api/hazards/" + former.at("/successor/ref").asString());
    assertThat(back.at("/number").asString()).startsWith(city.district() + "-2027-");
    assertThat(back.at("/former/ref").asString()).isEqualTo(hazard);
    assertThat(figure("2027-07", "REBOUNDS")).isEqualTo(1);

    JsonNode history = get(city.unitHead(), "/api/hazards/" + hazard + "/history");
    assertThat(history.at("/0/by/post").asString()).isEqualTo("岗位责任人");
    assertThat(history.size()).isEqualTo(version);
    assertThat(get(city.unitHead(), "/api/hazards/" + hazard + "/chain").at("/valid").asBoolean()).isTrue();
  }

  @Test
  void a_major_hazard_is_controlled_within_a_day_and_accepted_within_ten() {
    register();
    does(city.unitHead(), act("GRADE", "level", "MAJOR", "reason", "三处出口均无指示"));
    assertThat(waiting(city.safetyOfficer()).at("/items/0/clock/dueOn").asString()).as("24 小时").isEqualTo("2027-03-02");
    assertThat(waiting(city.districtAdmin()).at("/majors/0/ref").asString()).isEqualTo(hazard);
    String photo = Photos.upload(at(city.safetyOfficer()), city.unit());
    does(
        city.safetyOfficer(),
        act(
            "RECORD_INTERIM_CONTROL", "measures", "停用二层教室", "suspendUse", true, "photos",
            List.of(Map.of("file", photo, "kind", "INTERIM"))));
    on("2027-03-02");
    does(city.safetyOfficer(), report("REPORT_TO_AUTHORITY"));
    does(city.safetyOfficer(), report("REPORT_TO_STAFF"));
    Map<String, Object> plan = plan("2027-04-30");
    plan.put(
        "majorPlan",
        Map.of(
            "goal", "恢复疏散设施", "methods", "整体更换", "resources", "经费一万元", "people", "总务处", "schedule", "四月底前",
            "safety", "停用二层，专人看守"));
    does(city.safetyOfficer(), plan);
    on("2027-03-05");
    doesAfterProof(city.unitHead(), act("SIGN_PLAN"));
    on("2027-04-20");
    finish();
    assertThat(waiting(city.districtAdmin()).at("/items/0/clock/dueOn").asString()).isEqualTo("2027-04-30");
    on("2027-05-04");
    assertThat(waiting(city.districtAdmin()).at("/items/0/clock/overdueDays").asInt()).isEqualTo(4);
    doesAfterProof(city.districtAdmin(), act("ACCEPT", "conclusion", "专家现场验收合格"));
    doesAfterProof(city.cityAdmin(), act("CONFIRM_CLOSURE", "conclusion", "同意销账"));
    assertThat(figure("2027-03", "MAJOR_RECTIFIED")).isEqualTo(1);
  }

  private void register() {
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("id", Ids.next().toString());
    finding.put("unit", city.unit().toString());
    finding.put("placeText", "教学楼二层东侧楼梯口");
    finding.put("category", "FIRE");
    finding.put("description", "疏散指示标志不亮，三处均未点亮");
    finding.put("source", "PATROL");
    finding.put("foundAt", BeijingTime.startOf(day).plusSeconds(8 * 3600).toString());
    finding.put("noPhotoReason", "现场照度不足");
    Answer answer = at(city.postHolder()).post("/api/hazards", finding);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    hazard = answer.at("ref");
    version = answer.version();
  }

  private void finish() {
    String photo = Photos.upload(at(city.postHolder()), city.unit());
    does(
        city.postHolder(),
        act(
            "FINISH", "finishedOn", day.toString(), "actualFen", 98_000, "measuresTaken", "已更换灯具", "photos",
            List.of(Map.of("file", photo, "kind", "AFTER"))));
  }

  private Map<String, Object> plan(String deadline) {
    return act(
        "PLAN", "responsiblePersonId", city.postHolder().personId().toString(), "measures", "更换灯具和蓄电池",
        "fundsPlannedFen", 120_000, "fundsSource", "公用经费", "deadline", deadline, "contingency", "配备手电，专人引导");
  }

  private Map<String, Object> report(String act) {
    return act(
        act, "recipient", "区教委", "reportedAt", BeijingTime.startOf(day).plusSeconds(9 * 3600).toString(), "content",
        "现状、原因、危害与措施");
  }

  private static Map<String, Object> lookBack(String result) {
    return act("LOOK_BACK", "result", result, "note", "现场查看", "photos", List.of());
  }

  private static Map<String, Object> act(String act, Object... fields) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("act", act);
    for (int i = 0; i < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    return body;
  }

  private void on(String next) {
    day = LocalDate.parse(next);
  }

  /** The person at a browser at ten in the morning of the day the story has come to. */
  private Client at(Colleague person) {
    Client browser = city.anonymous().from("127.0.0.1").at(BeijingTime.startOf(day).plusSeconds(10 * 3600));
    Answer answer = browser.signIn(person.login(), TestCity.PASSWORD);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return browser;
  }

  private Answer tries(Colleague person, Map<String, Object> act) {
    return tries(at(person), act);
  }

  private Answer tries(Client person, Map<String, Object> act) {
    return person.post("/api/hazards/" + hazard + "/acts", act, version);
  }

  /** What is grave is asked for twice: without a fresh proof it is refused. */
  private void doesAfterProof(Colleague person, Map<String, Object> act) {
    Client browser = at(person);
    assertThat(tries(browser, act).problem()).as(act.toString()).isEqualTo("step-up-needed");
    browser.post("/api/session/step-up", Map.of("password", TestCity.PASSWORD));
    done(act, tries(browser, act));
  }

  private void does(Colleague person, Map<String, Object> act) {
    done(act, tries(person, act));
  }

  private void done(Map<String, Object> act, Answer answer) {
    assertThat(answer.status()).as(day + " " + act.get("act") + ": " + answer.text()).isEqualTo(200);
    version = answer.version();
  }

  private JsonNode get(Colleague person, String path) {
    Answer answer = at(person).get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode waiting(Colleague person) {
    return get(person, "/api/hazards/waiting");
  }

  private int figure(String period, String key) {
    for (JsonNode figure : get(city.districtAdmin(), "/api/figures/overview?period=" + period).at("/figures")) {
      if (figure.at("/key").asString().equals(key)) {
        return figure.at("/value").asInt();
      }
    }
    throw new AssertionError("no figure " + key);
  }
}
