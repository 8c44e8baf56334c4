package org.bihuan.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What a code means, on which level a role stands, from when to when a post can be held. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodesAndLevelsTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void aDistrictNeverCarriesACodeThatMeansSomethingElse() {
    assertThat(district(110100, "码区").at("errors/0/problem")).as("the city's own ledger").contains("整个城市");
    assertThat(district(110000, "码区").at("errors/0/field")).isEqualTo("districtId");
    assertThat(district(999999, "码区").at("errors/0/problem")).contains("不属于本市");
    assertThat(district(120101, "码区").at("errors/0/problem")).contains("不属于本市");
    assertThat(district(110108, "码区").at("errors/0/problem")).contains("海淀区");
    assertThat(district(42, "码区").at("errors/0/field")).isEqualTo("districtId");
    assertThat(district(city.district(), "码区").status()).as("taken").isEqualTo(409);
    assertThat(city.as(Role.CITY_ADMIN).get("/api/districts").text()).doesNotContain("码区");
  }

  @Test
  void theDatabaseKeepsDistrictsAndTheirAdministratorsOffTheLedgerOfTheCity() {
    assertThatThrownBy(() -> insertNode("DISTRICT", 110100)).hasMessageContaining("node_code");
    assertThatThrownBy(() -> insertNode("CLUSTER", 110100)).hasMessageContaining("node_code");
    for (Role role : new Role[] {Role.DISTRICT_ADMIN, Role.DISTRICT_INSPECTOR, Role.CLUSTER_ADMIN, Role.UNIT_HEAD}) {
      assertThatThrownBy(() -> insertPost(role, 110100)).as(role.name()).hasMessageContaining("post_level");
    }
    assertThatThrownBy(() -> insertPost(Role.CITY_ADMIN, city.district())).hasMessageContaining("post_level");
  }

  @Test
  void everyRoleActsForTheLevelItsPostsStandOn() {
    for (NodeKind kind : NodeKind.values()) {
      if (OrganisationRules.mayStandAt(Role.EXPERT, kind)) {
        assertThat(kind).isIn(NodeKind.UNIT, NodeKind.DEPARTMENT);
      }
    }
    assertThat(Role.EXPERT.level()).isEqualTo(Role.Level.UNIT);
  }

  @Test
  void anAppointmentBeginsTodayOrSoonAndEndsWithinReason() {
    LocalDate today = LocalDate.now(BeijingTime.ZONE);
    for (LocalDate odd :
        new LocalDate[] {LocalDate.of(2020, 1, 1), today.minusDays(1), LocalDate.of(2999, 12, 31)}) {
      Answer refused = appoint(odd);
      assertThat(refused.at("errors/0/field")).as(odd + " " + refused).isEqualTo("from");
      assertThat(refused.at("errors/0/problem")).contains("任职日期");
    }
    assertThat(appoint(today.plusMonths(1)).status()).isEqualTo(201);
    Answer held = appoint(today);
    assertThat(held.status()).isEqualTo(201);
    String end = "/api/organisation/holders/" + held.at("ref") + "/end";
    assertThat(city.safetyOfficer().put(end, Map.of("to", "9999-12-31")).at("errors/0/field")).isEqualTo("to");
    assertThat(city.safetyOfficer().put(end, Map.of("to", today.plusYears(3).toString())).status()).isEqualTo(200);
  }

  @Test
  void aNewThingIsNamedByAnIdNobodyElseCanHave() {
    Map<String, Object> place = new HashMap<>(Map.of("kind", "GYM", "name", "零号馆"));
    for (String odd : new String[] {"00000000-0000-0000-0000-000000000000", UUID.nameUUIDFromBytes(new byte[1]).toString()}) {
      place.put("id", odd);
      Answer refused = city.safetyOfficer().post("/api/units/" + city.unit() + "/places", place);
      assertThat(refused.at("errors/0/field")).as(odd).isEqualTo("id");
    }
    place.put("id", UUID.randomUUID());
    assertThat(city.safetyOfficer().post("/api/units/" + city.unit() + "/places", place).status()).isEqualTo(201);
  }

  private Answer district(int code, String name) {
    return city.as(Role.CITY_ADMIN)
        .post(
            "/api/organisation/nodes",
            Map.of("id", Ids.next(), "parentId", Ids.next(), "kind", "DISTRICT", "districtId", code, "name", name));
  }

  private Answer appoint(LocalDate from) {
    String post = city.postHolder().post().toString();
    return city.safetyOfficer()
        .post(
            "/api/organisation/posts/" + post + "/holders",
            Map.of("id", Ids.next(), "personId", Ids.next(), "newPersonName", "新来的", "from", from.toString()));
  }

  private int insertNode(String kind, int code) {
    return database.inRolledBack(
        db ->
            db.sql(
                    """
                    insert into organisation.node (id, parent_id, kind, district_id, unit_id, name, path, opened_on)
                    select :id, n.id, :kind, :code, null, '码区', n.path || cast(:id as uuid), current_date
                    from organisation.node n
                    where n.id = :parent
                    """)
                .param("id", Ids.next())
                .param("kind", kind)
                .param("code", code)
                .param("parent", city.districtNode())
                .update());
  }

  private int insertPost(Role role, int code) {
    return database.inRolledBack(
        db ->
            db.sql(
                    """
                    insert into organisation.post (district_id, id, node_id, unit_id, title, role, opened_on)
                    values (:code, :id, :node, null, '岗', :role, current_date)
                    """)
                .param("code", code)
                .param("id", Ids.next())
                .param("node", city.districtNode())
                .param("role", role.name())
                .update());
  }
}
