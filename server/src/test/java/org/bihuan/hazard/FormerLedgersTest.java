package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A school goes to another district, or into its neighbour: what was registered stays where it is and is finished. */
@BihuanTest
class FormerLedgersTest {

  private static final LocalDate MARCH = LocalDate.of(2027, 3, 15);
  private static final LocalDate APRIL = LocalDate.of(2027, 4, 12);

  private static final String MARCH_OF = "/api/figures/overview?period=2027-03&";

  @Autowired private TestCities cities;
  @Autowired private OrganisationRegister organisation;
  @Autowired private TestDatabase database;
  @Autowired private TallyFold fold;
  private TestCity city;
  private LocalDate day = MARCH;
  private Acts.Followed open;

  @BeforeEach
  void aHazardRegisteredInMarch() {
    city = cities.found();
    open = new Acts.Followed(at(city.safetyOfficer()).post("/api/hazards", finding(city.unit())));
    open.does(at(city.safetyOfficer()), Acts.grade("GENERAL"));
    open.does(at(city.safetyOfficer()), plan());
  }

  @Test
  void a_reassignment_leaves_the_ledger_and_its_closed_months_and_opens_a_new_one() {
    day = APRIL;
    String marchBefore = figures(city.districtAdmin());
    Ref moved = reassigned();

    assertThat(figures(city.districtAdmin())).as("the closed month of the old district").isEqualTo(marchBefore);
    Client officer = at(city.safetyOfficer());
    assertThat(officer.get("/api/session").text()).contains(moved.toString());
    assertThat(officer.post("/api/hazards", finding(city.unit())).problem()).isEqualTo("node-closed");
    Answer fresh = officer.post("/api/hazards", finding(moved));
    assertThat(fresh.at("number")).startsWith(city.farDistrict() + "-2027-");
    assertThat(officer.get("/api/hazards").at("count/value")).as("both ledgers").isEqualTo("2");

    assertThat(at(city.districtAdmin()).get("/api/hazards/" + fresh.at("ref")).status()).isEqualTo(404);
    assertThat(at(city.districtAdmin()).get("/api/units/" + moved).status()).isEqualTo(404);
    assertThat(at(city.districtAdmin()).get("/api/hazards").at("count/value")).isEqualTo("1");
    assertThat(at(city.strangeDistrictAdmin()).get("/api/hazards/" + fresh.at("ref")).status()).isEqualTo(200);
    assertThat(at(city.strangeDistrictAdmin()).get(open.path()).status()).isEqualTo(404);
    Answer owed = at(city.strangeDistrictAdmin()).get("/api/units/" + moved + "/former-ledgers");
    assertThat(owed.at("0/number")).startsWith(city.district() + "-2027-");
    assertThat(owed.at("0/unit")).isEqualTo("育才学校");
    assertThat(owed.json().at("/0/ref").isNull()).as("it may not be opened from there").isTrue();
    assertThat(officer.get("/api/units/" + moved + "/former-ledgers").at("0/ref")).isEqualTo(open.ref());
    assertThat(at(city.districtAdmin()).get("/api/units/" + moved + "/former-ledgers").status()).isEqualTo(404);
    assertThat(at(city.neighbour()).get("/api/units/" + moved + "/former-ledgers").status()).isEqualTo(404);
    recount(city.district());
    recount(city.farDistrict());
  }

  @Test
  void the_people_of_a_reassigned_school_finish_what_is_open_in_the_old_ledger() {
    String before = at(city.safetyOfficer()).get(open.path() + "/timeline").text();
    day = APRIL;
    Ref moved = reassigned();

    finish();

    JsonNode timeline = at(city.districtAdmin()).get(open.path() + "/timeline").json();
    assertThat(timeline.toString()).contains(before.substring(1, before.length() - 1));
    assertThat(at(city.districtAdmin()).get(open.path() + "/chain").at("valid")).isEqualTo("true");
    assertThat(at(city.strangeDistrictAdmin()).get("/api/units/" + moved + "/former-ledgers").json()).isEmpty();
    recount(city.district());
  }

