package org.bihuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.spreadsheet.SheetRow;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.bihuan.support.Workbooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The organisation as a table: nobody gets further by it than on the pages, and it comes in whole or not at all. */
@BihuanTest
class TreeImportTest {

  private static final String TABLES = "/api/organisation-tables";
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final List<String> HEAD =
      List.of("层级", "区", "学区", "单位", "部门", "岗位", "角色", "姓名", "单位类型", "学生数", "教职工数", "寄宿生数", "人员编号", "系统编号");

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void a_district_enters_its_part_of_the_tree_in_one_table_and_a_second_time_nothing() {
    Colleague admin = city.districtAdmin();
    byte[] table =
        Workbooks.of(
            HEAD,
            List.of(
                row("部门", "单位", "新校", "部门", "后勤处"),
                row("单位", "学区", "第九学区", "单位", "新校", "单位类型", "小学、中学", "学生数", 300),
                row("学区", "学区", "第九学区"),
                row("单位", "单位", "育才学校", "学生数", "1,250", "教职工数", "1，096")));

    UUID id = checks(admin, table);

    assertThat(admin.get("/api/jobs/" + id).at("rows/fresh")).isEqualTo("4");
    Answer changes = rows(admin, id, "ADDED,CHANGED");
    assertThat(changes.at("items/1/outcome")).isEqualTo("新增单位");
    assertThat(changes.at("items/3/outcome")).isEqualTo("修改单位情况：学生数 1200→1250，教职工数 96→1096");
    assertThat(nodes("新校")).as("looked at only").isZero();
    confirms(admin, id);
    assertThat(nodes("新校")).isEqualTo(1);
    assertThat(nodes("后勤处")).isEqualTo(1);
    assertThat(city.unitHead().get("/api/units/" + city.unit()).at("unit/pupils")).isEqualTo("1250");

    UUID again = checks(admin, table);
    assertThat(admin.get("/api/jobs/" + again).at("rows/known")).isEqualTo("4");
    assertThat(admin.post(TABLES + "/imports/" + again + "/confirm", "").problem()).isEqualTo("not-ready");
  }

  @Test
  void what_is_wrong_is_said_of_each_cell_and_the_table_comes_back_to_be_put_right() {
    Colleague admin = city.districtAdmin();
    List<Map<String, Object>> rows =
        new ArrayList<>(
            List.of(
                row("单位", "单位", "甲校", "单位类型", "小学"),
                row("单位", "单位", "乙校", "单位类型", "城堡"),
                row("单位", "单位", "丙校", "单位类型", "小学", "学生数", "三百"),
                row("单位", "单位", "丁校", "单位类型", "小学", "学生数", 10, "寄宿生数", 11),
                row("单位", "单位", "戊校", "单位类型", "小学", "学区", "没有的学区"),
                row("学校", "单位", "己校"),
                row("单位", "单位", "育才学校", "学区", "第二学区"),
                row("单位", "单位", "另一个名称", "系统编号", city.unit().toString())));

    UUID id = checks(admin, Workbooks.of(HEAD, rows));

    Answer wrong = rows(admin, id, "REFUSED");
    assertThat(wrong.json().at("/items")).hasSize(7);
    assertThat(wrong.at("items/0/wrong/0/cell")).isEqualTo("I3");
    assertThat(wrong.at("items/0/wrong/0/problem")).contains("城堡");
    assertThat(wrong.at("items/1/wrong/0/cell")).isEqualTo("J4");
    assertThat(wrong.at("items/2/wrong/0/column")).isEqualTo("BOARDERS");
    assertThat(wrong.at("items/3/wrong/0/problem")).contains("没有这个学区");
    assertThat(wrong.at("items/4/wrong/0/column")).isEqualTo("LEVEL");
    assertThat(wrong.at("items/5/wrong/0/remedy")).contains("调整隶属");
    assertThat(wrong.at("items/6/wrong/0/remedy")).contains("机构变动");
    confirms(admin, id);
    assertThat(nodes("甲校")).isEqualTo(1);
    assertThat(nodes("丙校")).isZero();

    byte[] returned = admin.get(TABLES + "/imports/" + id + "/returned").bytes();
    List<SheetRow> back = Workbooks.rows(returned);
    assertThat(back.getFirst().text(HEAD.size())).isEqualTo(ImportHead.PROBLEM_TITLE);
    assertThat(back.get(3).text(HEAD.size())).contains("学生数：", "不是整数");
    rows.set(2, row("单位", "单位", "丙校", "单位类型", "小学", "学生数", 300));
    UUID corrected = checks(admin, Workbooks.of(HEAD, rows.subList(0, 3)));
    assertThat(admin.get("/api/jobs/" + corrected).at("rows/fresh")).isEqualTo("1");
    assertThat(admin.get("/api/jobs/" + corrected).at("rows/known")).isEqualTo("1");
    UUID sentBack = checks(admin, returned);
    assertThat(rows(admin, sentBack, "REFUSED").json().at("/ignored")).isEmpty();
  }

