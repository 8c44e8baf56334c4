package org.bihuan.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.tipoff.Reporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person carries: his own and what is near, never more than fits, never anybody else's. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void unit_people_carry_their_unit_its_places_and_the_phrases_for_its_kind() {
    Answer bundle = city.safetyOfficer().get("/api/sync/bundle");
    assertThat(bundle.status()).as(bundle.text()).isEqualTo(200);
    assertThat(bundle.json().at("/units")).hasSize(1);
    assertThat(bundle.at("units/0/ref")).isEqualTo(city.unit().toString());
    assertThat(bundle.text()).contains(city.laboratory().id().toString()).doesNotContain(city.neighbourLaboratory().id().toString());
    assertThat(bundle.json().at("/phrases").size()).isBetween(20, 400);
    assertThat(bundle.at("holder/personId")).isEqualTo(city.safetyOfficer().personId().toString());
    assertThat(bundle.at("keepDays")).isEqualTo("7");
    assertThat(bundle.at("pinRequired")).isEqualTo("false");
  }

  @Test
  void who_may_register_is_told_so_and_who_may_not_whom_to_tell() {
    for (Colleague may : List.of(city.safetyOfficer(), city.unitHead(), city.postHolder(), city.districtInspector())) {
      Answer bundle = may.get("/api/sync/bundle");
      assertThat(bundle.at("registering/may")).as(may.name()).isEqualTo("true");
      assertThat(bundle.json().at("/registering/instead")).isEmpty();
    }
    Answer contractor = city.contractor().get("/api/sync/bundle");
    assertThat(contractor.at("registering/may")).isEqualTo("false");
    assertThat(contractor.json().at("/registering/instead")).hasSize(1);
    assertThat(contractor.at("registering/instead/0/name")).isEqualTo(city.safetyOfficer().name());
    assertThat(contractor.at("registering/instead/0/unit")).isEqualTo(city.unit().toString());
  }

  @Test
  void a_unit_of_ones_own_is_told_from_one_that_is_looked_at() {
    assertThat(city.safetyOfficer().get("/api/sync/bundle").at("units/0/own")).isEqualTo("true");
    Answer chosen = city.districtInspector().get("/api/sync/bundle?unit=" + city.unit());
    assertThat(chosen.at("units/0/own")).isEqualTo("false");
  }

  @Test
  void the_phone_is_told_how_much_waits_at_the_desk() {
    TestCity own = cities.found();
    assertThat(own.safetyOfficer().get("/api/sync/bundle").at("atDesk/hazards/waiting")).isEqualTo("0");
    Map<String, Object> finding =
        Map.of(
            "id", Ids.next(), "unit", own.unit().toString(), "placeText", "西门", "category", "FIRE", "description", "门锁损坏",
            "source", "PATROL", "foundAt", Instant.now().toString(), "noPhotoReason", "夜间无法拍照", "photos", List.of());
    assertThat(own.postHolder().post("/api/hazards", finding).status()).isEqualTo(201);
    Answer waiting = own.safetyOfficer().get("/api/sync/bundle");
    assertThat(waiting.at("atDesk/hazards/waiting")).as("to be graded").isEqualTo("1");
    assertThat(waiting.at("atDesk/hazards/late")).isEqualTo("0");
    assertThat(own.neighbour().get("/api/sync/bundle").at("atDesk/hazards/waiting")).isEqualTo("0");
    Client inTenDays = own.safetyOfficer().at(Instant.now().plus(Duration.ofDays(10)));
    inTenDays.signIn(own.safetyOfficer().login(), TestCity.PASSWORD);
    assertThat(inTenDays.get("/api/sync/bundle").at("atDesk/hazards/late")).isEqualTo("1");
  }

  @Test
  void a_verification_that_waits_is_told_to_the_phone_of_whom_it_was_given_to() {
    TestCity own = cities.found();
    Map<String, Object> report = Reporter.about(own.unit());
    Reporter.somewhere(own).report(report);
    String path = "/api/tipoff/reports/" + own.district() + "-" + report.get("id");
    Colleague keeper = own.as(Role.REPORT_KEEPER);
    Map<String, Object> edited =
        Map.of("unit", own.unit(), "text", "二楼楼梯口上锁", "placeText", "教学楼二层", "photos", List.of());
    for (Map<String, Object> act :
        List.<Map<String, Object>>of(
            Map.of("act", "ACCEPT", "words", ""),
            Map.of("act", "ASSIGN", "assignee", own.districtInspector().personId(), "edited", edited))) {
      assertThat(keeper.post(path + "/acts", act, keeper.get(path).version()).status()).isEqualTo(200);
    }
    assertThat(own.districtInspector().get("/api/sync/bundle").at("atDesk/verifications")).isEqualTo("1");
    assertThat(own.districtAdmin().get("/api/sync/bundle").at("atDesk/verifications")).isEqualTo("0");
  }

  @Test
  void what_has_not_changed_is_not_sent_again() {
    Answer first = city.unitHead().get("/api/sync/bundle");
    Answer again = city.unitHead().with("If-None-Match", first.header("ETag")).get("/api/sync/bundle");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
    assertThat(city.unitHead().with("If-None-Match", "\"other\"").get("/api/sync/bundle").status()).isEqualTo(200);
  }

  @Test
  void those_above_carry_the_units_they_choose_within_their_reach_and_not_more_than_five() {
    assertThat(city.districtInspector().get("/api/sync/bundle").json().at("/units")).isEmpty();
    Answer chosen = city.districtInspector().get("/api/sync/bundle?unit=" + city.unit() + "," + city.neighbourUnit());
    assertThat(chosen.json().at("/units")).hasSize(2);
    assertThat(city.districtInspector().get("/api/sync/bundle?unit=" + city.farUnit()).status()).isEqualTo(404);
    assertThat(city.neighbour().get("/api/sync/bundle?unit=" + city.unit()).status()).isEqualTo(404);
    String six = String.join(",", Collections.nCopies(6, city.unit().toString()));
    assertThat(city.districtInspector().get("/api/sync/bundle?unit=" + six).status()).isEqualTo(422);
  }

  @Test
  void who_brings_no_evidence_from_the_field_carries_nothing() {
    for (Role role : List.of(Role.SYSTEM_ADMIN, Role.AUDITOR)) {
      assertThat(city.as(role).get("/api/sync/bundle").status()).as(role.name()).isEqualTo(403);
    }
    assertThat(city.anonymous().get("/api/sync/bundle").status()).isEqualTo(401);
  }
}
