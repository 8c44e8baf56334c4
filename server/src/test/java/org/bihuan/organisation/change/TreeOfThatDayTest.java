package org.bihuan.organisation.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tree changes from a day on; the days before keep theirs, and nobody moves what is not his. */
@BihuanTest
class TreeOfThatDayTest {

  private static final LocalDate FIRST = LocalDate.of(2027, 4, 12);

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  @Autowired private OrganisationRegister organisation;
  @Autowired private ChangeDesk desk;
  private TestCity city;
  private LocalDate day = FIRST;
  private UUID secondCluster;

  @BeforeEach
  void found() {
    city = cities.found();
    secondCluster = Ids.next();
    Acting.asSystem(() -> organisation.foundCluster(secondCluster, city.districtNode(), "第二学区"));
  }

  @Test
  void a_renamed_unit_keeps_its_old_name_on_the_days_before() {
    Answer done = change(city.districtAdmin(), Map.of("kind", "RENAME", "name", "育才实验学校"));

    assertThat(done.status()).as(done.text()).isEqualTo(201);
    assertThat(tree(city.clusterNode(), FIRST)).contains("育才实验学校").doesNotContain("育才学校");
    assertThat(tree(city.clusterNode(), FIRST.minusDays(1))).contains("育才学校").doesNotContain("育才实验学校");
    day = FIRST.plusDays(3);
    change(city.districtAdmin(), Map.of("kind", "RENAME", "name", "育才中学"));
    assertThat(tree(city.clusterNode(), FIRST.plusDays(1))).contains("育才实验学校");
    assertThat(tree(city.clusterNode(), FIRST.minusDays(1))).contains("育才学校");
  }

  @Test
  void a_name_entered_wrongly_never_was_the_name_and_former_names_stay() {
    change(city.districtAdmin(), Map.of("kind", "RENAME", "name", "育才实验学效"));
    day = FIRST.plusDays(7);

    Answer done = change(city.districtAdmin(), Map.of("kind", "CORRECT_NAME", "name", "育才实验学校"));

    assertThat(done.status()).as(done.text()).isEqualTo(201);
    assertThat(tree(city.clusterNode(), day)).contains("育才实验学校").doesNotContain("学效");
    assertThat(tree(city.clusterNode(), FIRST.plusDays(2))).contains("育才实验学校").doesNotContain("学效");
    assertThat(tree(city.clusterNode(), FIRST.minusDays(1))).as("closed periods").contains("育才学校").doesNotContain("实验");
    assertThat(at(city.districtAdmin()).get(nodes() + "/changes").at("0/told/0")).contains("更正为“育才实验学校”");
    Map<String, Object> later = body(Map.of("kind", "CORRECT_NAME", "name", "以后才对"));
    later.put("effectiveOn", day.plusDays(1).toString());
    assertThat(at(city.districtAdmin()).post("/api/organisation/changes", later).at("errors/0/field")).isEqualTo("effectiveOn");
    assertThat(change(city.districtAdmin(), Map.of("kind", "CORRECT_NAME", "name", "向阳幼儿园")).problem()).isEqualTo("name-taken");
    assertThat(change(city.safetyOfficer(), Map.of("kind", "CORRECT_NAME", "name", "自己更正")).problem()).isEqualTo("not-own-part");
    assertThat(change(city.strangeDistrictAdmin(), Map.of("kind", "CORRECT_NAME", "name", "别人更正")).status()).isEqualTo(404);
  }

  @Test
  void a_cluster_and_a_department_that_are_no_more_say_so() {
    UUID department = Ids.next();
    Acting.asSystem(() -> organisation.foundDepartment(department, city.unit().id(), "总务处"));
    for (UUID node : List.of(secondCluster, department)) {
      assertThat(office(node).json().at("/node/endedFrom").isNull()).as("while it stands").isTrue();
      Map<String, Object> end = body(Map.of("kind", "CLOSE"));
      end.put("nodeId", node.toString());
      Answer done = at(city.districtAdmin()).post("/api/organisation/changes", end);
      assertThat(done.status()).as(done.text()).isEqualTo(201);
      assertThat(office(node).at("node/endedFrom")).isEqualTo(day.toString());
    }
  }