  @Test
  void all_faulty_cells_of_a_row_are_told_and_marked_at_once() {
    List<String> head = new ArrayList<>(HEAD);
    head.addAll(List.of("经度", "纬度"));
    Map<String, Object> bad =
        row(
            "单位", "单位", "庚校", "单位类型", "城堡", "学生数", "12a", "教职工数", -3, "寄宿生数", 9999, "经度", "39.9042", "纬度",
            "116.4074");
    Map<String, Object> known = row("单位", "单位", "育才学校", "单位类型", "城堡", "学生数", -1, "教职工数", "许多", "学区", "没有的学区");
    Map<String, Object> post = row("岗位", "单位", "育才学校", "角色", "国王");

    Colleague admin = city.districtAdmin();
    UUID id = checks(admin, Workbooks.of(head, List.of(bad, known, post)));
    Answer wrong = rows(admin, id, "REFUSED");

    assertThat(wrong.json().at("/items/0/wrong").findValuesAsString("column"))
        .as(wrong.text())
        .containsExactlyInAnyOrder("TYPES", "PUPILS", "STAFF", "BOARDERS", "LONGITUDE");
    assertThat(wrong.json().at("/items/1/wrong").findValuesAsString("column"))
        .containsExactlyInAnyOrder("CLUSTER", "TYPES", "PUPILS", "STAFF", "BOARDERS");
    assertThat(wrong.json().at("/items/2/wrong").findValuesAsString("column")).containsExactlyInAnyOrder("POST", "ROLE");
    String told = Workbooks.rows(admin.get(TABLES + "/imports/" + id + "/returned").bytes()).get(1).text(head.size());
    assertThat(told).contains("单位类型：", "学生数：", "教职工数：", "寄宿生数：", "经度：");
  }

  @Test
  void a_name_with_a_blank_in_it_is_the_unit_that_is_there() {
    Colleague admin = city.districtAdmin();
    UUID id = checks(admin, Workbooks.of(HEAD, List.of(row("单位", "单位", "育才 学校", "学生数", 1250))));

    assertThat(rows(admin, id, "CHANGED").at("items/0/outcome")).isEqualTo("修改单位情况：学生数 1200→1250；按“育才学校”办理");
    confirms(admin, id);
    assertThat(nodes("育才 学校")).isZero();
  }

  @Test
  void rows_that_contradict_each_other_are_both_wrong_and_name_one_another() {
    Colleague admin = city.districtAdmin();
    byte[] table =
        Workbooks.of(
            HEAD,
            List.of(
                row("单位", "单位", "育才学校", "单位类型", "中职", "学生数", 1250, "系统编号", city.unit().toString()),
                row("单位", "单位", "育才 学校 ", "单位类型", "小学", "学生数", "1250"),
                row("单位", "单位", "新校", "单位类型", "小学"),
                row("单位", "单位", "新　校", "单位类型", "中学"),
                row("部门", "单位", "新校", "部门", "后勤处"),
                row("岗位", "单位", "育才学校", "岗位", "门岗", "角色", "岗位责任人", "姓名", "甲某"),
                row("岗位", "单位", "育才学校", "岗位", "门 岗", "角色", "值班员", "姓名", "乙某")));

    UUID id = checks(admin, table);

    Answer wrong = rows(admin, id, "REFUSED");
    assertThat(wrong.json().at("/items")).as(wrong.text()).hasSize(7);
    assertThat(wrong.json().at("/items/0/wrong")).hasSize(1);
    assertThat(wrong.at("items/0/wrong/0/problem")).isEqualTo("与第 3 行写的不同，那一行写“小学”");
    assertThat(wrong.at("items/1/wrong/0/problem")).isEqualTo("与第 2 行写的不同，那一行写“中职”");
    assertThat(wrong.at("items/1/wrong/0/cell")).isEqualTo("I3");
    assertThat(wrong.at("items/2/wrong/0/problem")).contains("与第 5 行");
    assertThat(wrong.at("items/3/wrong/0/problem")).contains("与第 4 行");
    assertThat(wrong.at("items/4/wrong/0/remedy")).contains("先改正第 4 行");
    assertThat(wrong.at("items/5/wrong/0/problem")).isEqualTo("与第 8 行写的不同，那一行写“值班员”");
    assertThat(wrong.at("items/6/wrong/0/column")).isEqualTo("ROLE");
  }

