package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.act;
import static org.bihuan.hazard.Acts.finding;
import static org.bihuan.hazard.Acts.grade;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.hazard.Acts.Followed;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Inside a unit not everybody sees everything: whose hazard, whose photo, which day, on whose word. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HazardSightTest {

  @Autowired TestCities cities;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void a_conflict_of_ids_shows_nothing_of_what_one_may_not_read() {
    UUID id = Ids.next();
    city.safetyOfficer().post("/api/hazards", finding(city.unit(), id));
    assertTaken(city.postHolder(), city.unit(), id);
    assertTaken(city.neighbour(), city.neighbourUnit(), id);

    Map<String, Object> draft = finding(city.unit(), Ids.next());
    draft.put("draft", true);
    draft.put("description", "校长的草稿");
    assertThat(city.unitHead().post("/api/hazards", draft).status()).isEqualTo(201);
    assertTaken(city.safetyOfficer(), city.unit(), UUID.fromString((String) draft.get("id")));
    assertThat(city.safetyOfficer().post("/api/hazards", draft).problem()).as("the same content").isEqualTo("id-conflict");
  }

  @Test
  void a_photo_is_seen_by_whoever_may_read_a_hazard_it_hangs_on() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> body = finding(city.unit(), Ids.next());
    String photo = Photos.upload(officer, city.unit());
    String loose = Photos.upload(officer, city.unit());
    body.put("photos", List.of(Map.of("file", photo, "kind", "BEFORE")));
    Followed hazard = new Followed(officer.post("/api/hazards", body));

    for (Colleague other : List.of(city.otherPostHolder(), city.contractor(), city.as(Role.EXPERT), city.as(Role.AUDITOR))) {
      for (String file : List.of(photo, loose)) {
        for (String part : List.of("", "/preview", "/thumbnail")) {
          assertThat(other.get("/api/files/" + file + part).status()).as(other.name() + part).isEqualTo(404);
        }
      }
    }
    hazard.does(officer, grade("GENERAL")).does(officer, Acts.plan(city.otherPostHolder()));
    assertThat(city.otherPostHolder().get("/api/files/" + photo + "/preview").status()).as("assigned").isEqualTo(200);
    assertThat(city.otherPostHolder().get("/api/files/" + loose).status()).isEqualTo(404);
    for (Colleague above : List.of(city.unitHead(), city.clusterAdmin(), city.districtAdmin(), city.cityAdmin())) {
      assertThat(above.get("/api/files/" + photo).status()).as(above.name()).isEqualTo(200);
    }
    String own = Photos.upload(city.contractor(), city.unit());
    assertThat(city.contractor().get("/api/files/" + own).status()).as("what he brought himself").isEqualTo(200);
  }

  @Test
  void the_photo_of_somebody_elses_draft_is_as_hidden_as_the_draft() {
    Map<String, Object> draft = finding(city.unit(), Ids.next());
    String photo = Photos.upload(city.unitHead(), city.unit());
    draft.put("draft", true);
    draft.put("photos", List.of(Map.of("file", photo, "kind", "BEFORE")));
    assertThat(city.unitHead().post("/api/hazards", draft).status()).isEqualTo(201);

    assertThat(city.safetyOfficer().get("/api/files/" + photo).status()).isEqualTo(404);
    assertThat(city.unitHead().get("/api/files/" + photo).status()).isEqualTo(200);
  }

  @Test
  void an_auditor_reads_no_hazard_and_exports_nothing_without_a_case() {
    Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
    Colleague auditor = city.as(Role.AUDITOR);

    for (String part : List.of("", "/history", "/chain")) {
      assertThat(auditor.get(hazard.path() + part).status()).isEqualTo(404);
    }
    assertThat(auditor.get("/api/hazards").problem()).isEqualTo("case-needed");
    assertThat(auditor.get("/api/hazards/similar?unit=" + city.unit() + "&q=指示标志").problem()).isEqualTo("case-needed");
    assertThat(auditor.get("/api/figures/tables/A.csv?period=2026-10").problem()).isEqualTo("case-needed");
    assertThat(auditor.get("/api/inspection/tasks").problem()).isEqualTo("case-needed");
    assertThat(auditor.get("/api/figures/overview").status()).as("figures are his").isEqualTo(200);
  }

  @Test
  void a_keeper_of_reports_reads_no_hazard_before_there_are_reports() {
    Colleague keeper = city.as(Role.REPORT_KEEPER);
    assertThat(keeper.get("/api/hazards").problem()).isEqualTo("report-needed");
    assertThat(keeper.get("/api/hazards/similar?unit=" + city.unit() + "&q=指示").problem()).isEqualTo("report-needed");
  }

  @Test
  void a_duty_officer_sees_what_stands_today() {
    Colleague duty = city.as(Role.DUTY_OFFICER);
    String photo = Photos.upload(city.postHolder(), city.unit());
    Followed open = Followed.registeredBy(city.safetyOfficer(), city.unit());
    Followed closed = Followed.registeredBy(city.postHolder(), city.unit());
    closed
        .does(city.safetyOfficer(), grade("GENERAL"))
        .does(city.safetyOfficer(), Acts.plan(city.postHolder()))
        .does(city.safetyOfficer(), act("START"))
        .does(city.postHolder(), Acts.finish(photo))
        .does(city.safetyOfficer(), act("ACCEPT", "conclusion", "合格"));
    Client tomorrow = duty.at(Instant.now().plus(Duration.ofDays(1)));

    assertThat(duty.get(closed.path()).status()).as("written off today").isEqualTo(200);
    duty.at(Instant.now().plus(Duration.ofHours(25))).signIn(duty.login(), TestCity.PASSWORD);
    assertThat(tomorrow.get(open.path()).status()).isEqualTo(200);
    assertThat(tomorrow.get(closed.path()).status()).isEqualTo(404);
    assertThat(tomorrow.get("/api/hazards?limit=100").text()).contains(open.ref()).doesNotContain(closed.ref());
    duty.signIn();
  }

  @Test
  void a_source_is_named_by_who_can_vouch_for_it() {
    assertSource(city.safetyOfficer(), "PUBLIC_REPORT", false);
    assertSource(city.safetyOfficer(), "TRANSFER", false);
    assertSource(city.safetyOfficer(), "LOOK_BACK", false);
    assertSource(city.safetyOfficer(), "MONITORING", true);
    assertSource(city.unitHead(), "MONITORING", false);
    assertSource(city.as(Role.EXPERT), "CITY_CHECK", false);
    assertSource(city.as(Role.EXPERT), "DISTRICT_CHECK", false);
    assertSource(city.as(Role.EXPERT), "SPECIAL_CHECK", true);
    assertSource(city.districtAdmin(), "PUBLIC_REPORT", false);
    assertSource(city.districtInspector(), "PUBLIC_REPORT", false);
    assertSource(city.citySupervisor(), "PUBLIC_REPORT", false);
    assertSource(city.districtInspector(), "UNANNOUNCED", true);
    assertSource(city.districtAdmin(), "PATROL", false);
    assertSource(city.districtAdmin(), "CITY_CHECK", false);
    assertSource(city.citySupervisor(), "CITY_CHECK", true);
  }

  @Test
  void an_expert_gives_his_opinion_and_accepts_nothing() {
    Colleague expert = city.as(Role.EXPERT);
    String photo = Photos.upload(city.postHolder(), city.unit());
    Map<String, Object> body = finding(city.unit(), Ids.next());
    body.put("source", "SPECIAL_CHECK");
    Followed hazard = new Followed(expert.post("/api/hazards", body));
    hazard
        .does(city.safetyOfficer(), grade("GENERAL"))
        .does(city.safetyOfficer(), Acts.plan(city.postHolder()))
        .does(city.safetyOfficer(), act("START"))
        .does(city.postHolder(), Acts.finish(photo));

    assertThat(hazard.tries(expert, act("ACCEPT", "conclusion", "合格")).problem()).isEqualTo("only-proposes");
    hazard.does(city.safetyOfficer(), act("ACCEPT", "conclusion", "合格"));
  }

  @Test
  void one_odd_address_in_a_batch_is_refused_by_itself() {
    Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
    List<Map<String, Object>> acts =
        List.of(
            Map.of("ref", "x", "version", 1, "act", act("ADD_NOTE", "note", "甲")),
            Map.of("ref", hazard.ref(), "version", 1, "act", act("ADD_NOTE", "note", "乙")));
    Answer answer = city.safetyOfficer().post("/api/hazards/acts", Map.of("acts", acts));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("0/ok")).isEqualTo("false");
    assertThat(answer.at("0/ref")).isEqualTo("x");
    assertThat(answer.at("0/problem/code")).isEqualTo("not-found");
    assertThat(answer.at("1/ok")).isEqualTo("true");
  }

  @Test
  void a_judgement_clause_is_one_of_the_standards_of_that_day() {
    for (String odd : List.of("FAKE-99", "x".repeat(100_000), "MOE-2024-XF-02 ".repeat(3))) {
      Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
      Answer refused =
          hazard.tries(city.safetyOfficer(), act("GRADE", "level", "MAJOR", "reason", "危险", "judgementClause", odd));
      assertThat(refused.at("errors/0/field")).as(refused.text()).isEqualTo("judgementClause");
      assertThat(refused.text()).hasSizeLessThan(2_000);
    }
    Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
    hazard.does(city.safetyOfficer(), act("GRADE", "level", "MAJOR", "judgementClause", " MOE-2024-XF-02 "));
    Answer judged = city.safetyOfficer().get(hazard.path());
    assertThat(judged.at("judgement/clause")).isEqualTo("MOE-2024-XF-02");
    assertThat(judged.at("judgement/text")).contains("《");
    assertThat(judged.at("judgement/document")).isNotBlank();
  }

  @Test
  void what_waits_beyond_the_bound_is_said_to_be_at_least_so_much() {
    TestCity busy = cities.found();
    assertThat(busy.safetyOfficer().get("/api/hazards/waiting").at("counts/exact")).isEqualTo("true");
    List<Answer> registered = new ArrayList<>();
    for (int i = 0; i < 201; i++) {
      registered.add(busy.safetyOfficer().post("/api/hazards", finding(busy.unit(), Ids.next())));
    }
    assertThat(registered).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    Answer waiting = busy.safetyOfficer().get("/api/hazards/waiting");
    assertThat(waiting.at("counts/waiting")).isEqualTo("200");
    assertThat(waiting.at("counts/exact")).isEqualTo("false");
  }

  @Test
  void a_point_is_counted_from_one_and_belongs_to_an_item() {
    for (int point : new int[] {-1, 0}) {
      Map<String, Object> body = finding(city.unit(), Ids.next());
      body.put("itemCode", "XF-010");
      body.put("itemPoint", point);
      Answer refused = city.safetyOfficer().post("/api/hazards", body);
      assertThat(refused.at("errors/0/field")).as(refused.text()).isEqualTo("itemPoint");
      assertThat(refused.at("errors/0/problem")).contains("从 1 起");
    }
    Map<String, Object> loose = finding(city.unit(), Ids.next());
    loose.remove("itemCode");
    loose.put("itemPoint", 1);
    assertThat(city.safetyOfficer().post("/api/hazards", loose).at("errors/0/problem")).contains("没有写检查项");
  }

  private static void assertTaken(Client person, Ref unit, UUID id) {
    Map<String, Object> other = finding(unit, id);
    other.put("description", "另一处");
    Answer conflict = person.post("/api/hazards", other);
    assertThat(conflict.problem()).as(conflict.text()).isEqualTo("id-conflict");
    assertThat(conflict.json().has("existing")).isFalse();
  }

  private void assertSource(Client person, String source, boolean accepted) {
    Map<String, Object> body = finding(city.unit(), Ids.next());
    body.put("source", source);
    Answer answer = person.post("/api/hazards", body);
    if (accepted) {
      assertThat(answer.status()).as(source + ": " + answer).isEqualTo(201);
    } else {
      assertThat(answer.at("errors/0/field")).as(source + ": " + answer).isEqualTo("source");
    }
  }
}
