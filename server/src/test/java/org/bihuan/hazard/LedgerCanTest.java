package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.HazardLives;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A row of the ledger names what its reader may do with it, and the server then does just that and nothing else. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerCanTest {

  private static final int HAZARDS = 24;
  private static final long SEED = 20261127;

  /** All that is posted to the acts of a hazard; a correction goes by its own door. */
  private static final List<HazardAct> ACTS =
      Stream.of(HazardAct.values())
          .filter(act -> !act.from().isEmpty() && act != HazardAct.EDIT)
          .toList();

  @Autowired private TestCities cities;
  @Autowired private HazardLives lives;
  private TestCity city;

  /** A photo for acts that are refused before anybody looks at it. */
  private String taken;

  @BeforeAll
  void live() {
    city = cities.found();
    taken = upload();
    lives.live(city, HAZARDS, SEED);
  }

  @Test
  void what_a_row_does_not_name_is_refused_and_what_it_names_is_not() {
    List<Colleague> people =
        List.of(
            city.safetyOfficer(), city.unitHead(), city.postHolder(), city.otherPostHolder(), city.contractor(),
            city.clusterAdmin(), city.districtInspector(), city.districtAdmin(), city.otherDistrictAdmin(),
            city.citySupervisor(), city.cityAdmin());
    int refused = 0;
    int done = 0;
    Set<String> named = new TreeSet<>();
    for (Colleague person : people) {
      person.proved();
      for (JsonNode row : oneOfEachKind(rowsOf(person))) {
        Set<String> can = namesOf(row);
        JsonNode detail = detailOf(person, row);
        named.addAll(can);
        for (HazardAct act : ACTS) {
          if (!can.contains(act.name())) {
            Answer answer = tries(person, detail, act, taken);
            assertThat(answer.status()).as(about(person, row, act, answer)).isIn(403, 409);
            refused++;
          }
        }
        if (!can.isEmpty()) {
          HazardAct act = HazardAct.valueOf(List.copyOf(can).get(Math.abs(row.at("/ref").hashCode()) % can.size()));
          if (ACTS.contains(act)) {
            Answer answer = tries(person, detail, act, upload());
            assertThat(answer.status()).as(about(person, row, act, answer)).isIn(200, 422);
            done += answer.status() == 200 ? 1 : 0;
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(1_000);
    assertThat(done).isGreaterThan(30);
    assertThat(named).contains("GRADE", "PLAN", "ACCEPT", "FINISH", "ADD_NOTE", "LOOK_BACK", "REASSIGN");
  }

  @Test
  void whoever_does_not_see_a_row_may_do_nothing_with_it() {
    JsonNode row = detailOf(city.safetyOfficer(), rowsOf(city.safetyOfficer()).getFirst());
    List<Colleague> others =
        List.of(
            city.neighbour(), city.neighbourHead(), city.stranger(), city.strangeDistrictAdmin(),
            city.as(Role.AUDITOR), city.as(Role.SYSTEM_ADMIN), city.as(Role.SECURITY_ADMIN), city.as(Role.AUDIT_ADMIN),
            city.as(Role.REPORT_KEEPER));
    for (Colleague person : others) {
      Answer list = person.get("/api/hazards?limit=100");
      assertThat(list.status() == 403 || refsIn(list).noneMatch(row.at("/ref").asString()::equals)).isTrue();
      for (HazardAct act : ACTS) {
        Answer answer = tries(person, row, act, taken);
        assertThat(answer.status()).as(about(person, row, act, answer)).isIn(403, 404);
      }
    }
  }

  @Test
  void a_row_and_the_page_of_the_hazard_name_the_same() {
    for (Colleague person : List.of(city.safetyOfficer(), city.unitHead(), city.districtAdmin(), city.cityAdmin())) {
      for (JsonNode row : rowsOf(person)) {
        Set<String> allowed =
            StreamSupport.stream(detailOf(person, row).at("/can").spliterator(), false)
                .filter(can -> can.at("/allowed").asBoolean())
                .map(can -> can.at("/act").asString())
                .collect(Collectors.toSet());
        assertThat(namesOf(row)).as(row.at("/number").asString()).isEqualTo(allowed);
      }
    }
  }

  /** Rows of one status that name the same acts stand for each other. */
  private static Collection<JsonNode> oneOfEachKind(List<JsonNode> rows) {
    Map<String, JsonNode> kinds = new LinkedHashMap<>();
    rows.forEach(row -> kinds.putIfAbsent(row.at("/status").asString() + namesOf(row), row));
    return kinds.values();
  }

  private static List<JsonNode> rowsOf(Colleague person) {
    Answer list = person.get("/api/hazards?limit=100");
    assertThat(list.status()).as(list.text()).isEqualTo(200);
    List<JsonNode> rows = new ArrayList<>();
    list.json().at("/items").forEach(rows::add);
    return rows;
  }

  private static Stream<String> refsIn(Answer list) {
    return StreamSupport.stream(list.json().at("/items").spliterator(), false).map(row -> row.at("/ref").asString());
  }

  private static Set<String> namesOf(JsonNode row) {
    return StreamSupport.stream(row.at("/can").spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String about(Colleague person, JsonNode row, HazardAct act, Answer answer) {
    return person.name() + ", " + row.at("/number").asString() + " " + row.at("/status").asString() + ", " + act + ": "
        + answer.text();
  }

  private static JsonNode detailOf(Colleague person, JsonNode row) {
    return person.get("/api/hazards/" + row.at("/ref").asString()).json();
  }

  private Answer tries(Colleague person, JsonNode detail, HazardAct act, String photo) {
    String path = "/api/hazards/" + detail.at("/ref").asString() + "/acts";
    return person.post(path, content(act, detail, photo), detail.at("/version").asInt());
  }

  private Map<String, Object> content(HazardAct act, JsonNode detail, String photo) {
    String later = Acts.today().plusDays(200).toString();
    String someone = city.postHolder().personId().toString();
    return switch (act) {
      case SUBMIT, SIGN_PLAN, START -> Acts.act(act.name());
      case GRADE -> Acts.act(act.name(), "level", "MAJOR", "reason", "疏散指示全部失效");
      case FIX_ON_SPOT -> with(Acts.act(act.name(), "measures", "已搬离"), taken(photo, "AFTER"));
      case CONFIRM_ON_SPOT_FIX, ACCEPT, CONFIRM_CLOSURE -> Acts.act(act.name(), "conclusion", "现场核查属实");
      case RETURN_ON_SPOT_FIX, REPORT_OVER_HEAD -> Acts.act(act.name(), "reason", "照片看不清，现场未处理");
      case RECORD_INTERIM_CONTROL ->
          with(Acts.act(act.name(), "measures", "停用", "suspendUse", true), taken(photo, "INTERIM"));
      case REPORT_TO_AUTHORITY, REPORT_TO_STAFF -> Acts.report(act.name(), "区教委安全科");
      case PLAN -> Acts.majorPlan(city.postHolder());
      case REPORT_PROGRESS, ADD_NOTE -> Acts.act(act.name(), "note", "配件已到");
      case REASSIGN -> Acts.act(act.name(), "rectifierPersonId", someone, "reason", "原整改人外出");
      case FINISH -> with(Acts.finish("x"), taken(photo, "AFTER"));
      case REJECT, REFUSE_CLOSURE ->
          Acts.act(act.name(), "reason", "仍有一处不亮", "newDeadline", Acts.today().toString());
      case PROPOSE_EXTENSION ->
          Acts.act(act.name(), "reason", "备件未到", "interimControl", "专人看守", "newDeadline", later);
      case PROPOSE_WITHDRAWAL -> Acts.act(act.name(), "ground", "FALSE_REPORT", "reason", "误报");
      case PROPOSE_DOWNGRADE -> Acts.act(act.name(), "toLevel", "MINOR", "reason", "实测达标");
      case SIGN_PROPOSAL, APPROVE_PROPOSAL, TAKE_BACK_PROPOSAL -> Acts.act(act.name(), "proposalId", openIn(detail));
      case REFUSE_PROPOSAL -> Acts.act(act.name(), "proposalId", openIn(detail), "reason", "不同意");
      case RAISE_LEVEL -> Acts.act(act.name(), "toLevel", "MAJOR", "reason", "范围扩大");
      case TRANSFER -> Acts.act(act.name(), "authority", "住建部门", "reason", "非教育职责", "interimControl", "封闭");
      case RECORD_TRANSFER_OUTCOME -> Acts.act(act.name(), "outcome", "RESOLVED", "note", "已处置");
      case START_JOINT_STUDY -> Acts.act(act.name(), "reason", "责任不清", "interimControl", "封闭");
      case CONCLUDE_JOINT_STUDY ->
          Acts.act(act.name(), "leadUnit", "区住建委", "minutes", "会议明确", "interimMeasures", "封闭");
      case LOOK_BACK -> Acts.act(act.name(), "result", "HOLDS", "note", "现场查看", "photos", List.of());
      case ASK_LOOK_BACK -> Acts.act(act.name(), "reason", "同类隐患复发，请再看一次");
      case REGISTER, SAVE_DRAFT, EDIT, SEE_AGAIN, BLIND_LOOK, REBOUND -> throw new IllegalArgumentException(act.name());
    };
  }

  private static String openIn(JsonNode detail) {
    return StreamSupport.stream(detail.at("/proposals").spliterator(), false)
        .filter(proposal -> proposal.at("/state").asString().equals("OPEN"))
        .map(proposal -> proposal.at("/id").asString())
        .findFirst()
        .orElse("0193a0c2-7d1e-7c3a-9b52-4f6e8d0a1b2c");
  }

  private static Map<String, Object> taken(String photo, String kind) {
    return Map.of("file", photo, "kind", kind);
  }

  private String upload() {
    return Photos.upload(city.safetyOfficer(), city.unit());
  }

  private static Map<String, Object> with(Map<String, Object> act, Map<String, Object> photo) {
    Map<String, Object> body = new LinkedHashMap<>(act);
    body.put("photos", List.of(photo));
    return body;
  }
}