  @Test
  void rows_that_say_the_same_or_add_to_one_another_are_named_and_the_second_time_nothing_changes() {
    byte[] table =
        Workbooks.of(
            HEAD,
            List.of(
                row("单位", "单位", "育才学校", "学生数", 1250),
                row("单位", "单位", "育才 学校", "学生数", 1250),
                row("单位", "单位", "育才学校", "教职工数", 99),
                row("岗位", "单位", "育才学校", "岗位", "门岗", "角色", "岗位责任人", "姓名", "甲某"),
                row("岗位", "单位", "育才学校", "岗位", "门岗", "角色", "岗位责任人", "姓名", "乙某"),
                row("岗位", "单位", "育才学校", "岗位", "门岗", "角色", "岗位责任人", "姓名", "甲 某")));
    Colleague head = city.unitHead();

    UUID id = checks(head, table);

    assertThat(rows(head, id, "REFUSED").json().at("/items")).isEmpty();
    assertThat(rows(head, id, "UNCHANGED").at("items/0/outcome")).contains("与第 2 行写的是同一个单位");
    assertThat(rows(head, id, "UNCHANGED").at("items/1/outcome")).contains("与第 5 行写的是同一个岗位");
    assertThat(rows(head, id, "CHANGED").at("items/1/outcome")).contains("教职工数", "与第 2 行写的是同一个单位");
    assertThat(rows(head, id, "ADDED").at("items/1/outcome")).isEqualTo("任命乙某");
    confirms(head, id);
    UUID again = checks(head, table);
    assertThat(head.get("/api/jobs/" + again).at("rows/fresh")).isEqualTo("0");
    assertThat(head.get("/api/jobs/" + again).at("rows/wrong")).isEqualTo("0");
  }

  @Test
  void the_types_of_a_unit_have_no_order() {
    Colleague admin = city.districtAdmin();
    confirms(admin, checks(admin, Workbooks.of(HEAD, List.of(row("单位", "单位", "新校", "单位类型", "小学、中学")))));
    UUID turned = checks(admin, Workbooks.of(HEAD, List.of(row("单位", "单位", "新校", "单位类型", "中学、小学、中学"))));
    assertThat(admin.get("/api/jobs/" + turned).at("rows/known")).isEqualTo("1");
  }

  @Test
  void nothing_is_founded_from_a_formula_nobody_calculated() {
    Map<String, Object> named = row("单位", "单位", new Workbooks.Formula("CONCATENATE(A1,B1)"), "单位类型", "小学");
    Answer wrong = rows(city.districtAdmin(), checks(city.districtAdmin(), Workbooks.of(HEAD, List.of(named))), "REFUSED");
    assertThat(wrong.at("items/0/wrong/0/problem")).contains("公式");
    assertThat(wrong.at("items/0/wrong/0/cell")).endsWith("2");
  }

  @Test
  void a_district_touches_its_own_part_only() {
    String far = "测试区" + city.farDistrict();
    byte[] table =
        Workbooks.of(
            HEAD,
            List.of(
                row("单位", "区", far, "单位", "越界校", "单位类型", "小学"),
                row("学区", "区", far, "学区", "越界学区"),
                row("单位", "单位", "远山学校", "系统编号", city.farUnit().toString()),
                row("单位", "区", "市属", "单位", "越级大学", "单位类型", "高校")));

    UUID id = checks(city.districtAdmin(), table);

    assertThat(city.districtAdmin().get("/api/jobs/" + id).at("rows/wrong")).isEqualTo("4");
    assertThat(rows(city.districtAdmin(), id, "REFUSED").text()).contains("没有找到这个区", "没有找到这个系统编号");
    assertThat(city.districtAdmin().post(TABLES + "/imports/" + id + "/confirm", "").problem()).isEqualTo("not-ready");
    assertThat(city.strangeDistrictAdmin().get(TABLES + "/imports/" + id + "/rows").status()).isEqualTo(404);
    assertThat(city.otherDistrictAdmin().get(TABLES + "/imports/" + id + "/returned").status()).isEqualTo(404);
  }

