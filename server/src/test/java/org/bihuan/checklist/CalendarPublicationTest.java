package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.calendar.WorkingDays;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
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

/** The city arranges the holidays of a year while everybody works. Far years, so that no other test counts by them. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarPublicationTest {

  private static final String PUBLICATIONS = "/api/standards/publications";
  private static final LocalDate MONDAY = LocalDate.of(2036, 9, 22);

  @Autowired TestCities cities;
  @Autowired WorkingDays workingDays;
  private TestCity city;
  private Client admin;

  @BeforeAll
  void theCityArrangesTheYear() {
    city = cities.found();
    admin = on(MONDAY.minusMonths(6), cities.hire("程历管", city.cityAdmin().actor().nodeId(), Role.CITY_ADMIN));
    Answer arranged = admin.post(PUBLICATIONS, arrangement("2036", null, MONDAY.minusMonths(6), days()));
    assertThat(arranged.status()).as(arranged.toString()).isEqualTo(201);
  }

  @BeforeEach
  void theCityHasJustProvedItself() {
    admin.proved();
  }

  /** 国庆 from Wednesday to Friday, and the Saturday after is worked. */
  private static List<Map<String, Object>> days() {
    List<Map<String, Object>> days = new ArrayList<>();
    for (String date : List.of("2036-10-01", "2036-10-02", "2036-10-03")) {
      days.add(day(date, "国庆节", true));
    }
    days.add(day("2036-09-27", "国庆节调休", false));
    return days;
  }

  private static Map<String, Object> day(String date, String name, boolean off) {
    return Map.of("date", date, "name", name, "off", off);
  }

  private static Map<String, Object> arrangement(String year, String base, LocalDate from, List<?> days) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("code", year);
    change.put("base", base);
    change.put("source", "国务院办公厅关于" + year + "年部分节假日安排的通知");
    change.put("days", days);
    Map<String, Object> publication = new LinkedHashMap<>();
    publication.put("id", Ids.next());
    publication.put("effectiveFrom", from.toString());
    publication.put("reason", "按国务院办公厅通知安排");
    publication.put("items", List.of());
    publication.put("checklists", List.of());
    publication.put("calendars", List.of(change));
    return publication;
  }

  @Test
  void every_clock_by_working_days_follows_it() {
    MovableClock.at(
        noon(MONDAY.plusDays(4)),
        () -> {
          assertThat(workingDays.isWorkingDay(LocalDate.of(2036, 9, 27))).as("a Saturday that is worked").isTrue();
          assertThat(workingDays.isWorkingDay(LocalDate.of(2036, 9, 28))).isFalse();
          assertThat(workingDays.isWorkingDay(LocalDate.of(2036, 10, 1))).as("a Wednesday off").isFalse();
          return null;
        });
    LocalDate friday = LocalDate.of(2036, 9, 26);
    Client officer = on(friday, city.safetyOfficer());
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("id", Ids.next());
    finding.put("unit", city.unit().toString());
    finding.put("placeText", "二层东侧楼梯口");
    finding.put("category", "FIRE");
    finding.put("description", "疏散指示标志不亮");
    finding.put("source", "SELF_CHECK");
    finding.put("foundAt", noon(friday).minusSeconds(600).toString());
    finding.put("noPhotoReason", "照度不足");
    String hazard = "/api/hazards/" + officer.post("/api/hazards", finding).at("ref");
    assertThat(officer.get(hazard).text()).as("one working day to grade it: the Saturday").contains("2036-09-27");
    Answer graded = officer.post(hazard + "/acts", Map.of("act", "GRADE", "level", "GENERAL"), 1);
    assertThat(graded.text()).as("three working days to plan: Saturday, Monday, Tuesday").contains("2036-09-30");
  }

  @Test
  void a_later_arrangement_counts_from_its_day_and_rewrites_no_day_before_it() {
    LocalDate first = MONDAY.minusMonths(6);
    List<Map<String, Object>> shorter = new ArrayList<>(days());
    shorter.removeFirst();
    Answer rewriting =
        admin.post(PUBLICATIONS, arrangement("2036", first.toString(), LocalDate.of(2036, 10, 2), shorter));
    assertThat(rewriting.at("errors/0/problem")).contains("2036-10-01", "已按原安排计算");

    List<Map<String, Object>> longer = new ArrayList<>(days());
    longer.add(day("2036-12-31", "元旦", true));
    Map<String, Object> wanted = arrangement("2036", first.toString(), LocalDate.of(2036, 11, 3), longer);
    Answer preview = admin.post(PUBLICATIONS + "/preview", wanted);
    assertThat(preview.at("differences/0/fields/0/now")).contains("12-31 元旦");
    assertThat(admin.post(PUBLICATIONS, wanted).status()).isEqualTo(201);
    LocalDate last = LocalDate.of(2036, 12, 31);
    assertThat(asked(LocalDate.of(2036, 11, 2), last)).as("as it was known before").isTrue();
    assertThat(asked(LocalDate.of(2036, 11, 3), last)).isFalse();
    Answer history = city.neighbour().get("/api/standards/calendars/2036/versions");
    assertThat(history.json()).hasSize(2);
    assertThat(history.at("0/calendar/effectiveFrom")).isEqualTo("2036-11-03");
    assertThat(city.unitHead().get("/api/standards/calendars").text()).contains("\"2027\"", "\"2036\"");

    Answer back = admin.post(PUBLICATIONS + "/" + wanted.get("id") + "/withdrawal", Map.of("reason", "通知有误"));
    assertThat(back.status()).as(back.toString()).isEqualTo(200);
    assertThat(asked(LocalDate.of(2036, 11, 3), last)).as("taken back").isTrue();
  }

  @Test
  void what_cannot_be_arranged_is_named() {
    LocalDate from = MONDAY.minusMonths(6);
    assertThat(problem("2037", day("2037-02-31x", "春节", true))).isNotEmpty();
    assertThat(problem("2037", day("2038-02-01", "春节", true))).contains("不在 2037 年");
    assertThat(problem("2037", day("2037-02-16", "春节调休", false))).contains("不是周末");
    assertThat(problem("2037", day("2037-02-16", " ", true))).contains("名称");
    Answer year = admin.post(PUBLICATIONS, arrangement("37", null, from, days()));
    assertThat(year.at("errors/0/field")).isEqualTo("calendars[0].code");
    Answer twice = admin.post(PUBLICATIONS, arrangement("2036", null, from.plusDays(1), days()));
    assertThat(twice.at("errors/0/problem")).contains("已经存在");
    for (Role role : List.of(Role.DISTRICT_ADMIN, Role.UNIT_HEAD)) {
      assertThat(city.as(role).post(PUBLICATIONS, arrangement("2037", null, from, days())).problem()).isEqualTo("city-only");
    }
    assertThat(city.citySupervisor().post(PUBLICATIONS, arrangement("2037", null, from, days())).status()).isEqualTo(403);
  }

  private String problem(String year, Map<String, Object> day) {
    Answer refused = admin.post(PUBLICATIONS, arrangement(year, null, MONDAY.minusMonths(6), List.of(day)));
    assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
    return refused.at("errors/0/problem");
  }

  private boolean asked(LocalDate on, LocalDate day) {
    return MovableClock.at(noon(on), () -> workingDays.isWorkingDay(day));
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
