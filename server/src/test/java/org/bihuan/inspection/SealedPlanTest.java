package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.junit.jupiter.api.Test;

/** 四不两直: until the team is on site, the target and its district see a city without the plan; whoever looks is on record. */
class SealedPlanTest extends TeamsSent {

  private static final List<String> PAGES =
      List.of(
          "/api/inspection/tasks",
          "/api/inspection/visits",
          "/api/inspection/plans",
          "/api/hazards",
          "/api/hazards/count",
          "/api/supervision/letters",
          "/api/figures/overview",
          "/api/organisation/search?q=育才",
          "/api/audit",
          "/api/session");

  @Test
  void the_target_tree_sees_the_same_with_the_plan_and_without() {
    List<Colleague> tree =
        List.of(
            city.safetyOfficer(), city.unitHead(), city.postHolder(), city.clusterAdmin(), city.districtAdmin(),
            city.districtInspector(), city.as(Role.DUTY_OFFICER), city.as(Role.EXPERT));
    Map<String, String> before = seenBy(tree);
    Answer plan = issuedForToday("UNANNOUNCED");
    Client sent = onMission(plan, leader);
    assertThat(sent.get(VISITS + "/assignments").json()).hasSize(1);

    assertThat(seenBy(tree)).isEqualTo(before);
    for (Colleague one : tree) {
      assertThat(one.get(PLANS + "/" + plan.at("ref")).status()).as(one.name()).isIn(403, 404);
      assertThat(one.get(VISITS + "/" + city.district() + "-" + plan.at("targets/0/id")).status()).as(one.name()).isIn(403, 404);
    }
  }

  @Test
  void nothing_about_it_stands_in_the_ledger_of_the_target() {
    Answer plan = issuedForToday("UNANNOUNCED");
    onMission(plan, leader).get(VISITS + "/assignments");
    for (String table : List.of("inspection.task", "inspection.plan", "inspection.plan_target", "audit.entry")) {
      assertThat(
              database
                  .everything()
                  .sql("select count(*) from " + table + " t where t.district_id = :district and t::text like :plan")
                  .param("district", city.district())
                  .param("plan", "%" + plan.at("ref").substring(7) + "%")
                  .query(Long.class)
                  .single())
          .as(table)
          .isZero();
    }
  }

  @Test
  void the_team_itself_sees_the_unit_only_once_it_has_started_there() {
    Answer plan = issuedForToday("UNANNOUNCED");
    Client sent = onMission(plan, leader);
    assertThat(sent.get("/api/units/" + city.unit()).status()).isEqualTo(404);
    Answer sheet = start(sent, plan);
    assertThat(sheet.at("kind")).as(sheet.toString()).isEqualTo("UNANNOUNCED");
    assertThat(sent.get("/api/units/" + city.unit()).status()).isEqualTo(200);
    Answer done =
        sent.post(
            VISITS + "/" + sheet.at("ref") + "/submission",
            submission(answers(List.of(finding("XF-010", "西门", Map.of("decision", "NEW")))), signedByUnit(sent)),
            sheet.version());
    assertThat(city.safetyOfficer().get("/api/hazards/" + done.at("record/findings/0/hazard/ref")).at("source"))
        .as(done.toString())
        .isEqualTo("UNANNOUNCED");
  }

  @Test
  void every_look_before_that_is_recorded_with_who_and_when() {
    Answer plan = issuedForToday("UNANNOUNCED");
    city.cityAdmin().get(PLANS + "/" + plan.at("ref"));
    onMission(plan, leader).get(VISITS + "/assignments");
    Answer looked = city.cityAdmin().get(PLANS + "/" + plan.at("ref"));
    assertThat(looked.at("looks/1/name")).as(looked.toString()).isEqualTo("冯组长");
    assertThat(looked.at("looks/1/what")).isEqualTo("检查组查看检查对象");
    int looks = looked.json().at("/looks").size();
    start(leader, plan);
    assertThat(city.cityAdmin().get(PLANS + "/" + plan.at("ref")).json().at("/looks")).as("once it is open, nobody is noted").hasSize(looks);
  }

  @Test
  void noRefusalShowsItUnrecordedAndARepeatedCreationIsALook() {
    Map<String, Object> wanted = plan("UNANNOUNCED", today(), today().plusDays(2));
    Answer planned = city.cityAdmin().post(PLANS, wanted);
    String address = PLANS + "/" + planned.at("ref");
    Answer arranged =
        city.cityAdmin().put(address + "/arrangement", arrangement(List.of(city.unit()), today(), today(), leader, member), 1);
    assertThat(arranged.text()).contains(city.unit().toString());

    Map<String, Object> other = new LinkedHashMap<>(wanted);
    other.put("title", "另一个名称");
    Answer conflict = city.cityAdmin().post(PLANS, other);
    assertThat(conflict.problem()).as(conflict.text()).isEqualTo("id-conflict");
    Answer stale = city.cityAdmin().put(address + "/arrangement", arrangement(List.of(), today(), today(), leader, member), 1);
    assertThat(stale.problem()).as(stale.text()).isEqualTo("version-conflict");
    for (Answer refusal : List.of(conflict, stale)) {
      assertThat(refusal.text()).doesNotContain(city.unit().toString()).doesNotContain(leader.name());
    }
    assertThat(city.cityAdmin().post(PLANS, wanted).json().at("/looks")).hasSize(1);
  }

  /** Without what any two answers differ in: the time. */
  private static Map<String, String> seenBy(List<Colleague> tree) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (Colleague one : tree) {
      for (String page : PAGES) {
        Answer answer = one.get(page);
        seen.put(one.name() + " " + page, answer.status() + answer.text().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "T"));
      }
    }
    return seen;
  }
}
