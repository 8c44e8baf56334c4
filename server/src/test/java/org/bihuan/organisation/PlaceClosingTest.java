package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** A key place is corrected, closed and opened again, and keeps whatever was found in it. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaceClosingTest {

  @Autowired TestCities cities;
  TestCity city;
  String unit;

  @BeforeAll
  void found() {
    city = cities.found();
    unit = "/api/units/" + city.unit();
  }

  @Test
  void aPlaceIsCorrectedAgainstTheVersionSeen() {
    String place = place("锅炉间");
    Map<String, Object> right = place("BOILER_ROOM", "东锅炉房", city.postHolder().post().id());

    Answer corrected = city.safetyOfficer().put(place, right, 1);
    Answer late = city.unitHead().put(place, place("OTHER", "西锅炉房", null), 1);
    Answer blind = city.unitHead().put(place, right);

    assertThat(corrected.status()).as(corrected.text()).isEqualTo(200);
    assertThat(corrected.version()).isEqualTo(2);
    assertThat(corrected.at("kindTitle")).isEqualTo("锅炉房");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.at("current/name")).isEqualTo("东锅炉房");
    assertThat(blind.status()).isEqualTo(428);
  }

  @Test
  void whatCannotBeIsRefusedNamingTheField() {
    String place = place("杂物间");
    Colleague officer = city.safetyOfficer();

    assertThat(field(officer.put(place, place("OTHER", "  ", null), 1))).isEqualTo("name");
    assertThat(field(officer.put(place, place("OTHER", "杂物间", city.neighbour().post().id()), 1))).isEqualTo("postId");
    assertThat(officer.put(place, place("OTHER", "化学实验室", null), 1).problem()).isEqualTo("name-taken");
    assertThat(field(officer.put(place + "/close", Map.of("on", day(1)), 1))).isEqualTo("on");
    assertThat(field(officer.put(place + "/close", Map.of("on", "1066-10-14"), 1))).isEqualTo("on");
    Answer longAgo = officer.put(place + "/close", Map.of("on", day(-32)), 1);
    assertThat(field(longAgo)).as("it was in use then").isEqualTo("on");
    assertThat(longAgo.at("errors/0/remedy")).contains(day(-31));
    assertThat(officer.put(place + "/reopen", "", 1).problem()).isEqualTo("place-open");
    String neighbours = unit + "/places/" + city.neighbourLaboratory().id();
    assertThat(officer.put(neighbours, place("OTHER", "别家的", null), 1).status()).isEqualTo(404);
  }

  @Test
  void aClosedPlaceIsOfferedToNobodyAndStaysNamedOnWhatWasFoundInIt() {
    Colleague officer = city.safetyOfficer();
    String place = place("旧锅炉房");
    Answer hazard = officer.post("/api/hazards", finding(place));
    assertThat(hazard.status()).as(hazard.text()).isEqualTo(201);

    Answer unaware = officer.put(place + "/close", Map.of("on", day(0)), 1);
    Answer closed = officer.put(place + "/close", Map.of("on", day(0), "despiteOpen", true), 1);

    assertThat(unaware.problem()).isEqualTo("open-business");
    assertThat(unaware.at("detail")).contains("“旧锅炉房”还有未销账隐患 1 项");
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
    assertThat(closed.at("closedOn")).isEqualTo(day(0));
    assertThat(officer.get(unit + "/places").text()).doesNotContain("旧锅炉房");
    assertThat(officer.get(unit).json().at("/places").toString()).doesNotContain("旧锅炉房");
    assertThat(officer.get(unit + "/closed-places").text()).contains("旧锅炉房");
    assertThat(field(officer.post("/api/hazards", finding(place)))).isEqualTo("placeId");
    String poster = "/api/tipoff/poster?origin=https://example.invalid&place=" + city.district() + "-" + id(place);
    assertThat(officer.get(poster).problem()).isEqualTo("place-closed");
    assertThat(officer.get("/api/hazards/" + hazard.at("ref")).text()).as("nothing is lost").contains("旧锅炉房东墙");
    assertThat(officer.get("/api/hazards?place=" + id(place)).at("items/0/ref")).isEqualTo(hazard.at("ref"));
    assertThat(officer.put(place, place("OTHER", "锅炉博物馆", null), 2).problem()).isEqualTo("place-closed");
  }

  @Test
  void aPlaceInUseAgainIsOfferedAgainUnlessItsNameHasGone() {
    Colleague officer = city.safetyOfficer();
    String place = place("临时库房");
    officer.put(place + "/close", Map.of("on", day(-3)), 1);
    assertThat(officer.put(place + "/close", Map.of("on", day(-3)), 2).problem()).isEqualTo("place-closed");
    String successor = place("临时库房");

    assertThat(officer.put(place + "/reopen", "", 2).problem()).isEqualTo("name-taken");
    officer.put(successor, place("OTHER", "新临时库房", null), 1);
    Answer reopened = officer.put(place + "/reopen", "", 2);

    assertThat(reopened.status()).as(reopened.text()).isEqualTo(200);
    assertThat(reopened.json().at("/closedOn").isNull()).isTrue();
    assertThat(officer.get(unit + "/places").text()).contains(id(place));
    assertThat(officer.get(unit + "/closed-places").text()).doesNotContain(id(place));
  }

  @Test
  void othersNeitherCloseNorSeeIt() {
    String place = place("水泵房");
    Map<String, Object> body = place("PUMP_ROOM", "冒充的水泵房", null);

    assertThat(city.postHolder().put(place, body, 1).status()).isEqualTo(403);
    assertThat(city.postHolder().put(place + "/close", Map.of("on", day(0)), 1).status()).isEqualTo(403);
    for (Colleague outsider : List.of(city.neighbour(), city.stranger(), city.strangeDistrictAdmin())) {
      assertThat(outsider.put(place, body, 1).status()).isEqualTo(404);
      assertThat(outsider.put(place + "/close", Map.of("on", day(0)), 1).status()).isEqualTo(404);
      assertThat(outsider.put(place + "/reopen", "", 1).status()).isEqualTo(404);
      assertThat(outsider.get(place + "/open-business").status()).isEqualTo(404);
      assertThat(outsider.get(unit + "/closed-places").status()).isEqualTo(404);
    }
    assertThat(city.districtAdmin().put(place, place("PUMP_ROOM", "消防水泵房", null), 1).status()).isEqualTo(200);
  }

  private String place(String name) {
    UUID id = Ids.next();
    Answer added =
        city.safetyOfficer().post(unit + "/places", Map.of("id", id, "kind", "BOILER_ROOM", "name", name));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    return unit + "/places/" + id;
  }

  private static Map<String, Object> place(String kind, String name, UUID post) {
    Map<String, Object> body = new HashMap<>(Map.of("kind", kind, "name", name, "location", "后勤楼"));
    body.put("postId", post);
    return body;
  }

  private Map<String, Object> finding(String place) {
    return Map.of(
        "id", Ids.next(), "unit", city.unit(), "placeId", id(place), "placeText", "旧锅炉房东墙", "category", "FIRE", "description",
        "东墙堆放纸箱", "source", "PATROL", "foundAt", Instant.now().minusSeconds(60).toString(), "noPhotoReason", "已当场清走");
  }

  private static String id(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static String day(int ahead) {
    return LocalDate.now(BeijingTime.ZONE).plusDays(ahead).toString();
  }

  private static String field(Answer answer) {
    return answer.at("errors/0/field");
  }
}