  private Answer office(UUID node) {
    return at(city.districtAdmin()).get("/api/organisation/nodes/" + node);
  }

  @Test
  void equipment_and_contractors_go_to_the_unit_that_takes_over() {
    String own = "/api/units/" + city.unit();
    String heir = "/api/units/" + city.neighbourUnit();
    Map<String, Object> lift =
        Map.of(
            "id", Ids.next(), "kind", "LIFT", "name", "1 号电梯", "placeId", city.laboratory().id(), "location", "门口", "dueOn",
            FIRST.plusDays(100).toString());
    Map<String, Object> guards =
        Map.of(
            "id", Ids.next(), "kind", "SECURITY", "name", "守望保安服务(示例)有限公司", "creditCode", "91990000MA0XA01X04",
            "contactName", "方队长", "contactPhone", "010-00001234", "from", FIRST.minusDays(30).toString());
    assertThat(at(city.safetyOfficer()).post(own + "/equipment", lift).status()).isEqualTo(201);
    assertThat(at(city.safetyOfficer()).post(own + "/contractors", guards).status()).isEqualTo(201);

    Answer done = change(city.districtAdmin(), Map.of("kind", "MERGE", "into", city.neighbourUnit().toString()));

    assertThat(done.text()).contains("在用特种设备 1 台登记随之转移", "外包、服务单位 1 家登记随之转移");
    Answer devices = at(city.neighbour()).get(heir + "/equipment");
    assertThat(devices.at("0/location")).isEqualTo("化学实验室 门口");
    assertThat(devices.at("0/state")).isEqualTo("IN_DATE");
    assertThat(at(city.neighbour()).get(heir + "/contractors").at("0/from")).isEqualTo(FIRST.toString());
    assertThat(at(city.districtAdmin()).get(own + "/equipment").at("0/state")).isEqualTo("RETIRED");
    assertThat(at(city.districtAdmin()).get(own + "/contractors").at("0/to")).isEqualTo(FIRST.minusDays(1).toString());
  }

  @Test
  void the_page_of_a_merged_unit_says_so_with_its_own_people_of_its_last_day() {
    String page = "/api/units/" + city.unit();
    assertThat(at(city.districtAdmin()).get(page).json().at("/ended").isNull()).isTrue();
    cities.hire("林岗位", city.neighbourUnit().id(), Role.POST_HOLDER);

    Answer done = change(city.districtAdmin(), Map.of("kind", "MERGE", "into", city.neighbourUnit().toString()));

    assertThat(done.text()).contains("同名的，转移后改称：岗位责任人（原育才学校）");
    Answer merged = at(city.districtAdmin()).get(page);
    assertThat(merged.at("ended/from")).isEqualTo(FIRST.toString());
    String found = "/api/organisation/search?q=育才学校";
    assertThat(at(city.districtAdmin()).get(found).text()).as("nobody is sent there any more").doesNotContain(city.unit().toString());
    Answer all = at(city.districtAdmin()).get(found + "&ended=true");
    assertThat(all.at("0/unit")).as("what was entered there is still to be found").isEqualTo(city.unit().toString());
    assertThat(all.at("0/endedFrom")).isEqualTo(FIRST.toString());
    assertThat(at(city.strangeDistrictAdmin()).get(found + "&ended=true").text()).doesNotContain(city.unit().toString());
    assertThat(merged.at("ended/into")).isEqualTo("向阳幼儿园");
    assertThat(merged.at("ended/ref")).isEqualTo(city.neighbourUnit().toString());
    assertThat(merged.at("ended/merged")).isEqualTo("true");
    assertThat(merged.json().at("/can")).isEmpty();
    assertThat(merged.json().at("/counts/people").asInt()).as("its own, not the heir's").isEqualTo(7);
    String then = at(city.districtAdmin()).get(page + "/people?on=" + FIRST.minusDays(1)).text();
    assertThat(then).contains("李校长").doesNotContain("林园长");

    Map<String, Object> place = Map.of("id", Ids.next(), "kind", "BOILER_ROOM", "name", "锅炉房");
    Answer refused = at(city.neighbour()).post(page + "/places", place);
    assertThat(refused.text()).as("the first day without it, as the decision names it").contains("自 " + FIRST + " 起撤销");
  }

