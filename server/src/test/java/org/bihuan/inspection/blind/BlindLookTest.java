package org.bihuan.inspection.blind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.bihuan.platform.Ids;
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
  void the_file_is_shut_to_him_wherever_it_stands_until_he_has_answered() {
    Client inspector = at(DUE, city.districtInspector());
    String file = "/api/hazards/" + hazard;
    String after = photo(inspector.get(file).text(), "AFTER");
    String look = LOOKS + "/" + inspector.post(LOOKS, Map.of("id", Ids.next())).at("ref");

    for (String part : List.of(file, file + "/history", file + "/chain", "/api/evidence/hazards/" + hazard)) {
      Answer refused = inspector.get(part);
      assertThat(refused.problem()).as(part + refused).isEqualTo("blind-look-open");
      assertThat(refused.text()).contains("答复后才能看档案").contains("放弃");
    }
    assertThat(inspector.get("/api/files/" + after).status()).as("the photo of afterwards").isEqualTo(404);
    Answer acted =
        inspector.post(
            file + "/acts", Map.of("act", "LOOK_BACK", "result", "HOLDS", "note", "完好", "photos", List.of()),
            at(DUE, city.districtAdmin()).get(file).version());
    assertThat(acted.problem()).as("an act would be answered with the file").isEqualTo("blind-look-open");
    for (String list : List.of("/api/hazards?unit=" + city.unit(), "/api/hazards/waiting")) {
      assertThat(inspector.get(list).text()).as(list).doesNotContain("堆放课桌").doesNotContain("已搬离");
    }
    Answer row = inspector.get("/api/hazards?unit=" + city.unit());
    assertThat(row.at("items/0/ref")).as("the figures still agree with the list").isEqualTo(hazard);
    assertThat(row.at("items/0/description")).isEqualTo("盲查中，答复后才能看档案");
    assertThat(row.at("items/0/can/0")).isEmpty();
    assertThat(row.at("items/0/shut")).isEqualTo("true");
    assertThat(row.at("items/0/thumbnail")).isEmpty();
    for (String words : List.of("课桌", "堆放课桌", "桌")) {
      assertThat(inspector.get("/api/hazards?q=" + words).at("items/0/ref")).as("not found by its words: " + words).isEmpty();
      assertThat(inspector.get("/api/hazards?q=" + words).at("count/value")).as("nor counted: " + words).isEqualTo("0");
    }
    assertThat(inspector.get("/api/hazards?q=" + row.at("items/0/number")).at("items/0/ref")).as("its number he knows").isEqualTo(hazard);
    assertThat(at(DUE, city.districtAdmin()).get(file).status()).as("to others it is open").isEqualTo(200);

    assertThat(inspector.put(look + "/answer", Map.of("found", false, "note", "门厅畅通")).status()).isEqualTo(200);
    assertThat(inspector.get(file).status()).isEqualTo(200);
    assertThat(inspector.get("/api/hazards?unit=" + city.unit()).at("items/0/shut")).isEqualTo("false");
    assertThat(inspector.get(file + "/history").text()).as("told in its history").contains("不在：门厅畅通");
    assertThat(inspector.get(file).at("lookBackDue")).as("nobody has to look now").isEqualTo("2027-04-01");
  }

  @Test
  void a_look_back_asked_of_him_that_he_looks_at_blindly_says_so_where_his_day_is_shown() {
    Client inspector = at(DUE, city.districtInspector());
    Client admin = at(DUE, city.districtAdmin());
    int version = admin.get("/api/hazards/" + hazard).version();
    Map<String, Object> ask = Map.of("act", "ASK_LOOK_BACK", "reason", "同类隐患复发，请再看一次");
    assertThat(admin.post("/api/hazards/" + hazard + "/acts", ask, version).status()).isEqualTo(200);
    assertThat(inspector.get("/api/hazards/waiting").at("lookBacks/0/shut")).isEqualTo("false");
    inspector.post(LOOKS, Map.of("id", Ids.next()));
    Answer waiting = inspector.get("/api/hazards/waiting");
    assertThat(waiting.at("lookBacks/0/ref")).as(waiting.toString()).isEqualTo(hazard);
    assertThat(waiting.at("lookBacks/0/shut")).isEqualTo("true");
    assertThat(waiting.text()).doesNotContain("复发").doesNotContain("堆放课桌");
  }

  @Test
  void what_is_still_there_is_due_today_to_who_decides_with_the_words_of_who_saw_it() {
    Client inspector = at(DUE, city.districtInspector());
    Answer taken = inspector.post(LOOKS, Map.of("id", Ids.next()));
    inspector.put(LOOKS + "/" + taken.at("ref") + "/answer", Map.of("found", true, "note", "仍堆放课桌四张"));

    Answer file = inspector.get("/api/hazards/" + hazard);
    assertThat(file.at("lookBackDue")).as(file.toString()).isEqualTo("2027-03-31");
    assertThat(file.at("lookBackActor")).as("the unit wrote it off itself; it does not judge the doubt").isEqualTo("DISTRICT");
    assertThat(file.at("lookBacks/0/asked/reason")).isEqualTo("盲查还在：仍堆放课桌四张");
    assertThat(inspector.get("/api/hazards/waiting").at("lookBacks/0/ref")).isEqualTo(hazard);
    assertThat(inspector.get("/api/hazards/" + hazard + "/chain").at("valid")).isEqualTo("true");
    Answer head =
        at(DUE, city.unitHead())
            .post(
                "/api/hazards/" + hazard + "/acts",
                Map.of("act", "LOOK_BACK", "result", "HOLDS", "note", "完好", "photos", List.of()), file.version());
    assertThat(head.problem()).isEqualTo("superior-looks-back");
    Answer back =
        inspector.post(
            "/api/hazards/" + hazard + "/acts",
            Map.of("act", "LOOK_BACK", "result", "REBOUNDED", "note", "课桌仍在", "photos", List.of()), file.version());
    assertThat(back.at("status")).as(back.toString()).isEqualTo("REBOUNDED");
  }

  @Test
  void who_gives_up_reads_the_file_and_is_not_given_it_again_while_others_are() {
    Client inspector = at(DUE, city.districtInspector());
    String look = LOOKS + "/" + inspector.post(LOOKS, Map.of("id", Ids.next())).at("ref");
    assertThat(inspector.put(look + "/given-up", Map.of("reason", " ")).at("errors/0/field")).as("why it is given up").isEqualTo("reason");
    Answer given = inspector.put(look + "/given-up", Map.of("reason", "出差，月底前去不了"));
    assertThat(given.at("hazard")).as(given.toString()).isEqualTo(hazard);
    assertThat(inspector.put(look + "/given-up", Map.of("reason", "再说一次")).status()).isEqualTo(200);
    assertThat(inspector.get("/api/hazards/" + hazard).status()).isEqualTo(200);
    assertThat(inspector.put(look + "/answer", Map.of("found", true, "note", "还在")).problem()).isEqualTo("given-up");
    assertThat(inspector.post(LOOKS, Map.of("id", Ids.next())).problem()).isEqualTo("nothing-due");
    assertThat(at(DUE, city.districtAdmin()).post(LOOKS, Map.of("id", Ids.next())).status()).isEqualTo(201);
  }

  @Test
  void who_takes_many_at_the_same_moment_holds_three() throws Exception {
    for (int more = 0; more < 4; more++) {
      closed();
    }
    Client inspector = at(DUE, city.districtInspector());
    List<Future<Answer>> asked = new ArrayList<>();
    try (ExecutorService windows = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int window = 0; window < 5; window++) {
        asked.add(windows.submit(() -> inspector.post(LOOKS, Map.of("id", Ids.next()))));
      }
    }
    List<String> told = new ArrayList<>();
    for (Future<Answer> each : asked) {
      told.add(each.get().status() == 201 ? "taken" : each.get().problem());
    }
    assertThat(told).containsExactlyInAnyOrder("taken", "taken", "taken", "looks-held", "looks-held");
  }

  @Test
  void a_look_left_for_sixty_days_frees_him_and_can_no_longer_be_answered() {
    Client inspector = at(DUE, city.districtInspector());
    String look = LOOKS + "/" + inspector.post(LOOKS, Map.of("id", Ids.next())).at("ref");
    assertThat(at(DUE.plus(Duration.ofDays(59)), city.districtInspector()).get("/api/hazards/" + hazard).status()).isEqualTo(403);
    Client later = at(DUE.plus(Duration.ofDays(61)), city.districtInspector());
    assertThat(later.get("/api/hazards/" + hazard).status()).isEqualTo(200);
    assertThat(later.put(look + "/answer", Map.of("found", true, "note", "还在")).problem()).isEqualTo("left-too-long");
    assertThat(later.post(LOOKS, Map.of("id", Ids.next())).problem()).as("he could have read it").isEqualTo("nothing-due");
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
    return WrittenOff.at(city, CLOSED);
  }

  /** The file of the first photo of a kind in what a page of a hazard answers. */
  private static String photo(String detail, String kind) {
    var found = Pattern.compile("\\{\"file\":\"([^\"]+)\",\"kind\":\"" + kind).matcher(detail);
    assertThat(found.find()).as(detail).isTrue();
    return found.group(1);
  }

  private static Client at(Instant day, Colleague who) {
    return WrittenOff.then(who, day);
  }
}
