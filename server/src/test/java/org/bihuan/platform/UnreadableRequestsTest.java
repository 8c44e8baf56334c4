package org.bihuan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever cannot be read is refused with its field, its problem and its remedy, in Chinese. */
@BihuanTest
class UnreadableRequestsTest {

  @Autowired private TestCities cities;
  private TestCity city;
  private Colleague officer;

  @BeforeEach
  void found() {
    city = cities.found();
    officer = city.safetyOfficer();
  }

  private static void says(Answer answer, int status, String field, String problem, String remedy) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.at("errors/0/field")).as(answer.text()).isEqualTo(field);
    assertThat(answer.at("errors/0/problem")).as(answer.text()).contains(problem);
    assertThat(answer.at("errors/0/remedy")).as(answer.text()).contains(remedy);
    assertThat(answer.at("detail") + answer.at("title")).as(answer.text()).containsPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock =
      """
      {"login":"a","password":"b","login":"c"};                     login;    字段 login 出现了两次（第 1 行;  只写一次
      {"login":["a"],"password":"b"};                               login;    login 的值类型不对;            核对
      {"login":7,"password":"b"};                                   login;    login 须是文字;                引号
      {"login":"a\\u0000","password":"b"};                          login;    login 含有无法保存的字符;      不可见字符
      {"login":"a"};                                                password; 缺少必填的字段 password;       补上
      {"login":"a","password":"b","shoe":43};                       shoe;     不认识的字段 shoe;             去掉
      {'login':1};                                                  '';       不是有效的 JSON（第 1 行;      括号
      [1];                                                          '';       内容类型不对;                  花括号
      "text";                                                       '';       内容类型不对;                  花括号
      {"login":"a","password":"b"} {};                              '';       多余的内容;                    一份
      {"login":"a",;                                                '';       不是有效的 JSON;               逗号
      """)
  void a_body_is_refused_at_the_field_that_is_wrong(String body, String field, String problem, String remedy) {
    says(officer.post("/api/session", body), 400, field.replace("'", ""), problem, remedy);
  }

  @Test
  void a_name_that_stands_twice_in_a_list_within_is_named_with_the_way_to_it() {
    String photo = "{\"kind\":\"BEFORE\",\"kind\":\"AFTER\"}";
    says(officer.post("/api/hazards", "{\"photos\":[" + photo + "]}"), 400, "photos[0].kind", "photos[0].kind 出现了两次", "只写一次");
  }

  @Test
  void nothing_and_far_too_much_are_told_apart() {
    says(officer.post("/api/session", ""), 400, "", "没有提交内容", "JSON");
    says(officer.post("/api/session", "{\"login\":" + "[".repeat(2_000)), 400, "login", "值类型不对", "核对");
    says(officer.post("/api/session", "{\"login\":\"a\",\"password\":\"b\",\"x\":" + "9".repeat(2_000) + "}"), 400, "", "过长", "精简");
  }

  @Test
  void another_format_is_told_which_one_is_taken() {
    Answer answer = officer.upload("/api/session", "login=a".getBytes(StandardCharsets.US_ASCII), "application/x-www-form-urlencoded");
    says(answer, 415, "Content-Type", "x-www-form-urlencoded", "application/json");
  }

  /** A library on the class path reads YAML, and reads it with none of our rules. */
  @Test
  void nothing_but_json_is_read_or_answered() {
    byte[] yaml = "login: a\npassword: b\n".getBytes(StandardCharsets.US_ASCII);
    Answer answer = officer.upload("/api/session", yaml, "application/yaml");
    says(answer, 415, "Content-Type", "application/yaml", "application/json");
    assertThat(answer.at("remedy")).doesNotContain("yaml").doesNotContain("xml");
    says(officer.with("Accept", "application/yaml").get("/api/session"), 406, "Accept", "application/yaml", "application/json");
  }

  @Test
  void who_asks_for_another_form_is_told_which_ones_there_are() {
    Answer refused = officer.with("Accept", "application/json").get("/api/inspection/labels?unit=" + city.unit());
    says(refused, 406, "Accept", "application/pdf（.pdf）", "Accept");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    says(officer.with("Accept", "text/html").get("/api/hazards"), 406, "Accept", "text/html", "application/json");
    says(officer.with("Accept", "!!!").get("/api/hazards"), 406, "Accept", "!!!", "application/json");
  }

  @Test
  void an_address_in_a_body_is_one_word_and_its_parts_are_nobodys_business() {
    says(officer.post("/api/hazards", Map.of("unit", Map.of())), 400, "unit", "unit", "核对");
    Map<String, Object> parts = Map.of("districtId", 110108, "id", city.unit().id().toString());
    says(officer.post("/api/hazards", Map.of("unit", parts)), 400, "unit", "unit", "核对");
  }

  @Test
  void a_sentence_repeats_no_more_than_is_read_and_nothing_unseen() {
    String hostile = "XF\u202E\u0007" + "9".repeat(3_000);
    Answer refused = officer.get("/api/standards/items/" + URLEncoder.encode(hostile, StandardCharsets.UTF_8));
    assertThat(refused.status()).isEqualTo(404);
    Answer written =
        officer.post(
            "/api/hazards",
            Map.of(
                "id", Ids.next(), "unit", city.unit().toString(), "placeText", "门厅", "category", "FIRE", "itemCode", hostile,
                "description", "门厅堆物", "source", "SELF_CHECK", "foundAt", Instant.now().toString(), "noPhotoReason", "夜间"));
    assertThat(written.status()).as(written.text()).isEqualTo(422);
    assertThat(written.text()).contains("标准库中没有检查项").doesNotContain("\u202E").hasSizeLessThan(2_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/mixed", "multipart/related"})
  void a_form_of_parts_is_told_that_nobody_reads_it(String type) {
    says(officer.upload("/api/session", "{}".getBytes(StandardCharsets.US_ASCII), type), 415, "Content-Type", type, "application/json");
  }

  @Test
  void a_moment_nobody_can_mean_is_refused_before_anything_counts_with_it() {
    Map<String, Object> finding = new LinkedHashMap<>(Map.of("itemCode", "XF-010", "foundAt", "+999999999-12-31T23:59:59Z"));
    says(officer.post("/api/hazards", finding), 400, "foundAt", "foundAt", "2999");
    says(officer.post("/api/hazards", Map.of("foundAt", "-000500-01-01T00:00:00Z")), 400, "foundAt", "foundAt", "2999");
  }

  @ParameterizedTest
  @CsvSource({
    "dueFrom=27.11.2026, dueFrom, 2026-11-27",
    "dueFrom=2026-02-30, dueFrom, 2026-11-27",
    "dueFrom=-999999999-01-01, dueFrom, 2999",
    "registeredTo=%2B999999999-12-31, registeredTo, 2999",
    "registeredFrom=%2B292278994-08-17, registeredFrom, 2999",
    "status=LOST, status, CLOSED",
    "open=perhaps, open, true",
    "limit=99999999999, limit, 整数",
    "district=Haidian, district, 整数",
    "place=1-2-3, place, 36 位",
    "category=FIRE&category=WATER, category, FIRE",
    "shoe=43, shoe, 可用的参数"
  })
  void a_filter_is_refused_by_name_and_says_how_it_is_written(String query, String field, String remedy) {
    Answer answer = officer.get("/api/hazards?" + query);
    assertThat(answer.status()).isIn(400, 422);
    says(answer, answer.status(), field, field, remedy);
  }

  @Test
  void a_column_of_numbers_pasted_into_the_search_is_found_or_told_how_many_may_be() {
    assertThat(search(420).status()).isEqualTo(200);
    says(search(501), 422, "q", "一次最多查找 500 个编号，这里有 501 个", "分几次");
    Answer beyond = search(4_000);
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.at("detail")).contains("过长");
    assertThat(beyond.at("remedy")).contains("分几次");
  }

  private Answer search(int numbers) {
    String pasted = IntStream.range(0, numbers).mapToObj("110108-2026-%06d"::formatted).collect(Collectors.joining("\n"));
    return officer.get("/api/hazards?q=" + URLEncoder.encode(pasted, StandardCharsets.UTF_8));
  }
}
