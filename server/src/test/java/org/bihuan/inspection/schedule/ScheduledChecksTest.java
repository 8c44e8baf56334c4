package org.bihuan.inspection.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A unit arranges a list once; the tasks come by themselves, and one nobody did is missed. */
@BihuanTest
class ScheduledChecksTest {

  private static final String SCHEDULES = "/api/inspection/schedules";
  private static final String VACATIONS = "/api/inspection/vacations";
  private static final String LIST = "CL-PS-D-FIRE";
  private static final Instant FRIDAY = Instant.parse("2027-03-05T01:00:00Z");
  private static final Instant NEXT_MONDAY = Instant.parse("2027-03-08T01:00:00Z");

  private static final Instant AFTER_A_WEEK = Instant.parse("2027-03-15T01:00:00Z");

  @Autowired TestCities cities;
  @Autowired ScheduleDesk desk;
  TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void the_tasks_come_by_themselves_each_working_day_and_once() {
    Client officer = on(FRIDAY);
    Answer begun = officer.post(SCHEDULES, schedule());
    assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
    assertThat(begun.at("frequencyTitle")).isEqualTo("每日");
    assertThat(begun.at("due")).isEqualTo("2027-03-05");
    assertThat(officer.get("/api/inspection/tasks").json().at("/items")).hasSize(1);

    MovableClock.at(NEXT_MONDAY, () -> Acting.asSystem(() -> desk.occurAll()));
    MovableClock.at(NEXT_MONDAY, () -> Acting.asSystem(() -> desk.occurAll()));
    Answer tasks = on(NEXT_MONDAY).get("/api/inspection/tasks");
    assertThat(tasks.json().at("/items")).as("Friday and Monday, no weekend: " + tasks).hasSize(2);
    assertThat(tasks.at("items/0/dueOn")).isEqualTo("2027-03-08");
    assertThat(tasks.at("items/0/state")).isEqualTo("NOT_STARTED");
    assertThat(tasks.at("items/1/state")).isEqualTo("MISSED");
  }

  @Test
  void once_ended_it_comes_no_more_and_what_was_asked_stays() {
    Client officer = on(FRIDAY);
    Answer begun = officer.post(SCHEDULES, schedule());
    assertThat(officer.post(SCHEDULES, schedule()).problem()).isEqualTo("already-scheduled");
    assertThat(officer.put(SCHEDULES + "/" + begun.at("ref") + "/ended", Map.of()).status()).isEqualTo(204);
    MovableClock.at(NEXT_MONDAY, () -> Acting.asSystem(() -> desk.occurAll()));
    assertThat(on(NEXT_MONDAY).get("/api/inspection/tasks").json().at("/items")).hasSize(1);
    assertThat(officer.get(SCHEDULES + "?unit=" + city.unit()).json()).isEmpty();
  }

  @Test
  void only_the_unit_arranges_and_only_its_own() {
    Answer begun = city.safetyOfficer().post(SCHEDULES, schedule());
    String end = SCHEDULES + "/" + begun.at("ref") + "/ended";
    assertThat(city.postHolder().put(end, Map.of()).problem()).isEqualTo("not-arranger");
    assertThat(city.neighbour().put(end, Map.of()).status()).isEqualTo(404);
    assertThat(city.neighbour().get(SCHEDULES + "?unit=" + city.unit()).status()).isEqualTo(404);
    assertThat(city.neighbour().post(SCHEDULES, schedule()).status()).isEqualTo(404);
    assertThat(city.districtAdmin().get(SCHEDULES + "?unit=" + city.unit()).json()).hasSize(1);
    Map<String, Object> special = schedule("CL-NO-SUCH");
    assertThat(city.safetyOfficer().post(SCHEDULES, special).status()).isEqualTo(422);
  }

  @Test
  void all_the_types_of_the_unit_ask_for_is_proposed_and_arranged_at_once() {
    Client officer = on(FRIDAY);
    assertThat(officer.post(SCHEDULES, schedule()).status()).isEqualTo(201);
    JsonNode proposals = officer.get(SCHEDULES + "/proposals?unit=" + city.unit()).json();
    List<String> codes = proposals.valueStream().map(one -> one.get("checklistCode").asString()).toList();
    assertThat(codes).contains("CL-PS-W", "CL-ALL-D-DUTY").doesNotContain(LIST, "CL-HE-W", "CL-VH-S-CHEM");
    assertThat(city.neighbour().get(SCHEDULES + "/proposals?unit=" + city.unit()).status()).isEqualTo(404);

    Map<String, Object> together =
        Map.of("unit", city.unit().toString(), "schedules", List.of(one("CL-PS-W"), one("CL-ALL-D-DUTY"), one(LIST)));
    assertThat(city.neighbour().post(SCHEDULES + "/together", together).status()).isEqualTo(404);
    assertThat(city.postHolder().post(SCHEDULES + "/together", together).problem()).isEqualTo("not-arranger");
    Answer begun = officer.post(SCHEDULES + "/together", together);
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    assertThat(begun.json()).as("what goes on already is left as it is").hasSize(2);
    assertThat(officer.post(SCHEDULES + "/together", together).status()).as("the same once more").isEqualTo(200);
    assertThat(officer.get("/api/inspection/tasks").json().at("/items")).hasSize(3);

    Map<String, Object> wrong =
        Map.of("unit", city.unit().toString(), "schedules", List.of(one("CL-PS-M"), one("CL-NO-SUCH")));
    assertThat(officer.post(SCHEDULES + "/together", wrong).status()).isEqualTo(422);
    assertThat(officer.get(SCHEDULES + "?unit=" + city.unit()).json()).as("all or none").hasSize(3);
  }

