package org.bihuan.checklist.local;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 王安全 proposes an item; the district answers, or asks the city. */
@BihuanTest
class ItemProposalTest {

  private static final String PROPOSALS = "/api/standards/proposals";
  private static final String DAILY = "CL-PS-D-FIRE";

  @Autowired TestCities cities;
  @Autowired TestDatabase database;

  private TestCity city;
  private Client wang;
  private Client qu;

  @BeforeEach
  void found() {
    city = cities.found();
    city.districtAdmin().proved();
    city.cityAdmin().proved();
    wang = city.safetyOfficer();
    qu = city.districtAdmin();
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }

  private static Map<String, Object> text(String requirement) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("category", "OTHER");
    text.put("requirement", requirement);
    text.put("method", "现场查看");
    text.put("hazardPhrase", "无人机电池在教室内充电");
    text.put("measure", "移至专用充电柜");
    text.put("deadlineDays", 1);
    text.put("level", "GENERAL");
    text.put("frequency", "DAILY");
    text.put("unitTypes", List.of("PRIMARY"));
    text.put("basis", "学校安全管理制度");
    text.put("verified", "MEMORY");
    return text;
  }

  private static Map<String, Object> proposal() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("id", Ids.next());
    wanted.put("text", text("无人机电池不在教室内充电"));
    wanted.put("reason", "社团课用上了无人机，标准里没有");
    return wanted;
  }

  private static Map<String, Object> acceptance(LocalDate from, String... lists) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("text", text("无人机等电池设备不在教室、宿舍充电"));
    wanted.put("checklists", List.of(lists));
    wanted.put("effectiveFrom", from.toString());
    wanted.put("remark", "采纳，并扩大到宿舍");
    return wanted;
  }

  private String proposed() {
    Answer made = wang.post(PROPOSALS, proposal());
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.at("state")).isEqualTo("AT_DISTRICT");
    return PROPOSALS + "/" + made.at("ref");
  }

  @Test
  void the_district_accepts_with_its_own_wording_and_the_proposer_sees_it() {
    String at = proposed();
    assertThat(qu.get(at).json().at("/can").toString()).contains("ACCEPT", "REFUSE", "FORWARD");
    Answer accepted = qu.post(at + "/acceptance", acceptance(today(), DAILY), 1);
    assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);

    Answer seen = wang.get(at);
    assertThat(seen.at("state")).isEqualTo("ACCEPTED");
    assertThat(seen.at("remarks/0/remark")).isEqualTo("采纳，并扩大到宿舍");
    assertThat(seen.at("itemCode")).matches("QT-\\d{6}-Q001");
    assertThat(wang.get("/api/standards/local/checklists/" + DAILY).text()).contains("无人机等电池设备不在教室、宿舍充电");
    assertThat(qu.post(at + "/refusal", Map.of("reason", "改主意了"), 2).problem()).isEqualTo("already-answered");
  }

  @Test
  void the_district_asks_the_city_which_publishes_it() {
    String at = proposed();
    Map<String, Object> forwarding = Map.of("text", text("无人机电池不在教室、宿舍充电"), "remark", "各校都有，建议纳入全市标准");
    assertThat(city.cityAdmin().post(at + "/acceptance", acceptance(today(), DAILY), 1).problem()).isEqualTo("not-asked");
    assertThat(qu.post(at + "/forwarding", forwarding, 1).at("state")).isEqualTo("AT_CITY");
    assertThat(qu.post(at + "/acceptance", acceptance(today(), DAILY), 2).problem()).isEqualTo("not-asked");

    LocalDate later = LocalDate.of(2031, 2, 1);
    Answer accepted = city.cityAdmin().post(at + "/acceptance", acceptance(later), 2);
    assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
    String code = accepted.at("itemCode");
    assertThat(code).matches("QT-\\d{3}");
    assertThat(wang.get("/api/standards/items/" + code + "?on=" + later).at("item/requirement")).contains("宿舍");
    assertThat(wang.get(at).at("remarks/1/kind")).isEqualTo("ACCEPTED");
  }

  @Test
  void an_adoption_whose_publication_is_taken_back_is_open_again_and_says_so() {
    String at = proposed();
    assertThat(qu.post(at + "/forwarding", Map.of("text", text("无人机电池不在宿舍充电"), "remark", "各校都有"), 1).status())
        .isEqualTo(200);
    LocalDate later = LocalDate.of(2031, 9, 1);
    Answer accepted = city.cityAdmin().post(at + "/acceptance", acceptance(later), 2);
    String code = accepted.at("itemCode");
    String publication =
        city.cityAdmin().get("/api/standards/publications?q=" + code).at("items/0/id");

    Answer taken =
        city.cityAdmin().post("/api/standards/publications/" + publication + "/withdrawal", Map.of("reason", "与新国标冲突"));

    assertThat(taken.status()).as(taken.toString()).isEqualTo(200);
    Answer seen = wang.get(at);
    assertThat(seen.at("state")).isEqualTo("AT_CITY");
    assertThat(seen.json().at("/itemCode").isNull()).isTrue();
    assertThat(seen.at("remarks/2/kindTitle")).isEqualTo("采纳已收回");
    assertThat(seen.at("remarks/2/remark")).isEqualTo("与新国标冲突");
    assertThat(city.cityAdmin().get(at).json().at("/can").toString()).contains("ACCEPT", "REFUSE");
    assertThat(city.cityAdmin().post(at + "/acceptance", acceptance(later.plusDays(1)), 4).at("state")).isEqualTo("ACCEPTED");
    assertThat(city.stranger().get(at).status()).isEqualTo(404);
  }

  @Test
  void a_refusal_needs_a_reason_and_is_seen() {
    String at = proposed();
    assertThat(qu.post(at + "/refusal", Map.of("reason", " "), 1).at("errors/0/field")).isEqualTo("reason");
    assertThat(qu.post(at + "/refusal", Map.of("reason", "QT-012 已经包括"), 1).status()).isEqualTo(200);
    assertThat(wang.get(at).at("state")).isEqualTo("REFUSED");
    assertThat(wang.get(at).at("remarks/0/remark")).isEqualTo("QT-012 已经包括");
  }

  @Test
  void an_acceptance_that_cannot_be_done_changes_nothing() {
    String at = proposed();
    Answer refused = qu.post(at + "/acceptance", acceptance(today(), "CL-NO-SUCH"), 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(qu.get(at).at("state")).isEqualTo("AT_DISTRICT");
    assertThat(qu.get("/api/standards/local/adaptations").json().at("/items")).isEmpty();
    assertThat(qu.post(at + "/acceptance", acceptance(today(), DAILY), 7).status()).isEqualTo(412);
  }

  @Test
  void comments_come_from_whoever_sees_it() {
    String at = proposed();
    for (Role role : List.of(Role.EXPERT, Role.DISTRICT_ADMIN, Role.CITY_ADMIN, Role.UNIT_HEAD)) {
      assertThat(city.as(role).post(at + "/comments", Map.of("id", Ids.next(), "remark", "意见")).status())
          .as(role.name())
          .isEqualTo(200);
    }
    assertThat(wang.get(at).json().at("/remarks")).hasSize(4);
    Map<String, Object> said = Map.of("id", Ids.next(), "remark", "补充一句");
    assertThat(qu.post(at + "/comments", said).status()).isEqualTo(200);
    assertThat(qu.post(at + "/comments", said).json().at("/remarks")).as("said once").hasSize(5);
    Answer other = qu.post(at + "/comments", Map.of("id", said.get("id"), "remark", "另一句"));
    assertThat(other.problem()).isEqualTo("id-conflict");
    assertThat(other.at("existing/remark") + other.at("submitted/remark")).isEqualTo("补充一句另一句");
  }

  @Test
  void the_neighbour_and_the_stranger_see_nothing_and_a_unit_does_not_answer_itself() {
    String at = proposed();
    for (Client outsider : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
      assertThat(outsider.get(at).status()).isEqualTo(404);
      assertThat(outsider.get(PROPOSALS).json().at("/items")).isEmpty();
      assertThat(outsider.post(at + "/comments", Map.of("id", Ids.next(), "remark", "意见")).status()).isEqualTo(404);
      assertThat(outsider.post(at + "/refusal", Map.of("reason", "不"), 1).status()).isEqualTo(404);
    }
    assertThat(wang.post(at + "/acceptance", acceptance(today(), DAILY), 1).problem()).isEqualTo("not-asked");
    assertThat(city.postHolder().post(PROPOSALS, proposal()).problem()).isEqualTo("no-permission");
  }

  @Test
  void the_list_is_read_page_by_page_open_ones_first_and_found_by_words() {
    String answered = proposed();
    assertThat(qu.post(answered + "/refusal", Map.of("reason", "已有同类要求"), 1).status()).isEqualTo(200);
    String open = proposed();

    Answer first = wang.get(PROPOSALS + "?limit=1");
    assertThat(open).endsWith(first.at("items/0/ref"));
    assertThat(first.at("count/value")).isEqualTo("2");
    Answer second = wang.get(PROPOSALS + "?limit=1&cursor=" + first.at("next"));
    assertThat(answered).endsWith(second.at("items/0/ref"));
    assertThat(second.json().at("/next").isNull()).isTrue();
    assertThat(wang.get(PROPOSALS + "?state=REFUSED").at("count/value")).isEqualTo("1");
    assertThat(wang.get(PROPOSALS + "?q=%E6%97%A0%E4%BA%BA%E6%9C%BA").at("count/value")).isEqualTo("2");
    assertThat(wang.get(PROPOSALS + "?q=%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D").at("count/value")).isEqualTo("0");
    assertThat(wang.get(PROPOSALS + "?cursor=bm8").at("errors/0/field")).isEqualTo("cursor");
  }

  @Test
  void repeating_is_harmless_and_bad_input_is_named() {
    Map<String, Object> wanted = proposal();
    assertThat(wang.post(PROPOSALS, wanted).status()).isEqualTo(201);
    assertThat(wang.post(PROPOSALS, wanted).status()).isEqualTo(200);
    wanted.put("reason", "另一个理由");
    assertThat(wang.post(PROPOSALS, wanted).problem()).isEqualTo("id-conflict");
    Map<String, Object> bad = proposal();
    bad.put("reason", "");
    bad.put("text", text(" "));
    assertThat(wang.post(PROPOSALS, bad).text()).contains("\"reason\"", "text.requirement");
  }

  @Test
  void what_a_district_proposes_goes_to_the_city() {
    Answer made = qu.post(PROPOSALS, proposal());
    assertThat(made.at("state")).isEqualTo("AT_CITY");
    assertThat(wang.get(PROPOSALS + "/" + made.at("ref")).status()).as("not the unit's").isEqualTo(404);
    assertThat(city.cityAdmin().get(PROPOSALS).text()).contains(made.at("ref"));
    assertThat(
            database
                .everything()
                .sql("select count(*) from audit.entry where act = 'checklist.propose' and subject = :subject")
                .param("subject", "item proposal " + made.at("ref"))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }
}
