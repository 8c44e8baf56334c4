package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A new thing under an id that is taken: whoever sees what has it is shown both, and to everybody else it is one and the
 * same sentence, whatever the id belongs to and to whom. Hazards: {@code HazardSightTest}; records: {@code FieldRecordTest}.
 */
@BihuanTest
class TakenIdsTest {

  private static final String LIST = "CL-PS-D-FIRE";
  private static final String CREDIT_CODE = "91990000MA0XA01X04";
  private static final String OURS = "东楼";
  private static final String OTHERWISE = "南楼";

  /** Makes a thing of its kind in a unit; another word makes it another content. */
  @FunctionalInterface
  private interface Making {
    Answer make(School school, UUID id, String word);
  }

  /**
   * @param post that its head may fill
   * @param place to be looked after
   */
  private record School(Colleague head, Colleague officer, Ref unit, UUID post, UUID place) {

    String at(String what) {
      return "/api/units/" + unit + "/" + what;
    }
  }

  @Autowired TestCities cities;
  private TestCity city;
  private School ours;
  private School theirs;

  @BeforeEach
  void found() {
    city = cities.found();
    ours = school(city.unitHead().proved(), city.safetyOfficer(), city.unit(), city.laboratory());
    theirs = school(city.neighbourHead().proved(), city.neighbour(), city.neighbourUnit(), city.neighbourLaboratory());
  }

  private static School school(Colleague head, Colleague officer, Ref unit, Ref place) {
    UUID post = Ids.next();
    Map<String, Object> wanted = Map.of("id", post, "title", "夜间巡查员", "role", "POST_HOLDER");
    assertThat(head.post("/api/units/" + unit + "/posts", wanted).status()).isEqualTo(201);
    return new School(head, officer, unit, post, place.id());
  }

  @Test
  void a_neighbour_who_meets_an_id_learns_nothing_but_that_he_needs_another() {
    SoftAssertions all = new SoftAssertions();
    kinds()
        .forEach(
            (kind, making) -> {
              UUID id = Ids.next();
              Answer made = making.make(ours, id, OURS);
              all.assertThat(made.status()).as(kind + " " + made).isIn(200, 201, 202);
              all.assertThat(making.make(ours, id, OURS).status()).as("again: " + kind).isIn(200, 201, 202);

              Answer met = making.make(theirs, id, "西楼");
              all.assertThat(met.status()).as(kind + " " + met).isEqualTo(409);
              all.assertThat(met.problem()).as(kind).isEqualTo("id-conflict");
              all.assertThat(met.at("detail")).as(kind).isEqualTo("该编号已被使用");
              all.assertThat(met.at("remedy")).as(kind).contains("换一个新编号");
              all.assertThat(met.json().has("existing")).as(kind).isFalse();
              all.assertThat(met.text()).as(kind).doesNotContain(OURS, city.unit().toString());
              Answer anew = making.make(theirs, Ids.next(), "西楼");
              all.assertThat(anew.status()).as(kind + " under another id " + anew).isIn(200, 201, 202);
            });
    all.assertAll();
  }

  @Test
  void ones_own_people_are_shown_both() {
    SoftAssertions all = new SoftAssertions();
    kinds()
        .forEach(
            (kind, making) -> {
              UUID id = Ids.next();
              making.make(ours, id, OURS);
              Answer conflict = making.make(ours, id, OTHERWISE);
              all.assertThat(conflict.problem()).as(kind + " " + conflict).isEqualTo("id-conflict");
              all.assertThat(conflict.json().has("existing")).as(kind).isTrue();
              all.assertThat(conflict.json().has("submitted")).as(kind).isTrue();
            });
    all.assertAll();
  }

  /** The tree of the whole city shares its ids, and so do its people. */
  @Test
  void another_district_learns_nothing_either() {
    UUID cluster = Ids.next();
    assertThat(cluster(city.districtAdmin(), cluster, city.districtNode()).status()).isEqualTo(201);
    UUID far = UUID.fromString(city.strangeDistrictAdmin().get("/api/session").at("post/nodeId"));
    Answer met = cluster(city.strangeDistrictAdmin(), cluster, far);
    assertThat(met.at("detail")).as(met.toString()).isEqualTo("该编号已被使用");
    assertThat(met.text()).doesNotContain("existing", city.districtNode().toString());
  }

  @Test
  void nor_is_a_schedule_said_to_be_there_already_that_another_unit_has() {
    UUID id = Ids.next();
    assertThat(schedule(ours, id).status()).isEqualTo(201);
    assertThat(schedule(ours, id).status()).as("the same again").isEqualTo(200);
    Answer met = schedule(theirs, id);
    assertThat(met.at("detail")).as(met.toString()).isEqualTo("该编号已被使用");
    assertThat(schedule(theirs, Ids.next()).status()).isEqualTo(201);
    assertThat(schedule(theirs, Ids.next()).problem()).isEqualTo("already-scheduled");
  }

  private static Answer schedule(School school, UUID id) {
    return school
        .officer()
        .post(
            "/api/inspection/schedules",
            Map.of(
                "id", id, "unit", school.unit().toString(), "checklistCode", LIST, "postId", school.officer().post().id()));
  }

