package org.bihuan.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a phone sends in is there exactly once, whatever the line did, and nobody else's. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldRecordTest {

  private static final String LIST = "CL-PS-D-FIRE";

  @Autowired private TestCities cities;
  private TestCity city;
  private Colleague wang;
  private Colleague zhao;

  @BeforeAll
  void found() {
    city = cities.found();
    wang = city.safetyOfficer();
    zhao = city.postHolder();
  }

  private Map<String, Object> record(Colleague by, Map<String, Object> content, @Nullable Integer version) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next());
    body.put("owner", by.personId());
    body.put("unit", city.unit().toString());
    body.put("content", content);
    body.put("expectedVersion", version);
    body.put("originals", List.of());
    body.put(
        "device",
        Map.of("id", Ids.next(), "sequence", 7, "at", "2026-01-01T00:00:00Z", "offsetMillis", -86_400_000L,
            "offsetKnownAt", "2025-12-31T00:00:00Z"));
    return body;
  }

  private Map<String, Object> finding(Colleague by, Object... more) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("kind", "FINDING");
    content.put("placeText", "地下一层配电间 " + UUID.randomUUID());
    content.put("category", "FIRE");
    content.put("description", "配电箱前堆放纸箱，影响操作");
    content.put("source", "PATROL");
    content.put("foundAt", Instant.now().minusSeconds(60).toString());
    content.put("photos", List.of(Map.of("file", Photos.upload(by, city.unit()), "kind", "BEFORE")));
    for (int i = 0; i < more.length; i += 2) {
      content.put((String) more[i], more[i + 1]);
    }
    return record(by, content, null);
  }

  private Answer send(Colleague by, Map<String, Object> record) {
    return by.post("/api/sync/records", record);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> contentOf(Map<String, Object> record) {
    return (Map<String, Object>) record.get("content");
  }

  private String ref(Map<String, Object> record) {
    return city.district() + "-" + record.get("id");
  }

  @Test
  void a_finding_is_on_the_ledger_once_however_often_it_is_sent_and_its_receipt_tells_both_clocks() {
    Map<String, Object> record = finding(wang);
    Answer first = send(wang, record);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.at("number")).matches("\\d{6}-\\d{4}-\\d+");
    Answer again = send(wang, record);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(first.at("deviceAt")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(Instant.parse(first.at("receivedAt"))).isAfter(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(wang.get("/api/sync/records/" + ref(record)).text()).isEqualTo(first.text());
    assertThat(wang.get("/api/hazards/" + ref(record)).at("number")).isEqualTo(first.at("number"));
  }

  @Test
  void the_same_photo_twice_in_a_record_is_taken_once() {
    byte[] picture = Photos.jpeg();
    List<Map<String, String>> twice =
        Stream.of(1, 2)
            .map(n -> wang.upload("/api/files?id=" + Ids.next() + "&unit=" + city.unit() + "&name=现场.jpg", picture, "image/jpeg"))
            .map(file -> Map.of("file", file.at("ref"), "kind", "BEFORE"))
            .toList();
    Map<String, Object> record = finding(wang, "photos", twice);
    Answer first = send(wang, record);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(wang.get("/api/hazards/" + ref(record)).json().at("/photos")).hasSize(1);
    assertThat(send(wang, record).text()).isEqualTo(first.text());
  }

  @Test
  void twenty_at_once_are_one() throws Exception {
    Map<String, Object> record = finding(wang);
    try (var threads = Executors.newFixedThreadPool(20)) {
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        calls.add(() -> send(wang, record));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Answer> each : threads.invokeAll(calls)) {
        statuses.add(each.get().status());
      }
      assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    }
  }

  @Test
  void any_order_and_repetition_of_what_was_sent_ends_the_same() throws Exception {
    List<Map<String, Object>> records = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      records.add(finding(wang));
    }
    List<Map<String, Object>> calls = new ArrayList<>();
    Random random = new Random(20_261_126);
    records.forEach(record -> calls.addAll(Collections.nCopies(1 + random.nextInt(3), record)));
    Collections.shuffle(calls, random);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Answer> each :
          threads.invokeAll(calls.stream().map(record -> (Callable<Answer>) () -> send(wang, record)).toList())) {
        assertThat(each.get().status()).isIn(200, 201);
      }
    }
    Set<String> numbers = new HashSet<>();
    for (Map<String, Object> record : records) {
      Answer hazard = wang.get("/api/hazards/" + ref(record));
      assertThat(hazard.at("number")).isEqualTo(wang.get("/api/sync/records/" + ref(record)).at("number"));
      assertThat(hazard.at("version")).isEqualTo("1");
      numbers.add(hazard.at("number"));
    }
    assertThat(numbers).hasSize(40);
  }

  @Test
  void what_is_wrong_is_told_as_it_is() {
    Answer point = send(wang, finding(wang, "itemCode", "XF-010", "itemPoint", 99));
    assertThat(point.status()).isEqualTo(422);
    assertThat(point.at("errors/0/field")).isEqualTo("content.itemPoint");
    assertThat(point.at("errors/0/problem")).startsWith("检查项 XF-010 ").endsWith("，没有第 99 个").doesNotContain("标准库");
    Answer item = send(wang, finding(wang, "itemCode", "XF-999"));
    assertThat(item.at("errors/0/field")).isEqualTo("content.itemCode");
    assertThat(item.at("errors/0/problem")).isEqualTo("标准库中没有检查项 XF-999");
    for (String words : List.of("", "地下室")) {
      Answer place = send(wang, finding(wang, "placeId", Ids.next(), "placeText", words));
      assertThat(place.at("errors/0/field")).as(place.text()).isEqualTo("content.placeId");
      assertThat(place.at("errors/0/problem")).isEqualTo("没有找到这个重点部位");
      assertThat(place.text()).doesNotContain("没有填写");
    }
    assertThat(send(wang, finding(wang, "placeText", "")).at("errors/0/problem")).isEqualTo("部位没有填写");
    Map<String, Object> named = finding(wang, "placeId", city.laboratory().id(), "placeText", "");
    assertThat(send(wang, named).status()).isEqualTo(201);
    assertThat(wang.get("/api/hazards/" + ref(named)).at("placeText")).isEqualTo("化学实验室");
  }

  @Test
  void nobody_says_of_his_own_finding_that_it_was_reported() {
    for (Colleague person : List.of(city.districtInspector(), city.citySupervisor(), wang)) {
      Answer refused = send(person, finding(person, "source", "PUBLIC_REPORT"));
      assertThat(refused.status()).as(refused.text()).isEqualTo(422);
      assertThat(refused.at("errors/0/field")).isEqualTo("source");
      assertThat(refused.at("errors/0/problem")).isEqualTo("来源“举报”不能填写");
      assertThat(person.get("/api/sync/bundle").json().at("/sources").toString()).doesNotContain("PUBLIC_REPORT");
    }
  }

  @Test
  void a_position_is_kept_where_it_is_one() {
    Map<String, Object> record = finding(wang);
    record.put("position", Map.of("longitude", 116.2978123456, "latitude", 139.96, "accuracy", 12));
    assertThat(send(wang, record).status()).isEqualTo(422);
    record.put("position", Map.of("longitude", 116.2978123456, "latitude", 39.96, "accuracy", 12));
    assertThat(send(wang, record).status()).isEqualTo(201);
  }

  @Test
  void the_same_id_with_other_content_is_a_conflict_that_shows_both() {
    Map<String, Object> record = finding(wang);
    send(wang, record);
    contentOf(record).put("description", "另一句话");
    Answer conflict = send(wang, record);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(conflict.at("existing/description")).isEqualTo("配电箱前堆放纸箱，影响操作");
    assertThat(conflict.at("submitted/description")).isEqualTo("另一句话");
  }

  @Test
  void nobody_sends_under_anothers_name_reads_his_receipts_or_reaches_a_neighbours_unit() {
    Map<String, Object> record = finding(wang);
    assertThat(send(city.unitHead(), record).problem()).isEqualTo("other-person");
    send(wang, record);
    for (Colleague other : List.of(city.neighbour(), city.unitHead(), city.strangeDistrictAdmin())) {
      assertThat(other.get("/api/sync/records/" + ref(record)).status()).isEqualTo(404);
    }
    Map<String, Object> borrowed = new LinkedHashMap<>(record);
    borrowed.put("owner", city.unitHead().personId());
    Answer taken = send(city.unitHead(), borrowed);
    assertThat(taken.problem()).isEqualTo("id-conflict");
    assertThat(taken.text()).as("what is somebody else's is not told").doesNotContain("existing");
    Map<String, Object> abroad = finding(wang);
    abroad.put("unit", city.neighbourUnit().toString());
    assertThat(send(wang, abroad).status()).isEqualTo(404);
  }

  @Test
  void a_clock_that_runs_ahead_makes_no_finding_of_tomorrow() {
    Map<String, Object> record = finding(wang, "foundAt", Instant.now().plusSeconds(86_400).toString());
    Answer answer = send(wang, record);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(Instant.parse(wang.get("/api/hazards/" + ref(record)).at("foundAt"))).isBefore(Instant.now());
  }

  @Test
  void what_is_refused_leaves_nothing_and_may_be_corrected_under_its_id() {
    Map<String, Object> record = finding(wang, "photos", List.of());
    assertThat(send(wang, record).status()).isEqualTo(422);
    assertThat(wang.get("/api/sync/records/" + ref(record)).status()).isEqualTo(404);
    contentOf(record).put("noPhotoReason", "涉及学生，不宜拍照");
    assertThat(send(wang, record).status()).isEqualTo(201);
  }

  @Test
  void a_check_filled_in_offline_is_submitted_once_and_its_findings_are_on_the_ledger() {
    String task = planned();
    JsonNode sheet = zhao.get("/api/sync/bundle").json().at("/tasks");
    JsonNode mine =
        StreamSupport.stream(sheet.spliterator(), false)
            .filter(each -> each.at("/ref").asString().equals(task))
            .findFirst()
            .orElseThrow();
    List<Map<String, Object>> entries = new ArrayList<>();
    for (JsonNode line : mine.at("/lines")) {
      entries.add(new LinkedHashMap<>(Map.of("item", line.at("/item").asString(), "result", "PASS", "photos", List.of())));
    }
    entries.getFirst().putAll(Map.of("result", "FAIL", "placeText", "门厅 " + UUID.randomUUID(), "noPhotoReason", "光线不足"));
    entries.getLast().putAll(Map.of("result", "NOT_CHECKED", "note", "门锁着，没有钥匙"));
    Map<String, Object> content = new LinkedHashMap<>(Map.of("kind", "CHECK", "task", task, "entries", entries));
    content.put("course", Map.of("steps", List.of(looked(entries.getFirst().get("item")))));
    Map<String, Object> record = record(zhao, content, mine.at("/version").asInt());
    Answer first = send(zhao, record);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.at("outcome")).contains("1 条隐患", "1 项未检查");
    assertThat(send(zhao, record).status()).isEqualTo(200);
    assertThat(zhao.get("/api/inspection/tasks/" + task).at("state")).isEqualTo("SUBMITTED");
    assertThat(zhao.get("/api/inspection/tasks/" + task + "/course").json().at("/steps/0").toString())
        .contains("\"seconds\":40")
        .contains("\"photosAt\":[\"2026-11-26T01:00:20Z\"]")
        .contains("\"accuracyMetres\":12");
    assertThat(wang.get("/api/inspection/tasks/" + task + "/course").status()).as("for himself alone").isEqualTo(404);
    assertThat(zhao.get("/api/sync/bundle").json().at("/tasks").toString()).doesNotContain(task);
  }

  @Test
  void what_changed_meanwhile_goes_back_to_the_person_with_what_is_there_now() {
    String task = planned();
    Map<String, Object> content = new LinkedHashMap<>(Map.of("kind", "CHECK", "task", task, "entries", List.of()));
    Answer stale = send(zhao, record(zhao, content, 99));
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.at("current/version")).isEqualTo("1");
    assertThat(send(zhao, record(zhao, content, null)).status()).isEqualTo(422);
  }

  @Test
  void only_putting_right_is_done_from_the_field() {
    Map<String, Object> record = finding(wang);
    send(wang, record);
    Map<String, Object> step = Map.of("act", "REPORT_OVER_HEAD", "reason", "现场说明");
    Map<String, Object> content =
        new LinkedHashMap<>(Map.of("kind", "RECTIFICATION", "hazard", ref(record), "step", step));
    Answer refused = send(wang, record(wang, content, 1));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("不能在手机上离线办理");
  }

  @Test
  void who_was_slower_hears_who_did_what_when_and_hands_in_his_words_and_photos_as_a_note() {
    Map<String, Object> hazard = finding(wang);
    send(wang, hazard);
    assertThat(send(wang, note(hazard, 1, "已通知物业", "EVIDENCE")).status()).isEqualTo(201);
    Answer slower = send(wang, note(hazard, 1, "我也到过现场", "EVIDENCE"));
    assertThat(slower.status()).isEqualTo(412);
    assertThat(slower.at("detail"))
        .contains("您打开以后，" + wang.name() + "（")
        .contains(" 补充说明")
        .doesNotContain(" 版");
    Answer taken = send(wang, note(hazard, slower.json().at("/current/version").asInt(), "我也到过现场", "EVIDENCE"));
    assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    JsonNode now = wang.get("/api/hazards/" + ref(hazard)).json();
    assertThat(now.at("/photos")).hasSize(3);
    Answer proof = send(wang, note(hazard, 3, "补照片", "AFTER"));
    assertThat(proof.status()).as("a note proves no step").isEqualTo(422);
    assertThat(proof.text()).contains("只作佐证材料");
  }

  private Map<String, Object> note(Map<String, Object> hazard, int version, String words, String kind) {
    var photos = List.of(Map.of("file", Photos.upload(wang, city.unit()), "kind", kind));
    var step = Map.of("act", "ADD_NOTE", "note", words, "photos", photos);
    return record(wang, new LinkedHashMap<>(Map.of("kind", "RECTIFICATION", "hazard", ref(hazard), "step", step)), version);
  }

  private static Map<String, Object> looked(Object item) {
    return Map.of(
        "item", item,
        "firstAt", "2026-11-26T01:00:00Z",
        "lastAt", "2026-11-26T01:01:00Z",
        "seconds", 40,
        "photosAt", List.of("2026-11-26T01:00:20Z"),
        "position", Map.of("longitude", 116.3, "latitude", 39.9, "accuracyMetres", 12));
  }

  private String planned() {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("id", Ids.next());
    plan.put("unitRef", city.unit().toString());
    plan.put("checklistCode", LIST);
    plan.put("kind", "PATROL");
    plan.put("dueOn", LocalDate.now(BeijingTime.ZONE).plusDays(2).toString());
    plan.put("assigneePostId", zhao.post().id());
    Answer answer = wang.post("/api/inspection/tasks", plan);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.at("ref");
  }
}