  @Test
  void a_merger_says_which_types_would_be_lost_and_takes_them_over_unless_told_not_to() {
    UUID small = kindergarten("小树幼儿园");
    UUID second = kindergarten("小草幼儿园");
    Colleague admin = city.districtAdmin();
    Map<String, Object> merger = body(Map.of("kind", "MERGE", "into", city.unit().toString()));
    merger.put("nodeId", small.toString());
    Map<String, Object> without = new HashMap<>(merger);
    without.put("takesTypes", false);

    assertThat(at(admin).post("/api/organisation/changes/preview", without).text()).contains("注意", "没有“幼儿园”的类型");
    assertThat(at(admin).post("/api/organisation/changes/preview", merger).text()).contains("单位类型增加“幼儿园”");
    assertThat(typesOf(city.unit().id())).as("looked at only").containsExactly("PRIMARY", "SECONDARY");

    assertThat(at(admin).post("/api/organisation/changes", merger).status()).isEqualTo(201);
    assertThat(typesOf(city.unit().id())).containsExactly("PRIMARY", "SECONDARY", "KINDERGARTEN");
    assertThat(at(admin).get(nodes() + "/changes").text()).contains("单位类型增加“幼儿园”");

    Map<String, Object> refused = body(Map.of("kind", "MERGE", "into", city.neighbourUnit().toString(), "takesTypes", false));
    refused.put("nodeId", second.toString());
    assertThat(at(admin).post("/api/organisation/changes", refused).status()).isEqualTo(201);
    assertThat(typesOf(city.neighbourUnit().id())).doesNotContain("KINDERGARTEN");
  }

  private UUID kindergarten(String name) {
    UUID id = Ids.next();
    Acting.asSystem(
        () ->
            organisation.foundUnit(
                new OrganisationRegister.NewUnit(
                    id, city.clusterNode(), name, List.of(UnitType.KINDERGARTEN), UnitProfile.Facts.of(90, 12))));
    return id;
  }

  private List<String> typesOf(UUID unit) {
    return database.everything()
        .sql("select unnest(types) from organisation.unit where id = :id")
        .param("id", unit)
        .query(String.class)
        .list();
  }

  @Test
  void posts_of_one_title_stay_apart_after_a_merger_and_a_reassignment_renames_none() {
    Colleague same = cities.hire("林岗位", city.neighbourUnit().id(), Role.POST_HOLDER);

    change(city.districtAdmin(), Map.of("kind", "MERGE", "into", city.neighbourUnit().toString()));

    List<String> titles =
        database.everything()
            .sql("select title from organisation.post where unit_id = :unit and closed_on is null order by title")
            .param("unit", city.neighbourUnit().id())
            .query(String.class)
            .list();
    assertThat(titles).doesNotHaveDuplicates().contains("岗位责任人", "岗位责任人（原育才学校）", "实验员");
    assertThat(at(same).get("/api/session").at("post/title")).isEqualTo("岗位责任人");
    assertThat(at(city.postHolder()).get("/api/session").at("post/title")).isEqualTo("岗位责任人（原育才学校）");
  }

  @Test
  void a_moved_unit_is_coordinated_by_its_new_cluster_from_that_moment() {
    Colleague newCluster = cities.hire("薛二区", secondCluster, Role.CLUSTER_ADMIN);
    assertThat(at(city.clusterAdmin()).get("/api/units/" + city.unit()).status()).isEqualTo(200);
    assertThat(at(newCluster).get("/api/units/" + city.unit()).status()).isEqualTo(404);

    Answer done = change(city.districtAdmin(), Map.of("kind", "MOVE", "parentId", secondCluster.toString()));

    assertThat(done.status()).as(done.text()).isEqualTo(201);
    assertThat(at(city.clusterAdmin()).get("/api/units/" + city.unit()).status()).isEqualTo(404);
    assertThat(at(newCluster).get("/api/units/" + city.unit()).status()).isEqualTo(200);
    assertThat(tree(secondCluster, FIRST)).contains("育才学校");
    assertThat(tree(city.clusterNode(), FIRST)).doesNotContain("育才学校").contains("向阳幼儿园");
    assertThat(tree(city.clusterNode(), FIRST.minusDays(1))).contains("育才学校");
    assertThat(at(city.unitHead()).get("/api/units/" + city.unit()).at("unit/clusterName")).isEqualTo("第二学区");
    Answer history = at(city.safetyOfficer()).get(nodes() + "/changes");
    assertThat(history.at("0/told/0")).contains("由“第一学区”调整到“第二学区”");
    assertThat(history.at("0/askedBy")).startsWith("曲区管");
  }