  @Test
  void nobody_hands_out_more_by_a_table_than_on_the_pages() {
    byte[] greedy =
        Workbooks.of(
            HEAD,
            List.of(
                row("岗位", "单位", "育才学校", "岗位", "副校长", "角色", "主要负责人", "姓名", "甲某"),
                row("岗位", "岗位", "区管", "角色", "区级管理员", "姓名", "乙某"),
                row("岗位", "岗位", "安全", "角色", "安全管理员", "姓名", "丙某"),
                row("岗位", "单位", "育才学校", "岗位", "保安", "角色", "岗位责任人", "姓名", "丁某")));

    for (Colleague person : List.of(city.districtAdmin(), city.cityAdmin())) {
      UUID id = checks(person, greedy);
      assertThat(person.get("/api/jobs/" + id).at("rows/wrong")).as(person.name()).isEqualTo("4");
    }
    UUID head = checks(city.unitHead(), greedy);
    assertThat(city.unitHead().get("/api/jobs/" + head).at("rows/fresh")).as("only the guard").isEqualTo("1");
    assertThat(rows(city.unitHead(), head, "ADDED,CHANGED").at("items/0/outcome")).isEqualTo("新设岗位，任命丁某");
    confirms(city.unitHead(), head);
    assertThat(holders("甲某") + holders("乙某") + holders("丙某")).isZero();
    assertThat(holders("丁某")).isEqualTo(1);
    UUID self = checks(city.safetyOfficer(), Workbooks.of(HEAD, List.of(
        row("岗位", "岗位", "保安", "角色", "岗位责任人", "姓名", "王安全", "人员编号", city.safetyOfficer().personId().toString()))));
    assertThat(rows(city.safetyOfficer(), self, "REFUSED").text()).contains("不能任命自己");
    assertThat(city.postHolder().upload(TABLES + "/imports?id=" + Ids.next(), greedy, XLSX).status()).isEqualTo(403);
  }

  @Test
  void a_districts_security_administrator_appoints_for_his_district_after_proving_himself() {
    Colleague security = cities.hire("区安全", city.districtNode(), Role.SECURITY_ADMIN).signIn();
    Colleague system = cities.hire("区系统", city.districtNode(), Role.SYSTEM_ADMIN);
    byte[] table =
        Workbooks.of(
            HEAD,
            List.of(
                row("岗位", "岗位", "检查科员", "角色", "区级检查员", "姓名", "新科员"),
                row("岗位", "单位", "育才学校", "岗位", "副校长", "角色", "主要负责人", "姓名", "新校长"),
                row("岗位", "岗位", "系统", "角色", "系统管理员", "姓名", "新系统"),
                row("岗位", "岗位", "检查科员", "角色", "区级检查员", "姓名", "区系统", "人员编号", system.personId().toString()),
                row("岗位", "岗位", "检查科员", "角色", "区级检查员", "姓名", "莫安全", "人员编号", city.stranger().personId().toString()),
                row("单位", "单位", "育才学校", "学生数", 1)));

    UUID id = checks(security, table);

    assertThat(security.get("/api/jobs/" + id).at("rows/fresh")).isEqualTo("2");
    String wrong = rows(security, id, "REFUSED").text();
    assertThat(wrong).contains("只能由市级安全管理员设立", "不得兼任", "没有找到这个编号的“莫安全”", "不能办理这一行");
    assertThat(security.post(TABLES + "/imports/" + id + "/confirm", "").problem()).isEqualTo("step-up-needed");
    confirms(security.proved(), id);
    assertThat(holders("新科员") + holders("新校长")).isEqualTo(2);
    assertThat(holders("新系统")).isZero();
  }

