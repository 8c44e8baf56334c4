package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.Workbooks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A check table comes as a spreadsheet: what is wrong is told cell by cell, and nothing is kept. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckTableTest {

  private static final String READ = "/api/standards/check-tables";
  private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String OWN = "/api/standards/local/item-tables";
  private static final List<String> TITLES =
      List.of(
          "一级标题", "二级标题", "编号", "领域", "检查内容及要求", "检查方法", "隐患表述", "通常措施", "期限（天）", "建议等级", "检查频次",
          "适用单位", "依据", "检查要点");
  private static final List<String> GOOD =
      List.of(
          "1 责任体系", "1.1 学校层面", "", "实验室及危险化学品", "危险化学品账物相符", "核对台账", "危险化学品账物不符", "重新盘点", "7", "一般", "每月",
          "高校、中学", "危险化学品安全管理条例", "有台账｜没有台账\n账物相符｜账物不符");

  @Autowired TestCities cities;
  private TestCity city;
  private Client admin;

  @BeforeAll
  void found() {
    city = cities.found();
    city.districtAdmin().proved();
    admin = city.cityAdmin();
  }

  /** The smallest workbook there is. */
  @SafeVarargs
  private static byte[] workbook(List<String>... rows) {
    StringBuilder sheet = new StringBuilder();
    for (int r = 0; r < rows.length; r++) {
      sheet.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < rows[r].size(); c++) {
        sheet
            .append("<c r=\"").append((char) ('A' + c)).append(r + 1).append("\" t=\"inlineStr\"><is><t>")
            .append(rows[r].get(c))
            .append("</t></is></c>");
      }
      sheet.append("</row>");
    }
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    return zip(
        Map.of(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\""
                + " ContentType=\"application/xml\"/></Types>",
            "_rels/.rels",
            "<Relationships xmlns=\"" + packages + "\"><Relationship Id=\"r1\" Type=\"" + office
                + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            "xl/workbook.xml",
            "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\"><sheets><sheet name=\"表\" sheetId=\"1\""
                + " r:id=\"r1\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"" + packages + "\"><Relationship Id=\"r1\" Type=\"" + office
                + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheet + "</sheetData></worksheet>"));
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static List<String> but(String column, String value) {
    List<String> row = new ArrayList<>(GOOD);
    row.set(TITLES.indexOf(column), value);
    return row;
  }

  private Answer read(byte[] file) {
    return admin.upload(READ, file, XLSX);
  }

  @Test
  void a_good_table_is_ready_to_be_published_and_nothing_was_kept() {
    Answer table = read(workbook(TITLES, GOOD, but("检查内容及要求", "危险化学品双人双锁")));
    assertThat(table.status()).as(table.toString()).isEqualTo(200);
    assertThat(table.json().at("/wrong")).isEmpty();
    assertThat(table.json().at("/items")).hasSize(2);
    assertThat(table.at("items/0/text/points/each/1/hazardPhrase")).isEqualTo("账物不符");
    assertThat(table.at("items/0/text/level")).isEqualTo("GENERAL");
    String first = table.at("lines/0/code");
    assertThat(first).startsWith("SY-");
    assertThat(table.at("lines/1/code")).as("numbers follow one another").isGreaterThan(first);
    assertThat(table.json().at("/headings/" + first)).hasSize(2);
    assertThat(admin.get("/api/standards/items/" + first).status()).isEqualTo(404);
  }

  @Test
  void every_wrong_cell_is_named_with_its_row_and_column() {
    Answer table =
        read(
            workbook(
                TITLES, GOOD, but("领域", "魔法安全"), but("期限（天）", "一周"), but("适用单位", "城堡"), but("依据", ""),
                but("检查要点", "没有竖线")));
    assertThat(table.json().at("/wrong")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(table.at("wrong/0/row")).isEqualTo("3");
    assertThat(table.at("wrong/0/column")).isEqualTo("领域");
    assertThat(table.at("wrong/0/value")).isEqualTo("魔法安全");
    assertThat(table.at("wrong/0/remedy")).contains("消防安全");
    assertThat(table.text()).contains("期限“一周”不是天数", "单位类型“城堡”无法识别", "依据没有填写", "没有写隐患表述");
  }

  @Test
  void all_wrong_cells_of_a_row_are_named_at_once() {
    List<String> row = new ArrayList<>(but("领域", "魔法安全"));
    row.set(TITLES.indexOf("检查内容及要求"), "");
    row.set(TITLES.indexOf("期限（天）"), "一周");
    row.set(TITLES.indexOf("适用单位"), "城堡");

    Answer table = read(workbook(TITLES, row));

    assertThat(table.json().at("/wrong").findValuesAsString("column"))
        .as(table.text())
        .containsExactlyInAnyOrder("领域", "检查内容及要求", "期限（天）", "适用单位");
  }

  @Test
  void a_known_item_unchanged_is_only_listed_and_an_unknown_number_is_refused() {
    Answer item = admin.get("/api/standards/items/XF-026");
    String types =
        String.join(
            "、",
            item.json().at("/item/unitTypes").toString().contains("OFFICE")
                ? List.of("幼儿园", "小学", "中学", "中职", "高校", "机关")
                : List.of("幼儿园", "小学", "中学", "中职", "高校"));
    List<String> known =
        List.of(
            "", "", "XF-026", "消防安全", item.at("item/requirement"), item.at("item/method"), item.at("item/hazardPhrase"),
            item.at("item/measure"), item.at("item/deadlineDays"), item.at("item/levelTitle"),
            item.at("item/frequencyTitle"), types, item.at("item/basis"), "");
    Answer table = read(workbook(TITLES, known, but("编号", "SY-998")));
    assertThat(table.json().at("/items")).as(table.toString()).isEmpty();
    assertThat(table.at("lines/0/code")).isEqualTo("XF-026");
    assertThat(table.at("wrong/0/problem")).contains("SY-998");
  }

  @Test
  void a_row_without_a_number_that_asks_for_what_an_item_asks_for_is_that_item() {
    String requirement = admin.get("/api/standards/items/XF-026").at("item/requirement");
    List<String> same = but("检查内容及要求", " " + requirement.replace("，", ", ").replace("、", " 、") + "。");
    Answer table = read(workbook(TITLES, but("检查内容及要求", "防爆柜双人双锁"), same));
    assertThat(table.json().at("/wrong")).as(table.text()).isEmpty();
    assertThat(table.json().at("/items")).as("only the other one is new").hasSize(1);
    assertThat(table.at("lines/1/code")).isEqualTo("XF-026");
    assertThat(table.at("known/0/row")).isEqualTo("3");
    assertThat(table.at("known/0/code")).isEqualTo("XF-026");
    assertThat(table.at("known/0/words")).isEqualTo(requirement);
    assertThat(table.json().at("/known/0/otherwise").toString()).contains("领域", "依据").doesNotContain("检查内容");

    Answer twice = read(workbook(TITLES, same, same, but("检查内容及要求", "防爆柜有人看管"), but("检查内容及要求", "防爆柜 有人看管。")));
    assertThat(twice.at("wrong/0/problem")).isEqualTo("检查项 XF-026 已写在第 2 行");
    assertThat(twice.at("wrong/1/problem")).isEqualTo("与第 4 行的检查内容及要求相同");

    Answer own = city.districtAdmin().upload(OWN, workbook(TITLES, same), XLSX);
    assertThat(own.at("wrong/0/problem")).contains("已有相同的检查项 XF-026");
  }

  @Test
  void the_template_has_the_columns_that_are_read_and_says_how() {
    Answer template = admin.get(READ + "/template");
    assertThat(template.status()).isEqualTo(200);
    assertThat(Workbooks.rows(template.bytes()).getFirst().cells().toString()).contains("编号", "检查内容及要求", "检查要点");
    assertThat(read(template.bytes()).at("wrong/0/problem")).isEqualTo("表格没有内容");
    assertThat(city.districtAdmin().get(READ + "/template").status()).isEqualTo(200);
    assertThat(city.postHolder().get(READ + "/template").status()).isEqualTo(403);
  }

  @Test
  void a_missing_column_is_told_once() {
    Answer table = read(workbook(List.of("编号", "领域"), List.of("", "消防安全")));
    assertThat(table.text()).contains("缺少“检查内容及要求”这一列");
    assertThat(table.json().at("/lines")).isEmpty();
  }

  @Test
  void what_is_no_workbook_or_too_large_is_refused() {
    assertThat(read("不是表格".getBytes(StandardCharsets.UTF_8)).problem()).isEqualTo("unfit-workbook-not-xlsx");
    assertThat(read(new byte[0]).status()).isEqualTo(422);
    assertThat(read(zip(Map.of("a.txt", "x"))).status()).isEqualTo(422);
    byte[] bomb = zip(Map.of("xl/workbook.xml", " ".repeat(40 * 1024 * 1024)));
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(read(bomb).problem()).startsWith("unfit-workbook");
    assertThat(read(new byte[3 * 1024 * 1024]).status()).isEqualTo(413);
  }

  @Test
  void a_district_and_a_unit_bring_in_items_of_their_own_all_or_none() {
    String items = "/api/standards/local/items/batch";
    byte[] file = workbook(TITLES, own("本区充电柜周围无可燃物"), own("本区充电柜有专人看管"));
    for (Client somebody : List.of(city.districtAdmin(), city.safetyOfficer())) {
      Answer table = somebody.upload(OWN, file, XLSX);
      assertThat(table.status()).as(table.toString()).isEqualTo(200);
      assertThat(table.json().at("/wrong")).isEmpty();
      Map<String, Object> wanted = new LinkedHashMap<>();
      wanted.put("id", Ids.next());
      wanted.put("items", table.json().at("/items"));
      wanted.put("checklists", List.of("CL-PS-D-FIRE"));
      wanted.put("reason", "本级制度要求");
      wanted.put("effectiveFrom", LocalDate.now(BeijingTime.ZONE).toString());
      Map<String, Object> broken = new LinkedHashMap<>(wanted);
      broken.put("checklists", List.of("CL-NO-SUCH"));
      String before = somebody.get("/api/standards/local/adaptations").text();
      assertThat(somebody.post(items, broken).status()).isEqualTo(422);
      assertThat(somebody.get("/api/standards/local/adaptations").text()).as("nothing of it").isEqualTo(before);
      assertThat(somebody.post(items, wanted).json()).hasSize(2);
      assertThat(somebody.post(items, wanted).status()).as("once more").isEqualTo(200);
    }
    String list = city.safetyOfficer().get("/api/standards/local/checklists/CL-PS-D-FIRE").text();
    assertThat(list.split("本区充电柜有专人看管", -1)).as("the district's and the unit's own").hasSize(3);
    assertThat(city.neighbour().get("/api/standards/local/checklists/CL-PS-D-FIRE").text().split("本区充电柜有专人看管", -1))
        .as("the district's only")
        .hasSize(2);
    assertThat(city.stranger().get("/api/standards/local/checklists/CL-PS-D-FIRE").text()).doesNotContain("充电柜");
  }

  @Test
  void a_table_of_ones_own_names_no_numbers_and_tells_each_wrong_cell() {
    List<String> numbered = new ArrayList<>(own("充电柜上锁"));
    numbered.set(TITLES.indexOf("编号"), "XF-026");
    List<String> wrong = new ArrayList<>(own("充电柜通风"));
    wrong.set(TITLES.indexOf("检查频次"), "常常");
    Answer table = city.districtAdmin().upload(OWN, workbook(TITLES, numbered, wrong), XLSX);
    assertThat(table.at("wrong/0/row")).isEqualTo("2");
    assertThat(table.at("wrong/0/problem")).contains("由系统给出");
    assertThat(table.at("wrong/1/column")).isEqualTo("检查频次");
    assertThat(admin.upload(OWN, workbook(TITLES, own("x")), XLSX).status()).as("the city publishes").isEqualTo(403);
    assertThat(city.postHolder().upload(OWN, workbook(TITLES, own("x")), XLSX).status()).isEqualTo(403);
  }

  private static List<String> own(String requirement) {
    List<String> row = new ArrayList<>(but("检查内容及要求", requirement));
    row.set(TITLES.indexOf("领域"), "消防安全");
    row.set(TITLES.indexOf("检查频次"), "每日");
    row.set(TITLES.indexOf("适用单位"), "小学、中学");
    row.set(TITLES.indexOf("检查要点"), "");
    return row;
  }

  @Test
  void only_the_city_reads_a_table_for_the_city() {
    byte[] file = workbook(TITLES, GOOD);
    assertThat(city.districtAdmin().upload(READ, file, XLSX).problem()).isEqualTo("city-only");
    assertThat(city.safetyOfficer().upload(READ, file, XLSX).problem()).isEqualTo("city-only");
    assertThat(city.postHolder().upload(READ, file, XLSX).problem()).isEqualTo("no-permission");
  }
}