  @Test
  void a_look_beforehand_tells_the_same_and_changes_nothing() {
    Map<String, Object> move = body(Map.of("kind", "MOVE", "parentId", secondCluster.toString()));

    Answer outlook = at(city.districtAdmin()).post("/api/organisation/changes/preview", move);

    assertThat(outlook.status()).as(outlook.text()).isEqualTo(200);
    assertThat(tree(city.clusterNode(), FIRST)).contains("育才学校");
    assertThat(at(city.districtAdmin()).get(nodes() + "/changes").json()).isEmpty();
    Answer done = at(city.districtAdmin()).post("/api/organisation/changes", move);
    assertThat(done.json().at("/told")).isEqualTo(outlook.json().at("/told"));
    assertThat(at(city.districtAdmin()).post("/api/organisation/changes", move).status()).as("again").isEqualTo(200);
    move.put("reason", "另一个原因");
    assertThat(at(city.districtAdmin()).post("/api/organisation/changes", move).problem()).isEqualTo("id-conflict");
  }

  @Test
  void what_is_decided_for_a_later_day_waits_for_it_and_can_be_taken_back() {
    Map<String, Object> later = body(Map.of("kind", "RENAME", "name", "育才新校"));
    later.put("effectiveOn", FIRST.plusDays(5).toString());
    Answer planned = at(city.districtAdmin()).post("/api/organisation/changes", later);
    assertThat(planned.at("state")).isEqualTo("PLANNED");
    Map<String, Object> dropped = body(Map.of("kind", "RENAME", "name", "育才旧校"));
    dropped.put("effectiveOn", FIRST.plusDays(4).toString());
    at(city.districtAdmin()).post("/api/organisation/changes", dropped);
    String cancel = nodes() + "/changes/" + dropped.get("id") + "/cancel";
    assertThat(at(city.strangeDistrictAdmin()).post(cancel, "").status()).isEqualTo(404);
    assertThat(at(city.districtAdmin()).post(cancel, "").at("state")).isEqualTo("CANCELLED");

    carryOut(FIRST.plusDays(4));
    assertThat(tree(city.clusterNode(), FIRST)).contains("育才学校");
    carryOut(FIRST.plusDays(5));
    carryOut(FIRST.plusDays(5));

    day = FIRST.plusDays(6);
    assertThat(tree(city.clusterNode(), day)).contains("育才新校");
    assertThat(tree(city.clusterNode(), FIRST.plusDays(4))).contains("育才学校");
    assertThat(at(city.districtAdmin()).post(cancel, "").problem()).isEqualTo("already-settled");
  }

  @Test
  void what_has_become_impossible_by_its_day_is_said_and_holds_up_nothing() {
    Map<String, Object> later = body(Map.of("kind", "RENAME", "name", "向阳小学"));
    later.put("effectiveOn", FIRST.plusDays(2).toString());
    at(city.districtAdmin()).post("/api/organisation/changes", later);
    Map<String, Object> taken = body(Map.of("kind", "RENAME", "name", "向阳小学"));
    taken.put("nodeId", city.neighbourUnit().id().toString());
    at(city.districtAdmin()).post("/api/organisation/changes", taken);

    carryOut(FIRST.plusDays(2));

    Answer history = at(city.districtAdmin()).get(nodes() + "/changes");
    assertThat(history.at("0/state")).isEqualTo("FAILED");
    assertThat(history.at("0/told/0")).contains("本区已有单位");
  }

