package org.bihuan.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What was published by mistake is taken back before its day; afterwards only a new version helps. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithdrawalTest {

  private static final String PUBLICATIONS = "/api/standards/publications";
  private static final LocalDate FIRST = LocalDate.of(2030, 9, 1);
  private static final LocalDate SECOND = LocalDate.of(2030, 11, 1);
  private static final Map<String, String> WHY = Map.of("reason", "条款号写错，改正后重发");

  @Autowired TestCities cities;
  @Autowired TestDatabase database;

  private TestCity city;
  private int used = 700;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @BeforeEach
  void theCityHasJustProvedItself() {
    city.cityAdmin().proved();
  }

  private String published(LocalDate from, Object... items) {
    Map<String, Object> publication = PublicationTest.publication(from, List.of(items), List.of());
    Answer done = city.cityAdmin().post(PUBLICATIONS, publication);
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    return PUBLICATIONS + "/" + publication.get("id");
  }

  private static Object item(String code, LocalDate base, String requirement) {
    return PublicationTest.change(code, base, PublicationTest.text(requirement));
  }

  private String requirement(String code, LocalDate day) {
    return city.safetyOfficer().get("/api/standards/items/" + code + "?on=" + day).at("item/requirement");
  }

  @Test
  void the_former_version_goes_on_and_the_corrected_one_may_begin_on_the_same_day() {
    String code = "QT-" + used++;
    published(FIRST, item(code, null, "第一版"));
    String second = published(SECOND, item(code, FIRST, "写错的第二版"));
    assertThat(requirement(code, SECOND)).isEqualTo("写错的第二版");
    assertThat(city.cityAdmin().get(second).at("publication/can/0")).isEqualTo("WITHDRAW");

    Answer withdrawn = city.cityAdmin().post(second + "/withdrawal", WHY);
    assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
    assertThat(withdrawn.at("publication/withdrawn/reason")).isEqualTo("条款号写错，改正后重发");
    assertThat(withdrawn.at("publication/upcoming")).isEqualTo("false");
    assertThat(withdrawn.json().at("/publication/can")).isEmpty();
    assertThat(withdrawn.text()).as("what it said stays readable").contains("写错的第二版");
    assertThat(requirement(code, SECOND.plusYears(1))).isEqualTo("第一版");
    assertThat(city.safetyOfficer().get("/api/standards/items/" + code + "/versions").json()).hasSize(1);

    published(SECOND, item(code, FIRST, "改正的第二版"));
    assertThat(requirement(code, SECOND)).isEqualTo("改正的第二版");
  }

  @Test
  void a_new_item_is_gone_and_an_ended_one_is_back() {
    String kept = "QT-" + used++;
    String fresh = "QT-" + used++;
    published(FIRST, item(kept, null, "不应废止"));
    String wrong = published(SECOND, PublicationTest.change(kept, FIRST, null), item(fresh, null, "不应新增"));
    assertThat(city.cityAdmin().post(wrong + "/withdrawal", WHY).status()).isEqualTo(200);
    assertThat(requirement(kept, SECOND)).isEqualTo("不应废止");
    assertThat(city.safetyOfficer().get("/api/standards/items/" + fresh + "?on=" + SECOND).status()).isEqualTo(404);
  }

  @Test
  void rules_and_clocks_are_taken_back_too() {
    Map<String, Object> publication = PublicationTest.publication(SECOND, List.of(), List.of());
    Map<String, Object> clause =
        Map.of("code", "BJ-W-01", "text", "甲", "basis", "乙", "items", List.of("XF-012"), "verified", "MEMORY");
    Map<String, Object> section =
        Map.of("code", "BJ-W-D", "title", "丙", "kind", "DIRECT", "atLeast", 1, "clauses", List.of(clause));
    Map<String, Object> text =
        Map.of(
            "version", "一版", "title", "误发的判定标准", "document", "丁", "jurisdiction", "北京市", "verified", "MEMORY", "sections",
            List.of(section));
    publication.put("judgementSets", List.of(PublicationTest.change("BJ-W-2030", null, text)));
    String base =
        city.cityAdmin().get("/api/standards/parameters/hazard.joint_study.workdays/versions").at("0/parameter/effectiveFrom");
    publication.put(
        "parameters",
        List.of(Map.of("code", "hazard.joint_study.workdays", "base", base, "value", "3", "basis", "误发")));
    Answer done = city.cityAdmin().post(PUBLICATIONS, publication);
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    assertThat(city.safetyOfficer().get("/api/standards/judgement-rules?on=" + SECOND).text()).contains("误发的判定标准");

    assertThat(city.cityAdmin().post(PUBLICATIONS + "/" + publication.get("id") + "/withdrawal", WHY).status()).isEqualTo(200);

    assertThat(city.safetyOfficer().get("/api/standards/judgement-rules?on=" + SECOND).text()).doesNotContain("误发的判定标准");
    Answer clocks = city.safetyOfficer().get("/api/standards/parameters/hazard.joint_study.workdays/versions");
    assertThat(clocks.json()).hasSize(1);
    assertThat(clocks.json().at("/0/parameter/effectiveTo").isNull()).isTrue();
  }

  @Test
  void what_others_have_built_upon_stays_until_they_go() {
    String code = "QT-" + used++;
    String first = published(FIRST, item(code, null, "第一版"));
    String second = published(SECOND, item(code, FIRST, "第二版"));
    Answer refused = city.cityAdmin().post(first + "/withdrawal", WHY);
    assertThat(refused.problem()).isEqualTo("built-upon");
    assertThat(refused.text()).contains(code, SECOND.toString());
    assertThat(city.cityAdmin().post(second + "/withdrawal", WHY).status()).isEqualTo(200);
    assertThat(city.cityAdmin().post(first + "/withdrawal", WHY).status()).isEqualTo(200);
  }

  @Test
  void an_item_that_a_list_of_another_publication_holds_stays() {
    String code = "QT-" + used++;
    String first = published(FIRST, item(code, null, "护栏牢固"));
    Map<String, Object> list =
        Map.of(
            "title", "另发的检查表", "unitTypes", List.of("PRIMARY"), "frequency", "WEEKLY", "kind", "SELF_CHECK", "items",
            List.of(code));
    Map<String, Object> other =
        PublicationTest.publication(SECOND, List.of(), List.of(PublicationTest.change("CL-W-" + code, null, list)));
    assertThat(city.cityAdmin().post(PUBLICATIONS, other).status()).isEqualTo(201);
    Answer refused = city.cityAdmin().post(first + "/withdrawal", WHY);
    assertThat(refused.problem()).isEqualTo("needed");
    assertThat(refused.text()).contains("另发的检查表");
  }

  @Test
  void what_is_in_force_is_not_taken_back() {
    String code = "QT-" + used++;
    String first = published(FIRST, item(code, null, "第一版"));
    Colleague successor = cities.hire("程接任", city.cityAdmin().actor().nodeId(), Role.CITY_ADMIN);
    Client then = city.anonymous().at(Instant.parse("2030-09-01T01:00:00Z"));
    assertThat(then.signIn(successor.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    then.proved();
    Answer refused = then.post(first + "/withdrawal", WHY);
    assertThat(refused.problem()).isEqualTo("in-force");
    assertThat(refused.text()).contains("不能收回", "发布新的版本");
    assertThat(then.get(first).json().at("/publication/can")).isEmpty();
  }

  @Test
  void only_the_city_takes_back_with_a_reason_and_once() {
    String publication = published(FIRST, item("QT-" + used++, null, "第一版"));
    for (Colleague colleague : List.of(city.districtAdmin(), city.strangeDistrictAdmin(), city.safetyOfficer())) {
      assertThat(colleague.post(publication + "/withdrawal", WHY).problem()).isEqualTo("city-only");
      assertThat(colleague.get(publication).json().at("/publication/can")).isEmpty();
    }
    assertThat(city.citySupervisor().post(publication + "/withdrawal", WHY).problem()).isEqualTo("no-permission");
    assertThat(city.cityAdmin().post(publication + "/withdrawal", Map.of("reason", " ")).at("errors/0/field")).isEqualTo("reason");
    assertThat(city.cityAdmin().post(publication + "/withdrawal", WHY).status()).isEqualTo(200);
    assertThat(city.cityAdmin().post(publication + "/withdrawal", WHY).status()).as("again is harmless").isEqualTo(200);
    assertThat(city.cityAdmin().post(publication + "/withdrawal", Map.of("reason", "另一理由")).problem())
        .isEqualTo("already-withdrawn");
    assertThat(
            database
                .everything()
                .sql("select count(*) from audit.entry where act = 'checklist.withdraw' and subject = :subject")
                .param("subject", "publication " + publication.substring(PUBLICATIONS.length() + 1))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void the_record_is_read_page_by_page_and_searched() {
    String code = "QT-" + used++;
    published(FIRST, item(code, null, "便于查找的一版"));
    published(SECOND, item(code, FIRST, "便于查找的二版"));
    Answer first = city.safetyOfficer().get(PUBLICATIONS + "?q=" + code + "&limit=1");
    assertThat(first.json().at("/items")).hasSize(1);
    assertThat(first.at("count/value")).isEqualTo("2");
    assertThat(first.json().at("/items/0/can")).isEmpty();
    JsonNode toTheCity = city.cityAdmin().get(PUBLICATIONS + "?q=" + code).json().at("/items");
    assertThat(toTheCity.at("/0/can/0").asString()).isEqualTo("WITHDRAW");
    assertThat(toTheCity.at("/1/can")).as("a later one stands upon it").isEmpty();
    assertThat(first.at("items/0/effectiveFrom")).as("the newest first").isEqualTo(SECOND.toString());
    Answer second = city.safetyOfficer().get(PUBLICATIONS + "?q=" + code + "&limit=1&cursor=" + first.at("next"));
    assertThat(second.at("items/0/effectiveFrom")).isEqualTo(FIRST.toString());
    assertThat(second.json().at("/next").isNull()).isTrue();
    assertThat(city.safetyOfficer().get(PUBLICATIONS + "?cursor=bm8").at("errors/0/field")).isEqualTo("cursor");
  }
}
