package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** 程市管 sends two inspectors of a far district and an expert to 育才学校. */
@BihuanTest
abstract class TeamsSent {

  static final String LIST = "CL-PS-D-FIRE";
  static final String PLANS = "/api/inspection/plans";
  static final String VISITS = "/api/inspection/visits";

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired OrganisationRegister organisation;

  TestCity city;
  Colleague leader;
  Colleague member;
  UUID team = Ids.next();

  @BeforeEach
  void found() {
    city = cities.found();
    team = Ids.next();
    Node far = Acting.asSystem(() -> organisation.district(city.farDistrict())).orElseThrow();
    leader = cities.hire("冯组长", far.id(), Role.DISTRICT_INSPECTOR).signIn();
    member = cities.hire("褚组员", far.id(), Role.DISTRICT_INSPECTOR).signIn();
  }

  static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }

  static Map<String, Object> plan(String kind, LocalDate from, LocalDate until) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("id", Ids.next());
    plan.put("kind", kind);
    plan.put("title", "冬季消防检查");
    plan.put("purpose", "疏散通道、消防设施、值班值守");
    plan.put("checklistCode", LIST);
    plan.put("from", from.toString());
    plan.put("until", until.toString());
    return plan;
  }

  Map<String, Object> arrangement(List<Ref> units, LocalDate from, LocalDate until, Colleague first, Colleague... others) {
    List<Map<String, Object>> members = new ArrayList<>();
    members.add(Map.of("personId", first.personId(), "duty", "LEADER"));
    for (Colleague other : others) {
      members.add(Map.of("personId", other.personId(), "duty", "MEMBER"));
    }
    return Map.of(
        "teams",
        List.of(Map.of("id", team, "name", "第一组", "members", members)),
        "targets",
        units.stream()
            .map(unit -> Map.of("unit", unit.toString(), "team", team, "from", from.toString(), "until", until.toString()))
            .toList());
  }

  /** A plan with its teams, not yet issued. */
  Answer arranged(Colleague planner, String kind, LocalDate from, LocalDate until, List<Ref> units) {
    Answer made = planner.post(PLANS, plan(kind, from, until));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return planner.put(
        PLANS + "/" + made.at("ref") + "/arrangement", arrangement(units, from, until, leader, member), 1);
  }

  Answer issued(Colleague planner, String kind, LocalDate from, LocalDate until, List<Ref> units) {
    Answer arranged = arranged(planner, kind, from, until, units);
    assertThat(arranged.status()).as(arranged.toString()).isEqualTo(200);
    Answer issued = planner.proved().put(PLANS + "/" + arranged.at("ref") + "/issue", Map.of(), arranged.version());
    assertThat(issued.status()).as(issued.toString()).isEqualTo(200);
    return issued;
  }

  Answer issuedForToday(String kind) {
    return issued(city.cityAdmin(), kind, today(), today().plusDays(2), List.of(city.unit()));
  }

  /** The address of the post somebody acts under for the team. */
  static String missionPost(Answer plan, Colleague who) {
    String id =
        StreamSupport.stream(plan.json().at("/teams/0/members").spliterator(), false)
            .filter(m -> m.at("/personId").asString().equals(who.personId().toString()))
            .map(m -> m.at("/id").asString())
            .findFirst()
            .orElseThrow();
    return plan.at("ref").substring(0, 7) + id;
  }

  static Client onMission(Answer plan, Colleague who) {
    Answer switched = who.put("/api/session/post", Map.of("postId", missionPost(plan, who)));
    assertThat(switched.status()).as(switched.toString()).isEqualTo(200);
    return who;
  }

  static Answer start(Client inspector, Answer plan) {
    return inspector.post(
        VISITS, Map.of("plan", plan.at("ref"), "target", plan.at("targets/0/id"), "place", "39.9,116.4"));
  }

  List<String> items() {
    return StreamSupport.stream(
            city.safetyOfficer().get("/api/checklists/" + LIST).json().at("/items").spliterator(), false)
        .map(item -> item.at("/code").asString())
        .toList();
  }

  static Map<String, Object> entry(String item, String result) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("item", item);
    entry.put("result", result);
    entry.put("photos", List.of());
    return entry;
  }

  static Map<String, Object> finding(String item, String place, Map<String, Object> ledger) {
    Map<String, Object> entry = entry(item, "FAIL");
    entry.put("placeText", place);
    entry.put("noPhotoReason", "涉及学生，不宜拍照");
    entry.put("ledger", ledger);
    return entry;
  }

  List<Map<String, Object>> answers(List<Map<String, Object>> others) {
    List<Map<String, Object>> answers = new ArrayList<>(others);
    List<Object> told = others.stream().map(entry -> entry.get("item")).toList();
    items().stream().filter(item -> !told.contains(item)).forEach(item -> answers.add(entry(item, "PASS")));
    return answers;
  }

  Map<String, Object> signedByUnit(Client inspector) {
    return Map.of(
        "inspectors",
        List.of(signature(inspector, leader), signature(inspector, member)),
        "unit",
        head(inspector));
  }

  Map<String, Object> head(Client inspector) {
    return Map.of(
        "name", "李校长", "post", "校长", "image", Photos.upload(inspector, city.unit()), "signedAs",
        Map.of("name", "李校长", "post", "校长"));
  }

  static Map<String, Object> with(Map<String, Object> thing, String member, Object value) {
    Map<String, Object> other = new LinkedHashMap<>(thing);
    other.put(member, value);
    return other;
  }

  Map<String, Object> signature(Client inspector, Colleague who) {
    return Map.of("personId", who.personId(), "name", who.name(), "image", Photos.upload(inspector, city.unit()));
  }

  static Map<String, Object> submission(List<Map<String, Object>> entries, Map<String, Object> signatures) {
    return Map.of("id", Ids.next(), "entries", entries, "signatures", signatures);
  }
}
