package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.finding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people type and paste into the search of the ledger. */
@BihuanTest
class LedgerSearchTest {

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void days_turned_round_are_no_empty_ledger() {
    for (String days : List.of("due", "registered", "closed", "spent")) {
      String asked = days + "From=2026-11-02&" + days + "To=2026-11-01";
      for (String list : List.of("/api/hazards?" + asked, "/api/hazards?q=x&" + asked)) {
        Answer refused = city.safetyOfficer().get(list);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.at("errors/0/field")).isEqualTo(days + "From");
        assertThat(refused.at("errors/1/field")).isEqualTo(days + "To");
        assertThat(refused.at("errors/0/problem")).contains("2026-11-02", "晚于", "2026-11-01");
        assertThat(refused.at("remedy")).contains("对调");
      }
    }
    assertThat(city.safetyOfficer().get("/api/hazards?dueFrom=2026-11-01&dueTo=2026-11-01").status()).isEqualTo(200);
    assertThat(city.safetyOfficer().get("/api/inspection/tasks?doneFrom=2026-11-02&doneTo=2026-11-01").at("errors/1/field"))
        .isEqualTo("doneTo");
    assertThat(
            city.as(Role.AUDIT_ADMIN).get("/api/audit?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z").at("errors/0/field"))
        .isEqualTo("from");
  }

  @Test
  void every_word_must_be_found_in_whatever_column() {
    String wanted = registered("教学楼二层", "走廊照明损坏");
    registered("教学楼三层", "疏散门上锁");
    assertThat(found(city.safetyOfficer(), "教学楼 照明")).containsExactly(wanted);
    assertThat(found(city.safetyOfficer(), "照明　教学楼")).containsExactly(wanted);
    assertThat(found(city.safetyOfficer(), "教学楼 食堂")).isEmpty();
    assertThat(found(city.safetyOfficer(), "100%_")).isEmpty();
  }

  @Test
  void of_numbers_pasted_from_a_sheet_each_finds_its_row_and_the_neighbour_none() {
    String one = registered("教学楼二层", "走廊照明损坏");
    String two = registered("教学楼三层", "疏散门上锁");
    registered("操场", "看台扶手松动");
    String pasted = one + "\n" + two + "，" + city.district() + "-2020-000001";
    assertThat(found(city.safetyOfficer(), pasted)).containsExactlyInAnyOrder(one, two);
    assertThat(found(city.safetyOfficer(), pasted + " 照明")).containsExactly(one);
    assertThat(found(city.stranger(), pasted)).isEmpty();
  }

  @Test
  void any_two_neighbouring_characters_find_what_holds_them_for_unit_district_and_city() {
    String wanted = registered("教学楼二层", "走廊照明损坏");
    registered("教学楼三层", "疏散门上锁");
    for (Colleague who : List.of(city.safetyOfficer(), city.districtAdmin())) {
      for (String two : List.of("走廊", "廊照", "照明", "明损", "二层")) {
        assertThat(found(who, two)).as(two).containsExactly(wanted);
      }
      assertThat(found(who, "走廊照明")).containsExactly(wanted);
      assertThat(found(who, "廊走")).isEmpty();
      assertThat(found(who, "走廊明损")).as("both pairs are there, the word is not").isEmpty();
      assertThat(found(who, "层走")).as("place and description are two texts").isEmpty();
    }
    assertThat(found(city.cityAdmin(), wanted.substring(0, 11) + " 廊照")).containsExactly(wanted);
    assertThat(found(city.strangeDistrictAdmin(), "照明")).doesNotContain(wanted);
    assertThat(found(city.neighbour(), "照明")).isEmpty();
  }

  @Test
  void one_character_letters_and_digits_are_found_too_in_whatever_width_and_case() {
    String wanted = registered("配电室Ｂ区", "ＫＢ0 ３８０Ｖ 开关箱漏电");
    registered("操场", "看台扶手松动");
    for (Colleague who : List.of(city.safetyOfficer(), city.districtAdmin())) {
      for (String typed : List.of("箱", "380v", "３８０V", "kb0", "b区", "0380", "v开关箱", wanted.substring(7))) {
        assertThat(found(who, typed)).as(typed).containsExactly(wanted);
      }
    }
  }

  @Test
  void a_correction_is_found_by_its_new_words_and_a_draft_by_its_number_once_it_has_one() {
    Map<String, Object> body = finding(city.unit(), Ids.next());
    body.put("description", "走廊照明损坏");
    body.put("source", "DISTRICT_CHECK");
    body.put("draft", true);
    Answer draft = city.districtInspector().post("/api/hazards", body);
    assertThat(draft.status()).isEqualTo(201);
    assertThat(found(city.districtInspector(), "照明")).isEmpty();
    String path = "/api/hazards/" + draft.at("ref");
    Answer submitted = city.districtInspector().post(path + "/acts", Acts.act("SUBMIT"), 1);
    assertThat(submitted.status()).isEqualTo(200);
    String number = submitted.at("number");
    assertThat(found(city.districtAdmin(), number.substring(7))).containsExactly(number);

    body.put("description", "楼梯扶手松动");
    body.remove("draft");
    Answer corrected = city.districtInspector().put(path, body, submitted.version());
    assertThat(corrected.status()).isEqualTo(200);
    assertThat(found(city.districtAdmin(), "扶手")).containsExactly(number);
    assertThat(found(city.districtAdmin(), "照明")).isEmpty();
  }

  @Test
  void a_person_is_found_by_part_of_the_name_within_reach_and_his_hazards_with_him() {
    String name = city.postHolder().name();
    String id = city.postHolder().personId().toString();
    for (Colleague who : List.of(city.safetyOfficer(), city.districtAdmin(), city.postHolder())) {
      assertThat(people(who, name.substring(1))).as(who.name()).contains(id);
    }
    for (Colleague who : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin(), city.contractor())) {
      assertThat(people(who, name)).as(who.name()).doesNotContain(id);
    }
    assertThat(city.safetyOfficer().get("/api/hazards/people?q=%20").status()).isEqualTo(422);

    Acts.Followed hazard = Acts.Followed.registeredBy(city.safetyOfficer(), city.unit());
    hazard.does(city.safetyOfficer(), Acts.grade("GENERAL"));
    hazard.does(city.safetyOfficer(), Acts.plan(city.postHolder()));
    Answer his = city.districtAdmin().get("/api/hazards?responsible=" + id);
    assertThat(his.json().at("/items/0/ref").asString()).isEqualTo(hazard.ref());
    assertThat(his.json().at("/items").size()).isEqualTo(1);
  }

  private static List<String> people(Colleague who, String typed) {
    Answer answer = who.get("/api/hazards/people?q=" + encoded(typed));
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().valueStream().map(person -> person.at("/personId").asString()).toList();
  }

  @Test
  void the_words_of_a_district_are_looked_up_not_read_through_and_no_other_district_reads_them() {
    registered("教学楼二层", "走廊照明损坏");
    String question = Wording.array(new Long[] {Wording.in(city.district(), Wording.pairs("照明").findFirst().orElseThrow())});
    List<String> plan = as("bihuan_district", city.district(), question, "explain select * from hazard.wording");
    assertThat(String.join("\n", plan)).contains("Bitmap Index Scan on wording_by_pairs");
    String count = "select count(*)::text from hazard.wording";
    assertThat(as("bihuan_district", city.district(), question, count)).containsExactly("1");
    assertThat(as("bihuan_district", city.farDistrict(), question, count)).containsExactly("0");
    assertThat(as("bihuan_district", city.district(), "", count)).containsExactly("0");
  }

  private List<String> as(String role, int district, String question, String sql) {
    return database.inRolledBack(
        db -> {
          // A table of a few rows would be read whole, or by its key.
          db.sql("set local enable_seqscan = off").update();
          db.sql("alter table hazard.wording drop constraint wording_pkey").update();
          db.sql("select platform.enter('" + role + "', '" + district + "', '')").query((r, n) -> n).list();
          db.sql("select hazard.ask_for('" + question + "')").query((r, n) -> n).list();
          return db.sql(sql).query(String.class).list();
        });
  }

  @Test
  void what_may_be_the_same_hazard_is_shown_with_the_reason_to_who_may_see_it() {
    String known = registered("教学楼二层", "走廊应急照明灯损坏不亮");
    String unit = "/api/hazards/similar?unit=" + city.unit();
    assertThat(like(city.safetyOfficer(), unit + "&placeText=" + encoded("教学楼 二层"))).containsExactly(known + " [\"SAME_PLACE\"]");
    assertThat(like(city.safetyOfficer(), unit + "&q=" + encoded("走廊的应急照明灯不亮")))
        .containsExactly(known + " [\"LIKE_WORDS\"]");
    assertThat(like(city.districtAdmin(), unit + "&placeText=" + encoded("教学楼二层") + "&q=" + encoded("走廊应急照明损坏不亮")))
        .containsExactly(known + " [\"SAME_PLACE\",\"LIKE_WORDS\"]");
    assertThat(like(city.safetyOfficer(), unit + "&q=" + encoded("操场看台扶手松动"))).isEmpty();
    assertThat(like(city.safetyOfficer(), unit)).isEmpty();
    for (Colleague outsider : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
      assertThat(like(outsider, unit + "&placeText=" + encoded("教学楼二层"))).as(outsider.name()).isEmpty();
    }
  }

  @Test
  void the_same_words_are_offered_though_the_place_is_written_differently_after_what_is_at_the_place() {
    String other = registered("南楼二层", "灭火器压力不足");
    String unit = "/api/hazards/similar?unit=" + city.unit() + "&placeText=" + encoded("二楼楼道");
    Answer found = city.safetyOfficer().get(unit + "&q=" + encoded("灭火器压力不足"));
    assertThat(found.at("0/hazard/number")).isEqualTo(other);
    assertThat(found.at("0/elsewhere")).isEqualTo("true");
    String here = registered("二楼楼道", "灭火器压力不足");
    assertThat(like(city.safetyOfficer(), unit + "&q=" + encoded("灭火器压力不足。")))
        .containsExactly(here + " [\"SAME_PLACE\",\"LIKE_WORDS\"]", other + " [\"LIKE_WORDS\"]");
    IntStream.range(0, 10).forEach(i -> registered("二楼楼道", "与之无关的第" + i + "件"));
    assertThat(like(city.safetyOfficer(), unit + "&q=" + encoded("灭火器压力不足")).subList(0, 2))
        .as("what only is at the same place does not push it out")
        .containsExactly(here + " [\"SAME_PLACE\",\"LIKE_WORDS\"]", other + " [\"LIKE_WORDS\"]");
  }

  @Test
  void words_said_within_more_words_are_the_same_and_so_are_few_words() {
    String longer = registered("南楼二层", "南楼二层东侧走廊尽头消火栓箱旁边的灭火器压力不足，指针在红区，须送检更换");
    String few = registered("传达室", "门坏");
    String unit = "/api/hazards/similar?unit=" + city.unit() + "&q=";
    assertThat(like(city.safetyOfficer(), unit + encoded("灭火器压力不足"))).containsExactly(longer + " [\"LIKE_WORDS\"]");
    assertThat(like(city.safetyOfficer(), unit + encoded("门 坏"))).containsExactly(few + " [\"LIKE_WORDS\"]");
    assertThat(like(city.safetyOfficer(), unit + encoded("灭火器"))).as("a word is no description").isEmpty();
  }

  @Test
  void a_post_holder_is_told_that_a_colleague_has_registered_it_and_not_what_it_says() {
    String known = registered("南楼一层", "插座面板脱落露出铜线");
    String asked =
        "/api/hazards/similar?unit=" + city.unit() + "&placeText=" + encoded("南楼一层") + "&q=" + encoded("插座面板脱落露出铜线");
    Answer told = city.postHolder().get(asked);
    assertThat(told.json().size()).isEqualTo(1);
    assertThat(told.at("0/number")).isEqualTo(known);
    assertThat(told.json().at("/0/hazard").isNull()).isTrue();
    assertThat(told.text()).doesNotContain("插座", "南楼", "status");
    assertThat(city.postHolder().get("/api/hazards/similar?unit=" + city.unit() + "&placeText=" + encoded("南楼一层")).json().size())
        .as("that there is something at a place is not told").isZero();
    assertThat(city.contractor().get(asked).text()).as("a firm from outside learns no number").doesNotContain(known);
    assertThat(like(city.neighbour(), asked)).isEmpty();
    assertThat(city.safetyOfficer().get(asked).at("0/hazard/description")).isEqualTo("插座面板脱落露出铜线");

    Map<String, Object> own = finding(city.unit(), Ids.next());
    own.put("placeText", "南楼一层");
    own.put("description", "插座面板脱落露出铜线");
    Answer registered = city.postHolder().post("/api/hazards", own);
    assertThat(registered.status()).isEqualTo(201);
    Answer both = city.postHolder().get(asked);
    assertThat(both.json().at("/0/hazard/number").asString()).as("his own first, as they are as like").isEqualTo(registered.at("number"));
    assertThat(both.at("1/number")).isEqualTo(known);
  }

  private static List<String> like(Colleague who, String path) {
    Answer answer = who.get(path);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().valueStream().map(one -> one.at("/hazard/number").asString() + " " + one.at("/why")).toList();
  }

  @Test
  void more_than_a_person_means_is_refused_with_the_reason() {
    String words = String.join(" ", IntStream.range(0, 11).mapToObj(i -> "词" + i).toList());
    Answer refused = city.safetyOfficer().get("/api/hazards?q=" + encoded(words));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("一次最多查找 10 个词");
  }

  private String registered(String place, String description) {
    Map<String, Object> body = finding(city.unit(), Ids.next());
    body.put("placeText", place);
    body.put("description", description);
    Answer answer = city.safetyOfficer().post("/api/hazards", body);
    assertThat(answer.status()).isEqualTo(201);
    return answer.at("number");
  }

  private static List<String> found(Colleague who, String typed) {
    return who.get("/api/hazards?q=" + encoded(typed)).json().at("/items").valueStream().map(row -> row.at("/number").asString()).toList();
  }

  private static String encoded(String typed) {
    return URLEncoder.encode(typed, StandardCharsets.UTF_8);
  }
}
