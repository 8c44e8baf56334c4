package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Made without a network and brought days later, a check is one of the day it was made; when it came is told beside it. */
class DayOfTheCheckTest extends TeamsSent {

  private static final String RECORDS = "/api/sync/records";
  private static final String TASKS = "/api/inspection/tasks";

  /** The clock of the phone is an hour fast, and the phone knows. */
  private static final Duration FAST = Duration.ofHours(1);

  @Test
  void a_team_that_comes_back_to_a_network_after_days_brings_a_record_of_the_day_it_was_there() throws Exception {
    Answer plan = issuedForToday("CITY_CHECK");
    Client onTheDay = forTeam(plan, leader, Instant.now());
    Answer sheet = start(onTheDay, plan);
    Instant finished = Instant.now().plusSeconds(2);
    Map<String, Object> content = content(sheet, answers(List.of(finding("XF-010", "西门", Map.of("decision", "NEW")))));
    content.put("signatures", signedByUnit(onTheDay));

    Map<String, Object> clean = Map.of("id", Ids.next(), "entries", answers(List.of()));
    Answer ownCheck =
        signedIn(city.safetyOfficer(), noonIn(1)).post(TASKS + "/" + planned() + "/submission", clean, 1);
    assertThat(ownCheck.status()).as("what the unit passes afterwards missed nothing").isEqualTo(201);

    Client later = forTeam(plan, leader, noonIn(6));
    Answer received = later.post(RECORDS, record(leader, sheet, content, finished.plus(FAST)));
    assertThat(received.status()).as(received.text()).isEqualTo(201);

    Answer done = city.districtAdmin().get(VISITS + "/" + sheet.at("ref"));
    LocalDate that = BeijingTime.dayOf(finished);
    assertThat(done.at("record/doneOn")).isEqualTo(that.toString());
    assertThat(Instant.parse(done.at("record/finishedAt"))).isBetween(finished.minusSeconds(1), finished.plusSeconds(1));
    assertThat(BeijingTime.dayOf(Instant.parse(done.at("record/submittedAt")))).isEqualTo(today().plusDays(6));
    assertThat(done.at("record/arrival/place")).isEqualTo("39.9,116.4");
    assertThat(done.at("record/finishDoubt")).isEqualTo("");

    Answer hazard = city.safetyOfficer().get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    assertThat(hazard.at("foundAt")).isEqualTo(done.at("record/finishedAt"));
    assertThat(BeijingTime.dayOf(Instant.parse(hazard.at("registeredAt")))).isEqualTo(today().plusDays(6));
    assertThat(hazard.at("lateDays")).as("entered later than the next working day").isEqualTo("6");
    assertThat(LocalDate.parse(hazard.at("clock/dueOn"))).as("the clocks run from the registration").isAfter(today().plusDays(5));

    String paper = paper(city.districtAdmin().get(VISITS + "/" + sheet.at("ref") + "/record?form=PDF"));
    assertThat(paper)
        .contains("到场" + written(finished))
        .contains("39.9,116.4")
        .contains("检查完成" + written(finished))
        .contains("收到" + written(today().plusDays(6).atTime(12, 0).atZone(BeijingTime.ZONE).toInstant()));
  }

  @Test
  void a_self_check_made_in_time_is_not_late_because_the_network_was() {
    String task = planned();
    Answer sheet = city.safetyOfficer().get(TASKS + "/" + task);
    Colleague who = city.safetyOfficer();
    Client later = signedIn(who, noonIn(5));
    Map<String, Object> content = content(sheet, answers(List.of()));
    assertThat(later.post(RECORDS, record(who, sheet, content, Instant.now().plusSeconds(2).plus(FAST))).status())
        .isEqualTo(201);
    Answer done = city.safetyOfficer().get(TASKS + "/" + task);
    assertThat(done.at("record/late")).as(done.toString()).isEqualTo("false");
    assertThat(done.at("record/doneOn")).isEqualTo(today().toString());
    assertThat(
            city.safetyOfficer().get(TASKS + "?doneFrom=" + today() + "&doneTo=" + today()).json().at("/items").toString())
        .contains(task);
  }

