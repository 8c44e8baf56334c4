package org.bihuan.inspection.blind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** A second inspector sees place and former photo, says found or not found, and only then the file. */
@BihuanTest
class BlindLookTest {

  private static final String LOOKS = "/api/inspection/blind-looks";
  private static final Instant CLOSED = Instant.parse("2027-03-02T02:00:00Z");
  private static final Instant DUE = Instant.parse("2027-03-31T02:00:00Z");

  @Autowired TestCities cities;
  TestCity city;
  String hazard = "";

  @BeforeEach
  void writtenOff() {
    city = cities.found();
    hazard = closed();
  }

  @Test
  void the_file_opens_only_after_the_answer_and_the_answer_stands() {
    Client inspector = at(DUE, city.districtInspector());
    Answer taken = inspector.post(LOOKS, Map.of("id", Ids.next()));
    assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
    assertThat(taken.at("placeText")).isEqualTo("西侧门厅");
    assertThat(taken.at("photos")).isEqualTo("1");
    assertThat(taken.text()).doesNotContain("堆放课桌").doesNotContain(hazard).doesNotContain("已搬离");
    String look = LOOKS + "/" + taken.at("ref");
    assertThat(inspector.get(look + "/photos/0").header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(inspector.get(look + "/photos/1").status()).as("the photo of afterwards is part of the file").isEqualTo(404);

    Answer answered = inspector.put(look + "/answer", Map.of("found", true, "note", "仍堆放课桌四张"));
    assertThat(answered.at("hazard")).as(answered.toString()).isEqualTo(hazard);
    assertThat(answered.at("description")).contains("堆放课桌");
    assertThat(inspector.put(look + "/answer", Map.of("found", false, "note", "没有")).problem()).isEqualTo("already-answered");
    assertThat(inspector.post(LOOKS, Map.of("id", Ids.next())).problem()).as("not looked at twice in a row").isEqualTo("nothing-due");
  }

  @Test
  void the_unit_and_other_districts_neither_see_it_nor_look_themselves() {
    Answer taken = at(DUE, city.districtInspector()).post(LOOKS, Map.of("id", Ids.next()));
    String look = LOOKS + "/" + taken.at("ref");
    for (Colleague other : List.of(city.districtAdmin(), city.strangeDistrictAdmin())) {
      assertThat(other.get(look + "/photos/0").status()).as(other.name()).isEqualTo(404);
      assertThat(other.put(look + "/answer", Map.of("found", true, "note", "见到")).status()).as(other.name()).isEqualTo(404);
    }
    assertThat(at(DUE, city.strangeDistrictAdmin()).post(LOOKS, Map.of("id", Ids.next())).problem()).isEqualTo("nothing-due");
    assertThat(city.unitHead().get(LOOKS).problem()).isEqualTo("not-above");
    assertThat(city.safetyOfficer().get(LOOKS).status()).isEqualTo(403);
  }

  @Test
  void nothing_is_given_out_long_before_it_is_due() {
    Client early = at(Instant.parse("2027-03-05T02:00:00Z"), city.districtInspector());
    assertThat(early.post(LOOKS, Map.of("id", Ids.next())).problem()).isEqualTo("nothing-due");
  }

  private String closed() {
    Client finder = at(CLOSED, city.postHolder());
    String before = Photos.upload(finder, city.unit());
    String after = Photos.upload(finder, city.unit());
    Answer made =
        finder.post(
            "/api/hazards",
            Map.of(
                "id", Ids.next(), "unit", city.unit().toString(), "placeText", "西侧门厅", "category", "FIRE", "description",
                "门厅堆放课桌", "source", "PATROL", "foundAt", CLOSED.toString(), "photos",
                List.of(Map.of("file", before, "kind", "BEFORE")), "draft", false));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String acts = "/api/hazards/" + made.at("ref") + "/acts";
    Answer fixed =
        finder.post(
            acts,
            Map.of("act", "FIX_ON_SPOT", "measures", "课桌已搬离", "photos", List.of(Map.of("file", after, "kind", "AFTER"))),
            made.version());
    assertThat(fixed.status()).as(fixed.toString()).isEqualTo(200);
    Answer confirmed =
        at(CLOSED, city.safetyOfficer()).post(acts, Map.of("act", "CONFIRM_ON_SPOT_FIX", "conclusion", "现场确认"), fixed.version());
    assertThat(confirmed.at("status")).as(confirmed.toString()).isEqualTo("CLOSED");
    return made.at("ref");
  }

  private static Client at(Instant day, Colleague who) {
    Client then = who.at(day);
    assertThat(then.signIn(who.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return then;
  }
}
