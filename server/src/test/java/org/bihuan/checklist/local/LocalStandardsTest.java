package org.bihuan.checklist.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** 曲区管 and 王安全 adapt what the city gave; the neighbour sees none of it. */
@BihuanTest
class LocalStandardsTest {

  private static final String LOCAL = "/api/standards/local";
  private static final String ADAPTATIONS = LOCAL + "/adaptations";
  private static final String DAILY = "CL-PS-D-FIRE";

  @Autowired TestCities cities;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;

  private TestCity city;
  private Client wang;
  private Client qu;

  @BeforeEach
  void found() {
    city = cities.found();
    city.districtAdmin().proved();
    wang = city.safetyOfficer();
    qu = city.districtAdmin();
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }

  private static Map<String, Object> adaptation(String kind, String item, String list) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("id", Ids.next());
    wanted.put("kind", kind);
    wanted.put("item", item);
    wanted.put("checklist", list);
    wanted.put("reason", "本校没有此类场所");
    wanted.put("effectiveFrom", today().toString());
    return wanted;
  }

  private static Map<String, Object> text(String requirement) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("category", "FIRE");
    text.put("requirement", requirement);
    text.put("method", "现场查看");
    text.put("hazardPhrase", "充电柜旁堆放纸箱");
    text.put("measure", "清走纸箱");
    text.put("deadlineDays", 1);
    text.put("level", "GENERAL");
    text.put("frequency", "DAILY");
    text.put("unitTypes", List.of("PRIMARY", "SECONDARY"));
    text.put("basis", "学校消防管理制度");
    text.put("verified", "MEMORY");
    return text;
  }

  private static Map<String, Object> ownItem(String requirement, LocalDate from) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("id", Ids.next());
    wanted.put("text", text(requirement));
    wanted.put("checklists", List.of(DAILY));
    wanted.put("reason", "新增平板电脑充电柜");
    wanted.put("effectiveFrom", from.toString());
    return wanted;
  }

  private static List<String> codes(Answer list) {
    return StreamSupport.stream(list.json().at("/lines").spliterator(), false)
        .map(line -> line.at("/item/code").asString())
        .toList();
  }

  private List<String> listOf(Client person) {
    return codes(person.get(LOCAL + "/checklists/" + DAILY));
  }

  private static Answer made(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer;
  }

  @Test
  void a_district_item_reaches_its_units_and_not_the_neighbouring_district() {
    String code = made(qu.post(LOCAL + "/items", ownItem("充电柜周围无可燃物", today()))).at("item/code");
    assertThat(code).isEqualTo("XF-%06d-Q001".formatted(city.district()));

    Answer list = wang.get(LOCAL + "/checklists/" + DAILY);
    assertThat(codes(list)).endsWith(code);
    assertThat(list.json().at("/lines").get(codes(list).size() - 1).at("/origin").asString()).isEqualTo("LOCAL");
    assertThat(list.json().at("/lines").get(codes(list).size() - 1).at("/by").asString()).isEqualTo("DISTRICT");
    assertThat(wang.get(LOCAL + "/items/" + code).at("0/item/requirement")).isEqualTo("充电柜周围无可燃物");
    assertThat(listOf(city.stranger())).doesNotContain(code);
    assertThat(city.stranger().get(LOCAL + "/items/" + code).status()).isEqualTo(404);
    assertThat(city.strangeDistrictAdmin().get(LOCAL + "/items/" + code).status()).isEqualTo(404);
    assertThat(city.strangeDistrictAdmin().get(ADAPTATIONS).text()).doesNotContain(code);
    assertThat(city.stranger().get(ADAPTATIONS).json().at("/items")).isEmpty();
  }

  @Test
  void a_unit_item_is_its_own_and_visible_above() {
    String code = made(wang.post(LOCAL + "/items", ownItem("充电柜周围无可燃物", today()))).at("item/code");
    assertThat(code).isEqualTo("XF-%06d-D0001".formatted(city.district()));
    assertThat(listOf(wang)).contains(code);
    assertThat(listOf(city.neighbour())).doesNotContain(code);
    assertThat(city.neighbour().get(LOCAL + "/items/" + code).status()).isEqualTo(404);
    assertThat(city.neighbour().get(LOCAL + "/checklists/" + DAILY + "?unit=" + city.unit()).status()).isEqualTo(404);
    assertThat(qu.get(LOCAL + "/items/" + code).status()).isEqualTo(200);
    assertThat(codes(qu.get(LOCAL + "/checklists/" + DAILY + "?unit=" + city.unit()))).contains(code);
    String next = made(city.neighbour().post(LOCAL + "/items", ownItem("别处", today()))).at("item/code");
    assertThat(next).as("no two units of a district share a number").endsWith("D0002");
  }

  @Test
  void switching_off_needs_a_reason_is_seen_above_and_never_touches_major() {
    Map<String, Object> off = adaptation("SWITCH_OFF", "JT-014", null);
    off.put("reason", " ");
    assertThat(wang.post(ADAPTATIONS, off).at("errors/0/field")).isEqualTo("reason");
    off.put("reason", "本校没有电动自行车停放点");
    made(wang.post(ADAPTATIONS, off));

    Answer list = wang.get(LOCAL + "/checklists/" + DAILY);
    assertThat(codes(list)).doesNotContain("JT-014");
    assertThat(list.at("switchedOff/0/reason")).isEqualTo("本校没有电动自行车停放点");
    assertThat(listOf(city.neighbour())).contains("JT-014");
    assertThat(qu.get(ADAPTATIONS).at("items/0/ownerName")).isEqualTo("育才学校");
    assertThat(city.cityAdmin().get(ADAPTATIONS).text()).contains("本校没有电动自行车停放点");
    assertThat(city.neighbour().get(ADAPTATIONS).text()).doesNotContain("电动自行车停放点");

    Answer major = wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "XF-006", null));
    assertThat(major.status()).isEqualTo(422);
    assertThat(major.at("errors/0/problem")).contains("重大事故隐患");
  }

  @Test
  void a_tightening_of_the_district_binds_the_unit_which_may_go_further_only() {
    String item = "JT-014";
    int days = Integer.parseInt(wang.get("/api/standards/items/" + item).at("item/deadlineDays"));
    assertThat(days).as("the test needs an item with a deadline").isGreaterThan(2);
    Map<String, Object> district = adaptation("TIGHTEN", item, null);
    district.put("tightening", Map.of("deadlineDays", days - 1));
    made(qu.post(ADAPTATIONS, district));

    Map<String, Object> looser = adaptation("TIGHTEN", item, null);
    looser.put("tightening", Map.of("deadlineDays", days - 1));
    Answer refused = wang.post(ADAPTATIONS, looser);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("errors/0/problem")).contains("只能更严");

    Map<String, Object> stricter = adaptation("TIGHTEN", item, null);
    stricter.put("tightening", Map.of("deadlineDays", days - 2));
    Answer done = made(wang.post(ADAPTATIONS, stricter));
    assertThat(done.at("changes/0")).contains("整改期限");
    Answer list = wang.get(LOCAL + "/checklists/" + DAILY);
    int at = codes(list).indexOf(item);
    assertThat(list.at("lines/" + at + "/item/deadlineDays")).isEqualTo(String.valueOf(days - 2));
    assertThat(list.at("lines/" + at + "/by")).isEqualTo("UNIT");
    Answer neighbours = city.neighbour().get(LOCAL + "/checklists/" + DAILY);
    assertThat(neighbours.at("lines/" + codes(neighbours).indexOf(item) + "/by")).isEqualTo("DISTRICT");
  }

  @Test
  void ending_an_adaptation_brings_the_item_back_and_the_second_editor_is_told() {
    Answer off = made(wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "JT-014", null)));
    String end = ADAPTATIONS + "/" + off.at("ref") + "/end";
    Map<String, Object> body = Map.of("on", today().toString(), "reason", "已设电动自行车停放点");
    assertThat(wang.post(end, Map.of("on", today().minusDays(1).toString(), "reason", "晚了"), 1).status()).isEqualTo(422);
    assertThat(city.neighbour().post(end, body, 1).status()).isEqualTo(404);
    assertThat(city.stranger().post(end, body, 1).status()).isEqualTo(404);
    assertThat(qu.post(end, body, 1).problem()).isEqualTo("not-own-adaptation");
    assertThat(wang.post(end, body, 1).status()).isEqualTo(200);
    assertThat(wang.post(end, body, 1).status()).isEqualTo(412);
    assertThat(listOf(wang)).contains("JT-014");
  }

  @Test
  void repeating_is_harmless_and_another_content_is_a_conflict() {
    Map<String, Object> off = adaptation("SWITCH_OFF", "JT-014", null);
    made(wang.post(ADAPTATIONS, off));
    assertThat(wang.post(ADAPTATIONS, off).status()).isEqualTo(200);
    off.put("reason", "另一个理由");
    assertThat(wang.post(ADAPTATIONS, off).problem()).isEqualTo("id-conflict");
    Map<String, Object> item = ownItem("充电柜周围无可燃物", today());
    made(wang.post(LOCAL + "/items", item));
    assertThat(wang.post(LOCAL + "/items", item).status()).isEqualTo(200);
    item.put("text", text("改了"));
    assertThat(wang.post(LOCAL + "/items", item).problem()).isEqualTo("id-conflict");
  }

  @Test
  void only_who_answers_for_the_level_adapts() {
    for (Role role : List.of(Role.EXPERT, Role.CITY_ADMIN)) {
      assertThat(city.as(role).post(ADAPTATIONS, adaptation("SWITCH_OFF", "JT-014", null)).status())
          .as(role.name())
          .isEqualTo(403);
    }
    assertThat(city.postHolder().post(ADAPTATIONS, adaptation("SWITCH_OFF", "JT-014", null)).problem())
        .isEqualTo("no-permission");
  }

  @Test
  void a_line_offers_what_would_not_be_refused_and_says_what_was_tightened() {
    assertThat(line(wang, "XF-006").at("/can").toString()).as("a judgement rule names it").isEqualTo("[\"TIGHTEN\"]");
    JsonNode plain = line(wang, "JT-014");
    assertThat(plain.at("/can").toString()).isEqualTo("[\"TIGHTEN\",\"SWITCH_OFF\"]");
    assertThat(line(city.postHolder(), "JT-014").at("/can")).isEmpty();
    int days = plain.at("/item/deadlineDays").asInt();
    Map<String, Object> tighten = adaptation("TIGHTEN", "JT-014", null);
    tighten.put("tightening", Map.of("deadlineDays", days - 1));
    made(wang.post(ADAPTATIONS, tighten));

    JsonNode stricter = line(wang, "JT-014");
    assertThat(stricter.at("/changes/0").asString()).isEqualTo("整改期限：" + days + " 天 → " + (days - 1) + " 天");
    assertThat(stricter.at("/can").toString()).as("the same twice is refused").isEqualTo("[\"SWITCH_OFF\"]");
    assertThat(line(city.neighbour(), "JT-014").at("/changes")).isEmpty();
    assertThat(wang.get(ADAPTATIONS).at("items/0/changes/0")).contains("整改期限：" + days + " 天");
  }

  private static JsonNode line(Client person, String code) {
    Answer list = person.get(LOCAL + "/checklists/" + DAILY);
    return list.json().at("/lines").get(codes(list).indexOf(code));
  }

  @Test
  void a_new_version_from_above_flows_down_and_asks_who_adapted_it() {
    LocalDate next = today().plusDays(40);
    made(qu.post(LOCAL + "/items", ownItem("充电柜周围无可燃物", today())));
    String code = qu.get(ADAPTATIONS).at("items/0/item");
    Map<String, Object> tighten = adaptation("TIGHTEN", code, null);
    tighten.put("tightening", Map.of("deadlineDays", 0));
    Answer own = made(wang.post(ADAPTATIONS, tighten));
    assertThat(own.json().at("/conflicts")).isEmpty();

    Map<String, Object> version = ownItem("充电柜一米内无可燃物", next);
    version.remove("checklists");
    version.put("base", today().toString());
    made(qu.post(LOCAL + "/items/" + code + "/versions", version));

    Answer seen = wang.get(ADAPTATIONS);
    assertThat(seen.at("items/0/conflicts/0/code")).as("what asks for a look stands first").isEqualTo("BASE_CHANGED");
    assertThat(seen.at("items/0/nextFrom")).isEqualTo(next.toString());
    assertThat(seen.json().at("/items/0/can").toString()).contains("CONFIRM");
    Answer later = wang.get(LOCAL + "/checklists/" + DAILY + "?on=" + next);
    int at = codes(later).indexOf(code);
    assertThat(later.at("lines/" + at + "/item/requirement")).isEqualTo("充电柜一米内无可燃物");
    assertThat(later.at("lines/" + at + "/item/deadlineDays")).isEqualTo("0");
    Answer confirmed = wang.post(ADAPTATIONS + "/" + own.at("ref") + "/confirmation", Map.of(), 1);
    assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(200);
    assertThat(confirmed.json().at("/conflicts")).isEmpty();
    version.put("id", Ids.next());
    assertThat(wang.post(LOCAL + "/items/" + code + "/versions", version).problem()).isEqualTo("not-own-item");
  }

  @Test
  void a_switching_off_that_the_district_left_without_effect_says_so() {
    String path = LOCAL + "/checklists/CL-SCH-S-REPORT";
    made(wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "YJ-007", null)));
    for (String item : List.of("YJ-009", "YJ-015", "YJ-016")) {
      made(qu.post(ADAPTATIONS, adaptation("SWITCH_OFF", item, null)));
    }

    Answer list = wang.get(path);
    assertThat(codes(list)).containsExactly("YJ-007");
    assertThat(list.at("lines/0/note")).contains("停用没有生效", "其他检查项都已停用");
    Answer mine = wang.get(ADAPTATIONS + "?show=ASKING");
    assertThat(mine.at("items/0/item")).isEqualTo("YJ-007");
    assertThat(mine.at("items/0/conflicts/0/code")).isEqualTo("LAST_OF_LIST");
    assertThat(wang.get(ADAPTATIONS + "?show=ASKING").at("count/value")).isEqualTo("1");
    assertThat(city.neighbour().get(path).json().at("/lines/0/note").isNull()).isTrue();
    Answer refused = city.neighbour().post(ADAPTATIONS, adaptation("SWITCH_OFF", "YJ-007", null));
    assertThat(refused.at("errors/0/problem")).contains("没有检查项了");
  }

  @Test
  void what_is_to_be_switched_off_later_empties_no_list_either() {
    Map<String, Object> later = adaptation("SWITCH_OFF", "YJ-007", null);
    later.put("effectiveFrom", today().plusDays(3).toString());
    made(wang.post(ADAPTATIONS, later));
    made(wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "YJ-009", null)));
    made(wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "YJ-015", null)));
    Answer last = wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "YJ-016", null));
    assertThat(last.status()).as(last.text()).isEqualTo(422);
    assertThat(last.at("errors/0/problem")).contains("没有检查项了");
  }

  @Test
  void adaptations_are_read_page_by_page_and_found_by_state_and_words() {
    made(wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "JT-014", null)));
    Answer ended = made(wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "XF-026", null)));
    Map<String, Object> end = Map.of("on", today().toString(), "reason", "已恢复");
    assertThat(wang.post(ADAPTATIONS + "/" + ended.at("ref") + "/end", end, 1).status()).isEqualTo(200);

    Answer first = wang.get(ADAPTATIONS + "?limit=1");
    assertThat(first.at("count/value")).isEqualTo("2");
    Answer second = wang.get(ADAPTATIONS + "?limit=1&cursor=" + first.at("next"));
    assertThat(second.json().at("/next").isNull()).isTrue();
    assertThat(List.of(first.at("items/0/item"), second.at("items/0/item"))).containsExactlyInAnyOrder("JT-014", "XF-026");
    assertThat(wang.get(ADAPTATIONS + "?show=ENDED").at("items/0/item")).isEqualTo("XF-026");
    assertThat(wang.get(ADAPTATIONS + "?show=OFF").at("count/value")).isEqualTo("1");
    assertThat(wang.get(ADAPTATIONS + "?q=JT-014").at("items/0/item")).isEqualTo("JT-014");
    assertThat(wang.get(ADAPTATIONS + "?level=DISTRICT").json().at("/items")).isEmpty();
    assertThat(wang.get(ADAPTATIONS + "?cursor=bm8").at("errors/0/field")).isEqualTo("cursor");
    assertThat(wang.get(ADAPTATIONS + "?limit=0").at("errors/0/field")).isEqualTo("limit");
  }

  @Test
  void the_database_hides_a_unit_s_adaptations_from_the_unit_beside_it_and_keeps_it_from_writing_above() {
    made(wang.post(ADAPTATIONS, adaptation("SWITCH_OFF", "JT-014", null)));
    made(qu.post(ADAPTATIONS, adaptation("SWITCH_OFF", "XF-026", null)));
    assertThat(count(city.safetyOfficer().actor().scope())).isEqualTo(2);
    assertThat(count(city.neighbour().actor().scope())).as("the district's only").isEqualTo(1);
    assertThat(count(city.stranger().actor().scope())).isZero();
    assertThat(count(city.strangeDistrictAdmin().actor().scope())).isZero();
    UUID id = Ids.next();
    assertThatThrownBy(
            () ->
                within(
                    city.safetyOfficer().actor().scope(),
                    """
                    insert into checklist.adaptation
                      (district_id, id, kind, item_code, reason, base_from, effective_from, version, made_at, person_id,
                       person_name, post_title)
                    values (%d, '%s', 'SWITCH_OFF', 'XF-010', 'x', '2023-05-06', '2026-01-01', 1, now(), '%s', 'x', 'x')
                    returning 1
                    """
                        .formatted(city.district(), id, id)))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("row-level security");
  }

  private long count(Scope scope) {
    return within(
        scope,
        "select count(*) from checklist.adaptation where district_id in (%d, %d)"
            .formatted(city.district(), city.farDistrict()));
  }

  private long within(Scope scope, String sql) {
    Actor someone = city.safetyOfficer().actor();
    Actor scoped =
        new Actor(
            someone.accountId(), someone.personId(), someone.personName(), someone.postId(), someone.postTitle(),
            someone.role(), someone.nodeId(), someone.nodeName(), scope);
    return Acting.as(scoped, () -> transaction.execute(status -> jdbc.sql(sql).query(Long.class).single()));
  }
}
