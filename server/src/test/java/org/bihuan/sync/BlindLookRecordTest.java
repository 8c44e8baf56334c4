package org.bihuan.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import org.bihuan.support.WrittenOff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A blind look is carried without its file, and what was seen comes back from the phone once. */
@BihuanTest
class BlindLookRecordTest {

  private static final String RECORDS = "/api/sync/records";
  private static final String BUNDLE = "/api/sync/bundle";
  private static final String LOOKS = "/api/inspection/blind-looks";
  private static final Instant CLOSED = Instant.parse("2027-03-02T02:00:00Z");
  private static final Instant DUE = Instant.parse("2027-03-31T02:00:00Z");

  @Autowired TestCities cities;
  TestCity city;
  String hazard = "";
  Client inspector;
  String look = "";

  @BeforeEach
  void taken() {
    city = cities.found();
    hazard = WrittenOff.at(city, CLOSED);
    inspector = WrittenOff.then(city.districtInspector(), DUE);
    look = inspector.post(LOOKS, Map.of("id", Ids.next())).at("ref");
  }

  @Test
  void what_is_carried_is_unit_place_and_photos_and_nothing_of_the_file_until_the_answer_is_here() {
    Answer carried = inspector.get(BUNDLE + "?unit=" + city.unit());
    assertThat(carried.at("looks/0/ref")).as(carried.text()).isEqualTo(look);
    assertThat(carried.at("looks/0/unit")).isEqualTo(city.unit().toString());
    assertThat(carried.at("looks/0/placeText")).isEqualTo("西侧门厅");
    assertThat(carried.at("looks/0/photos")).isEqualTo("1");
    assertThat(carried.at("looks/0/leftFrom")).isEqualTo("2027-05-30T02:00:00Z");
    String number = WrittenOff.then(city.districtAdmin(), DUE).get("/api/hazards/" + hazard).at("number");
    assertThat(carried.text()).doesNotContain("堆放课桌").doesNotContain("已搬离").doesNotContain(hazard.substring(7)).doesNotContain(number);

    Answer receipt = inspector.post(RECORDS, record(city.districtInspector(), true, "仍堆放课桌四张"));
    assertThat(receipt.status()).as(receipt.text()).isEqualTo(201);
    assertThat(receipt.at("number")).isEqualTo(number);
    assertThat(inspector.get(BUNDLE).json().at("/looks")).isEmpty();
    assertThat(inspector.get("/api/hazards/" + hazard + "/history").text()).contains("还在：仍堆放课桌四张");
  }

  @Test
  void it_arrives_once_and_other_content_under_the_same_id_is_shown_to_the_person() {
    Map<String, Object> record = record(city.districtInspector(), false, "门厅畅通");
    Answer first = inspector.post(RECORDS, record);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.at("kindTitle")).isEqualTo("盲查");
    assertThat(first.at("outcome")).isEqualTo("已答复“不在”，已写入隐患历史，档案已打开");
    assertThat(first.at("thing")).isEqualTo(hazard);
    Answer again = inspector.post(RECORDS, record);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    Map<String, Object> other = new HashMap<>(record);
    other.put("content", content(true, "仍堆放课桌四张"));
    Answer conflict = inspector.post(RECORDS, other);
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(conflict.at("existing/found")).isEqualTo("false");
    assertThat(conflict.at("submitted/found")).isEqualTo("true");
    assertThat(inspector.get("/api/hazards/" + hazard + "/history").text()).containsOnlyOnce("不在：门厅畅通").doesNotContain("还在：");
  }

  @Test
  void what_was_answered_given_up_or_left_meanwhile_is_refused_with_the_words_for_it() {
    Map<String, Object> record = record(city.districtInspector(), true, "仍堆放课桌四张");
    Client later = WrittenOff.then(city.districtInspector(), DUE.plus(Duration.ofDays(60)));
    assertThat(later.get(BUNDLE).json().at("/looks")).isEmpty();
    assertThat(later.post(RECORDS, record).problem()).isEqualTo("left-too-long");
    inspector.put(LOOKS + "/" + look + "/given-up", Map.of("reason", "出差"));
    assertThat(inspector.get(BUNDLE).json().at("/looks")).isEmpty();
    assertThat(inspector.post(RECORDS, record).problem()).isEqualTo("given-up");
    assertThat(inspector.get(RECORDS + "/" + city.district() + "-" + record.get("id")).status()).isEqualTo(404);
  }

  @Test
  void at_the_desk_meanwhile_comes_first() {
    inspector.put(LOOKS + "/" + look + "/answer", Map.of("found", false, "note", "门厅畅通"));
    Answer late = inspector.post(RECORDS, record(city.districtInspector(), true, "仍堆放课桌四张"));
    assertThat(late.problem()).isEqualTo("already-answered");
    assertThat(inspector.get("/api/hazards/" + hazard + "/history").text()).contains("不在：门厅畅通").doesNotContain("四张");
  }

  @Test
  void nobody_answers_the_look_of_somebody_else() {
    for (Colleague other : List.of(city.districtAdmin(), city.strangeDistrictAdmin())) {
      Answer refused = WrittenOff.then(other, DUE).post(RECORDS, record(other, true, "见到"));
      assertThat(refused.status()).as(other.name() + refused.text()).isEqualTo(404);
    }
    Colleague officer = city.safetyOfficer();
    assertThat(WrittenOff.then(officer, DUE).post(RECORDS, record(officer, true, "见到")).problem()).isEqualTo("no-permission");
    Map<String, Object> elsewhere = new HashMap<>(record(city.districtInspector(), true, "见到"));
    elsewhere.put("unit", city.neighbourUnit().toString());
    assertThat(inspector.post(RECORDS, elsewhere).status()).as("the unit is that of the look").isEqualTo(404);
    assertThat(inspector.get(BUNDLE).at("looks/0/ref")).as("still to be answered").isEqualTo(look);
  }

  @Test
  void only_who_looks_blindly_carries_any_and_of_what_is_missing_each_is_named() {
    assertThat(inspector.get(BUNDLE).json().at("/looks")).hasSize(1);
    assertThat(WrittenOff.then(city.districtAdmin(), DUE).get(BUNDLE).json().at("/looks").isArray()).as("not his, but he may").isTrue();
    assertThat(WrittenOff.then(city.districtAdmin(), DUE).get(BUNDLE).json().at("/looks")).isEmpty();
    for (Role role : List.of(Role.UNIT_HEAD, Role.SAFETY_OFFICER, Role.CLUSTER_ADMIN)) {
      Answer bundle = city.as(role).get(BUNDLE);
      assertThat(bundle.json().at("/looks").isArray()).as(role + bundle.text()).isFalse();
    }
    Map<String, Object> empty = new HashMap<>(record(city.districtInspector(), true, ""));
    assertThat(inspector.post(RECORDS, empty).at("errors/0/field")).isEqualTo("content.note");
    empty.put("content", Map.of("kind", "BLIND_LOOK", "note", "见到"));
    assertThat(inspector.post(RECORDS, empty).text()).contains("content.look").contains("content.found");
  }

  private Map<String, Object> content(boolean found, String note) {
    return Map.of("kind", "BLIND_LOOK", "look", look, "found", found, "note", note);
  }

  private Map<String, Object> record(Colleague by, boolean found, String note) {
    return Map.of(
        "id", Ids.next(), "owner", by.personId(), "unit", city.unit().toString(), "content", content(found, note), "originals",
        List.of(), "device", Map.of("id", Ids.next(), "sequence", 3, "at", "2027-03-31T01:00:00Z"));
  }
}
