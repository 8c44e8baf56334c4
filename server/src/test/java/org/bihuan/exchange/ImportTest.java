package org.bihuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.support.Workbooks.row;
import static org.bihuan.support.Workbooks.with;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
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

/** Hazards that come in as a table: looked at first, then all on the ledger or none, and never twice. */
@BihuanTest
class ImportTest {

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void a_table_is_looked_at_first_and_then_goes_on_the_ledger_as_if_typed() {
    Colleague officer = city.safetyOfficer();
    byte[] table = Workbooks.of(List.of(row("灭火器压力不足"), row("疏散通道堆放杂物"), with(row("插座松动"), "部位", "化学实验室")));

    UUID id = Desk.checks(officer, table);

    assertThat(officer.get("/api/jobs/" + id).at("rows/fresh")).isEqualTo("3");
    assertThat(onLedger()).isZero();
    assertThat(Desk.confirms(officer, id).status()).isEqualTo(202);
    Desk.ends(officer, id, "DONE");
    Answer list = officer.get("/api/hazards");
    assertThat(list.at("count/value")).isEqualTo("3");
    List<String> numbers = new ArrayList<>();
    for (var item : list.json().at("/items")) {
      numbers.add(item.at("/number").asString());
      Answer detail = officer.get("/api/hazards/" + item.at("/ref").asString());
      assertThat(detail.at("origin")).isEqualTo("SELF");
      assertThat(detail.at("foundBy/name")).isEqualTo(officer.name());
      assertThat(officer.get("/api/hazards/" + item.at("/ref").asString() + "/chain").at("valid")).isEqualTo("true");
    }
    assertThat(numbers).containsExactlyInAnyOrder(number(1), number(2), number(3));
    assertThat(officer.get("/api/hazards?place=" + city.laboratory().id()).at("count/value")).isEqualTo("1");
    assertThat(figure("FOUND")).isEqualTo(3);
    assertThat(audit("hazard.import")).singleElement().asString().contains("\"registered\": 3");
  }

  @Test
  void the_same_file_again_adds_nothing_whoever_sends_it() {
    byte[] table = Workbooks.of(List.of(row("灭火器压力不足"), row("疏散通道堆放杂物")));
    imports(city.safetyOfficer(), table);

    UUID again = Desk.checks(city.unitHead(), table);

    assertThat(city.unitHead().get("/api/jobs/" + again).at("rows/known")).isEqualTo("2");
    assertThat(Desk.rows(city.unitHead(), again, "KNOWN").at("items/0/known")).isEqualTo(number(1));
    assertThat(Desk.confirms(city.unitHead(), again).status()).isEqualTo(409);
    assertThat(onLedger()).isEqualTo(2);
  }

  @Test
  void what_is_wrong_is_said_of_each_cell_and_the_table_comes_back_to_be_put_right() {
    Colleague officer = city.safetyOfficer();
    LocalDate tomorrow = LocalDate.now(BeijingTime.ZONE).plusDays(2);
    List<Map<String, Object>> rows =
        List.of(
            row("灭火器压力不足"),
            with(row("类别写错"), "类别", "防火"),
            with(row("日期写错"), "发现日期", "上周三"),
            with(row("日期在将来"), "发现日期", tomorrow),
            with(with(row("没有部位"), "部位", ""), "单位", "远山学校"),
            with(row("越权的来源"), "来源", "市抽查"),
            with(row("不存在的检查项"), "检查项编号", "XF-999"),
            row("灭火器压力不足"));

    UUID id = Desk.checks(officer, Workbooks.of(rows));

    Answer wrong = Desk.rows(officer, id, "WRONG");
    assertThat(wrong.json().at("/items")).hasSize(7);
    assertThat(wrong.at("items/0/row")).isEqualTo("3");
    assertThat(wrong.at("items/0/wrong/0/cell")).isEqualTo("D3");
    assertThat(wrong.at("items/0/wrong/0/column")).isEqualTo("CATEGORY");
    assertThat(wrong.at("items/0/wrong/0/value")).isEqualTo("防火");
    assertThat(wrong.at("items/0/wrong/0/remedy")).contains("消防安全");
    assertThat(wrong.at("items/1/wrong/0/problem")).contains("上周三");
    assertThat(wrong.at("items/2/wrong/0/problem")).contains("晚于现在");
    assertThat(wrong.text()).contains("没有找到这个单位", "没有填写部位", "与您的岗位不符", "没有检查项 XF-999", "与第 2 行完全相同");
    byte[] returned = officer.get("/api/imports/" + id + "/returned").bytes();
    List<SheetRow> back = Workbooks.rows(returned);
    assertThat(back.getFirst().cell(Workbooks.HEAD.size())).isEqualTo(ImportHead.PROBLEM_TITLE);
    assertThat(back.get(2).cell(Workbooks.HEAD.size()).toString()).contains("类别：", "不是可选的类别");
    assertThat(back.get(1).cell(Workbooks.HEAD.size())).isNull();
    Desk.confirms(officer, id);
    Desk.ends(officer, id, "DONE");
    assertThat(onLedger()).isEqualTo(1);

    UUID round = Desk.checks(officer, returned);

    Answer second = officer.get("/api/jobs/" + round);
    assertThat(second.at("rows/known")).isEqualTo("1");
    assertThat(second.at("rows/wrong")).isEqualTo("7");
    assertThat(Desk.rows(officer, round, "WRONG").json().at("/ignored")).isEmpty();
  }