  @Test
  void a_list_arranged_anew_asks_for_no_second_check_of_the_same_time() {
    Client officer = on(FRIDAY);
    Answer first = officer.post(SCHEDULES, schedule("CL-PS-W"));
    officer.put(SCHEDULES + "/" + first.at("ref") + "/ended", Map.of());

    assertThat(officer.post(SCHEDULES, schedule("CL-PS-W")).status()).isEqualTo(201);

    assertThat(officer.get("/api/inspection/tasks").json().at("/items")).hasSize(1);
    MovableClock.at(NEXT_MONDAY, () -> Acting.asSystem(() -> desk.occurAll()));
    assertThat(on(NEXT_MONDAY).get("/api/inspection/tasks").json().at("/items")).as("the next week").hasSize(2);
  }

  @Test
  void in_its_vacation_a_unit_is_not_asked_for_daily_checks_and_has_missed_none() {
    Client officer = on(FRIDAY);
    officer.post(SCHEDULES, schedule());
    officer.post(SCHEDULES, schedule("CL-PS-W"));
    Map<String, Object> winter = vacation("2027-03-06", "2027-03-14", "PAUSED");
    Answer made = officer.post(VACATIONS, winter);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(officer.post(VACATIONS, winter).status()).as("the same once more").isEqualTo(200);
    assertThat(officer.get(SCHEDULES + "?unit=" + city.unit()).text()).contains("\"due\":\"2027-03-05\"");

    MovableClock.at(AFTER_A_WEEK, () -> Acting.asSystem(() -> desk.occurAll()));

    JsonNode tasks = on(AFTER_A_WEEK).get("/api/inspection/tasks").json().at("/items");
    assertThat(tasks.valueStream().map(task -> task.get("checklistCode").asString() + " " + task.get("dueOn").asString()))
        .containsExactlyInAnyOrder(
            LIST + " 2027-03-05", LIST + " 2027-03-15", "CL-PS-W 2027-03-05", "CL-PS-W 2027-03-12", "CL-PS-W 2027-03-19");
  }

  @Test
  void a_vacation_is_said_beforehand_by_the_unit_itself_and_ended_from_today_on() {
    Client officer = on(FRIDAY);
    assertThat(officer.post(VACATIONS, vacation("2027-03-01", "2027-03-14", "PAUSED")).text()).contains("开始日期早于 2027-03-06");
    assertThat(officer.post(VACATIONS, vacation("2027-03-06", "2027-08-14", "PAUSED")).text()).contains("超过 75 天");
    Map<String, Object> winter = vacation("2027-03-06", "2027-03-14", "PAUSED");
    assertThat(city.postHolder().at(FRIDAY).post(VACATIONS, winter).status()).isIn(401, 403);
    Client neighbour = city.neighbour().at(FRIDAY);
    neighbour.signIn(city.neighbour().login(), TestCity.PASSWORD);
    assertThat(neighbour.post(VACATIONS, winter).status()).isEqualTo(404);
    Answer made = officer.post(VACATIONS, winter);
    assertThat(officer.post(VACATIONS, vacation("2027-03-14", "2027-03-20", "GO_ON")).text()).contains("重叠");
    assertThat(neighbour.get(VACATIONS + "?unit=" + city.unit()).status()).isEqualTo(404);
    assertThat(neighbour.put(VACATIONS + "/" + made.at("ref") + "/ended", Map.of()).status()).isEqualTo(404);

    officer.post(SCHEDULES, schedule());
    assertThat(officer.put(VACATIONS + "/" + made.at("ref") + "/ended", Map.of()).status()).isEqualTo(204);
    assertThat(officer.get(VACATIONS + "?unit=" + city.unit()).json()).isEmpty();
    MovableClock.at(NEXT_MONDAY, () -> Acting.asSystem(() -> desk.occurAll()));
    assertThat(on(NEXT_MONDAY).get("/api/inspection/tasks").json().at("/items")).hasSize(2);
  }

  private Map<String, Object> vacation(String from, String until, String daily) {
    return Map.of(
        "id", Ids.next(), "unit", city.unit().toString(), "name", "寒假", "from", from, "until", until, "dailyChecks", daily);
  }

  private Map<String, Object> one(String list) {
    return Map.of("id", Ids.next(), "checklistCode", list, "postId", city.safetyOfficer().post().id());
  }

  @Test
  void labels_of_the_places_are_printed_for_the_unit_and_for_nobody_else() throws Exception {
    Answer pdf = city.safetyOfficer().get("/api/inspection/labels?unit=" + city.unit());
    assertThat(pdf.status()).isEqualTo(200);
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      assertThat(new PDFTextStripper().getText(document)).contains("化学实验室");
    }
    assertThat(city.neighbour().get("/api/inspection/labels?unit=" + city.unit()).status()).isEqualTo(404);
  }

  private Client on(Instant day) {
    Client officer = city.safetyOfficer().at(day);
    officer.signIn(city.safetyOfficer().login(), TestCity.PASSWORD);
    return officer;
  }

  private Map<String, Object> schedule() {
    return schedule(LIST);
  }

  private Map<String, Object> schedule(String list) {
    return Map.of("id", Ids.next(), "unit", city.unit().toString(), "checklistCode", list, "postId", city.safetyOfficer().post().id());
  }
}
