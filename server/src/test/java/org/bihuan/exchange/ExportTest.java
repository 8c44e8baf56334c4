package org.bihuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.hazard.HazardIntake;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.Registration;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.bihuan.support.Workbooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What leaves the system as a workbook: the rows somebody sees, marked with who took them, and written down. */
@BihuanTest
class ExportTest {

  private static final List<String> SHOWN = List.of("number", "description", "foundAt", "status", "extensions");

  @Autowired private TestCities cities;
  @Autowired private HazardLedger ledger;
  @Autowired private HazardIntake intake;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestDatabase database;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void the_rows_and_columns_on_the_screen_are_those_of_the_workbook() {
    register(city.safetyOfficer(), city.unit(), "灭火器压力不足");
    register(city.safetyOfficer(), city.unit(), "疏散通道堆放杂物");
    register(city.neighbour(), city.neighbourUnit(), "邻校的隐患");
    String filter = "category=FIRE&q=" + java.net.URLEncoder.encode("灭火器", java.nio.charset.StandardCharsets.UTF_8);

    List<SheetRow> rows = Workbooks.rows(Desk.exports(city.safetyOfficer(), filter, SHOWN));

    assertThat(rows.getFirst().cells()).containsExactly("编号", "隐患描述", "排查日期", "状态", "延期次数");
    assertThat(rows.get(1).cell(1)).isEqualTo("灭火器压力不足");
    assertThat(rows.get(1).cell(2)).isEqualTo(LocalDate.now(BeijingTime.ZONE).atStartOfDay());
    assertThat(rows.get(1).cell(4)).isEqualTo(java.math.BigDecimal.ZERO);
    assertThat(rows.get(2).cell(0).toString()).contains(city.safetyOfficer().name(), "导出，编号");
    assertThat(rows).hasSize(3);
  }

  @Test
  void a_table_can_be_worked_with_and_says_where_it_comes_from() {
    register(city.safetyOfficer(), city.unit(), "灭火器压力不足");

    byte[] workbook = Desk.exports(city.safetyOfficer(), "", List.of());

    String sheet = Workbooks.part(workbook, "xl/worksheets/sheet1.xml");
    assertThat(sheet).contains("<pane ", "state=\"frozen\"", "<autoFilter ", "<cols>", "<oddFooter>", city.safetyOfficer().name());
    assertThat(sheet).as("more columns than A4 takes: A3").contains("paperSize=\"8\"", "orientation=\"landscape\"", "<pageMargins ");
    assertThat(Workbooks.part(workbook, "xl/workbook.xml")).contains("_xlnm.Print_Titles", "$1:$1");
    byte[] narrow = Desk.exports(city.safetyOfficer(), "", List.of("number", "level"));
    assertThat(Workbooks.part(narrow, "xl/worksheets/sheet1.xml")).as("A4").contains("paperSize=\"9\"");
    assertThat(Workbooks.rows(narrow).get(1).cell(1)).as("as on the screen").isEqualTo("未核定");
    String head = sheet.substring(sheet.indexOf("<oddHeader>"), sheet.indexOf("</oddFooter>"));
    assertThat(head.length()).isLessThan(255 * 2);
    List<String> about =
        Workbooks.inFile(
            workbook,
            file -> {
              List<String> facts = new ArrayList<>();
              file.rows(file.sheets().get(1), row -> facts.add(row.cell(0) + "=" + row.cell(1)));
              return facts;
            });
    assertThat(about).anyMatch(f -> f.startsWith("导出人=" + city.safetyOfficer().name())).contains("行数=1");
  }

