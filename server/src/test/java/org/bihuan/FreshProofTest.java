package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Which acts on standards, organisation and accounts want a fresh proof (0267): asked once the form is right, and the same
 * request goes through afterwards, word for word.
 */
@BihuanTest
class FreshProofTest {

  private static final String DAILY = "CL-PS-D-FIRE";
  private static final LocalDate FAR = LocalDate.of(2031, 11, 1);

  @Autowired private TestCities cities;

  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void publishing_and_taking_back_for_the_whole_city() {
    Colleague admin = city.cityAdmin();
    String publications = "/api/standards/publications";
    Map<String, Object> wrong = publication();
    wrong.put("reason", "");
    assertThat(admin.post(publications, wrong).status()).as("a form that is not complete is told first").isIn(400, 422);
    Map<String, Object> wanted = publication();
    asksFirst(admin, publications, wanted, 201);
    assertThat(admin.signIn().post(publications, wanted).status()).as("what is done already needs no proof").isEqualTo(200);
    asksFirst(admin, publications + "/" + wanted.get("id") + "/withdrawal", Map.of("reason", "文件有误，重新发布"), 200);
  }

  @Test
  void what_a_district_decides_for_all_its_units_and_not_what_a_unit_decides_for_itself() {
    Colleague admin = city.districtAdmin();
    String local = "/api/standards/local";
    asksFirst(admin, local + "/items", fresh(own()), 201);
    asksFirst(admin.signIn(), local + "/items/batch", table(), 201);
    asksFirst(admin.signIn(), local + "/adaptations", fresh(off("JT-014")), 201);
    asksFirst(admin.signIn(), "/api/standards/district-parameters", setting(), 201);
    assertThat(city.safetyOfficer().post(local + "/adaptations", fresh(off("JT-015"))).status()).isEqualTo(201);
    assertThat(city.safetyOfficer().post(local + "/items", fresh(own())).status()).isEqualTo(201);
  }

  @Test
  void a_proposal_that_becomes_a_standard() {
    Answer made = city.safetyOfficer().post("/api/standards/proposals", fresh(Map.of("text", text(), "reason", "标准里没有")));
    String proposal = "/api/standards/proposals/" + made.at("ref");
    Map<String, Object> acceptance =
        Map.of("text", text(), "checklists", List.of(DAILY), "effectiveFrom", today().toString(), "remark", "采纳");
    Colleague admin = city.districtAdmin();
    assertThat(admin.post(proposal + "/acceptance", acceptance, 1).problem()).isEqualTo("step-up-needed");
    assertThat(admin.get(proposal).at("state")).isEqualTo("AT_DISTRICT");
    assertThat(admin.proved().post(proposal + "/acceptance", acceptance, 1).at("state")).isEqualTo("ACCEPTED");
  }

  @Test
  void changes_of_the_organisation_that_no_later_one_puts_back() {
    Colleague admin = city.districtAdmin();
    String changes = "/api/organisation/changes";
    assertThat(admin.post(changes, change("RENAME", Map.of("name", "新名学校"))).status()).as("a name").isEqualTo(201);
    Map<String, Object> merger = change("MERGE", Map.of("into", city.neighbourUnit().toString()));
    assertThat(admin.post(changes + "/preview", merger).status()).as("looking changes nothing").isEqualTo(200);
    Map<String, Object> wrong = new HashMap<>(merger);
    wrong.put("reason", "");
    assertThat(admin.post(changes, wrong).at("errors/0/field")).as("a form that is not complete is told first").isEqualTo("reason");
    asksFirst(admin, changes, merger, 201);
    assertThat(admin.signIn().post(changes, merger).status()).as("what is done already needs no proof").isEqualTo(200);
    assertThat(admin.get("/api/units/" + city.unit()).json().at("/ended").isNull()).isFalse();
  }

  @Test
  void a_change_for_a_later_day_is_asked_for_when_it_is_ordered() {
    Map<String, Object> later = change("MERGE", Map.of("into", city.neighbourUnit().toString()));
    later.put("effectiveOn", today().plusDays(9).toString());
    asksFirst(city.districtAdmin(), "/api/organisation/changes", later, 201);
  }

  @Test
  void a_way_into_an_account() {
    Colleague system = city.as(Role.SYSTEM_ADMIN);
    var person = Ids.next();
    Map<String, Object> account =
        Map.of("personId", person, "newPersonName", "新来的", "login", "proof-" + person.toString().substring(24));
    asksFirst(system, "/api/accounts", account, 201);
    String disabled = "/api/accounts/" + person + "/disabled";
    assertThat(system.signIn().put(disabled, Map.of("disabled", true)).status()).as("closing may not wait").isEqualTo(200);
    assertThat(system.put(disabled, Map.of("disabled", false)).problem()).isEqualTo("step-up-needed");
    assertThat(system.post("/api/accounts/" + person + "/initial-password", "").problem()).isEqualTo("step-up-needed");
    assertThat(system.proved().put(disabled, Map.of("disabled", false)).status()).isEqualTo(200);
  }

  private static void asksFirst(Colleague person, String path, Map<String, Object> body, int done) {
    Answer refused = person.post(path, body);
    assertThat(refused.problem()).as(path + refused.text()).isEqualTo("step-up-needed");
    Answer again = person.proved().post(path, body);
    assertThat(again.status()).as(path + again.text()).isEqualTo(done);
  }

  private Map<String, Object> publication() {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("code", "QT-" + (100 + Math.floorMod(Ids.next().hashCode(), 800)));
    item.put("base", null);
    item.put("text", text());
    return fresh(
        Map.of(
            "effectiveFrom", FAR.toString(), "reason", "根据新发布的规定修订", "items", List.of(item), "checklists", List.of()));
  }

  private Map<String, Object> change(String kind, Map<String, Object> more) {
    Map<String, Object> change = fresh(more);
    change.put("kind", kind);
    change.put("nodeId", city.unit().id().toString());
    change.put("effectiveOn", today().toString());
    change.put("reason", "教育布局调整");
    return change;
  }

  private static Map<String, Object> off(String item) {
    return Map.of("kind", "SWITCH_OFF", "item", item, "reason", "没有此类场所", "effectiveFrom", today().toString());
  }

  private static Map<String, Object> own() {
    return Map.of(
        "text", text(), "checklists", List.of(DAILY), "reason", "新增充电柜", "effectiveFrom", today().toString());
  }

  private static Map<String, Object> table() {
    Map<String, Object> table = fresh(own());
    table.remove("text");
    table.put("items", List.of(text(), text()));
    return table;
  }

  private static Map<String, Object> setting() {
    return fresh(
        Map.of("code", "hazard.planning.workdays", "value", 2, "reason", "本区从快", "effectiveFrom", today().toString()));
  }

  private static Map<String, Object> text() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("category", "OTHER");
    text.put("requirement", "无人机电池不在教室内充电");
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

  private static Map<String, Object> fresh(Map<String, Object> body) {
    Map<String, Object> fresh = new HashMap<>(body);
    fresh.put("id", Ids.next().toString());
    return fresh;
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }
}
