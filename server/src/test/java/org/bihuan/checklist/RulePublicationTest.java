package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The city changes what makes a hazard major, and the clocks, while everybody works; years ahead of all other tests. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulePublicationTest {

  private static final String PUBLICATIONS = "/api/standards/publications";
  private static final LocalDate FROM = LocalDate.of(2030, 2, 1);
  private static final LocalDate LATER = LocalDate.of(2030, 6, 1);

  @Autowired TestCities cities;
  @Autowired Standards standards;
  @Autowired Parameters parameters;

  private TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @BeforeEach
  void theCityHasJustProvedItself() {
    city.cityAdmin().proved();
  }

  private static String freshSet() {
    return "BJ-T" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT) + "-2030";
  }

  private static Map<String, Object> clause(String code, String text, String... items) {
    return Map.of("code", code, "text", text, "basis", "某规定 第三条", "items", List.of(items), "verified", "MEMORY");
  }

  private static Map<String, Object> section(String code, String kind, int atLeast, Object... clauses) {
    return Map.of("code", code, "title", "消防（" + code + "）", "kind", kind, "atLeast", atLeast, "clauses", List.of(clauses));
  }

  private static Map<String, Object> atOnePlace(Map<String, Object> section) {
    Map<String, Object> narrower = new LinkedHashMap<>(section);
    narrower.put("samePlace", true);
    return narrower;
  }

  private static Map<String, Object> rule(String version, Object... sections) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("version", version);
    text.put("title", "本市补充判定标准");
    text.put("document", "京教〔2030〕1号");
    text.put("jurisdiction", "北京市");
    text.put("verified", "MEMORY");
    text.put("sections", List.of(sections));
    return text;
  }

  private static Map<String, Object> judging(LocalDate from, Object... sets) {
    Map<String, Object> publication = PublicationTest.publication(from, List.of(), List.of());
    publication.put("judgementSets", List.of(sets));
    return publication;
  }

  private static Map<String, Object> setting(LocalDate from, Object... changes) {
    Map<String, Object> publication = PublicationTest.publication(from, List.of(), List.of());
    publication.put("parameters", List.of(changes));
    return publication;
  }

  private Map<String, Object> parameter(String code, String value) {
    String base = city.cityAdmin().get("/api/standards/parameters/" + code + "/versions").at("0/parameter/effectiveFrom");
    return Map.of("code", code, "base", base, "value", value, "basis", "京教〔2030〕2号");
  }

  private Answer publish(Map<String, Object> publication) {
    return city.cityAdmin().post(PUBLICATIONS, publication);
  }

  private Answer register(Client officer, String item, LocalDate foundOn) {
    return register(officer, item, foundOn, "三层东侧 " + UUID.randomUUID());
  }

  private Answer register(Client officer, String item, LocalDate foundOn, String place) {
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("id", Ids.next().toString());
    finding.put("unit", city.unit().toString());
    finding.put("placeText", place);
    finding.put("category", "FIRE");
    finding.put("itemCode", item);
    finding.put("description", "疏散指示标志不亮");
    finding.put("source", "SELF_CHECK");
    finding.put("foundAt", BeijingTime.startOf(foundOn).plusSeconds(8 * 3600).toString());
    finding.put("noPhotoReason", "现场照度不足");
    Answer answer = officer.post("/api/hazards", finding);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer;
  }

  private Client officerIn(Instant then) {
    Colleague officer = cities.hire("任后来", city.unit().id(), Role.SAFETY_OFFICER);
    Client client = city.anonymous().at(then);
    assertThat(client.signIn(officer.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return client;
  }

  @Test
  void from_its_day_on_a_failing_item_is_major_and_the_hazard_names_the_version() {
    String set = freshSet();
    Answer done = publish(judging(FROM, PublicationTest.change(set, null, rule("2030-02", section(set + "-XF", "DIRECT", 1, clause(set + "-01", "指示标志不亮", "XF-012"))))));
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    assertThat(done.at("differences/0/what")).isEqualTo("JUDGEMENT_SET");
    assertThat(done.at("reach/checklists/0/code")).as("lists that hold the judged item").startsWith("CL-");

    Client officer = officerIn(BeijingTime.startOf(FROM.plusDays(1)).plusSeconds(9 * 3600));
    Answer before = register(officer, "XF-012", FROM.minusDays(1));
    assertThat(before.json().at("/judgement").isNull()).as("found the day before: " + before.text()).isTrue();
    Answer after = register(officer, "XF-012", FROM);
    assertThat(after.at("proposedLevel")).isEqualTo("MAJOR");
    assertThat(after.at("judgement/clause")).isEqualTo(set + "-01");
    assertThat(after.at("judgement/rule/code")).isEqualTo(set);
    assertThat(after.at("judgement/rule/version")).isEqualTo("2030-02");
    assertThat(after.at("judgement/rule/effectiveFrom")).isEqualTo(FROM.toString());

    Answer general =
        officer.post(
            "/api/hazards/" + after.at("ref") + "/acts", Map.of("act", "GRADE", "level", "GENERAL"), after.version());
    assertThat(general.problem()).isEqualTo("needs-downgrade");
    Answer major =
        officer.post("/api/hazards/" + after.at("ref") + "/acts", Map.of("act", "GRADE", "level", "MAJOR"), after.version());
    assertThat(major.at("statutoryLevel")).as(major.text()).isEqualTo("MAJOR");
    assertThat(officer.get("/api/hazards/" + after.at("ref") + "/history").text())
        .contains("法定等级", set + "-01（2030-02 版，自 2030-02-01 起）");
  }

  @Test
  void what_is_counted_together_is_counted_over_all_that_the_unit_has_open() {
    LocalDate from = LocalDate.of(2031, 3, 3);
    String set = freshSet();
    Object[] clauses = {
      clause(set + "-01", "其他问题一", "QT-003"), clause(set + "-02", "其他问题二", "QT-004"), clause(set + "-03", "其他问题三", "QT-005")
    };
    assertThat(publish(judging(from, PublicationTest.change(set, null, rule("2031-03", section(set + "-Z", "COMPOSITE", 3, clauses))))).status())
        .isEqualTo(201);
    Client officer = officerIn(BeijingTime.startOf(from.plusDays(3)).plusSeconds(9 * 3600));

    Answer first = register(officer, "QT-003", from);
    Answer second = register(officer, "QT-004", from.plusDays(1));
    assertThat(second.json().at("/judgement").isNull()).isTrue();
    Answer third = register(officer, "QT-005", from.plusDays(2));

    assertThat(third.at("proposedLevel")).isEqualTo("MAJOR");
    assertThat(third.at("judgement/text")).endsWith("（与隐患 " + first.at("number") + "、" + second.at("number") + " 合并判定）");
    assertThat(third.at("judgement/rule/version")).isEqualTo("2031-03");
  }

  @Test
  void a_rule_of_one_place_counts_what_the_unit_has_open_there() {
    LocalDate from = LocalDate.of(2031, 4, 7);
    String set = freshSet();
    Map<String, Object> narrow =
        atOnePlace(
            section(set + "-Z", "COMPOSITE", 2, clause(set + "-01", "其他问题六", "QT-006"), clause(set + "-02", "其他问题七", "QT-007")));
    assertThat(publish(judging(from, PublicationTest.change(set, null, rule("2031-04", narrow)))).status()).isEqualTo(201);
    Client officer = officerIn(BeijingTime.startOf(from.plusDays(3)).plusSeconds(9 * 3600));

    Answer first = register(officer, "QT-006", from, "南楼 三层");
    Answer elsewhere = register(officer, "QT-007", from, "北楼三层");
    assertThat(elsewhere.json().at("/judgement").isNull()).isTrue();
    Answer there = register(officer, "QT-007", from.plusDays(1), "南楼三层");
    assertThat(there.at("proposedLevel")).isEqualTo("MAJOR");
    assertThat(there.at("judgement/text")).contains("同一场所").endsWith("（与隐患 " + first.at("number") + " 合并判定）");
  }

  @Test
  void a_clause_that_came_later_is_not_named_for_an_earlier_finding() {
    String set = freshSet();
    publish(judging(LATER, PublicationTest.change(set, null, rule("2030-06", section(set + "-A", "DIRECT", 1, clause(set + "-01", "有人据实判断"))))));
    Client officer = officerIn(BeijingTime.startOf(LATER.plusDays(2)).plusSeconds(9 * 3600));
    Answer early = register(officer, "QT-001", LATER.minusDays(1));
    Map<String, Object> grade = Map.of("act", "GRADE", "level", "MAJOR", "judgementClause", set + "-01");
    Answer refused = officer.post("/api/hazards/" + early.at("ref") + "/acts", grade, early.version());
    assertThat(refused.at("errors/0/field")).as(refused.text()).isEqualTo("judgementClause");
    assertThat(refused.at("errors/0/problem")).startsWith(LATER.minusDays(1).toString());

    Answer late = register(officer, "QT-001", LATER);
    Answer graded = officer.post("/api/hazards/" + late.at("ref") + "/acts", grade, late.version());
    assertThat(graded.at("judgement/rule/version")).as(graded.text()).isEqualTo("2030-06");
  }

  @Test
  void a_composite_rule_counts_clauses_and_a_later_version_asks_for_more() {
    String set = freshSet();
    Object[] clauses = {
      clause(set + "-01", "灭火器失效", "XF-013"), clause(set + "-02", "消火栓无水", "XF-014"), clause(set + "-03", "防火门敞开", "XF-015")
    };
    assertThat(publish(judging(FROM, PublicationTest.change(set, null, rule("一版", section(set + "-Z", "COMPOSITE", 2, clauses))))).status())
        .isEqualTo(201);
    assertThat(publish(judging(LATER, PublicationTest.change(set, FROM, rule("二版", section(set + "-Z", "COMPOSITE", 3, clauses))))).status())
        .isEqualTo(201);

    assertThat(judged(set, FROM.minusDays(1), "XF-013", "XF-014")).isEmpty();
    assertThat(judged(set, FROM, "XF-013")).isEmpty();
    assertThat(judged(set, FROM, "XF-013", "XF-014")).singleElement().extracting(MajorProposal::setVersion).isEqualTo("一版");
    assertThat(judged(set, LATER, "XF-013", "XF-014")).isEmpty();
    assertThat(judged(set, LATER, "XF-013", "XF-014", "XF-015")).singleElement().extracting(MajorProposal::setVersion).isEqualTo("二版");

    String asked = "/api/standards/judgements?items=XF-013,XF-014&on=";
    assertThat(city.safetyOfficer().get(asked + FROM).text()).contains("3 条中存在 2 条", "灭火器失效");
    assertThat(city.safetyOfficer().get(asked + LATER).text()).doesNotContain("灭火器失效");

    Answer versions = city.safetyOfficer().get("/api/standards/judgement-rules/" + set + "/versions");
    assertThat(versions.json()).hasSize(2);
    assertThat(versions.at("0/difference/fields/1/old")).contains("3 条中 2 条");
    assertThat(versions.at("0/difference/fields/1/now")).contains("3 条中 3 条");
  }

  private List<MajorProposal> judged(String set, LocalDate day, String... failed) {
    return standards.judge(List.of(failed), day).stream().filter(proposal -> proposal.setCode().equals(set)).toList();
  }

  @Test
  void a_rule_of_one_place_is_kept_as_one_and_judges_nothing_of_which_the_place_is_not_known() {
    String set = freshSet();
    Map<String, Object> narrow =
        atOnePlace(section(set + "-Z", "COMPOSITE", 2, clause(set + "-01", "甲", "XF-013"), clause(set + "-02", "乙", "XF-014")));
    Answer published = publish(judging(FROM, PublicationTest.change(set, null, rule("一版", narrow))));
    assertThat(published.status()).as(published.text()).isEqualTo(201);
    var version = city.cityAdmin().get("/api/standards/judgement-rules/" + set + "/versions").json().at("/0");
    assertThat(version.at("/set/sections/0/samePlace").asBoolean()).isTrue();
    assertThat(version.at("/difference").toString()).contains("同一场所 2 条中 2 条及以上");
    assertThat(judged(set, FROM, "XF-013", "XF-014")).isEmpty();
    assertThat(standards.judgeTogether(List.of("XF-013", "XF-014"), List.of("XF-013", "XF-014"), FROM))
        .filteredOn(met -> met.setCode().equals(set))
        .singleElement()
        .returns(true, MajorProposal::samePlace);
  }

  @Test
  void a_rule_that_nobody_could_meet_or_that_cannot_be_told_apart_is_refused() {
    String set = freshSet();
    Answer refused =
        publish(
            judging(
                FROM,
                PublicationTest.change(
                    set,
                    null,
                    rule(
                        "2030-demo",
                        section(set + "-Z", "COMPOSITE", 3, clause(set + "-01", "甲", "XF-999"), clause(set + "-01", " ")),
                        atOnePlace(section(set + "-D", "DIRECT", 2, clause("MOE-2024-XF-05", "借用别处的编号")))))));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("judgementSets[0].version", "judgementSets[0].sections[0].atLeast", "judgementSets[0].sections[1].atLeast", "judgementSets[0].sections[1].samePlace")
        .contains("XF-999", "judgementSets[0].sections[0].clauses[1].text", "用了两次", "已用于另一件判定标准");
    assertThat(city.cityAdmin().get("/api/standards/judgement-rules/" + set + "/versions").status()).isEqualTo(404);
  }

  @Test
  void an_item_does_not_end_while_a_rule_to_come_judges_by_it_but_may_together_with_it() {
    String set = freshSet();
    String item = "QT-" + (100 + (int) (Math.abs(Ids.next().getLeastSignificantBits()) % 600));
    Map<String, Object> both = judging(FROM, PublicationTest.change(set, null, rule("一版", section(set + "-D", "DIRECT", 1, clause(set + "-01", "护栏松动", item)))));
    both.put("items", List.of(PublicationTest.change(item, null, PublicationTest.text("护栏牢固"))));
    Answer done = publish(both);
    assertThat(done.status()).as(done.text()).isEqualTo(201);

    Object end = PublicationTest.change(item, FROM, null);
    assertThat(publish(PublicationTest.publication(LATER, List.of(end), List.of())).at("errors/0/problem")).contains("判定依据");
    Map<String, Object> together = judging(LATER, PublicationTest.change(set, FROM, null));
    together.put("items", List.of(end));
    Answer ended = publish(together);
    assertThat(ended.status()).as(ended.text()).isEqualTo(201);
    assertThat(judged(set, LATER.minusDays(1), item)).hasSize(1);
    assertThat(judged(set, LATER, item)).isEmpty();
  }

  @Test
  void a_city_wants_a_pin_on_its_phones_from_its_day_on() {
    Answer neither = publish(setting(FROM, parameter("field.pin.required", "2")));
    assertThat(neither.at("errors/0/field")).isEqualTo("parameters[0].value");
    Answer done = publish(setting(FROM, parameter("field.pin.required", "1")));
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    Instant day = BeijingTime.startOf(FROM);
    assertThat(officerIn(day.minusSeconds(3600)).get("/api/sync/bundle").at("pinRequired")).isEqualTo("false");
    assertThat(officerIn(day.plusSeconds(3600)).get("/api/sync/bundle").at("pinRequired")).isEqualTo("true");
    assertThat(parameters.wanted("a.key.nobody.knows", FROM)).isFalse();
  }

  @Test
  void a_clock_changes_on_its_day_and_never_beyond_what_the_law_allows() {
    // No clock another test of this database runs by.
    String code = "listing.publicity.workdays";
    int now = parameters.number(code, FROM);
    Answer done = publish(setting(FROM, parameter(code, String.valueOf(now + 2))));
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    assertThat(parameters.number(code, FROM.minusDays(1))).isEqualTo(now);
    assertThat(parameters.number(code, FROM)).isEqualTo(now + 2);
    assertThat(city.safetyOfficer().get("/api/standards/parameters?on=" + FROM).text()).contains("京教〔2030〕2号");

    Answer loose = publish(setting(FROM, parameter("incident.pupil_injury.report.hours", "48")));
    assertThat(loose.at("errors/0/field")).isEqualTo("parameters[0].value");
    assertThat(loose.at("errors/0/problem")).contains("不能超过 24", "第十六条");
    assertThat(publish(setting(FROM, parameter("hazard.reminder.before_due.days", "1|3|7"))).text()).contains("从大到小");
    assertThat(publish(setting(FROM, parameter("hazard.reminder.before_due.days", "七天"))).text()).contains("整数");
    assertThat(publish(setting(FROM, parameter("statistics.year.due_date", "02-30"))).text()).contains("01-31");
    assertThat(publish(setting(FROM, parameter("hazard.escalation.urging_letter.overdue_days", "16"))).text())
        .as("督促函 later than 督办")
        .contains("须晚于");
    assertThat(publish(setting(FROM, Map.of("code", "hazard.no_such", "base", FROM, "value", "1", "basis", "无"))).status())
        .isEqualTo(422);
  }

  @Test
  void nobody_below_the_city_changes_a_rule_or_a_clock() {
    String set = freshSet();
    Map<String, Object> rules = judging(FROM, PublicationTest.change(set, null, rule("一版", section(set + "-D", "DIRECT", 1, clause(set + "-01", "甲")))));
    for (Colleague colleague : List.of(city.districtAdmin(), city.strangeDistrictAdmin(), city.unitHead(), city.safetyOfficer())) {
      assertThat(colleague.post(PUBLICATIONS, rules).problem()).isEqualTo("city-only");
      assertThat(colleague.post(PUBLICATIONS, setting(FROM, parameter("hazard.joint_study.workdays", "5"))).problem())
          .isEqualTo("city-only");
    }
  }
}