  @Test
  void a_split_gives_the_new_unit_posts_that_cannot_sign_and_the_places_named() {
    Map<String, Object> split =
        Map.of(
            "kind", "SPLIT", "name", "育才附属幼儿园", "parentId", city.clusterNode().toString(), "types",
            List.of("KINDERGARTEN"), "posts", List.of(city.postHolder().post().id().toString()), "places",
            List.of(city.laboratory().id().toString()));
    Map<String, Object> greedy = new HashMap<>(split);
    greedy.put("posts", List.of(city.unitHead().post().id().toString()));
    assertThat(change(city.districtAdmin(), greedy).at("errors/0/field")).isEqualTo("posts");
    Map<String, Object> stolen = new HashMap<>(split);
    stolen.put("places", List.of(city.neighbourLaboratory().id().toString()));
    assertThat(change(city.districtAdmin(), stolen).at("errors/0/field")).isEqualTo("places");

    Answer done = change(city.districtAdmin(), split);

    assertThat(done.status()).as(done.text()).isEqualTo(201);
    Client holder = at(city.postHolder());
    assertThat(holder.get("/api/session").text()).contains("育才附属幼儿园");
    assertThat(at(city.unitHead()).get("/api/units/" + city.unit()).text()).doesNotContain("化学实验室");
    assertThat(at(city.unitHead()).get("/api/units/" + city.unit() + "/people?on=" + FIRST.minusDays(1)).text())
        .as("who held the post then")
        .contains("赵岗位");
    assertThat(holder.get("/api/units/" + city.unit()).status()).as("the old unit is no longer his").isEqualTo(404);
  }

  @Test
  void a_split_takes_a_department_whole_with_what_stands_in_it() {
    UUID kitchen = Ids.next();
    UUID store = Ids.next();
    Acting.asSystem(() -> organisation.foundDepartment(kitchen, city.unit().id(), "膳食部"));
    Acting.asSystem(() -> organisation.foundDepartment(store, kitchen, "库房"));
    Colleague cook = cities.hire("谷师傅", kitchen, Role.POST_HOLDER);
    Map<String, Object> split =
        Map.of(
            "kind", "SPLIT", "name", "育才膳食中心", "parentId", city.clusterNode().toString(), "types", List.of("PRIMARY"),
            "departments", List.of(kitchen.toString()));
    Map<String, Object> stolen = new HashMap<>(split);
    stolen.put("departments", List.of(city.neighbourUnit().id().toString()));
    assertThat(change(city.districtAdmin(), stolen).at("errors/0/field")).isEqualTo("departments");

    Answer done = change(city.districtAdmin(), split);

    assertThat(done.status()).as(done.text()).isEqualTo(201);
    assertThat(done.text()).contains("随之转移的部门 2 个：膳食部、库房");
    assertThat(at(cook).get("/api/session").text()).contains("膳食部");
    assertThat(tree(city.unit().id(), FIRST)).doesNotContain("膳食部");
    assertThat(tree(city.unit().id(), FIRST.minusDays(1))).as("closed days keep their tree").contains("膳食部");
  }

  @Test
  void a_unit_ends_only_when_nothing_is_left_undone() {
    String path = "/api/units/" + city.unit();
    Answer plan =
        at(city.safetyOfficer())
            .post(
                "/api/hazards",
                Map.of(
                    "id", Ids.next(), "unit", city.unit(), "placeText", "门厅", "category", "FIRE", "description",
                    "门厅堆放纸箱", "source", "PATROL", "foundAt", moment().toString(), "noPhotoReason", "已当场清走"));
    assertThat(plan.status()).as(plan.text()).isEqualTo(201);

    Answer refused = change(city.districtAdmin(), Map.of("kind", "CLOSE"));
    assertThat(refused.problem()).isEqualTo("open-business");
    assertThat(refused.at("detail")).contains("未销账隐患");

    Map<String, Object> neighbour = body(Map.of("kind", "CLOSE"));
    neighbour.put("nodeId", city.neighbourUnit().id().toString());
    assertThat(at(city.districtAdmin()).post("/api/organisation/changes", neighbour).status()).isEqualTo(201);
    assertThat(city.anonymous().at(moment()).signIn(city.neighbour().login(), TestCity.PASSWORD).status())
        .as("without a post")
        .isNotEqualTo(200);
    assertThat(tree(city.clusterNode(), FIRST)).doesNotContain("向阳幼儿园");
    assertThat(tree(city.clusterNode(), FIRST.minusDays(1))).contains("向阳幼儿园");
    Map<String, Object> again = new HashMap<>(neighbour);
    again.put("id", Ids.next().toString());
    assertThat(at(city.districtAdmin()).post("/api/organisation/changes", again).problem()).isEqualTo("node-closed");
    assertThat(at(city.districtAdmin()).get(path).status()).isEqualTo(200);
  }