  @Test
  void whoever_only_shares_a_name_is_told_apart_before_he_gets_a_right() {
    byte[] same = Workbooks.of(HEAD, List.of(row("岗位", "岗位", "门卫", "角色", "岗位责任人", "姓名", "赵岗位")));
    Colleague head = city.unitHead();

    UUID id = checks(head, same);
    assertThat(rows(head, id, "REFUSED").at("items/0/wrong/0/column")).isEqualTo("PERSON_ID");
    Map<String, Object> told = row("岗位", "岗位", "门卫", "角色", "岗位责任人", "姓名", "赵岗位");
    told.put("人员编号", city.postHolder().personId().toString());
    confirms(head, checks(head, Workbooks.of(HEAD, List.of(told))));
    assertThat(database.everything()
            .sql("select count(distinct person_id) from organisation.holding where district_id = :d and person_name = '赵岗位'")
            .param("d", city.district())
            .query(Integer.class)
            .single())
        .isEqualTo(1);
  }

  @Test
  void what_goes_out_comes_in_unchanged_and_shows_nothing_of_the_neighbour() {
    Colleague admin = city.districtAdmin();
    byte[] exported = exports(admin);

    List<SheetRow> lines = Workbooks.rows(exported);
    assertThat(lines.toString()).contains("育才学校", "向阳幼儿园", "李校长", "曲区管").doesNotContain("远山学校");
    UUID id = checks(admin, exported);
    assertThat(admin.get("/api/jobs/" + id).at("rows/fresh")).isEqualTo("0");
    assertThat(admin.get("/api/jobs/" + id).at("rows/wrong")).isEqualTo("0");
    String own = Workbooks.rows(exports(city.safetyOfficer())).toString();
    assertThat(own).contains("育才学校", "赵岗位").doesNotContain("向阳幼儿园", "曲区管");
    assertThat(Workbooks.part(exported, "xl/worksheets/sheet1.xml")).contains(admin.name(), "导出，编号");
    assertThat(database.everything()
            .sql("select count(*) from audit.entry where district_id = :d and act in ('export.data', 'export.download')")
            .param("d", city.district())
            .query(Integer.class)
            .single())
        .isGreaterThanOrEqualTo(2);
    assertThat(city.postHolder().post(TABLES + "/exports", Map.of("id", Ids.next())).status()).isEqualTo(403);
  }

  @Test
  void what_goes_out_after_a_merger_comes_in_unchanged_and_so_do_posts_of_one_title() {
    cities.hire("林岗位", city.neighbourUnit().id(), Role.POST_HOLDER);
    cities.hire("林又岗位", city.neighbourUnit().id(), Role.POST_HOLDER);
    Map<String, Object> merger = new HashMap<>();
    merger.put("id", Ids.next().toString());
    merger.put("kind", "MERGE");
    merger.put("nodeId", city.unit().id().toString());
    merger.put("into", city.neighbourUnit().toString());
    merger.put("effectiveOn", LocalDate.now(BeijingTime.ZONE).toString());
    merger.put("reason", "教育布局调整");
    Answer done = city.districtAdmin().proved().post("/api/organisation/changes", merger);
    assertThat(done.status()).as(done.text()).isEqualTo(201);

    for (Colleague person : List.of(city.neighbour(), city.districtAdmin())) {
      byte[] exported = exports(person);
      UUID id = checks(person, exported);
      assertThat(rows(person, id, "REFUSED").json().at("/items")).as(person.name()).isEmpty();
      assertThat(person.get("/api/jobs/" + id).at("rows/fresh")).isEqualTo("0");
    }
    UUID unnumbered = checks(city.neighbour(), Workbooks.of(HEAD, List.of(row("岗位", "岗位", "岗位责任人", "角色", "岗位责任人"))));
    assertThat(rows(city.neighbour(), unnumbered, "REFUSED").at("items/0/wrong/0/remedy")).contains("系统编号");
  }

  @Test
  void the_number_of_a_post_neither_renames_nor_moves_it() {
    String post = city.postHolder().post().toString();
    Map<String, Object> renamed = row("岗位", "岗位", "另一个叫法", "角色", "岗位责任人", "系统编号", post);
    Map<String, Object> moved = row("岗位", "单位", "向阳幼儿园", "岗位", "岗位责任人", "角色", "岗位责任人", "系统编号", post);
    Map<String, Object> far = row("岗位", "岗位", "安全干部", "角色", "安全干部", "系统编号", city.stranger().post().toString());
    UUID id = checks(city.districtAdmin(), Workbooks.of(HEAD, List.of(renamed, moved, far)));
    Answer wrong = rows(city.districtAdmin(), id, "REFUSED");
    assertThat(wrong.json().at("/items")).hasSize(3);
    assertThat(wrong.at("items/0/wrong/0/remedy")).contains("系统编号留空");
    assertThat(wrong.at("items/1/wrong/0/problem")).contains("不在本行所写的单位");
    assertThat(wrong.at("items/2/wrong/0/problem")).contains("没有找到这个系统编号");
  }