  @Test
  void what_a_phone_cannot_have_seen_is_dated_by_its_receipt_and_says_so() {
    Map<Instant, String> told = new LinkedHashMap<>();
    told.put(Instant.now().minus(Duration.ofDays(3)), "手机时间早于检查开始");
    told.put(Instant.now().plus(Duration.ofDays(30)), "手机时间晚于收到时间");
    told.forEach((at, doubt) -> assertThat(doneFiveDaysLater(at).at("record/finishDoubt")).isEqualTo(doubt));
    Answer untold = doneFiveDaysLater(null);
    assertThat(untold.at("record/finishDoubt")).isEqualTo("手机没有说明完成时间");
    assertThat(untold.at("record/doneOn")).isEqualTo(today().plusDays(5).toString());
    assertThat(untold.at("record/late")).isEqualTo("true");
  }

  @Test
  void at_the_desk_the_end_is_the_receipt() {
    String task = planned();
    Answer done =
        city.safetyOfficer()
            .post(TASKS + "/" + task + "/submission", Map.of("id", Ids.next(), "entries", answers(List.of())), 1);
    assertThat(done.status()).as(done.toString()).isEqualTo(201);
    assertThat(done.at("record/finishedAt")).isEqualTo(done.at("record/submittedAt"));
    assertThat(done.at("record/finishDoubt")).isEqualTo("");
  }

  @Test
  void what_was_written_off_after_the_check_was_rightly_taken_for_open() {
    Answer known = fixedOnSpot();
    Answer plan = issuedForToday("CITY_CHECK");
    Client team = forTeam(plan, leader, Instant.now());
    Answer sheet = start(team, plan);
    Instant finished = Instant.now();
    confirm(known);
    Answer done = handedInLater(plan, team, sheet, known, finished);
    assertThat(done.at("record/findings/0/ledger")).as(done.toString()).isEqualTo("LINKED");
    assertThat(done.at("record/findings/0/hazard/ref")).isEqualTo(known.at("ref"));
    Answer former = city.safetyOfficer().get("/api/hazards/" + known.at("ref"));
    assertThat(former.at("status")).isEqualTo("CLOSED");
    assertThat(former.json().at("/lookBacks").toString()).doesNotContain("检查组");
  }

  @Test
  void what_was_seen_after_it_was_written_off_is_entered_anew_and_the_write_off_is_doubted() {
    Answer known = fixedOnSpot();
    confirm(known);
    Answer plan = issuedForToday("CITY_CHECK");
    Client team = forTeam(plan, leader, Instant.now());
    Answer sheet = start(team, plan);
    Answer done = handedInLater(plan, team, sheet, known, Instant.now().plusSeconds(1));
    assertThat(done.at("record/findings/0/ledger")).as(done.toString()).isEqualTo("REGISTERED");
    Answer anew = city.safetyOfficer().get("/api/hazards/" + done.at("record/findings/0/hazard/ref"));
    assertThat(anew.at("ref")).isNotEqualTo(known.at("ref"));
    assertThat(anew.at("description")).contains("现场认定与 " + known.at("number") + " 为同一隐患", "已销账，故另行上账");
    Answer former = city.districtInspector().get("/api/hazards/" + known.at("ref"));
    assertThat(former.at("status")).isEqualTo("CLOSED");
    assertThat(former.json().at("/lookBacks").toString()).contains("检查组现场认定该隐患仍在");
  }