  @Test
  void a_merged_unit_is_finished_by_its_successor_and_nobody_becomes_more_by_it() {
    day = APRIL;
    Answer done = change(city.districtAdmin(), Map.of("kind", "MERGE", "into", city.neighbourUnit().toString()));
    assertThat(done.status()).as(done.text()).isEqualTo(201);

    Answer listed = at(city.neighbour()).get("/api/hazards");
    assertThat(listed.at("count/value")).isEqualTo("1");
    assertThat(listed.at("items/0/unit/ended/into")).as("who goes on").isEqualTo("向阳幼儿园");
    assertThat(listed.at("items/0/unit/ended/from")).isEqualTo(APRIL.toString());
    assertThat(at(city.districtAdmin()).get(open.path()).at("unit/ended/merged")).isEqualTo("true");
    assertThat(at(city.neighbour()).post("/api/hazards", finding(city.unit())).text()).contains("node-closed", "向阳幼儿园");
    assertThat(signsIn(city.unitHead())).as("signing rights end with the unit").isFalse();
    assertThat(signsIn(city.postHolder())).isTrue();
    Answer people = at(city.neighbour()).get("/api/units/" + city.unit() + "/people");
    assertThat(people.text()).as("whoever may be named now").contains("林安全", "赵岗位").doesNotContain("李校长");
    open.does(at(city.neighbour()), Acts.act("START"));
    open.does(at(city.postHolder()), finished(city.unit()));
    open.does(at(city.neighbourHead()), Acts.act("ACCEPT", "conclusion", "现场复查，三处均已点亮"));
    recount(city.district());
  }

  @Test
  void posts_used_today_do_not_end_yesterday() {
    Map<String, Object> merger = Map.of("kind", "MERGE", "into", city.neighbourUnit().toString());
    assertUsedToday(change(city.districtAdmin(), merger));
    finish();
    assertUsedToday(change(city.districtAdmin(), Map.of("kind", "CLOSE")));
    Answer renamed = change(city.districtAdmin(), Map.of("kind", "RENAME", "name", "育才实验学校"));
    assertThat(renamed.status()).as("no post ends by it").isEqualTo(201);
    day = MARCH.plusDays(1);
    assertThat(change(city.districtAdmin(), merger).status()).isEqualTo(201);
    assertThat(at(city.districtAdmin()).get("/api/units/" + city.unit() + "/people?on=" + MARCH).text()).contains(city.safetyOfficer().name());
  }

  @Test
  void a_closed_month_keeps_the_cluster_a_school_was_in() {
    UUID second = Ids.next();
    Acting.asSystem(() -> organisation.foundCluster(second, city.districtNode(), "第二学区"));
    day = APRIL;
    String first = "cluster=" + city.clusterNode();
    String before = at(city.districtAdmin()).get(MARCH_OF + first).json().at("/figures").toString();
    Answer done = change(city.districtAdmin(), Map.of("kind", "MOVE", "parentId", second.toString()));
    assertThat(done.status()).as(done.text()).isEqualTo(201);

    Answer after = at(city.districtAdmin()).get(MARCH_OF + first);
    assertThat(after.json().at("/figures").toString()).isEqualTo(before);
    assertThat(before).contains("clusterOn=2027-03-31");
    assertThat(hazards(first + "&clusterOn=2027-03-31")).isEqualTo("1");
    assertThat(hazards("cluster=" + second + "&clusterOn=2027-03-31")).isEqualTo("0");
    assertThat(hazards(first)).as("of today").isEqualTo("0");
    assertThat(hazards("cluster=" + second)).isEqualTo("1");
    recount(city.district());
  }

  private void assertUsedToday(Answer refused) {
    assertThat(refused.at("errors/0/field")).as(refused.text()).isEqualTo("effectiveOn");
    assertThat(refused.at("errors/0/problem")).contains("任职不能倒回到昨天为止");
    assertThat(refused.at("errors/0/remedy")).contains("2027-03-16");
  }

  private String hazards(String filter) {
    return at(city.districtAdmin()).get("/api/hazards?" + filter).at("count/value");
  }

  private void finish() {
    open.does(at(city.safetyOfficer()), Acts.act("START"));
    open.does(at(city.postHolder()), finished(city.unit()));
    open.does(at(city.unitHead()), Acts.act("ACCEPT", "conclusion", "现场复查，三处均已点亮"));
  }

