package org.bihuan.inspection.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

/** A unit arranges a list once; the tasks come by themselves, and one nobody did is missed. */
@BihuanTest
class ScheduledChecksTest {

  private static final String SCHEDULES = "/api/inspection/schedules";
  private static final String LIST = "CL-PS-D-FIRE";
  private static final Instant FRIDAY = Instant.parse("2027-03-05T01:00:00Z");
  private static final Instant NEXT_MONDAY = Instant.parse("2027-03-08T01:00:00Z");

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