  @Test
  void a_hazard_of_another_item_or_unit_cannot_be_meant() {
    Answer known = fixedOnSpot();
    Answer plan = issuedForToday("CITY_CHECK");
    Client team = forTeam(plan, leader, Instant.now());
    Answer sheet = start(team, plan);
    Map<String, Object> content = content(sheet, answers(List.of(finding("XF-006", "别处", linkTo(known)))));
    content.put("signatures", signedByUnit(team));
    Answer refused = team.post(RECORDS, record(leader, sheet, content, Instant.now()));
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.text()).contains("所选隐患不是本单位该检查项的隐患");
  }

  private Answer handedInLater(Answer plan, Client team, Answer sheet, Answer known, Instant finished) {
    Map<String, Object> content = content(sheet, answers(List.of(finding("XF-010", "别处", linkTo(known)))));
    content.put("signatures", signedByUnit(team));
    Client later = forTeam(plan, leader, noonIn(2));
    Answer received = later.post(RECORDS, record(leader, sheet, content, finished.plus(FAST)));
    assertThat(received.status()).as(received.text()).isEqualTo(201);
    return city.districtAdmin().get(VISITS + "/" + sheet.at("ref"));
  }

  private static Map<String, Object> linkTo(Answer known) {
    return Map.of("decision", "LINK", "hazard", known.at("ref"));
  }

  private Answer fixedOnSpot() {
    Colleague finder = city.postHolder();
    String before = Photos.upload(finder, city.unit());
    String after = Photos.upload(finder, city.unit());
    Answer made =
        finder.post(
            "/api/hazards",
            Map.ofEntries(
                Map.entry("id", Ids.next()), Map.entry("unit", city.unit().toString()), Map.entry("placeText", "西侧门厅"),
                Map.entry("category", "FIRE"), Map.entry("itemCode", "XF-010"), Map.entry("description", "门厅堆放课桌"),
                Map.entry("source", "PATROL"), Map.entry("foundAt", Instant.now().toString()),
                Map.entry("photos", List.of(Map.of("file", before, "kind", "BEFORE"))), Map.entry("draft", false)));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    Answer fixed =
        finder.post(
            "/api/hazards/" + made.at("ref") + "/acts",
            Map.of("act", "FIX_ON_SPOT", "measures", "课桌已搬离", "photos", List.of(Map.of("file", after, "kind", "AFTER"))),
            made.version());
    assertThat(fixed.status()).as(fixed.toString()).isEqualTo(200);
    return fixed;
  }

  private void confirm(Answer fixed) {
    Answer confirmed =
        city.safetyOfficer()
            .post(
                "/api/hazards/" + fixed.at("ref") + "/acts", Map.of("act", "CONFIRM_ON_SPOT_FIX", "conclusion", "现场确认"),
                fixed.version());
    assertThat(confirmed.at("status")).as(confirmed.toString()).isEqualTo("CLOSED");
  }

  private Answer doneFiveDaysLater(@Nullable Instant told) {
    String task = planned();
    Colleague who = city.safetyOfficer();
    Answer sheet = who.get(TASKS + "/" + task);
    Answer received =
        signedIn(who, noonIn(5)).post(RECORDS, record(who, sheet, content(sheet, answers(List.of())), told));
    assertThat(received.status()).as(received.text()).isEqualTo(201);
    return who.get(TASKS + "/" + task);
  }

  private String planned() {
    Answer task =
        city.safetyOfficer()
            .post(
                TASKS,
                Map.of(
                    "id", Ids.next(), "unitRef", city.unit().toString(), "checklistCode", LIST, "kind", "PATROL", "dueOn",
                    today().toString(), "assigneePostId", city.safetyOfficer().post().id()));
    assertThat(task.status()).as(task.toString()).isEqualTo(201);
    return task.at("ref");
  }

  private Map<String, Object> record(
      Colleague by, Answer sheet, Map<String, Object> content, @Nullable Instant finished) {
    Map<String, Object> device = new LinkedHashMap<>();
    device.put("id", Ids.next());
    device.put("sequence", 1);
    device.put("at", Instant.now().plus(FAST).toString());
    device.put("finishedAt", finished == null ? null : finished.toString());
    device.put("offsetMillis", -FAST.toMillis());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", Ids.next());
    body.put("owner", by.personId());
    body.put("unit", city.unit().toString());
    body.put("content", content);
    body.put("expectedVersion", sheet.version());
    body.put("originals", List.of());
    body.put("device", device);
    return body;
  }

  private static Map<String, Object> content(Answer sheet, List<Map<String, Object>> entries) {
    return new LinkedHashMap<>(Map.of("kind", "CHECK", "task", sheet.at("ref"), "entries", entries));
  }

  private static Client forTeam(Answer plan, Colleague who, Instant at) {
    return signedIn(who, at).with("X-Acting-Post", missionPost(plan, who));
  }

  private static Client signedIn(Colleague who, Instant at) {
    Client client = who.at(at);
    client.signIn(who.login(), TestCity.PASSWORD);
    return client;
  }

  private static Instant noonIn(int days) {
    return today().plusDays(days).atTime(12, 0).atZone(BeijingTime.ZONE).toInstant();
  }

  private static String written(Instant at) {
    var then = at.atZone(BeijingTime.ZONE);
    return then.getYear() + "年" + then.getMonthValue() + "月" + then.getDayOfMonth() + "日";
  }

  static String paper(Answer pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }
}
