package org.bihuan.organisation.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Special equipment of a unit: entered, inspected, corrected, taken out of use; nobody else's business. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EquipmentTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;
  String path;

  @BeforeAll
  void found() {
    city = cities.found();
    path = "/api/units/" + city.unit() + "/equipment";
  }

  @Test
  void theListSaysWhatIsOverdueAndWhatIsDueWithinTheMonth() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> lift = lift("教学楼电梯");
    lift.put("inspectedOn", "2026-03-10");
    lift.put("dueOn", "2027-03-09");
    String ref = add(officer, lift).at("ref");

    assertThat(stateOf(ref, "2027-02-08")).isEqualTo("IN_DATE");
    assertThat(stateOf(ref, "2027-02-09")).as("one month ahead it is applied for").isEqualTo("DUE_SOON");
    assertThat(stateOf(ref, "2027-03-09")).as("the last day still counts").isEqualTo("DUE_SOON");
    assertThat(stateOf(ref, "2027-03-10")).isEqualTo("OVERDUE");
    Answer undated = add(officer, lift("没有检验日期的电梯"));
    assertThat(undated.at("state")).isEqualTo("UNDATED");
  }

  @Test
  void anOverdueInspectionIsNeverByItselfAHazard() {
    Map<String, Object> lift = lift("早已超期的电梯");
    lift.put("dueOn", "2024-01-01");
    add(city.safetyOfficer(), lift);

    Integer hazards =
        database
            .everything()
            .sql("select count(*) from hazard.hazard where district_id = :district and unit_id = :unit")
            .param("district", city.district())
            .param("unit", city.unit().id())
            .query(Integer.class)
            .single();
    assertThat(hazards).isZero();
  }

  @Test
  void aDeviceIsEnteredOnceHoweverOftenItIsSent() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> boiler = lift("热水锅炉");
    boiler.put("kind", "BOILER");
    boiler.put("registration", "锅10京" + Ids.next());

    Answer first = officer.post(path, boiler);
    Answer again = officer.post(path, boiler);
    Map<String, Object> other = new HashMap<>(boiler);
    other.put("name", "蒸汽锅炉");
    Answer conflict = officer.post(path, other);
    other.put("id", Ids.next());
    Answer twin = officer.post(path, other);

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(twin.problem()).isEqualTo("registration-taken");
  }

  @Test
  void anInspectionIsEnteredAgainstTheVersionSeen() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> lift = lift("2 号电梯");
    String ref = add(officer, lift).at("ref");
    lift.remove("id");
    lift.put("inspectedOn", day(-1));
    lift.put("dueOn", day(364));

    Answer inspected = officer.put(one(ref), lift, 1);
    Answer late = city.unitHead().put(one(ref), lift, 1);
    Answer blind = officer.put(one(ref), lift);

    assertThat(inspected.status()).as(inspected.text()).isEqualTo(200);
    assertThat(inspected.version()).isEqualTo(2);
    assertThat(inspected.at("state")).isEqualTo("IN_DATE");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("current/facts/dueOn")).isEqualTo(day(364));
    assertThat(blind.status()).isEqualTo(428);
  }

  @Test
  void whatIsOutOfUseStaysInTheListAndChangesNoMore() {
    Colleague officer = city.safetyOfficer();
    String ref = add(officer, lift("旧电梯")).at("ref");

    Answer tomorrow = officer.put(one(ref) + "/retire", Map.of("on", day(1), "why", "更新"), 1);
    Answer nameless = officer.put(one(ref) + "/retire", Map.of("on", day(0), "why", " "), 1);
    Answer retired = officer.put(one(ref) + "/retire", Map.of("on", day(0), "why", "更新为新电梯"), 1);
    Map<String, Object> revived = lift("旧电梯");
    revived.remove("id");

    assertThat(field(tomorrow)).isEqualTo("on");
    assertThat(field(nameless)).isEqualTo("why");
    assertThat(retired.at("state")).isEqualTo("RETIRED");
    assertThat(retired.json().at("/can")).isEmpty();
    assertThat(officer.put(one(ref), revived, 2).problem()).isEqualTo("retired");
    assertThat(officer.get(path).text()).contains("更新为新电梯");
  }

  @Test
  void nothingIsOutOfUseBeforeItWasInspectedNorLongBeforeItIsSaid() {
    Colleague officer = city.safetyOfficer();
    Map<String, Object> lift = lift("上周检验的电梯");
    lift.put("inspectedOn", day(-7));
    String inspected = add(officer, lift).at("ref");
    String undated = add(officer, lift("没有检验过的电梯")).at("ref");

    Answer before = officer.put(one(inspected) + "/retire", Map.of("on", day(-8), "why", "拆除"), 1);
    Answer longAgo = officer.put(one(undated) + "/retire", Map.of("on", day(-32), "why", "拆除"), 1);

    assertThat(field(before)).as(before.text()).isEqualTo("on");
    assertThat(before.at("errors/0/problem")).contains("上次检验日期 " + day(-7));
    assertThat(field(longAgo)).as(longAgo.text()).isEqualTo("on");
    assertThat(longAgo.at("errors/0/remedy")).contains(day(-31));
    assertThat(officer.put(one(inspected) + "/retire", Map.of("on", day(-7), "why", "拆除"), 1).status()).isEqualTo(200);
    assertThat(officer.put(one(undated) + "/retire", Map.of("on", day(-31), "why", "拆除"), 1).status()).isEqualTo(200);
  }

  @Test
  void whatCannotBeIsRefusedNamingTheField() {
    assertThat(field(with("name", "  "))).isEqualTo("name");
    assertThat(field(with("location", ""))).as("no place and no words").isEqualTo("location");
    assertThat(field(with("inspectedOn", day(1)))).isEqualTo("inspectedOn");
    assertThat(field(with("dueOn", "2126-01-01"))).isEqualTo("dueOn");
    assertThat(field(with("placeId", city.neighbourLaboratory().id()))).isEqualTo("placeId");
    assertThat(with("kind", "TELEPORTER").status()).isEqualTo(400);
    Map<String, Object> backwards = lift("倒着检验的电梯");
    backwards.put("inspectedOn", day(-1));
    backwards.put("dueOn", day(-2));
    assertThat(field(city.safetyOfficer().post(path, backwards))).isEqualTo("dueOn");
    assertThat(city.safetyOfficer().get(path).text()).doesNotContain("倒着检验");
  }

  @Test
  void whoKeepsTheProfileKeepsItsEquipmentAndTheOthersLookOrSeeNothing() {
    String ref = add(city.unitHead(), lift("食梯")).at("ref");
    Map<String, Object> wanted = lift("冒充的电梯");
    Map<String, Object> correction = lift("改了名的电梯");
    correction.remove("id");

    assertThat(city.districtAdmin().put(one(ref), correction, 1).status()).as("the district helps").isEqualTo(200);
    assertThat(canOf(city.safetyOfficer(), ref)).contains("CORRECT", "RETIRE");
    assertThat(canOf(city.postHolder(), ref)).isEqualTo("[]");
    assertThat(city.postHolder().post(path, wanted).status()).isEqualTo(403);
    assertThat(city.clusterAdmin().get(path).status()).isEqualTo(200);
    assertThat(city.as(Role.CITY_SUPERVISOR).post(path, wanted).status()).isEqualTo(403);
    for (Colleague outsider : List.of(city.neighbour(), city.stranger())) {
      assertThat(outsider.get(path).status()).isEqualTo(404);
      assertThat(outsider.post(path, wanted).status()).isEqualTo(404);
      assertThat(outsider.put(one(ref), correction, 2).status()).isEqualTo(404);
      assertThat(outsider.put(one(ref) + "/retire", Map.of("on", day(0), "why", "破坏"), 2).status()).isEqualTo(404);
      String own = one(ref).replace(city.unit().toString(), unitOf(outsider));
      assertThat(outsider.put(own, correction, 2).status()).as("under a unit of his own").isEqualTo(404);
    }
    assertThat(city.strangeDistrictAdmin().get(path).status()).isEqualTo(404);
    assertThat(city.safetyOfficer().get(path).text()).contains("改了名的电梯").doesNotContain("冒充");
  }

  private String unitOf(Colleague outsider) {
    return (outsider == city.neighbour() ? city.neighbourUnit() : city.farUnit()).toString();
  }

  private Answer add(Colleague who, Map<String, Object> lift) {
    Answer added = who.post(path, lift);
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    return added;
  }

  private Answer with(String key, Object value) {
    Map<String, Object> lift = lift("不行的电梯");
    lift.put(key, value);
    return city.safetyOfficer().post(path, lift);
  }

  private static Map<String, Object> lift(String name) {
    return new HashMap<>(Map.of("id", Ids.next(), "kind", "LIFT", "name", name, "location", "东侧楼梯旁"));
  }

  private String one(String ref) {
    return path + "/" + ref.substring(7);
  }

  private String stateOf(String ref, String day) {
    Instant noon = LocalDate.parse(day).atTime(12, 0).atZone(BeijingTime.ZONE).toInstant();
    // Whoever signs in that late has lost his sessions of today, so it is somebody with nothing else to do here.
    Client browser = city.anonymous().at(noon);
    assertThat(browser.signIn(city.otherPostHolder().login(), TestCity.PASSWORD).status()).isEqualTo(200);
    return browser.get(path).json().valueStream()
        .filter(device -> device.get("ref").asString().equals(ref))
        .map(device -> device.get("state").asString())
        .findFirst()
        .orElseThrow();
  }

  private String canOf(Colleague who, String ref) {
    return who.get(path).json().valueStream()
        .filter(device -> device.get("ref").asString().equals(ref))
        .map(device -> device.get("can").toString())
        .findFirst()
        .orElseThrow();
  }

  private static String day(int ahead) {
    return LocalDate.now(BeijingTime.ZONE).plusDays(ahead).toString();
  }

  private static String field(Answer answer) {
    return answer.at("errors/0/field");
  }
}
