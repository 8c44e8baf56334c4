package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check sees again is known of the hazard too, not only of the check. */
class SeenAgainTest extends SelfChecks {

  private static final LocalDate IN_FORCE = LocalDate.of(2031, 3, 1);

  @BeforeAll
  void rulesCome() {
    publish();
  }

  /** Their sessions of today end when they sign in years later. */
  @BeforeEach
  void today() {
    wang.signIn();
    zhao.signIn();
  }

  @Test
  void whatIsFixedOnTheSpotCountsForNothingWithOthersUntilItIsSentBack() {
    LocalDate day = IN_FORCE.plusDays(9);
    String photo = Photos.upload(zhao, city.unit());
    String later = Photos.upload(zhao, city.unit());
    List<Map<String, Object>> open = answers(finding("XF-011", gate));
    List<Map<String, Object>> there = answers(fixedOnSpot("XF-010", gate, photo, later));
    Client officer = on(wang, day);
    Client post = on(zhao, day);
    checked(officer, post, day, open);

    String task = task(officer, day);
    Answer done = post.post(task + "/submission", submission(Ids.next(), there), 1);
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    String hazard = "/api/hazards/" + done.at("record/findings/0/hazard/ref");
    Answer fixed = officer.get(hazard);
    assertThat(fixed.at("status")).isEqualTo("FIXED_ON_SPOT");
    assertThat(fixed.at("proposedLevel")).isNotEqualTo("MAJOR");

    Map<String, Object> back = Map.of("act", "RETURN_ON_SPOT_FIX", "reason", "照片看不清，现场还堵着");
    Answer returned = officer.post(hazard + "/acts", back, fixed.version());
    assertThat(returned.at("status")).as(returned.text()).isEqualTo("REGISTERED");
    assertThat(returned.at("proposedLevel")).isEqualTo("MAJOR");
    assertThat(returned.at("judgement/text")).contains("同一场所 2 条中存在 2 条", "合并判定");
  }

  private static Map<String, Object> fixedOnSpot(String item, String place, String photo, String later) {
    Map<String, Object> entry = entry(item, "FIXED_ON_SPOT");
    entry.put("placeText", place);
    entry.put("measures", "已当场搬离");
    entry.put("photos", List.of(Map.of("file", photo, "kind", "BEFORE"), Map.of("file", later, "kind", "AFTER")));
    return entry;
  }

  @Test
  void aHazardGradedBeforeARuleCameIsMajorWhenACheckMeetsTheRule() {
    List<Map<String, Object>> blind = answers(finding("XF-026", gate));
    Map<String, Object> pictured = finding("XF-026", gate);
    pictured.remove("noPhotoReason");
    pictured.put("photos", List.of(Map.of("file", Photos.upload(zhao, city.unit()), "kind", "BEFORE")));
    List<Map<String, Object>> shown = answers(pictured);
    LocalDate before = IN_FORCE.minusDays(5);
    Client officer = on(wang, before);
    Client post = on(zhao, before);
    Answer first = checked(officer, post, before, blind);
    String hazard = "/api/hazards/" + first.at("record/findings/0/hazard/ref");
    assertThat(officer.post(hazard + "/acts", Map.of("act", "GRADE", "level", "GENERAL"), 1).status()).isEqualTo(200);

    Answer known = checked(officer, post, before, blind);
    assertThat(known.at("record/findings/0/ledger")).isEqualTo("LINKED");
    assertThat(officer.get(hazard).at("status")).as("no rule yet: nothing but its history grows").isEqualTo("PLANNING");

    LocalDate after = IN_FORCE.plusDays(2);
    checked(on(wang, after), on(zhao, after), after, shown);

    Answer raised = on(wang, after).get(hazard);
    assertThat(raised.at("level")).isEqualTo("MAJOR");
    assertThat(raised.at("status")).isEqualTo("INTERIM_CONTROL");
    assertThat(raised.at("judgement/rule/effectiveFrom")).isEqualTo(IN_FORCE.toString());
    assertThat(raised.at("photos/0/kind")).isEqualTo("EVIDENCE");
    Answer history = officer.get(hazard + "/history");
    assertThat(history.json()).hasSize(4);
    assertThat(history.at("3/title")).isEqualTo("再次查出");
    assertThat(history.at("3/by/name")).isEqualTo("赵岗位");
    assertThat(history.at("3/reason")).startsWith(gate + "：");
    assertThat(officer.get(hazard + "/chain").at("valid")).isEqualTo("true");
  }

  private static Map<String, Object> clause(String code, String text, String item) {
    return Map.of("code", code, "text", text, "basis", "某规定 第一条", "items", List.of(item), "verified", "MEMORY");
  }

  /** One item is major by itself; two others are together, at one place. */
  private void publish() {
    Map<String, Object> direct =
        Map.of(
            "code", "BJ-AGAIN-XF", "title", "消防", "kind", "DIRECT", "atLeast", 1,
            "clauses", List.of(clause("BJ-AGAIN-01", "再次查出", "XF-026")));
    Map<String, Object> together =
        Map.of(
            "code", "BJ-AGAIN-TD", "title", "疏散", "kind", "COMPOSITE", "atLeast", 2, "samePlace", true,
            "clauses", List.of(clause("BJ-AGAIN-02", "出口受阻", "XF-010"), clause("BJ-AGAIN-03", "通道受阻", "XF-011")));
    Map<String, Object> rule =
        Map.of(
            "version", "2031", "title", "补充判定标准", "document", "京教〔2031〕1号", "jurisdiction", "北京市", "verified", "MEMORY",
            "sections", List.of(direct, together));
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("code", "BJ-AGAIN-2031");
    change.put("base", null);
    change.put("text", rule);
    Map<String, Object> publication = new LinkedHashMap<>();
    publication.put("id", Ids.next().toString());
    publication.put("effectiveFrom", IN_FORCE.toString());
    publication.put("reason", "补充判定标准");
    publication.put("items", List.of());
    publication.put("checklists", List.of());
    publication.put("judgementSets", List.of(change));
    Answer done = city.cityAdmin().proved().post("/api/standards/publications", publication);
    assertThat(done.status()).as(done.text()).isEqualTo(201);
  }

  private Answer checked(Client officer, Client post, LocalDate day, List<Map<String, Object>> answers) {
    Answer done = post.post(task(officer, day) + "/submission", submission(Ids.next(), answers), 1);
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    return done;
  }

  private String task(Client officer, LocalDate day) {
    Map<String, Object> plan = plan(zhao);
    plan.put("dueOn", day.toString());
    return TASKS + "/" + officer.post(TASKS, plan).at("ref");
  }

  private Client on(Colleague who, LocalDate day) {
    Instant then = BeijingTime.startOf(day).plusSeconds(9 * 3600);
    Client client = city.anonymous().at(then);
    assertThat(client.signIn(who.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return client;
  }
}
