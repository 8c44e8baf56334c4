package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
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
import tools.jackson.databind.JsonNode;

/** The pages of the organisation name what their reader may do; the server then does just that and nothing else. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationCanTest {

  private static final Set<String> CHANGES = Set.of("RENAME", "CORRECT_NAME", "MOVE", "REASSIGN", "MERGE", "SPLIT", "CLOSE");

  @Autowired private TestCities cities;
  @Autowired private OrganisationRegister organisation;
  private final UUID otherCluster = Ids.next();
  private TestCity city;
  private List<Colleague> everybody;

  /** So that none is the twin of another. */
  private int contractors;

  @BeforeAll
  void found() {
    city = cities.found();
    Acting.asSystem(() -> organisation.foundCluster(otherCluster, city.districtNode(), "第二学区"));
    everybody =
        List.of(
            city.safetyOfficer(), city.unitHead(), city.postHolder(), city.contractor(), city.neighbour(),
            city.neighbourHead(), city.stranger(), city.clusterAdmin(), city.districtInspector(), city.districtAdmin(),
            city.strangeDistrictAdmin(), city.citySupervisor(), city.cityAdmin(), city.as(Role.AUDITOR),
            city.as(Role.SYSTEM_ADMIN), city.as(Role.AUDIT_ADMIN), city.as(Role.SECURITY_ADMIN));
  }

  @Test
  void the_page_of_a_unit_names_what_can_be_done_with_it() {
    Map<String, Set<String>> named = new LinkedHashMap<>();
    for (Colleague person : everybody) {
      Answer page = person.get("/api/units/" + city.unit());
      Set<String> can = page.status() == 200 ? names(page.json().at("/can")) : Set.of();
      named.put(person.name(), can);
      offered(person, can, "REVISE_PROFILE", () -> revise(person, page));
      offered(person, can, "ADD_PLACE", () -> addPlace(person));
      offered(person, can, "ADD_EQUIPMENT", () -> addEquipment(person));
      offered(person, can, "ADD_CONTRACTOR", () -> addContractor(person));
      offered(person, can, "OPEN_POST", () -> openPost(person, "/api/units/" + city.unit() + "/posts", "POST_HOLDER"));
      offered(person, can, "FOUND_DEPARTMENT", () -> found(person, city.unit().id(), "DEPARTMENT"));
      for (String change : CHANGES) {
        offered(person, can, change, () -> preview(person, city.unit().id(), change));
      }
    }
    assertThat(named.get("王安全")).containsExactlyInAnyOrder(
            "REVISE_PROFILE", "ADD_PLACE", "ADD_EQUIPMENT", "ADD_CONTRACTOR", "OPEN_POST");
    assertThat(named.get("曲区管"))
        .containsExactlyInAnyOrder(
            "REVISE_PROFILE", "ADD_PLACE", "ADD_EQUIPMENT", "ADD_CONTRACTOR", "FOUND_DEPARTMENT", "RENAME",
            "CORRECT_NAME", "MOVE", "MERGE", "SPLIT", "CLOSE");
    assertThat(named.get("程市管")).contains("REASSIGN", "FOUND_DEPARTMENT").doesNotContain("OPEN_POST", "ADD_PLACE", "ADD_EQUIPMENT", "ADD_CONTRACTOR");
    assertThat(named.get("安全管")).containsExactly("OPEN_POST");
    assertThat(named.get("薛学区")).isEmpty();
    assertThat(named.get("沈审计")).isEmpty();
  }

  @Test
  void the_page_of_an_office_names_what_can_be_founded_and_changed_there() {
    assertThat(canAt(city.districtAdmin(), city.districtNode())).containsExactlyInAnyOrder("FOUND_CLUSTER", "FOUND_UNIT");
    assertThat(canAt(city.districtAdmin(), otherCluster))
        .containsExactlyInAnyOrder("FOUND_UNIT", "RENAME", "CORRECT_NAME", "CLOSE");
    assertThat(canAt(city.districtAdmin(), city.clusterNode())).as("units stand there").doesNotContain("CLOSE");
    assertThat(canAt(city.cityAdmin(), city.districtNode())).contains("RENAME", "FOUND_CLUSTER");
    assertThat(canAt(city.as(Role.SECURITY_ADMIN), city.districtNode())).containsExactly("OPEN_POST");
    for (Colleague person : everybody) {
      office(person, city.districtNode());
      office(person, otherCluster);
    }
  }

  private void office(Colleague person, UUID office) {
    Answer page = person.get("/api/organisation/nodes/" + office);
    Set<String> can = page.status() == 200 ? names(page.json().at("/can")) : Set.of();
    String kind = page.at("node/kind");
    offered(person, can, "RENAME", () -> preview(person, office, "RENAME"), 422);
    offered(person, can, "CORRECT_NAME", () -> preview(person, office, "CORRECT_NAME"), 422);
    offered(person, can, "CLOSE", () -> preview(person, office, "CLOSE"), 422);
    offered(person, can, "FOUND_CLUSTER", () -> found(person, office, "CLUSTER"), 422);
    offered(person, can, "FOUND_UNIT", () -> foundUnit(person, office), 422);
    offered(
        person, can, "OPEN_POST",
        () ->
            openPost(
                person, "/api/organisation/nodes/" + office + "/posts",
                kind.equals("DISTRICT") ? "DISTRICT_INSPECTOR" : "CLUSTER_ADMIN"));
  }

  @Test
  void a_post_and_its_holder_name_who_may_fill_it_and_end_it() {
    JsonNode page = city.districtAdmin().get("/api/units/" + city.unit()).json();
    Map<Role, JsonNode> posts = new EnumMap<>(Role.class);
    page.at("/posts").forEach(post -> posts.put(Role.valueOf(post.at("/role").asString()), post));
    for (Colleague person : everybody) {
      Answer seen = person.get("/api/units/" + city.unit());
      for (Role role : List.of(Role.POST_HOLDER, Role.SAFETY_OFFICER, Role.DUTY_OFFICER)) {
        JsonNode post = posts.get(role);
        Set<String> can = new TreeSet<>();
        if (seen.status() == 200) {
          JsonNode own = one(seen.json().at("/posts"), post.at("/ref").asString());
          can.addAll(names(own.at("/can")));
          can.addAll(names(own.at("/holders/0/can")));
        }
        offered(person, can, "APPOINT", () -> appoint(person, post));
        offered(person, can, "END_HOLDING", () -> end(person, post));
        offered(person, can, "RETITLE_POST", () -> retitle(person, post));
        offered(person, can, "CLOSE_POST", () -> closePost(person, post));
      }
    }
    assertThat(names(one(city.safetyOfficer().get("/api/units/" + city.unit()).json().at("/posts"),
        posts.get(Role.POST_HOLDER).at("/ref").asString()).at("/can"))).containsExactlyInAnyOrder("APPOINT", "RETITLE_POST", "CLOSE_POST");
    assertThat(names(one(city.safetyOfficer().get("/api/units/" + city.unit()).json().at("/posts"),
        posts.get(Role.SAFETY_OFFICER).at("/ref").asString()).at("/can"))).isEmpty();
  }

  @Test
  void a_place_names_who_may_correct_close_and_open_it_again() {
    String path = "/api/units/" + city.unit() + "/places";
    addPlace(city.safetyOfficer());
    JsonNode known = city.safetyOfficer().get(path).json().at("/0");
    String place = known.at("/ref").asString().substring(7);
    for (Colleague person : everybody) {
      Answer seen = person.get(path);
      JsonNode own = seen.status() == 200 ? one(seen.json(), known.at("/ref").asString()) : known;
      Set<String> can = seen.status() == 200 ? names(own.at("/can")) : Set.of();
      int version = city.safetyOfficer().get(path).json().at("/0/version").asInt();
      Map<String, String> same = Map.of("kind", known.at("/kind").asString(), "name", known.at("/name").asString());
      Map<String, String> tooLate = Map.of("on", today().plusYears(40).toString());
      offered(person, can, "CLOSE_PLACE", () -> person.put(path + "/" + place + "/close", tooLate, version));
      offered(person, can, "REOPEN_PLACE", () -> person.put(path + "/" + place + "/reopen", Map.of(), version));
      offered(person, can, "CORRECT_PLACE", () -> person.put(path + "/" + place, same, version));
    }
    assertThat(names(city.safetyOfficer().get(path).json().at("/0/can")))
        .containsExactlyInAnyOrder("CORRECT_PLACE", "CLOSE_PLACE");
    assertThat(names(city.postHolder().get(path).json().at("/0/can"))).isEmpty();
  }

  @Test
  void a_change_that_waits_for_its_day_names_who_may_take_it_back() {
    Map<String, Object> wanted = wanted(city.neighbourUnit().id(), "RENAME");
    wanted.put("effectiveOn", today().plusDays(20).toString());
    assertThat(city.districtAdmin().post("/api/organisation/changes", wanted).status()).isEqualTo(201);
    String changes = "/api/organisation/nodes/" + city.neighbourUnit().id() + "/changes";
    List<Colleague> last = new ArrayList<>(everybody);
    last.remove(city.districtAdmin());
    last.remove(city.cityAdmin());
    last.add(city.districtAdmin());
    for (Colleague person : last) {
      Answer seen = person.get(changes);
      Set<String> can = seen.status() == 200 ? names(seen.json().at("/0/can")) : Set.of();
      offered(
          person, can, "CANCEL_CHANGE", () -> person.post(changes + "/" + wanted.get("id") + "/cancel", Map.of()));
    }
    assertThat(names(city.districtAdmin().get(changes).json().at("/0/can"))).as("settled").isEmpty();
    assertThat(names(city.cityAdmin().get(changes).json().at("/0/can"))).isEmpty();
  }

  /** Named and not refused, or not named and refused. */
  private static void offered(Colleague person, Set<String> can, String act, Supplier<Answer> doing, Integer... also) {
    Answer answer = doing.get();
    String about = person.name() + ", " + act + ", offered " + can + ": " + answer;
    if (can.contains(act)) {
      assertThat(answer.status()).as(about).isIn(200, 201, 422);
    } else {
      List<Integer> refused = new ArrayList<>(List.of(403, 404, 409));
      refused.addAll(List.of(also));
      assertThat(answer.status()).as(about).isIn(refused);
    }
  }

  private Set<String> canAt(Colleague person, UUID node) {
    return names(person.get("/api/organisation/nodes/" + node).json().at("/can"));
  }

  private static Set<String> names(JsonNode can) {
    return StreamSupport.stream(can.spliterator(), false).map(JsonNode::asString).collect(Collectors.toSet());
  }

  private static JsonNode one(JsonNode posts, String ref) {
    return StreamSupport.stream(posts.spliterator(), false)
        .filter(post -> post.at("/ref").asString().equals(ref))
        .findFirst()
        .orElseThrow();
  }

  private Answer revise(Colleague person, Answer page) {
    int version = page.status() == 200 ? page.version() : 1;
    return person.put(
        "/api/units/" + city.unit(),
        Map.of("types", List.of("PRIMARY"), "pupils", 900, "staff", 60, "boarders", 0, "address", "育才路 1 号"), version);
  }

  private Answer addPlace(Colleague person) {
    return person.post(
        "/api/units/" + city.unit() + "/places",
        Map.of("id", Ids.next().toString(), "kind", "LABORATORY", "name", "实验室 " + Ids.next()));
  }

  private Answer addEquipment(Colleague person) {
    return person.post(
        "/api/units/" + city.unit() + "/equipment",
        Map.of("id", Ids.next().toString(), "kind", "LIFT", "name", "电梯 " + Ids.next(), "location", "东侧楼梯旁"));
  }

  private Answer addContractor(Colleague person) {
    String from = today().minusDays(contractors++).toString();
    return person.post(
        "/api/units/" + city.unit() + "/contractors",
        Map.of(
            "id", Ids.next().toString(), "kind", "SECURITY", "name", "守望保安服务(示例)有限公司", "creditCode",
            "91990000MA0XA01X04", "contactName", "方队长", "contactPhone", "010-00001234", "from", from));
  }

  private static Answer openPost(Colleague person, String path, String role) {
    return person.post(path, Map.of("id", Ids.next().toString(), "title", "管理员", "role", role));
  }

  private static Answer found(Colleague person, UUID parent, String kind) {
    return person.post(
        "/api/organisation/nodes",
        Map.of("id", Ids.next().toString(), "parentId", parent.toString(), "kind", kind, "name", "新设 " + Ids.next()));
  }

  private static Answer foundUnit(Colleague person, UUID parent) {
    return person.post(
        "/api/units",
        Map.of(
            "id", Ids.next().toString(), "parentId", parent.toString(), "name", "新校 " + Ids.next(), "types",
            List.of("PRIMARY"), "pupils", 10, "staff", 2, "boarders", 0, "address", ""));
  }

  private static Answer appoint(Colleague person, JsonNode post) {
    if (person.get("/api/session").at("post/role").equals("SECURITY_ADMIN")) {
      person.proved();
    }
    return person.post(
        "/api/organisation/posts/" + post.at("/ref").asString() + "/holders",
        Map.of(
            "id", Ids.next().toString(), "personId", Ids.next().toString(), "newPersonName", "新任", "from",
            today().toString()));
  }

  /** To a day that is too far off, so that nobody loses his post over it; who may not is told so first. */
  private static Answer end(Colleague person, JsonNode post) {
    return person.put(
        "/api/organisation/holders/" + post.at("/holders/0/ref").asString() + "/end",
        Map.of("to", today().plusYears(40).toString()));
  }

  /** To the title it has, so that nothing changes. */
  private static Answer retitle(Colleague person, JsonNode post) {
    return person.put(
        "/api/organisation/posts/" + post.at("/ref").asString(), Map.of("title", post.at("/title").asString()),
        post.at("/version").asInt());
  }

  private static Answer closePost(Colleague person, JsonNode post) {
    return person.put(
        "/api/organisation/posts/" + post.at("/ref").asString() + "/close",
        Map.of("on", today().plusYears(40).toString()), post.at("/version").asInt());
  }

  private Answer preview(Colleague person, UUID node, String kind) {
    return person.post("/api/organisation/changes/preview", wanted(node, kind));
  }

  private Map<String, Object> wanted(UUID node, String kind) {
    Map<String, Object> wanted = new HashMap<>();
    wanted.put("id", Ids.next().toString());
    wanted.put("kind", kind);
    wanted.put("nodeId", node.toString());
    wanted.put("effectiveOn", today().toString());
    wanted.put("reason", "布局调整");
    wanted.put("document", "");
    wanted.put("types", List.of("PRIMARY"));
    wanted.put("posts", List.of());
    wanted.put("places", List.of());
    wanted.put("departments", List.of());
    Ref neighbour = city.neighbourUnit();
    switch (kind) {
      case "RENAME", "CORRECT_NAME" -> wanted.put("name", "改名 " + Ids.next());
      case "MOVE" -> wanted.put("parentId", otherCluster.toString());
      case "REASSIGN" -> wanted.put("parentId", farDistrictNode().toString());
      case "MERGE" -> wanted.put("into", neighbour.toString());
      case "SPLIT" -> {
        wanted.put("name", "分校 " + Ids.next());
        wanted.put("parentId", city.clusterNode().toString());
      }
      default -> {}
    }
    return wanted;
  }

  private UUID farDistrictNode() {
    return Acting.asSystem(() -> organisation.district(city.farDistrict()).orElseThrow().id());
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }
}
