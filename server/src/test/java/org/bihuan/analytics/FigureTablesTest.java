package org.bihuan.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.HazardLives;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tables A, B and C: their columns, what balances in them, and the rows and units behind each cell. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FigureTablesTest {

  private static final LocalDate TODAY = LocalDate.now(BeijingTime.ZONE);
  private static final String SEASON = TODAY.minusDays(130) + ".." + TODAY;
  private static final String LIST = "CL-PS-D-FIRE";

  @Autowired TestCities cities;
  @Autowired HazardLives lives;
  private TestCity city;

  /** 育才学校 reports and checks; 向阳幼儿园 checks and finds nothing; a third unit of the cluster does nothing. */
  @BeforeAll
  void live() {
    city = cities.found();
    lives.live(city, 48, 11);
    checksWithoutFindings(city.neighbour(), city.neighbourUnit().toString());
  }

  private static void checksWithoutFindings(Colleague officer, String unit) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("id", Ids.next());
    task.put("unitRef", unit);
    task.put("checklistCode", LIST);
    task.put("kind", "PATROL");
    task.put("dueOn", TODAY.plusDays(2).toString());
    task.put("assigneePostId", officer.post().id());
    Answer planned = officer.post("/api/inspection/tasks", task);
    assertThat(planned.status()).as(planned.text()).isEqualTo(201);
    JsonNode list = officer.get("/api/checklists/" + LIST).json();
    List<Map<String, Object>> entries =
        StreamSupport.stream(list.at("/items").spliterator(), false)
            .map(item -> passed(item.at("/code").asString()))
            .toList();
    Answer submitted =
        officer.post(
            "/api/inspection/tasks/" + planned.at("ref") + "/submission",
            Map.of("id", Ids.next(), "entries", entries),
            planned.version());
    assertThat(submitted.status()).as(submitted.text()).isIn(200, 201);
  }

  private static Map<String, Object> passed(String item) {
    return Map.of("item", item, "result", "PASS", "photos", List.of());
  }

  @Test
  void tableAHasTheColumnsOfTheMonthlyReport() {
    assertThat(titles("A"))
        .containsExactly(
            "应排查单位(家)", "实际排查单位(家)", "覆盖率(%)", "一般隐患·排查数(项)", "一般隐患·已整改(项)", "一般隐患·整改率(%)",
            "重大隐患·排查治理·排查数(项)", "重大隐患·排查治理·已整改销号(项)", "重大隐患·排查治理·整改率(%)", "重大隐患·列入治理计划·列入数(项)",
            "重大隐患·列入治理计划·达到“五到位”数(项)", "挂牌督办·总数(项)", "挂牌督办·省级(项)", "挂牌督办·市级(项)", "挂牌督办·县级(项)",
            "累计落实治理资金(万元)");
  }

  @Test
  void tableBHasTheColumnsOfTheRectificationReport() {
    assertThat(titles("B"))
        .startsWith(
            "一般隐患·隐患数(项)", "一般隐患·未整改数(项)", "一般隐患·整改率(%)", "重大隐患·隐患数(项)", "重大隐患·未整改数(项)",
            "重大隐患·到期未整改数(项)", "重大隐患·整改率(%)", "挂牌督办·省级·挂牌数(项)", "挂牌督办·省级·未整改数(项)", "挂牌督办·省级·整改率(%)")
        .hasSize(16);
  }

  @Test
  void tableCHasTheColumnsOfTheReportingQuality() {
    assertThat(titles("C"))
        .containsExactly(
            "应报总数(家)", "已报数(家)", "自报数(家)", "自报率(%)", "代报数(家)", "代报率(%)", "零隐患数(家)", "零隐患率(%)", "未报数(家)");
  }

  @Test
  void headAndFootAreThoseOfTheForm() {
    JsonNode table = table(city.districtAdmin(), "A", "2026-Q1");
    assertThat(table.at("/reporter").asString()).isEqualTo("填报单位");
    assertThat(table.at("/cutOff").asString()).isEqualTo("截止到2026年3月31日");
    assertThat(table.at("/foot").toString()).contains("单位负责人（签字）", "填表人（签字）", "联系电话", "填报日期");
    assertThat(table.at("/notes").toString()).contains("挂牌");
  }

  @Test
  void nothingToDivideByPrintsASlash() {
    JsonNode row = table(city.strangeDistrictAdmin(), "A", SEASON).at("/rows/0/cells");
    assertThat(row.at("/general.rate/text").asString()).isEqualTo("/");
    assertThat(row.at("/general.rate/value").isNull()).isTrue();
    assertThat(row.at("/general.found/text").asString()).isEqualTo("0");
    assertThat(row.at("/coverage/text").asString()).isEqualTo("0.0");
    assertThat(row.at("/funds/text").asString()).isEqualTo("0.00");
  }

  @Test
  void everyNumberOfHazardsOpensItsRowsAndEveryNumberOfUnitsItsUnits() {
    for (Colleague person : List.of(city.unitHead(), city.clusterAdmin(), city.districtAdmin())) {
      for (String form : List.of("A", "B", "C")) {
        for (JsonNode row : table(person, form, SEASON).at("/rows")) {
          row.at("/cells").properties().forEach(cell -> opens(person, cell.getKey(), cell.getValue()));
          opensWhatItIsAShareOf(row.at("/cells"), form);
        }
      }
    }
  }

  private static void opensWhatItIsAShareOf(JsonNode cells, String form) {
    Map<String, String> bases =
        switch (form) {
          case "A" -> Map.of("coverage", "shouldCheck", "general.rate", "general.found", "major.rate", "major.found");
          case "B" -> Map.of("general.rate", "general.found", "major.rate", "major.found");
          default -> Map.of("selfRate", "reported", "onBehalfRate", "reported", "zeroRate", "reported");
        };
    bases.forEach(
        (rate, base) -> {
          assertThat(cells.get(rate).at("/rows")).as(rate).isEqualTo(cells.get(base).at("/rows"));
          assertThat(cells.get(rate).at("/units")).as(rate).isEqualTo(cells.get(base).at("/units"));
        });
  }

  private static void opens(Colleague person, String key, JsonNode cell) {
    if (isRate(key)) {
      return;
    }
    if (!cell.at("/units").isNull()) {
      Answer units = person.get("/api/figures/units?" + cell.at("/units").asString());
      assertThat(units.json().at("/count/value").asLong()).as(key + cell).isEqualTo(cell.at("/value").asLong());
      assertThat(units.json().at("/items").size()).isEqualTo(cell.at("/value").asInt());
    } else if (!cell.at("/rows").isNull() && !key.equals("funds")) {
      Answer rows = person.get("/api/hazards?limit=1&" + cell.at("/rows").asString());
      assertThat(rows.json().at("/count/value").asLong()).as(key + cell).isEqualTo(cell.at("/value").asLong());
    }
  }

  private static boolean isRate(String key) {
    return key.equals("coverage") || key.toLowerCase(Locale.ROOT).endsWith("rate");
  }

  @Test
  void whatMustBalanceBalances() {
    for (Role role : List.of(Role.UNIT_HEAD, Role.CLUSTER_ADMIN, Role.DISTRICT_ADMIN, Role.CITY_ADMIN)) {
      Colleague person = city.as(role);
      for (JsonNode row : table(person, "A", SEASON).at("/rows")) {
        assertThat(n(row, "checked")).isLessThanOrEqualTo(n(row, "shouldCheck"));
        assertThat(n(row, "general.rectified")).isLessThanOrEqualTo(n(row, "general.found"));
        assertThat(n(row, "major.rectified")).isLessThanOrEqualTo(n(row, "major.found"));
        assertThat(n(row, "major.fiveElements")).isLessThanOrEqualTo(n(row, "major.listed"));
        assertThat(n(row, "major.listed")).isLessThanOrEqualTo(n(row, "major.found"));
      }
      for (JsonNode row : table(person, "B", SEASON).at("/rows")) {
        assertThat(n(row, "general.unrectified")).isLessThanOrEqualTo(n(row, "general.found"));
        assertThat(n(row, "major.overdue")).isLessThanOrEqualTo(n(row, "major.unrectified"));
        assertThat(n(row, "major.unrectified")).isLessThanOrEqualTo(n(row, "major.found"));
      }
      for (JsonNode row : table(person, "C", SEASON).at("/rows")) {
        assertThat(n(row, "self") + n(row, "onBehalf")).isEqualTo(n(row, "reported"));
        assertThat(n(row, "reported") + n(row, "unreported")).isEqualTo(n(row, "should"));
        assertThat(n(row, "zero")).isLessThanOrEqualTo(n(row, "reported"));
      }
    }
  }

  @Test
  void theTotalIsTheSumOfItsLinesAndAgreesWithTheDashboard() {
    Colleague admin = city.districtAdmin();
    for (String form : List.of("A", "B", "C")) {
      JsonNode rows = table(admin, form, SEASON).at("/rows");
      JsonNode total = rows.get(rows.size() - 1);
      assertThat(total.at("/total").asBoolean()).isTrue();
      assertThat(total.at("/title").asString()).isEqualTo("合计");
      for (Map.Entry<String, JsonNode> cell : total.at("/cells").properties()) {
        if (!cell.getKey().toLowerCase(java.util.Locale.ROOT).endsWith("rate") && !cell.getKey().equals("coverage")) {
          long sum = 0;
          for (int i = 0; i < rows.size() - 1; i++) {
            sum += n(rows.get(i), cell.getKey());
          }
          assertThat(cell.getValue().at("/value").asLong()).as(form + cell.getKey()).isEqualTo(sum);
        }
      }
    }
    JsonNode overview = admin.get("/api/figures/overview?period=" + SEASON).json();
    JsonNode total = last(table(admin, "A", SEASON));
    assertThat(n(total, "general.found") + n(total, "major.found") + total.at("/proposed/value").asLong())
        .isEqualTo(FiguresOpenTheirRowsTest.figure(overview, "FOUND").at("/value").asLong());
    assertThat(last(table(admin, "B", SEASON)).at("/cells/major.overdue/value").asLong())
        .isEqualTo(FiguresOpenTheirRowsTest.figure(overview, "MAJOR_OVERDUE").at("/value").asLong())
        .isPositive();
  }

  @Test
  void aUnitThatCheckedAndFoundNothingReportedZeroAndOneThatDidNothingDidNotReport() {
    JsonNode cluster = table(city.clusterAdmin(), "C", SEASON);
    assertThat(n(line(cluster, "育才学校"), "self")).isEqualTo(1);
    assertThat(n(line(cluster, "育才学校"), "zero")).isZero();
    assertThat(n(line(cluster, "向阳幼儿园"), "zero")).isEqualTo(1);
    assertThat(n(last(cluster), "reported")).isEqualTo(2);

    JsonNode far = table(city.strangeDistrictAdmin(), "C", SEASON);
    assertThat(n(last(far), "unreported")).isEqualTo(n(last(far), "should")).isPositive();

    JsonNode own = line(table(city.cityAdmin(), "C", SEASON), "测试区" + city.district());
    assertThat(n(own, "reported")).isEqualTo(2);
    JsonNode units =
        city.districtAdmin().get("/api/figures/units?state=ZERO&period=" + SEASON).json();
    assertThat(units.at("/items/0/name").asString()).isEqualTo("向阳幼儿园");
    assertThat(units.at("/items/0/checks").asLong()).isEqualTo(1);
  }

  @Test
  void whatIsProposedAsMajorStandsBesideTheColumnsAndOpensItsRows() {
    for (String form : List.of("A", "B")) {
      JsonNode table = table(city.districtAdmin(), form, SEASON);
      JsonNode proposed = last(table).at("/proposed");
      long hazards = proposed.at("/value").asLong();
      assertThat(hazards).isPositive();
      JsonNode listed = city.districtAdmin().get("/api/hazards?limit=100&" + proposed.at("/rows").asString()).json();
      assertThat(listed.at("/count/value").asLong()).isEqualTo(hazards);
      for (JsonNode row : listed.at("/items")) {
        assertThat(row.at("/level").isNull()).isTrue();
        assertThat(row.at("/proposedLevel").asString()).isEqualTo("MAJOR");
      }
      assertThat(table.at("/notes").toString())
          .contains("另有建议重大、待核定的隐患 " + hazards + " 项，未计入一般和重大", "育才学校 " + hazards + " 项");
    }
    assertThat(last(table(city.districtAdmin(), "C", SEASON)).at("/proposed").isNull()).isTrue();
    assertThat(city.districtAdmin().get("/api/figures/tables/B.csv?period=" + SEASON).text()).contains("未计入一般和重大");
  }

  @Test
  void theExportSaysWhatTheScreenSays() {
    Answer csv = city.districtAdmin().get("/api/figures/tables/B.csv?period=" + SEASON);
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition")).contains("attachment");
    assertThat(csv.text()).startsWith("\ufeff隐患整治情况统计表").contains("填报单位：测试区", "重大隐患·到期未整改数(项)", "合计,", "填表人（签字）");
    JsonNode total = last(table(city.districtAdmin(), "B", SEASON));
    String line = csv.text().lines().filter(text -> text.startsWith("合计,")).findFirst().orElseThrow();
    List<String> cells = new ArrayList<>(List.of("合计"));
    total.at("/cells").forEach(cell -> cells.add(cell.at("/text").asString()));
    assertThat(line).isEqualTo(String.join(",", cells));
  }

  private static JsonNode table(Colleague person, String form, String period) {
    Answer answer = person.get("/api/figures/tables/" + form + "?period=" + period);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<String> titles(String form) {
    List<String> titles = new ArrayList<>();
    table(city.unitHead(), form, SEASON).at("/columns").forEach(column -> addTitles("", column, titles));
    return titles;
  }

  private static void addTitles(String above, JsonNode column, List<String> titles) {
    String title = above + column.at("/title").asString();
    if (column.at("/columns").isNull()) {
      titles.add(title);
    } else {
      column.at("/columns").forEach(below -> addTitles(title + "·", below, titles));
    }
  }

  private static JsonNode line(JsonNode table, String title) {
    for (JsonNode row : table.at("/rows")) {
      if (row.at("/title").asString().equals(title)) {
        return row;
      }
    }
    throw new AssertionError("no line " + title);
  }

  private static JsonNode last(JsonNode table) {
    return table.at("/rows").get(table.at("/rows").size() - 1);
  }

  private static long n(JsonNode row, String column) {
    return row.at("/cells").get(column).at("/value").asLong();
  }
}