  @Test
  void a_row_below_a_wrong_row_is_told_which_one_to_mend_first() {
    Colleague admin = city.districtAdmin();
    List<Map<String, Object>> rows =
        List.of(
            row("单位", "单位", "新建小学", "单位类型", "城堡"),
            row("部门", "单位", "新建小学", "部门", "后勤处"),
            row("岗位", "单位", "新建小学", "部门", "后勤处", "岗位", "食堂主管", "角色", "岗位责任人"),
            row("岗位", "单位", "没写过的学校", "岗位", "门卫", "角色", "岗位责任人"));
    UUID id = checks(admin, Workbooks.of(HEAD, rows));
    Answer wrong = rows(admin, id, "REFUSED");
    assertThat(wrong.at("items/0/wrong/0/problem")).contains("城堡");
    assertThat(wrong.at("items/1/wrong/0/problem")).contains("写在第 2 行", "没有办理");
    assertThat(wrong.at("items/1/wrong/0/remedy")).contains("先改正第 2 行");
    assertThat(wrong.at("items/2/wrong/0/problem")).contains("写在第 2 行");
    assertThat(wrong.at("items/3/wrong/0/problem")).isEqualTo("没有找到这个单位");
  }

  @Test
  void the_template_explains_itself_and_hostile_files_are_refused() {
    Answer template = city.districtAdmin().get(TABLES + "/template");
    assertThat(template.status()).isEqualTo(200);
    Workbooks.inFile(
        template.bytes(),
        file -> {
          assertThat(file.sheets().stream().map(s -> s.name())).containsExactly("组织", "选项", "填写说明");
          List<SheetRow> about = new ArrayList<>();
          file.rows(file.sheet("填写说明"), about::add);
          assertThat(about.toString()).contains("人员编号", "机构变动");
          return true;
        });
    Map<String, byte[]> evil = Workbooks.parts(Workbooks.inlineRow(1, "层级", "区", "学区", "单位"));
    evil.put(
        "xl/worksheets/sheet1.xml",
        Workbooks.text("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData/></worksheet>"));
    UUID id = Ids.next();
    assertThat(uploads(city.districtAdmin(), id, Workbooks.zip(evil)).status()).isEqualTo(202);
    Answer failed = Desk.ends(city.districtAdmin(), id, "FAILED");
    assertThat(failed.at("failure/problem")).isNotEmpty();
    assertThat(failed.text()).doesNotContain("root:");
  }

  private static Map<String, Object> row(String level, Object... said) {
    Map<String, Object> row = new HashMap<>();
    row.put("层级", level);
    for (int i = 0; i < said.length; i += 2) {
      row.put((String) said[i], said[i + 1]);
    }
    return row;
  }

  private static UUID checks(Client person, byte[] table) {
    UUID id = Ids.next();
    Answer begun = uploads(person, id, table);
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    Desk.ends(person, id, "READY");
    return id;
  }

  private static Answer uploads(Client person, UUID id, byte[] table) {
    return person.upload(TABLES + "/imports?id=" + id + "&name=tree.xlsx", table, XLSX);
  }

  private static Answer rows(Client person, UUID id, String verdicts) {
    return person.get(TABLES + "/imports/" + id + "/rows?verdict=" + verdicts);
  }

  private static void confirms(Client person, UUID id) {
    Answer begun = person.post(TABLES + "/imports/" + id + "/confirm", "");
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    Desk.ends(person, id, "DONE");
  }

  private static byte[] exports(Client person) {
    UUID id = Ids.next();
    Answer begun = person.post(TABLES + "/exports", Map.of("id", id.toString()));
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    Desk.ends(person, id, "DONE");
    return person.get("/api/jobs/" + id + "/file").bytes();
  }

  private int nodes(String name) {
    return database.everything()
        .sql("select count(*) from organisation.node where district_id = :district and name = :name")
        .param("district", city.district())
        .param("name", name)
        .query(Integer.class)
        .single();
  }

  private int holders(String name) {
    return database.everything()
        .sql("select count(*) from organisation.holding where district_id = :district and person_name = :name")
        .param("district", city.district())
        .param("name", name)
        .query(Integer.class)
        .single();
  }
}