  @Test
  void what_the_unit_made_of_the_standards_goes_along_or_visibly_ends() {
    String local = "/api/standards/local";
    Client officer = at(city.safetyOfficer());
    Map<String, Object> off = new HashMap<>();
    off.put("id", Ids.next());
    off.put("kind", "SWITCH_OFF");
    off.put("item", "JT-014");
    off.put("reason", "本校没有电动自行车停放点");
    off.put("effectiveFrom", day.toString());
    assertThat(officer.post(local + "/adaptations", off).status()).isEqualTo(201);
    Map<String, Object> own = new HashMap<>();
    own.put("id", Ids.next());
    own.put(
        "text",
        Map.ofEntries(
            Map.entry("category", "FIRE"), Map.entry("requirement", "充电柜周围无可燃物"), Map.entry("method", "现场查看"),
            Map.entry("hazardPhrase", "充电柜旁堆放纸箱"), Map.entry("measure", "清走纸箱"), Map.entry("deadlineDays", 1),
            Map.entry("level", "GENERAL"), Map.entry("frequency", "DAILY"), Map.entry("unitTypes", List.of("PRIMARY")),
            Map.entry("basis", "学校消防管理制度"), Map.entry("verified", "MEMORY")));
    own.put("checklists", List.of("CL-PS-D-FIRE"));
    own.put("reason", "新增平板电脑充电柜");
    own.put("effectiveFrom", day.toString());
    String code = officer.post(local + "/items", own).at("item/code");
    assertThat(code).endsWith("D0001");

    day = APRIL;
    reassigned();

    Answer told = at(city.cityAdmin()).get("/api/organisation/nodes/" + city.unit().id() + "/changes");
    assertThat(told.text()).contains("调整 1 项随单位转到新区", "自定检查项 1 项、其他调整 1 项到前一天为止");
    Answer here = at(city.strangeDistrictAdmin()).get(local + "/adaptations?q=JT-014");
    assertThat(here.at("items/0/kind")).as("in the new district").isEqualTo("SWITCH_OFF");
    assertThat(here.at("items/0/effectiveFrom")).isEqualTo(APRIL.toString());
    Answer there = at(city.districtAdmin()).get(local + "/adaptations?q=JT-014");
    assertThat(there.at("items/0/effectiveTo")).isEqualTo(APRIL.toString());
    assertThat(there.at("items/0/endReason")).isEqualTo("单位划转到其他区");
    assertThat(at(city.districtAdmin()).get(local + "/items/" + code).at("0/item/effectiveTo")).isEqualTo(APRIL.toString());
  }

  private Ref reassigned() {
    UUID parent = database.everything()
        .sql("select id from organisation.node where kind = 'DISTRICT' and district_id = :district")
        .param("district", city.farDistrict())
        .query(UUID.class)
        .single();
    Answer done = change(city.cityAdmin(), Map.of("kind", "REASSIGN", "parentId", parent.toString()));
    assertThat(done.status()).as(done.text()).isEqualTo(201);
    return database.everything()
        .sql("select district_id, unit_id from organisation.succession where former_id = :unit")
        .param("unit", city.unit().id())
        .query((row, i) -> new Ref(row.getInt(1), row.getObject(2, UUID.class)))
        .single();
  }

  private Answer change(Colleague by, Map<String, Object> what) {
    Map<String, Object> body = new HashMap<>(what);
    body.put("id", Ids.next().toString());
    body.put("nodeId", city.unit().id().toString());
    body.put("effectiveOn", day.toString());
    body.put("reason", "教育布局调整");
    return at(by).post("/api/organisation/changes", body);
  }

  private void recount(int district) {
    Recount.agrees(database, district);
    fold.foldAll();
    Recount.agrees(database, district);
  }

  private String figures(Colleague person) {
    return at(person).get("/api/figures/overview?period=2027-03").json().at("/figures").toString();
  }

  private boolean signsIn(Colleague person) {
    return city.anonymous().at(moment()).signIn(person.login(), TestCity.PASSWORD).status() == 200;
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

  private Map<String, Object> finding(Ref unit) {
    Map<String, Object> body = Acts.finding(unit, Ids.next());
    body.put("foundAt", moment().minusSeconds(600).toString());
    return body;
  }

  private Map<String, Object> plan() {
    Map<String, Object> body = Acts.plan(city.postHolder());
    body.put("deadline", day.plusDays(60).toString());
    return body;
  }

  private Map<String, Object> finished(Ref unit) {
    Map<String, Object> body = Acts.finish(Photos.upload(at(city.postHolder()), unit));
    body.put("finishedOn", day.toString());
    return body;
  }
}