  @Test
  void all_faulty_cells_of_a_row_are_told_at_once() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> bad = with(with(with(with(row("长".repeat(2_100)), "类别", "防火"), "发现日期", "2027-12-01"), "来源", "举报"), "部位", "");
    Map<String, Object> nowhere = with(with(with(row("也错"), "单位", "没有的学校"), "发现日期", "2027-12-01"), "来源", "举报");

    Answer wrong = Desk.rows(officer, Desk.checks(officer, Workbooks.of(List.of(bad, nowhere))), "WRONG");

    assertThat(wrong.json().at("/items/0/wrong").findValuesAsString("column"))
        .as(wrong.text())
        .containsExactlyInAnyOrder("CATEGORY", "FOUND", "DESCRIPTION", "SOURCE", "PLACE");
    assertThat(wrong.json().at("/items/1/wrong").findValuesAsString("column"))
        .containsExactlyInAnyOrder("UNIT", "FOUND", "SOURCE");
  }

  @Test
  void a_formula_nobody_calculated_is_wrong_in_its_cell_until_somebody_writes_there() {
    Colleague officer = city.safetyOfficer();
    Workbooks.Formula formula = new Workbooks.Formula("HYPERLINK(\"x\")");
    Map<String, Object> row = with(with(row("灭火器压力不足"), "部位", formula), "判定依据", formula);
    UUID id = Desk.checks(officer, Workbooks.of(List.of(row)));

    Answer wrong = Desk.rows(officer, id, "WRONG");
    assertThat(wrong.at("items/0/wrong/0/cell")).isEqualTo("B2");
    assertThat(wrong.at("items/0/wrong/0/problem")).contains("公式");
    byte[] returned = officer.get("/api/imports/" + id + "/returned").bytes();
    Answer untouched = Desk.rows(officer, Desk.checks(officer, returned), "WRONG");
    assertThat(untouched.json().at("/items/0/wrong").findValuesAsString("column"))
        .as(untouched.text())
        .containsExactlyInAnyOrder("PLACE", "BASIS");
  }

  @Test
  void all_or_nothing_when_somebody_was_faster() {
    Colleague officer = city.safetyOfficer();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      rows.add(row("第 " + i + " 处"));
    }
    UUID slow = Desk.checks(officer, Workbooks.of(rows));
    imports(city.unitHead(), Workbooks.of(List.of(row("第 650 处"))));

    Desk.confirms(officer, slow);

    assertThat(Desk.ends(officer, slow, "FAILED").at("failure/problem")).contains("已在另一处登记");
    assertThat(onLedger()).isEqualTo(1);
    assertThat(figure("FOUND")).isEqualTo(1);
    imports(officer, Workbooks.of(List.of(row("下一处"))));
    assertThat(officer.get("/api/hazards").at("items/0/number")).isEqualTo(number(2));
  }

  @Test
  void a_district_registers_on_behalf_of_its_units_and_of_no_other() {
    Colleague district = city.districtAdmin();
    List<Map<String, Object>> rows =
        List.of(
            with(row("代报的隐患"), "单位", "育才学校"),
            with(with(row("抽查发现"), "单位", "向阳幼儿园"), "来源", "区抽查"),
            with(row("外区的隐患"), "单位", "远山学校"),
            row("没有写单位"));

    UUID id = Desk.checks(district, Workbooks.of(rows));

    assertThat(district.get("/api/jobs/" + id).at("rows/fresh")).isEqualTo("2");
    assertThat(Desk.rows(district, id, "WRONG").text())
        .contains("没有找到这个单位", "没有填写单位", "您现在以“测试区", "可在右上角切换岗位");
    Desk.confirms(district, id);
    Desk.ends(district, id, "DONE");
    assertThat(district.get("/api/hazards?origin=ON_BEHALF").at("count/value")).isEqualTo("1");
    assertThat(district.get("/api/hazards?origin=SUPERIOR").at("count/value")).isEqualTo("1");
    assertThat(city.neighbour().get("/api/hazards").at("count/value")).isEqualTo("1");
  }

  @Test
  void an_import_is_its_owners_alone() {
    UUID id = Desk.checks(city.safetyOfficer(), Workbooks.of(List.of(row("灭火器压力不足"))));

    for (Colleague other : List.of(city.unitHead(), city.neighbour(), city.stranger(), city.districtAdmin())) {
      assertThat(Desk.rows(other, id, "FRESH").status()).isEqualTo(404);
      assertThat(Desk.confirms(other, id).status()).isEqualTo(404);
      assertThat(other.get("/api/imports/" + id + "/returned").status()).isEqualTo(404);
    }
    assertThat(Desk.uploads(city.as(Role.AUDITOR), Ids.next(), Workbooks.of(List.of())).problem()).isEqualTo("no-permission");
    assertThat(onLedger()).isZero();
  }

  @Test
  void a_cancelled_import_is_gone_and_an_upload_repeated_is_one() {
    Colleague officer = city.safetyOfficer();
    byte[] table = Workbooks.of(List.of(row("灭火器压力不足")));
    UUID id = Desk.checks(officer, table);

    assertThat(Desk.uploads(officer, id, table).status()).isEqualTo(202);
    assertThat(Desk.uploads(officer, id, Workbooks.of(List.of(row("别的")))).problem()).isEqualTo("id-conflict");
    assertThat(officer.post("/api/jobs/" + id + "/cancel", "").at("state")).isEqualTo("CANCELLED");
    assertThat(Desk.confirms(officer, id).status()).isEqualTo(404);
    assertThat(Desk.rows(officer, id, "FRESH").status()).isEqualTo(404);
    assertThat(onLedger()).isZero();
  }

  @Test
  void the_template_offers_what_can_be_chosen_and_is_understood_again() {
    byte[] template = city.districtAdmin().get("/api/imports/template").bytes();

    String sheet = Workbooks.part(template, "xl/worksheets/sheet1.xml");
    assertThat(sheet).contains("<dataValidation ", "type=\"list\"");
    List<String> choices =
        Workbooks.inFile(
            template,
            file -> {
              List<String> all = new ArrayList<>();
              file.rows(file.sheets().get(1), row -> all.addAll(row.cells().stream().map(String::valueOf).toList()));
              return all;
            });
    assertThat(choices).contains("育才学校", "向阳幼儿园", "消防安全", "自查", "重大").doesNotContain("远山学校");
    Object head = Workbooks.rows(template).getFirst().cells();
    assertThat(head.toString()).contains("部位*", "隐患描述*", "单位,");
    UUID id = Ids.next();
    Desk.uploads(city.districtAdmin(), id, template);
    assertThat(Desk.ends(city.districtAdmin(), id, "FAILED").at("failure/problem")).isEqualTo("表里没有要登记的隐患");
  }

  @Test
  void a_check_item_brings_what_the_standards_know_and_a_judgement_rule_proposes_major() {
    Colleague officer = city.safetyOfficer();
    String code = officer.get("/api/standards/items?limit=1").at("items/0/code");
    Map<String, Object> row = with(with(row("对照检查项"), "检查项编号", code), "类别", "");

    UUID id = Desk.checks(officer, Workbooks.of(List.of(row)));
    Desk.confirms(officer, id);
    Desk.ends(officer, id, "DONE");

    Answer hazard = officer.get("/api/hazards/" + officer.get("/api/hazards").at("items/0/ref"));
    assertThat(hazard.at("itemCode")).isEqualTo(code);
    assertThat(hazard.at("basis")).isNotBlank();
  }

  private void imports(Colleague person, byte[] table) {
    UUID id = Desk.checks(person, table);
    assertThat(Desk.confirms(person, id).status()).isEqualTo(202);
    Desk.ends(person, id, "DONE");
  }

  private String number(int serial) {
    return "%d-%d-%06d".formatted(city.district(), LocalDate.now(BeijingTime.ZONE).getYear(), serial);
  }

  private long onLedger() {
    return database.everything().sql("select count(*) from hazard.hazard where district_id = :d")
        .param("d", city.district()).query(Long.class).single();
  }

  private long figure(String measure) {
    return database
        .everything()
        .sql("select coalesce(sum(amount), 0) from hazard.tally_delta where district_id = :d and measure = :m")
        .param("d", city.district())
        .param("m", measure)
        .query(Long.class)
        .single();
  }

  private List<String> audit(String act) {
    return database.everything().sql("select details::text from audit.entry where act = :act and district_id = :d")
        .param("act", act).param("d", city.district()).query(String.class).list();
  }
}
