package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A unit's profile and key places, and how the tree grows. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitPagesTest {

  @Autowired TestCities cities;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void thePageOfAUnitTellsWhatItIsAndWhoIsThere() {
    Answer page = city.neighbourHead().get("/api/units/" + city.neighbourUnit());

    assertThat(page.at("unit/name")).isEqualTo("向阳幼儿园");
    assertThat(page.at("unit/typeTitles/1")).isEqualTo("中学");
    assertThat(page.at("unit/clusterName")).isEqualTo("第一学区");
    assertThat(page.at("places/0/kindTitle")).isEqualTo("实验室");
    assertThat(page.at("counts/people")).isEqualTo("2");
    assertThat(page.json().at("/posts").toString()).contains("林园长", "林安全");
    assertThat(page.version()).isPositive();
  }

  @Test
  void aProfileIsRevisedAgainstTheVersionSeen() {
    Colleague head = city.unitHead();
    String path = "/api/units/" + city.unit();
    int seen = head.get(path).version();

    Answer revised = head.put(path, profile(1300, 200), seen);
    Answer late = city.safetyOfficer().put(path, profile(900, 10), seen);
    Answer blind = head.put(path, profile(900, 10));

    assertThat(revised.status()).isEqualTo(200);
    assertThat(revised.version()).isEqualTo(seen + 1);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("version-conflict");
    assertThat(late.at("current/facts/pupils")).isEqualTo("1300");
    assertThat(blind.status()).isEqualTo(428);
  }

  @Test
  void anImpossibleProfileIsRefusedNamingTheField() {
    Colleague head = city.unitHead();
    String path = "/api/units/" + city.unit();
    int seen = head.get(path).version();

    assertThat(field(head.put(path, profile(-1, 0), seen))).isEqualTo("pupils");
    assertThat(field(head.put(path, profile(10, 11), seen))).isEqualTo("boarders");
    assertThat(field(head.put(path, profile(100_001, 0), seen))).as("no school is that large").isEqualTo("pupils");
    assertThat(field(head.put(path, profile(Integer.MAX_VALUE, 0), seen))).isEqualTo("pupils");
    assertThat(field(head.put(path, with("staff", 20_001), seen))).isEqualTo("staff");
    assertThat(head.put(path, with("staff", 20_001), seen).at("errors/0/remedy")).contains("20000");
    assertThat(field(head.put(path, with("types", List.of()), seen))).isEqualTo("types");
    assertThat(field(head.put(path, with("types", List.of("PRIMARY", "PRIMARY")), seen))).isEqualTo("types");
    assertThat(field(head.put(path, with("longitude", 116.3), seen))).as("one without the other").isEqualTo("latitude");
    assertThat(field(head.put(path, with("latitude", 39.9), seen))).isEqualTo("longitude");
    assertThat(field(head.put(path, with("address", "长".repeat(201)), seen))).isEqualTo("address");
    assertThat(head.put(path, with("types", List.of("CASTLE")), seen).status()).isEqualTo(400);
    assertThat(head.put(path, with("version", 99), seen).status()).as("a field nobody asked for").isEqualTo(400);
    assertThat(head.get(path).version()).isEqualTo(seen);
  }

  @Test
  void aPositionLiesInTheCityOrWasMistyped() {
    Colleague officer = city.stranger();
    String path = "/api/units/" + city.farUnit();
    int seen = officer.get(path).version();

    Answer swapped = officer.put(path, at(39.96, 116.29), seen);
    Answer shanghai = officer.put(path, at(121.47, 31.23), seen);
    Answer border = officer.put(path, at(115.4, 41.1), seen);

    assertThat(field(swapped)).isEqualTo("longitude");
    assertThat(swapped.at("detail")).contains("经纬度似乎写反了");
    assertThat(field(shanghai)).isEqualTo("longitude");
    assertThat(shanghai.at("detail")).contains("不在本市范围内").contains("115.4");
    assertThat(border.status()).as(border.text()).isEqualTo(200);
    assertThat(officer.put(path, at(116.29, 39.96), seen + 1).status()).isEqualTo(200);
    assertThat(officer.put(path, profile(300, 0), seen + 2).json().at("/longitude").isNull()).as("neither").isTrue();
  }

  @Test
  void aPlaceIsEnteredOnceHoweverOftenItIsSent() {
    Colleague wang = city.safetyOfficer();
    String path = "/api/units/" + city.unit() + "/places";
    Map<String, Object> boiler = Map.of("id", Ids.next(), "kind", "BOILER_ROOM", "name", "东锅炉房", "location", "后勤楼");

    Answer first = wang.post(path, boiler);
    Answer again = wang.post(path, boiler);
    Map<String, Object> renamed = new HashMap<>(boiler);
    renamed.put("name", "西锅炉房");
    Answer conflict = wang.post(path, renamed);
    Map<String, Object> twin = new HashMap<>(boiler);
    twin.put("id", Ids.next());
    Answer taken = wang.post(path, twin);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("ref")).isEqualTo(first.at("ref"));
    assertThat(conflict.problem()).isEqualTo("id-conflict");
    assertThat(conflict.at("existing/name")).isEqualTo("东锅炉房");
    assertThat(taken.problem()).isEqualTo("name-taken");
    assertThat(wang.get(path).json().valueStream().filter(p -> p.get("name").asString().endsWith("锅炉房"))).hasSize(1);
  }

  @Test
  void theOneAnsweringForAPlaceIsOfTheSameUnit() {
    Map<String, Object> gym = new HashMap<>(Map.of("id", Ids.next(), "kind", "GYM", "name", "体育馆"));
    String path = "/api/units/" + city.unit() + "/places";

    gym.put("postId", city.neighbour().post().id());
    assertThat(field(city.safetyOfficer().post(path, gym))).isEqualTo("postId");
    gym.put("postId", city.postHolder().post().id());
    assertThat(city.safetyOfficer().post(path, gym).status()).isEqualTo(201);
  }

  @Test
  void aNameHasNothingInvisibleInIt() {
    String path = "/api/units/" + city.unit() + "/places";
    for (String name : List.of("", "   ", "报\u202e告厅", "宿\u200b舍", "x".repeat(101), "两\n行")) {
      Answer answer =
          city.safetyOfficer().post(path, Map.of("id", Ids.next(), "kind", "OTHER", "name", name));
      assertThat(answer.status()).as(name).isIn(400, 422);
      assertThat(field(answer)).isEqualTo("name");
    }
    Map<String, Object> unstorable = Map.of("id", Ids.next(), "kind", "OTHER", "name", "a\u0000b");
    assertThat(city.safetyOfficer().post(path, unstorable).status()).isEqualTo(400);
  }

  @Test
  void aNeighbourEntersNothingHere() {
    String path = "/api/units/" + city.unit();
    Map<String, Object> gym = Map.of("id", Ids.next(), "kind", "GYM", "name", "冒充的体育馆");

    assertThat(city.neighbour().post(path + "/places", gym).status()).isEqualTo(404);
    assertThat(city.neighbour().put(path, profile(1, 0), 1).status()).isEqualTo(404);
    assertThat(city.postHolder().post(path + "/places", gym).status()).isEqualTo(403);
    assertThat(city.safetyOfficer().get(path + "/places").text()).doesNotContain("冒充");
  }

  @Test
  void aDistrictFoundsUnitsInItselfOnly() {
    Map<String, Object> school = new HashMap<>(profile(100, 0));
    school.putAll(Map.of("id", Ids.next(), "parentId", city.clusterNode(), "name", "新建小学"));

    Answer founded = city.districtAdmin().post("/api/units", school);
    Answer repeated = city.districtAdmin().post("/api/units", school);
    school.put("id", Ids.next());
    Answer twin = city.districtAdmin().post("/api/units", school);
    Answer stranger = city.strangeDistrictAdmin().post("/api/units", school);
    Answer unit = city.safetyOfficer().post("/api/units", school);

    assertThat(founded.status()).isEqualTo(201);
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(repeated.at("ref")).isEqualTo(founded.at("ref"));
    assertThat(twin.problem()).isEqualTo("name-taken");
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(unit.problem()).isEqualTo("not-own-part");
    assertThat(city.clusterAdmin().signIn().get("/api/units/" + founded.at("ref")).status())
        .as("the cluster coordinates the new unit too")
        .isEqualTo(200);
  }

  @Test
  void theCityFoundsUnitsDirectlyUnderItself() {
    Map<String, Object> university = new HashMap<>(profile(9000, 7000));
    university.put("types", List.of("UNIVERSITY"));
    university.putAll(
        Map.of("id", Ids.next(), "parentId", city.cityAdmin().actor().nodeId(), "name", "市属大学" + city.district()));

    Answer founded = city.cityAdmin().post("/api/units", university);

    assertThat(founded.status()).isEqualTo(201);
    assertThat(founded.at("ref")).startsWith("110100-");
    assertThat(founded.at("districtName")).isEqualTo("市属");
    university.put("id", Ids.next());
    assertThat(city.districtAdmin().post("/api/units", university).problem()).isEqualTo("not-own-part");
  }

  @Test
  void aUnitsDepartmentsAreFoundedByItsDistrictAndTheirPostsByItself() {
    var department = Map.of("id", Ids.next(), "parentId", city.unit().id(), "kind", "DEPARTMENT", "name", "后勤处");

    assertThat(city.unitHead().post("/api/organisation/nodes", department).problem()).isEqualTo("no-permission");
    assertThat(city.safetyOfficer().post("/api/organisation/nodes", department).problem())
        .as("he may only propose")
        .isEqualTo("not-own-part");
    assertThat(city.strangeDistrictAdmin().post("/api/organisation/nodes", department).status()).isEqualTo(404);
    assertThat(city.districtAdmin().post("/api/organisation/nodes", department).status()).isEqualTo(201);
    Answer post =
        city.unitHead()
            .post(
                "/api/units/" + city.unit() + "/posts",
                Map.of("id", Ids.next(), "nodeId", department.get("id"), "title", "电工", "role", "POST_HOLDER"));
    assertThat(post.at("nodeName")).isEqualTo("后勤处");
    assertThat(city.neighbour().post("/api/organisation/nodes", department).status()).isEqualTo(404);
    Answer foreign =
        city.unitHead()
            .post(
                "/api/units/" + city.unit() + "/posts",
                Map.of("id", Ids.next(), "nodeId", city.neighbourUnit().id(), "title", "电工", "role", "POST_HOLDER"));
    assertThat(foreign.status()).isEqualTo(404);
  }

  @Test
  void theTreeKeepsItsOrderOfLevels() {
    var cluster = Map.of("id", Ids.next(), "parentId", city.unit().id(), "kind", "CLUSTER", "name", "倒挂学区");

    assertThat(field(city.as(Role.CITY_ADMIN).post("/api/organisation/nodes", cluster))).isEqualTo("parentId");
  }

  private static Map<String, Object> at(double longitude, double latitude) {
    Map<String, Object> profile = with("longitude", longitude);
    profile.put("latitude", latitude);
    return profile;
  }

  private static String field(Answer answer) {
    return answer.at("errors/0/field");
  }

  @Test
  void anAddressOfBlanksIsNoAddress() {
    Colleague head = city.unitHead();
    String path = "/api/units/" + city.unit();
    for (String blank : new String[] {"", "  ", "　 ", "\u00a0\u2007"}) {
      int seen = head.get(path).version();
      Answer revised = head.put(path, with("address", blank), seen);
      assertThat(revised.status()).as(revised.text()).isEqualTo(200);
      assertThat(head.get(path).json().at("/unit/address").asString("?")).isEmpty();
    }
  }

  private static Map<String, Object> profile(int pupils, int boarders) {
    return Map.of(
        "types", List.of("PRIMARY"), "pupils", pupils, "staff", 30, "boarders", boarders, "address", "育才路 1 号");
  }

  private static Map<String, Object> with(String key, Object value) {
    Map<String, Object> profile = new HashMap<>(profile(100, 10));
    profile.put(key, value);
    return profile;
  }
}