  @Test
  void nothing_a_person_typed_is_ever_calculated() {
    List<String> evil =
        List.of("=HYPERLINK(\"http://x\",\"点我\")", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "\t=1+1", "00123", "a b<&>\"'");
    evil.forEach(text -> register(city.safetyOfficer(), city.unit(), text));

    byte[] workbook = Desk.exports(city.safetyOfficer(), "", List.of("description", "number"));

    assertThat(Workbooks.part(workbook, "xl/worksheets/sheet1.xml")).doesNotContain("<f>", "<f ");
    List<String> told = Workbooks.rows(workbook).stream().map(row -> String.valueOf(row.cell(0))).toList();
    assertThat(told).contains("=HYPERLINK(\"http://x\",\"点我\")", "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "00123");
  }

  @Test
  void the_national_form_has_its_field_names_and_explains_them() {
    register(city.safetyOfficer(), city.unit(), "灭火器压力不足");
    UUID id = Ids.next();
    Desk.asksForExport(city.safetyOfficer(), id, "", "NATIONAL", List.of());
    Desk.ends(city.safetyOfficer(), id, "DONE");

    byte[] workbook = city.safetyOfficer().get("/api/jobs/" + id + "/file").bytes();

    List<SheetRow> rows = Workbooks.rows(workbook);
    assertThat(rows.getFirst().cells()).startsWith("CO_NAME", "HIDDEN_DANGER_INFO_SOURCES").contains("OUTID");
    assertThat(rows.get(1).cells()).contains("灭火器压力不足", "未整改", "教育");
    assertThat(rows.get(1).cell(4)).isInstanceOf(LocalDateTime.class);
  }

  @Test
  void an_export_is_its_owners_alone() {
    UUID id = Ids.next();
    register(city.safetyOfficer(), city.unit(), "灭火器压力不足");
    Desk.asksForExport(city.safetyOfficer(), id, "", "WHOLE", List.of());
    Desk.ends(city.safetyOfficer(), id, "DONE");

    for (Colleague other : List.of(city.unitHead(), city.neighbour(), city.stranger(), city.districtAdmin(), city.cityAdmin(), city.as(Role.SYSTEM_ADMIN))) {
      assertThat(other.get("/api/jobs/" + id).status()).isEqualTo(404);
      assertThat(other.get("/api/jobs/" + id + "/file").status()).isEqualTo(404);
      assertThat(other.post("/api/jobs/" + id + "/cancel", "").status()).isEqualTo(404);
      assertThat(other.get("/api/jobs").text()).doesNotContain(id.toString());
    }
    assertThat(city.safetyOfficer().get("/api/jobs").text()).contains(id.toString());
    assertThat(city.safetyOfficer().at(Instant.now().plus(Duration.ofHours(10))).get("/api/jobs").status()).isEqualTo(401);
  }

  @Test
  void beginning_and_taking_an_export_are_written_down_with_what_it_was() {
    register(city.districtAdmin(), city.unit(), "灭火器压力不足");
    Desk.exports(city.districtAdmin(), "level=UNGRADED", SHOWN);

    List<String> lines =
        database
            .everything()
            .sql("select act || ' ' || details from audit.entry where person_id = :id and act like 'export.%' order by at, id")
            .param("id", city.districtAdmin().personId())
            .query(String.class)
            .list();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("export.data").contains("等级：其他待核定", "\"rows\": 1");
    assertThat(lines.get(1)).startsWith("export.download").contains("隐患台账-");
  }

  @Test
  void more_than_a_thousand_rows_need_the_password_again() {
    Colleague officer = city.safetyOfficer();
    List<Registration> many = new ArrayList<>();
    for (int i = 0; i <= LedgerExport.WITHOUT_STEP_UP; i++) {
      many.add(registration(city.unit(), "第 " + i + " 处"));
    }
    Acting.as(officer.actor(), () -> transaction.execute(s -> intake.registerAll(officer.actor(), many)));
    UUID id = Ids.next();

    Answer refused = Desk.asksForExport(officer, id, "", "WHOLE", List.of());

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("step-up-needed");
    assertThat(refused.at("detail")).contains("1,001");
    assertThat(officer.post("/api/session/step-up", Map.of("password", TestCity.PASSWORD)).status()).isEqualTo(200);
    assertThat(Desk.asksForExport(officer, id, "", "WHOLE", List.of()).status()).isEqualTo(202);
    assertThat(Desk.ends(officer, id, "DONE").at("done")).isEqualTo("1001");
    Instant later = Instant.now().plus(Duration.ofMinutes(6));
    assertThat(Desk.asksForExport(officer, Ids.next(), "", "WHOLE", List.of()).status()).isEqualTo(202);
    assertThat(officer.at(later).post("/api/exports", Map.of("id", Ids.next().toString(), "form", "WHOLE")).problem())
        .isEqualTo("step-up-needed");
    Desk.exports(city.unitHead(), "q=123-nothing", SHOWN);
  }

  @Test
  void who_may_not_export_is_refused_and_what_is_no_column_is_named() {
    for (Role role : List.of(Role.POST_HOLDER, Role.CLUSTER_ADMIN, Role.CONTRACTOR, Role.EXPERT, Role.DUTY_OFFICER, Role.AUDITOR, Role.SYSTEM_ADMIN)) {
      assertThat(Desk.asksForExport(city.as(role), Ids.next(), "", "WHOLE", List.of()).problem())
          .as(role.name())
          .isEqualTo("no-permission");
    }
    Colleague officer = city.safetyOfficer();
    Answer odd = Desk.asksForExport(officer, Ids.next(), "", "SHOWN", List.of("number", "password_hash; drop"));
    assertThat(odd.status()).isEqualTo(422);
    assertThat(odd.at("errors/0/field")).isEqualTo("columns");
    assertThat(Desk.asksForExport(officer, Ids.next(), "", "SHOWN", List.of()).status()).isEqualTo(422);
    assertThat(Desk.asksForExport(officer, Ids.next(), "level=HUGE", "WHOLE", List.of()).at("errors/0/field")).isEqualTo("level");
    assertThat(Desk.asksForExport(officer, Ids.next(), "unit=" + city.farUnit(), "WHOLE", List.of()).status()).isEqualTo(404);
    assertThat(officer.post("/api/exports", Map.of("id", "no id", "form", "WHOLE")).status()).isEqualTo(400);
  }

  private void register(Colleague finder, Ref unit, String description) {
    Acting.as(finder.actor(), () -> ledger.register(finder.actor(), registration(unit, description)));
  }

  private static Registration registration(Ref unit, String description) {
    Instant today = BeijingTime.startOf(LocalDate.now(BeijingTime.ZONE));
    return new Registration(
        Ids.next(), unit, null, "教学楼二层", Category.FIRE, null, description, null, HazardSource.SELF_CHECK, today, null,
        null, List.of(), "随后补拍", false, null);
  }
}
