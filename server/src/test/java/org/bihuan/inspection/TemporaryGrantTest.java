package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A team sees exactly its targets, for exactly its days, in one role; it ends by itself, and every use is on record. */
class TemporaryGrantTest extends TeamsSent {

  @Autowired JdbcClient db;
  @Autowired TransactionOperations transaction;

  @Test
  void a_team_sees_its_target_and_neither_the_neighbour_nor_anything_else_of_the_district() {
    assertThat(leader.get("/api/units/" + city.unit()).status()).isEqualTo(404);
    Answer plan = issuedForToday("CROSS_INSPECTION");
    assertThat(leader.get("/api/units/" + city.unit()).status()).as("not under his own post").isEqualTo(404);

    Client sent = onMission(plan, leader);
    assertThat(sent.get("/api/units/" + city.unit()).status()).isEqualTo(200);
    assertThat(sent.get("/api/units/" + city.neighbourUnit()).status()).isEqualTo(404);
    assertThat(sent.get("/api/units/" + city.farUnit()).status()).as("nor his own district, as long as he acts for the team").isEqualTo(404);
    assertThat(sent.get("/api/organisation/search?q=向阳").json()).isEmpty();
    assertThat(sent.get("/api/session").json().at("/scope/units")).hasSize(1);
  }

  @Test
  void the_database_itself_shows_the_team_nothing_but_its_targets() {
    Scope scope = Scope.Units.across(110100, Set.of(city.unit()));
    assertThat(as(scope, () -> count("organisation.unit"))).isEqualTo(1);
    assertThat(as(scope, () -> count("organisation.unit where id = '" + city.neighbourUnit().id() + "'"))).isZero();
    Scope both = Scope.Units.across(110100, Set.of(city.unit(), city.farUnit()));
    assertThat(as(both, () -> count("organisation.unit"))).as("targets of two districts").isEqualTo(2);
    Scope none = Scope.Units.across(110100, Set.of());
    assertThat(as(none, () -> count("organisation.unit"))).isZero();
  }

  @Test
  void it_may_inspect_and_nothing_more_although_its_role_may() {
    Client sent = onMission(issuedForToday("CITY_CHECK"), leader);
    for (String path :
        List.of("/api/figures/overview", "/api/supervision/letters", PLANS, "/api/inspection/tasks", "/api/audit")) {
      assertThat(sent.get(path).problem()).as(path).isEqualTo("no-permission");
    }
    String hazard = hazardOf(city);
    assertThat(sent.get("/api/hazards/" + hazard).status()).isEqualTo(200);
    assertThat(sent.get("/api/hazards/" + hazard).json().at("/can"))
        .as("told why, and not let")
        .noneMatch(act -> act.at("/allowed").asBoolean());
    Answer graded = sent.post("/api/hazards/" + hazard + "/acts", Map.of("act", "GRADE", "level", "GENERAL"), 1);
    assertThat(graded.status()).as(graded.toString()).isEqualTo(403);
  }

  @Test
  void before_its_day_and_after_it_there_is_no_such_post() {
    LocalDate first = today().plusDays(3);
    Answer plan = issued(city.cityAdmin(), "CITY_CHECK", first, first.plusDays(1), List.of(city.unit()));
    Map<String, String> choice = Map.of("postId", missionPost(plan, leader));
    assertThat(leader.put("/api/session/post", choice).status()).isEqualTo(404);

    Client onTheDay = leader.at(first.atTime(9, 0).atZone(BeijingTime.ZONE).toInstant());
    onTheDay.signIn(leader.login(), TestCity.PASSWORD);
    assertThat(onTheDay.put("/api/session/post", choice).status()).isEqualTo(200);
    assertThat(onTheDay.get("/api/units/" + city.unit()).status()).isEqualTo(200);

    Client later = leader.at(first.plusDays(2).atTime(0, 0, 1).atZone(BeijingTime.ZONE).toInstant());
    assertThat(later.get("/api/units/" + city.unit()).status()).as("ended by itself").isEqualTo(401);
  }

  @Test
  void called_back_it_sees_nothing_within_a_second() throws InterruptedException {
    Answer plan = issuedForToday("CITY_CHECK");
    Client sent = onMission(plan, leader);
    assertThat(sent.get("/api/units/" + city.unit()).status()).isEqualTo(200);
    Answer ended = city.cityAdmin().put(PLANS + "/" + plan.at("ref") + "/end", Map.of("reason", "检查完毕"), plan.version());
    assertThat(ended.at("state")).as(ended.toString()).isEqualTo("ENDED");
    Thread.sleep(1_000);
    assertThat(sent.get("/api/units/" + city.unit()).status()).isEqualTo(401);
  }

