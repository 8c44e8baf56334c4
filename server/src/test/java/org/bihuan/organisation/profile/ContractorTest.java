package org.bihuan.organisation.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Who works for a unit from outside: entered, corrected, ended; nobody else's business. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractorTest {

  private static final String CODE = "91990000MA0XA01X04";

  @Autowired TestCities cities;
  TestCity city;
  String path;

  @BeforeAll
  void found() {
    city = cities.found();
    path = "/api/units/" + city.unit() + "/contractors";
  }

  @Test
  void aContractorIsEnteredOnceHoweverOftenItIsSent() {
    Map<String, Object> guards = guards();
    guards.put("creditCode", " 91990000 ma0xa01x04");

    Answer first = city.safetyOfficer().post(path, guards);
    Answer again = city.safetyOfficer().post(path, guards);
    Map<String, Object> other = new HashMap<>(guards);
    other.put("contactName", "另一人");
    Answer conflict = city.safetyOfficer().post(path, other);
    other.put("id", Ids.next());
    Answer twin = city.safetyOfficer().post(path, other);

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.at("creditCode")).isEqualTo(CODE);
    assertThat(first.json().at("/agreementOn").isNull()).as("not signed yet, and said so").isTrue();
    assertThat(again.status()).isEqualTo(200);
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(twin.problem()).isEqualTo("contract-taken");
  }

  @Test
  void aTwinIsToldTheNameUnderWhichItIsRegistered() {
    Map<String, Object> bus = guards();
    bus.put("kind", "SCHOOL_BUS");
    bus.put("name", "安行校车(示例)有限公司");
    String ref = city.safetyOfficer().post(path, bus).at("ref");
    bus.put("id", Ids.next());
    bus.put("name", "另一名称(示例)有限公司");
    Answer twin = city.safetyOfficer().post(path, bus);
    bus.put("id", Ids.next());
    bus.put("from", day(-10));
    String later = city.safetyOfficer().post(path, bus).at("ref");
    bus.remove("id");
    bus.put("from", day(-30));
    Answer corrected = city.safetyOfficer().put(one(later), bus, 1);

    for (Answer refused : List.of(twin, corrected)) {
      assertThat(refused.problem()).as(refused.text()).isEqualTo("contract-taken");
      assertThat(refused.at("detail")).contains("“安行校车(示例)有限公司”", CODE, day(-30)).doesNotContain("另一名称");
    }
    bus.put("name", "安行校车集团(示例)有限公司");
    assertThat(city.safetyOfficer().put(one(ref), bus, 1).status()).as("the same line under its new name").isEqualTo(200);
  }

  @Test
  void aCodeThatCannotBeIsRefusedWithAReason() {
    Answer mistyped = with("creditCode", "91990000MA0XA01X05");
    Answer letterO = with("creditCode", "91990000MAOXA01X04");

    assertThat(field(mistyped)).isEqualTo("creditCode");
    assertThat(mistyped.at("errors/0/problem")).contains("校验位不对");
    assertThat(field(letterO)).isEqualTo("creditCode");
    assertThat(letterO.at("errors/0/problem")).contains("18 位");
  }

  @Test
  void whatCannotBeIsRefusedNamingTheField() {
    assertThat(field(with("name", " "))).isEqualTo("name");
    assertThat(field(with("contactName", ""))).isEqualTo("contactName");
    assertThat(field(with("contactPhone", "请打前台"))).isEqualTo("contactPhone");
    assertThat(field(with("to", day(-31)))).isEqualTo("to");
    assertThat(field(with("from", day(900)))).isEqualTo("from");
    assertThat(field(with("agreementOn", day(1)))).isEqualTo("agreementOn");
    assertThat(with("kind", "MAGIC").status()).isEqualTo(400);
  }

  @Test
  void theServiceEndsOnADayAndItsLineStays() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> caterer = guards();
    caterer.put("kind", "CATERING");
    String ref = officer.post(path, caterer).at("ref");

    Answer tomorrow = officer.put(one(ref) + "/end", Map.of("on", day(1)), 1);
    Answer before = officer.put(one(ref) + "/end", Map.of("on", day(-31)), 1);
    Answer ended = officer.put(one(ref) + "/end", Map.of("on", day(-1)), 1);
    Answer late = city.unitHead().put(one(ref) + "/end", Map.of("on", day(-2)), 1);

    assertThat(field(tomorrow)).isEqualTo("on");
    assertThat(field(before)).isEqualTo("on");
    assertThat(ended.at("over")).isEqualTo("true");
    assertThat(ended.json().at("/can").toString()).isEqualTo("[\"CORRECT\"]");
    assertThat(late.status()).isEqualTo(412);
    assertThat(officer.put(one(ref) + "/end", Map.of("on", day(-2)), 2).problem()).isEqualTo("already-ended");
    assertThat(officer.get(path).text()).contains(ref);
  }

  @Test
  void anAgreementSignedLaterIsEnteredAgainstTheVersionSeen() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> cleaners = guards();
    cleaners.put("kind", "PROPERTY");
    String ref = officer.post(path, cleaners).at("ref");
    cleaners.remove("id");
    cleaners.put("agreementOn", day(0));

    assertThat(officer.put(one(ref), cleaners, 1).at("agreementOn")).isEqualTo(day(0));
    assertThat(officer.put(one(ref), cleaners, 1).status()).isEqualTo(412);
    assertThat(officer.put(one(ref), cleaners).status()).isEqualTo(428);
  }

  @Test
  void whoKeepsTheProfileKeepsItsContractorsAndTheOthersLookOrSeeNothing() {
    Map<String, Object> builders = guards();
    builders.put("kind", "CONSTRUCTION");
    String ref = city.districtAdmin().post(path, builders).at("ref");
    Map<String, Object> correction = new HashMap<>(builders);
    correction.remove("id");
    correction.put("name", "冒充的公司");

    assertThat(city.postHolder().get(path).text()).contains(ref).doesNotContain("CORRECT");
    assertThat(city.postHolder().put(one(ref), correction, 1).status()).isEqualTo(403);
    assertThat(city.districtInspector().put(one(ref), correction, 1).status()).isEqualTo(403);
    for (Colleague outsider : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
      assertThat(outsider.get(path).status()).isEqualTo(404);
      assertThat(outsider.post(path, guards()).status()).isEqualTo(404);
      assertThat(outsider.put(one(ref), correction, 1).status()).isEqualTo(404);
      assertThat(outsider.put(one(ref) + "/end", Map.of("on", day(0)), 1).status()).isEqualTo(404);
    }
    assertThat(city.safetyOfficer().get(path).text()).doesNotContain("冒充");
  }

  private Answer with(String key, Object value) {
    Map<String, Object> guards = guards();
    guards.put("kind", "OTHER");
    guards.put(key, value);
    return city.safetyOfficer().post(path, guards);
  }

  private static Map<String, Object> guards() {
    return new HashMap<>(
        Map.of(
            "id", Ids.next(), "kind", "SECURITY", "name", "守望保安服务(示例)有限公司", "creditCode", CODE, "contactName", "方队长",
            "contactPhone", "010-00001234", "from", day(-30)));
  }

  private String one(String ref) {
    return path + "/" + ref.substring(7);
  }

  private static String day(int ahead) {
    return LocalDate.now(BeijingTime.ZONE).plusDays(ahead).toString();
  }

  private static String field(Answer answer) {
    return answer.at("errors/0/field");
  }
}