  @Test
  void nobody_changes_what_is_not_wholly_his() {
    Map<String, Object> rename = Map.of("kind", "RENAME", "name", "改名");
    assertThat(change(city.strangeDistrictAdmin(), rename).status()).isEqualTo(404);
    assertThat(change(city.neighbour(), rename).status()).isEqualTo(404);
    assertThat(change(city.safetyOfficer(), rename).problem()).isEqualTo("not-own-part");
    assertThat(change(city.unitHead(), rename).problem()).isEqualTo("no-permission");
    assertThat(change(city.as(Role.SECURITY_ADMIN), rename).problem()).isEqualTo("no-permission");
    UUID far = nodeOf(city.farUnit().districtId());
    Map<String, Object> reassign = Map.of("kind", "REASSIGN", "parentId", far.toString());
    assertThat(change(city.districtAdmin(), reassign).status()).as("both ends must be his").isEqualTo(404);
    Map<String, Object> up = Map.of("kind", "REASSIGN", "parentId", city.cityAdmin().actor().nodeId().toString());
    assertThat(change(city.districtAdmin(), up).problem()).isEqualTo("not-own-part");
    Map<String, Object> district = body(rename);
    district.put("nodeId", city.districtNode().toString());
    assertThat(at(city.districtAdmin()).post("/api/organisation/changes", district).problem()).isEqualTo("not-own-part");
    Map<String, Object> merge = Map.of("kind", "MERGE", "into", city.farUnit().toString());
    assertThat(change(city.districtAdmin(), merge).status()).isEqualTo(404);
    assertThat(change(city.cityAdmin(), merge).at("errors/0/field")).isEqualTo("into");
    assertThat(change(city.cityAdmin(), Map.of("kind", "MOVE", "parentId", far.toString())).at("errors/0/field"))
        .isEqualTo("parentId");
    assertThat(change(city.districtAdmin(), Map.of("kind", "RENAME", "name", "向阳幼儿园")).problem()).isEqualTo("name-taken");
    Map<String, Object> past = body(rename);
    past.put("effectiveOn", FIRST.minusDays(1).toString());
    assertThat(at(city.districtAdmin()).post("/api/organisation/changes", past).at("errors/0/field"))
        .isEqualTo("effectiveOn");
  }

  private void carryOut(LocalDate when) {
    MovableClock.at(
        BeijingTime.startOf(when).plusSeconds(300),
        () -> {
          desk.carryOutDue();
          return true;
        });
  }

  private UUID nodeOf(int district) {
    return database.everything()
        .sql("select id from organisation.node where kind = 'DISTRICT' and district_id = :district")
        .param("district", district)
        .query(UUID.class)
        .single();
  }

  private String tree(UUID under, LocalDate on) {
    return at(city.districtAdmin()).get("/api/organisation/tree?under=" + under + "&on=" + on).text();
  }

  private String nodes() {
    return "/api/organisation/nodes/" + city.unit().id();
  }

  private Answer change(Colleague by, Map<String, Object> what) {
    return at(by).post("/api/organisation/changes", body(what));
  }

  private Map<String, Object> body(Map<String, Object> what) {
    Map<String, Object> body = new HashMap<>(what);
    body.put("id", Ids.next().toString());
    body.put("nodeId", city.unit().id().toString());
    body.put("effectiveOn", day.toString());
    body.put("reason", "教育布局调整");
    return body;
  }

  private Client at(Colleague person) {
    Client browser = city.anonymous().at(moment());
    Answer answer = browser.signIn(person.login(), TestCity.PASSWORD);
    assertThat(answer.status()).as(person.name() + answer.text()).isEqualTo(200);
    return browser.proved();
  }

  private Instant moment() {
    return BeijingTime.startOf(day).plusSeconds(10 * 3600);
  }
}