  private static Answer cluster(Client person, UUID id, UUID district) {
    return person.post(
        "/api/organisation/nodes", Map.of("id", id, "parentId", district, "kind", "CLUSTER", "name", "新学区"));
  }

  private static Map<String, Making> kinds() {
    String today = LocalDate.now(BeijingTime.ZONE).toString();
    String tomorrow = LocalDate.now(BeijingTime.ZONE).plusDays(1).toString();
    Instant before = Instant.now().minusSeconds(60);
    Instant noon = Instant.now().plusSeconds(3600);
    Map<String, Making> kinds = new LinkedHashMap<>();
    kinds.put(
        "place",
        (school, id, word) ->
            school.officer().post(school.at("places"), Map.of("id", id, "kind", "BOILER_ROOM", "name", word)));
    kinds.put(
        "equipment",
        (school, id, word) ->
            school.officer().post(school.at("equipment"), Map.of("id", id, "kind", "LIFT", "name", word, "location", word)));
    kinds.put(
        "contractor",
        (school, id, word) ->
            school
                .officer()
                .post(
                    school.at("contractors"),
                    Map.of(
                        "id", id, "kind", "SECURITY", "name", word + "保安公司", "creditCode", CREDIT_CODE, "contactName", "方队长", "contactPhone",
                        "010-00001234", "from", today)));
    kinds.put(
        "post",
        (school, id, word) ->
            school.head().post(school.at("posts"), Map.of("id", id, "title", word, "role", "POST_HOLDER")));
    kinds.put(
        "holding",
        (school, id, word) ->
            school
                .head()
                .post(
                    school.at("posts/" + school.post() + "/holders"),
                    Map.of(
                        "id", id, "personId", person(id, word), "newPersonName", word + "新任", "from", today)));
    kinds.put(
        "task",
        (school, id, word) ->
            school
                .officer()
                .post(
                    "/api/inspection/tasks",
                    Map.of(
                        "id", id, "unitRef", school.unit().toString(), "checklistCode", LIST, "kind", "PATROL", "dueOn",
                        word.equals(OTHERWISE) ? tomorrow : today,
                        "assigneePostId", school.officer().post().id())));
    kinds.put(
        "patrol",
        (school, id, word) ->
            school
                .officer()
                .post(
                    "/api/inspection/patrols",
                    Map.of(
                        "id", id, "unit", school.unit().toString(), "placeId", school.place(), "at", before.toString(),
                        "result", "PROBLEM", "note", word + "门锁坏了", "scanned", true)));
    kinds.put(
        "adaptation",
        (school, id, word) ->
            school
                .officer()
                .post(
                    "/api/standards/local/adaptations",
                    Map.of(
                        "id", id, "kind", "SWITCH_OFF", "item", "JT-014", "reason", word + "没有此类场所", "effectiveFrom", today)));
    kinds.put(
        "own item",
        (school, id, word) ->
            school
                .officer()
                .post(
                    "/api/standards/local/items",
                    Map.of(
                        "id", id, "text", text(word), "checklists", List.of(LIST), "reason", word + "新增充电柜",
                        "effectiveFrom", today)));
    kinds.put(
        "proposal",
        (school, id, word) ->
            school
                .officer()
                .post("/api/standards/proposals", Map.of("id", id, "text", text(word), "reason", word + "用上了无人机")));
    kinds.put(
        "substitution",
        (school, id, word) ->
            school
                .head()
                .post(
                    "/api/substitutions",
                    Map.of(
                        "id", id, "personId", school.officer().personId(), "from", noon.toString(), "until",
                        noon.plusSeconds(60).toString(), "reason", word + "外出")));
    kinds.put(
        "export",
        (school, id, word) -> {
          Answer begun =
              school
                  .officer()
                  .post(
                      "/api/exports?q=" + (word.equals(OTHERWISE) ? "nan" : "lou"),
                      Map.of("id", id.toString(), "form", "SHOWN", "columns", List.of("number")));
          // Two are done at a time in the whole installation.
          await().until(() -> !school.officer().get("/api/jobs/" + id).at("state").equals("RUNNING"));
          return begun;
        });
    kinds.put(
        "upload",
        (school, id, word) ->
            school
                .officer()
                .post(
                    "/api/files/uploads",
                    Map.of(
                        "id", id, "owner", school.officer().personId(), "unit", school.unit().toString(), "name",
                        word + ".jpg", "sha256", (word.equals(OTHERWISE) ? "0" : "1").repeat(64), "size", 1000, "mediaType",
                        "image/jpeg")));
    return kinds;
  }

  /** The same for the same wish. */
  private static UUID person(UUID id, String word) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (word.hashCode() & 0xffff));
  }

  private static Map<String, Object> text(String word) {
    Map<String, Object> text = new HashMap<>();
    text.put("category", "FIRE");
    text.put("requirement", word + "充电柜周围无可燃物");
    text.put("method", "现场查看");
    text.put("hazardPhrase", "充电柜旁堆放纸箱");
    text.put("measure", "清走纸箱");
    text.put("deadlineDays", 1);
    text.put("level", "GENERAL");
    text.put("frequency", "DAILY");
    text.put("unitTypes", List.of("PRIMARY", "SECONDARY"));
    text.put("basis", "学校消防管理制度");
    text.put("verified", "MEMORY");
    return text;
  }
}
