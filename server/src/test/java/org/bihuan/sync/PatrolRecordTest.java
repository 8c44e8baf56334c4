package org.bihuan.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A patrol in the basement arrives exactly once, alone or with what was found at the place. */
@BihuanTest
class PatrolRecordTest {

  private static final String RECORDS = "/api/sync/records";

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void a_stop_is_recorded_once_and_its_receipt_says_so() {
    Instant at = Instant.now().minusSeconds(3600);
    Map<String, Object> record = record(city.postHolder(), patrol("at", at.toString()));
    Answer first = city.postHolder().post(RECORDS, record);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.at("kindTitle")).isEqualTo("巡查");
    assertThat(first.at("outcome")).startsWith("已记 ").endsWith("巡查：正常");
    assertThat(first.at("thing")).isEqualTo(city.district() + "-" + record.get("id"));
    Answer again = city.postHolder().post(RECORDS, record);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(stops(record)).isEqualTo(1);
    Map<String, Object> other = new HashMap<>(record);
    other.put("content", patrol("at", at.toString(), "scanned", false));
    assertThat(city.postHolder().post(RECORDS, other).problem()).isEqualTo("id-conflict");
    assertThat(stops(record)).isEqualTo(1);
  }

  @Test
  void a_clock_that_runs_ahead_makes_no_stop_of_tomorrow() {
    Map<String, Object> record = record(city.postHolder(), patrol("at", Instant.now().plusSeconds(86_400).toString()));
    assertThat(city.postHolder().post(RECORDS, record).status()).isEqualTo(201);
    Answer day = city.postHolder().get("/api/inspection/patrols?unit=" + city.unit());
    assertThat(Instant.parse(day.at("items/0/at"))).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void a_clock_that_cannot_be_right_is_doubted_and_what_a_phone_carried_for_days_is_told_apart() {
    Answer ancient = city.postHolder().post(RECORDS, record(city.postHolder(), patrol("at", Instant.EPOCH.toString())));
    assertThat(ancient.status()).as(ancient.text()).isEqualTo(201);
    assertThat(ancient.at("outcome")).contains("手机时间早于一年以前", "补记");
    Answer today = city.postHolder().get("/api/inspection/patrols?unit=" + city.unit());
    assertThat(today.at("items/0/at")).isEqualTo(today.at("items/0/receivedAt"));
    assertThat(today.at("items/0/doubtTitle")).isEqualTo("手机时间早于一年以前");
    assertThat(standing("")).isEqualTo("0 and 1 late");

    LocalDate carried = BeijingTime.dayOf(Instant.now()).minusDays(9);
    Map<String, Object> record = record(city.postHolder(), patrol("at", BeijingTime.startOf(carried).plusSeconds(36_000).toString()));
    Answer late = city.postHolder().post(RECORDS, record);
    assertThat(late.status()).as("phones may be without a network for long: " + late.text()).isEqualTo(201);
    assertThat(standing("&day=" + carried)).isEqualTo("0 and 1 late");
    city.postHolder().post(RECORDS, record(city.postHolder(), patrol()));
    assertThat(standing("")).isEqualTo("1 and 1 late");
  }

  private String standing(String day) {
    return city.safetyOfficer()
        .get("/api/inspection/patrols/places?unit=" + city.unit() + day)
        .json()
        .at("/places")
        .valueStream()
        .filter(place -> place.at("/placeId").asString().equals(city.laboratory().id().toString()))
        .map(place -> place.at("/times").asInt() + " and " + place.at("/late").asInt() + " late")
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_finding_made_on_patrol_is_on_the_ledger_and_the_stop_names_it() {
    Map<String, Object> record = record(city.postHolder(), finding(true));
    Answer first = city.postHolder().post(RECORDS, record);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.at("outcome")).isEqualTo("已上账 " + first.at("number") + "，已记巡查");
    assertThat(city.postHolder().post(RECORDS, record).status()).isEqualTo(200);
    assertThat(stops(record)).isEqualTo(1);
    Answer day = city.postHolder().get("/api/inspection/patrols?unit=" + city.unit());
    assertThat(day.at("items/0/result")).isEqualTo("PROBLEM");
    assertThat(day.at("items/0/hazards/0/number")).isEqualTo(first.at("number"));
    assertThat(day.json().at("/items/0/scanned").asBoolean()).isTrue();
  }

  @Test
  void where_the_stop_is_refused_nothing_is_on_the_ledger_either() {
    Map<String, Object> content = finding(true);
    content.put("placeId", null);
    Map<String, Object> record = record(city.postHolder(), content);
    Answer refused = city.postHolder().post(RECORDS, record);
    assertThat(refused.at("errors/0/field")).isEqualTo("content.placeId");
    assertThat(city.postHolder().get("/api/hazards/" + city.district() + "-" + record.get("id")).status()).isEqualTo(404);
    assertThat(city.postHolder().get(RECORDS + "/" + city.district() + "-" + record.get("id")).status()).isEqualTo(404);
  }

  @Test
  void bad_input_a_stranger_and_whoever_only_looks_on_are_refused() {
    Colleague holder = city.postHolder();
    assertThat(holder.post(RECORDS, record(holder, patrol("at", null))).at("errors/0/field")).isEqualTo("content.at");
    assertThat(holder.post(RECORDS, record(holder, patrol("result", null))).at("errors/0/field")).isEqualTo("content.result");
    assertThat(holder.post(RECORDS, record(holder, patrol("result", "PROBLEM"))).at("errors/0/field")).isEqualTo("note");
    Colleague neighbour = city.neighbour();
    assertThat(neighbour.post(RECORDS, record(neighbour, patrol())).status()).isEqualTo(404);
    Colleague inspector = city.districtInspector();
    assertThat(inspector.post(RECORDS, record(inspector, patrol())).problem()).isEqualTo("no-permission");
  }

  private long stops(Map<String, Object> record) {
    return database
        .everything()
        .sql("select count(*) from inspection.patrol_stop where id = ?")
        .param((UUID) record.get("id"))
        .query(Long.class)
        .single();
  }

  private Map<String, Object> patrol(Object... more) {
    Map<String, Object> content = new HashMap<>();
    content.put("kind", "PATROL");
    content.put("placeId", city.laboratory().id());
    content.put("at", Instant.now().toString());
    content.put("result", "NORMAL");
    content.put("scanned", true);
    for (int i = 0; i < more.length; i += 2) {
      content.put((String) more[i], more[i + 1]);
    }
    return content;
  }

  private Map<String, Object> finding(boolean scanned) {
    Map<String, Object> content = new HashMap<>();
    content.put("kind", "FINDING");
    content.put("placeId", city.laboratory().id());
    content.put("placeText", "化学实验室");
    content.put("category", "FIRE");
    content.put("description", "通风柜旁堆放纸箱");
    content.put("source", "PATROL");
    content.put("foundAt", Instant.now().toString());
    content.put("photos", List.of(Map.of("file", Photos.upload(city.postHolder(), city.unit()), "kind", "BEFORE")));
    content.put("stop", Map.of("scanned", scanned));
    return content;
  }

  private Map<String, Object> record(Colleague by, Map<String, Object> content) {
    return Map.of(
        "id", Ids.next(), "owner", by.personId(), "unit", city.unit().toString(), "content", content, "originals", List.of(),
        "device",
        Map.of(
            "id", Ids.next(), "sequence", 3, "at", "2026-01-01T00:00:00Z", "offsetMillis", -86_400_000L, "offsetKnownAt",
            "2025-12-31T00:00:00Z"));
  }
}