  @Test
  void every_use_is_on_record_looking_included() {
    Client sent = onMission(issuedForToday("CITY_CHECK"), leader);
    sent.get("/api/units/" + city.unit());
    assertThat(
            database
                .everything()
                .sql(
                    "select count(*) from audit.entry where act = 'mission.use' and person_id = :me and request like :what")
                .param("me", leader.personId())
                .param("what", "GET /api/units/" + city.unit())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void nobody_inspects_his_own_district_across_nor_where_he_works() {
    Answer own = city.cityAdmin().post(PLANS, plan("CROSS_INSPECTION", today(), today()));
    String address = PLANS + "/" + own.at("ref") + "/arrangement";
    Answer district =
        city.cityAdmin()
            .put(address, arrangement(List.of(city.unit()), today(), today(), city.districtInspector(), member), 1);
    assertThat(district.status()).isEqualTo(422);
    assertThat(district.at("errors/0/problem")).contains("不能检查本区单位");

    Answer planned = city.districtAdmin().post(PLANS, plan("DISTRICT_CHECK", today(), today()));
    Answer unit =
        city.districtAdmin()
            .put(
                PLANS + "/" + planned.at("ref") + "/arrangement",
                arrangement(List.of(city.unit()), today(), today(), city.safetyOfficer(), city.districtInspector()),
                1);
    assertThat(unit.status()).isEqualTo(422);
    assertThat(unit.at("errors/0/problem")).contains("须回避");
  }

  @Test
  void no_pair_crosses_twice_within_two_years() {
    issuedForToday("CROSS_INSPECTION");
    Answer again = arranged(city.cityAdmin(), "CROSS_INSPECTION", today(), today(), List.of(city.unit()));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.at("errors/0/problem")).contains("24 个月内已经安排或检查过");
    LocalDate late = today().plusMonths(24).plusDays(1);
    assertThat(arranged(city.cityAdmin(), "CROSS_INSPECTION", late, late, List.of(city.unit())).status()).isEqualTo(200);
  }

  @Test
  void a_unit_that_was_called_off_has_been_crossed_by_nobody() {
    Answer plan = issuedForToday("CROSS_INSPECTION");
    String target = PLANS + "/" + plan.at("ref") + "/targets/" + plan.at("targets/0/id") + "/dropped";
    city.cityAdmin().put(target, Map.of("reason", "当日停课"));
    team = Ids.next();
    assertThat(arranged(city.cityAdmin(), "CROSS_INSPECTION", today(), today(), List.of(city.unit())).status()).isEqualTo(200);
  }

  @Test
  void a_team_of_one_is_not_sent_and_sending_needs_a_fresh_proof() {
    Answer made = city.cityAdmin().post(PLANS, plan("CITY_CHECK", today(), today()));
    Answer alone =
        city.cityAdmin()
            .put(PLANS + "/" + made.at("ref") + "/arrangement", arrangement(List.of(city.unit()), today(), today(), leader), 1);
    Answer refused = city.cityAdmin().proved().put(PLANS + "/" + made.at("ref") + "/issue", Map.of(), alone.version());
    assertThat(refused.at("errors/0/problem")).contains("不足两人");
    assertThat(city.cityAdmin().put(PLANS + "/" + made.at("ref") + "/issue", Map.of(), 1).status()).isEqualTo(412);

    Colleague hasty = cities.hire("未确认者", city.cityAdmin().actor().nodeId(), Role.CITY_ADMIN).signIn();
    Answer complete = arranged(hasty, "CITY_CHECK", today(), today(), List.of(city.unit()));
    String issue = PLANS + "/" + complete.at("ref") + "/issue";
    assertThat(hasty.put(issue, Map.of(), complete.version()).problem()).isEqualTo("step-up-needed");
    assertThat(hasty.proved().put(issue, Map.of(), complete.version()).status()).isEqualTo(200);
  }

  @Test
  void units_and_other_districts_have_nothing_to_do_with_plans() {
    Answer plan = issuedForToday("CITY_CHECK");
    assertThat(city.safetyOfficer().get(PLANS).problem()).isEqualTo("no-permission");
    assertThat(city.districtAdmin().get(PLANS).text()).doesNotContain(plan.at("ref"));
    assertThat(city.districtAdmin().get(PLANS + "/" + plan.at("ref")).status()).isEqualTo(404);
    assertThat(city.districtAdmin().put(PLANS + "/" + plan.at("ref") + "/issue", Map.of(), 1).status())
        .as("nobody types his password for what he may not see")
        .isEqualTo(404);
    assertThat(city.strangeDistrictAdmin().get(PLANS + "/" + plan.at("ref")).status()).isEqualTo(404);
    assertThat(as(city.safetyOfficer().actor().scope(), () -> denied("inspection.plan"))).isTrue();
    assertThat(as(city.districtAdmin().actor().scope(), () -> count("inspection.plan where id = '" + plan.at("ref").substring(7) + "'")))
        .isZero();
    assertThat(city.as(Role.EXPERT).post(PLANS, plan("CITY_CHECK", today(), today())).problem()).isEqualTo("not-planner");
  }

  private static String hazardOf(TestCity city) {
    Answer made =
        city.safetyOfficer()
            .post(
                "/api/hazards",
                Map.of(
                    "id", Ids.next(), "unit", city.unit().toString(), "placeText", "锅炉房", "category", "FIRE", "description",
                    "灭火器压力不足", "source", "SELF_CHECK", "foundAt", Instant.now().toString(), "photos", List.of(),
                    "noPhotoReason", "夜间发现", "draft", false));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.at("ref");
  }

  private long count(String table) {
    return db.sql("select count(*) from " + table).query(Long.class).single();
  }

  private boolean denied(String table) {
    try {
      count(table);
      return false;
    } catch (DataAccessException e) {
      return true;
    }
  }

  private <T> T as(Scope scope, Supplier<T> work) {
    return Acting.as(
        new Actor(
            Ids.next(), Ids.next(), "某人", Ids.next(), "某岗", Role.CITY_SUPERVISOR, Ids.next(), "某处", scope),
        () -> transaction.execute(status -> work.get()));
  }
}
