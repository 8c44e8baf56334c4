package org.bihuan.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
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
