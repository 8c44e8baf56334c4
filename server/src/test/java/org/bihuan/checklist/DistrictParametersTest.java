package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A district is stricter than the city where the law leaves room; its own units feel it and no others. */
@BihuanTest
class DistrictParametersTest {

  private static final String SETTINGS = "/api/standards/district-parameters";
  private static final String PLANNING = "hazard.planning.workdays";
  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void its_units_plan_within_the_shorter_time_from_its_day_on_and_the_neighbours_do_not() {
    Answer set = on(MONDAY, city.districtAdmin()).post(SETTINGS, setting(PLANNING, 1, MONDAY.plusDays(7)));
    assertThat(set.status()).as(set.toString()).isEqualTo(201);

    assertThat(graded(city.safetyOfficer(), MONDAY)).as("three working days, as in the city").contains("2027-03-04");
    assertThat(graded(city.safetyOfficer(), MONDAY.plusDays(7))).contains("2027-03-09").doesNotContain("2027-03-11");
    assertThat(graded(city.stranger(), MONDAY.plusDays(7))).as("another district").contains("2027-03-11");

    Answer seen = on(MONDAY, city.unitHead()).get(SETTINGS + "?code=" + PLANNING);
    assertThat(seen.at("0/value")).isEqualTo("1");
    assertThat(seen.at("0/reason")).isEqualTo("本区要求从快");
    assertThat(seen.json().at("/0/can")).isEmpty();
    assertThat(city.strangeDistrictAdmin().get(SETTINGS).text()).doesNotContain("测试区" + city.district());
    assertThat(city.cityAdmin().get(SETTINGS).text()).contains("测试区" + city.district());
  }

  @Test
  void it_ends_on_a_day_and_the_value_of_the_city_counts_again() {
    Client admin = on(MONDAY, city.districtAdmin());
    Map<String, Object> wanted = setting(PLANNING, 1, MONDAY);
    String ref = admin.post(SETTINGS, wanted).at("ref");
    assertThat(admin.post(SETTINGS, wanted).status()).as("again").isEqualTo(200);
    wanted.put("value", 2);
    assertThat(admin.post(SETTINGS, wanted).problem()).isEqualTo("id-conflict");

    Map<String, Object> end = Map.of("on", MONDAY.plusDays(7).toString(), "reason", "回到全市要求");
    String ending = SETTINGS + "/" + ref + "/end";
    assertThat(on(MONDAY, city.strangeDistrictAdmin()).post(ending, end, 1).status()).isEqualTo(404);
    assertThat(on(MONDAY, city.safetyOfficer()).post(ending, end, 1).problem()).isEqualTo("district-only");
    assertThat(admin.post(ending, Map.of("on", MONDAY.minusDays(1).toString(), "reason", "改"), 1).at("errors/0/field"))
        .isEqualTo("on");
    assertThat(admin.post(ending, end, 7).status()).isEqualTo(412);
    assertThat(admin.post(ending, end, 1).at("effectiveTo")).isEqualTo("2027-03-08");
    assertThat(admin.post(ending, end, 2).problem()).isEqualTo("already-ended");

    assertThat(graded(city.safetyOfficer(), MONDAY)).contains("2027-03-02");
    assertThat(graded(city.safetyOfficer(), MONDAY.plusDays(7))).contains("2027-03-11");
  }

  @Test
  void a_later_setting_follows_and_both_stay_on_record() {
    Client admin = on(MONDAY, city.districtAdmin());
    assertThat(admin.post(SETTINGS, setting(PLANNING, 2, MONDAY)).status()).isEqualTo(201);
    assertThat(admin.post(SETTINGS, setting(PLANNING, 1, MONDAY)).at("errors/0/problem")).contains("已有 2027-03-01 起的取值");
    assertThat(admin.post(SETTINGS, setting(PLANNING, 1, MONDAY.plusDays(3))).status()).isEqualTo(201);
    Answer both = admin.get(SETTINGS + "?code=" + PLANNING);
    assertThat(both.json()).hasSize(2);
    assertThat(both.at("1/effectiveTo")).isEqualTo("2027-03-04");
    String trail =
        "/api/audit?act=checklist.district_parameter&person=" + city.districtAdmin().personId();
    assertThat(on(MONDAY, city.as(Role.AUDIT_ADMIN)).get(trail).json()).hasSize(2);
  }

  @Test
  void looser_unlawful_and_foreign_is_refused_with_a_sentence() {
    Client admin = on(MONDAY, city.districtAdmin());
    assertThat(admin.post(SETTINGS, setting(PLANNING, 5, MONDAY)).at("errors/0/problem")).contains("全市为 3 工作日", "只能更严");
    assertThat(admin.post(SETTINGS, setting(PLANNING, 3, MONDAY)).at("errors/0/field")).isEqualTo("value");
    assertThat(admin.post(SETTINGS, setting("hazard.major.acceptance.days", 0, MONDAY)).at("errors/0/problem"))
        .contains("超出可取的范围");
    assertThat(admin.post(SETTINGS, setting(PLANNING, 1, MONDAY.minusDays(1))).at("errors/0/field")).isEqualTo("effectiveFrom");
    assertThat(admin.post(SETTINGS, setting("retention.log.months", 5, MONDAY)).at("errors/0/problem")).contains("全市统一");
    assertThat(admin.post(SETTINGS, setting("no.such.thing", 1, MONDAY)).status()).isEqualTo(404);
    assertThat(admin.post(SETTINGS, setting("hazard.escalation.supervision.overdue_days", 5, MONDAY)).at("errors/0/problem"))
        .as("not before the letter of the seventh day")
        .contains("依次推后");
    for (Role role : List.of(Role.CITY_ADMIN, Role.UNIT_HEAD, Role.SAFETY_OFFICER)) {
      assertThat(on(MONDAY, city.as(role)).post(SETTINGS, setting(PLANNING, 1, MONDAY)).problem())
          .as(role.name())
          .isEqualTo("district-only");
    }
    assertThat(city.postHolder().post(SETTINGS, setting(PLANNING, 1, MONDAY)).status()).isEqualTo(403);
  }

  /** A hazard registered and graded that day, and what its page says. */
  private String graded(Colleague officer, LocalDate day) {
    Client browser = on(day, officer);
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("id", Ids.next());
    finding.put("unit", officer == city.stranger() ? city.farUnit().toString() : city.unit().toString());
    finding.put("placeText", "二层东侧楼梯口");
    finding.put("category", "FIRE");
    finding.put("description", "疏散指示标志不亮");
    finding.put("source", "SELF_CHECK");
    finding.put("foundAt", noon(day).minusSeconds(600).toString());
    finding.put("noPhotoReason", "照度不足");
    String hazard = "/api/hazards/" + browser.post("/api/hazards", finding).at("ref");
    Answer graded = browser.post(hazard + "/acts", Map.of("act", "GRADE", "level", "GENERAL"), 1);
    assertThat(graded.status()).as(graded.text()).isEqualTo(200);
    return graded.text();
  }

  private static Map<String, Object> setting(String code, int value, LocalDate from) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("id", Ids.next());
    wanted.put("code", code);
    wanted.put("value", value);
    wanted.put("reason", "本区要求从快");
    wanted.put("effectiveFrom", from.toString());
    return wanted;
  }

  private Client on(LocalDate day, Colleague person) {
    Client browser = city.anonymous().at(noon(day));
    assertThat(browser.signIn(person.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return browser.proved();
  }

  private static Instant noon(LocalDate day) {
    return BeijingTime.startOf(day).plusSeconds(12 * 3_600);
  }
}
