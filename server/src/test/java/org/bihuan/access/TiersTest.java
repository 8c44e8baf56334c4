package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The city's and a district's separated administrators; AZ-05, AZ-06 and AZ-07 of the test catalogue. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TiersTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;
  UUID farNode;
  Colleague districtSystem;
  Colleague districtSecurity;
  Colleague districtAudit;

  @BeforeAll
  void found() {
    city = cities.found();
    farNode = node("DISTRICT", city.farDistrict());
    districtSystem = cities.hire("区系统", city.districtNode(), Role.SYSTEM_ADMIN).signIn();
    districtSecurity = cities.hire("区安全", city.districtNode(), Role.SECURITY_ADMIN).signIn().proved();
    districtAudit = cities.hire("区审计", city.districtNode(), Role.AUDIT_ADMIN).signIn();
  }

  @Test
  void aDistrictsSecurityAdministratorAppointsForHisDistrictAndItsUnits() {
    assertThat(appointNew(districtSecurity, openPost(districtSecurity, city.districtNode(), Role.DISTRICT_INSPECTOR)))
        .isEqualTo(201);
    assertThat(appointNew(districtSecurity, openPost(districtSecurity, city.unit().id(), Role.UNIT_HEAD)))
        .isEqualTo(201);
  }

  @Test
  void heHandsOutNothingAboveHisDistrictAndNobodyOfTheSeparatedThree() {
    for (Role role : new Role[] {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}) {
      assertThat(post(districtSecurity, city.districtNode(), role).problem()).as(role.name()).isEqualTo("not-grantable");
    }
    assertThat(post(districtSecurity, city.districtNode(), Role.CITY_ADMIN).problem()).isEqualTo("not-grantable");
    assertThat(post(districtSecurity, node("CITY", 110100), Role.DISTRICT_ADMIN).status()).isEqualTo(404);
    assertThat(post(districtSecurity, farNode, Role.DISTRICT_ADMIN).status()).isEqualTo(404);
    assertThat(post(districtSecurity, city.farUnit().id(), Role.UNIT_HEAD).status()).isEqualTo(404);
  }

  @Test
  void heReachesNoPostAlreadyStandingAboveOrBesideHim() {
    String cityPost = city.cityAdmin().post().toString();
    String ownSet = districtAudit.post().toString();
    String far = city.stranger().post().toString();

    assertThat(appoint(districtSecurity, cityPost, city.postHolder().personId()).status()).isEqualTo(404);
    assertThat(appoint(districtSecurity, far, city.postHolder().personId()).status()).isEqualTo(404);
    assertThat(appoint(districtSecurity, ownSet, city.postHolder().personId()).problem()).isEqualTo("not-grantable");
    assertThat(end(districtSecurity, city.stranger()).status()).isEqualTo(404);
    assertThat(end(districtSecurity, districtSystem).problem()).isEqualTo("not-grantable");
  }

  @Test
  void heTakesNobodyOverFromElsewhereAndNotHimself() {
    String post = openPost(districtSecurity, city.districtNode(), Role.DISTRICT_ADMIN);

    assertThat(appoint(districtSecurity, post, city.stranger().personId()).status()).isEqualTo(404);
    assertThat(appoint(districtSecurity, post, districtSecurity.personId()).problem()).isEqualTo("not-oneself");
    assertThat(appoint(districtSecurity, post, districtSystem.personId()).problem()).isEqualTo("separate-powers");
    assertThat(appoint(districtSecurity, post, city.districtInspector().personId()).status()).isEqualTo(201);
  }

  @Test
  void theCitysSecurityAdministratorSetsUpADistrictsThree() {
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();

    assertThat(appointNew(security, openPost(security, farNode, Role.SECURITY_ADMIN))).isEqualTo(201);
    assertThat(appoint(security, openPost(security, farNode, Role.AUDIT_ADMIN), security.personId()).problem())
        .isEqualTo("not-oneself");
  }

  @Test
  void aBusinessAdministratorAppointsOnlyWhatAUnitMayFill() {
    assertThat(post(city.districtAdmin(), city.districtNode(), Role.DISTRICT_ADMIN).status()).isEqualTo(403);
    assertThat(post(city.unitHead(), city.unit().id(), Role.UNIT_HEAD).status()).isEqualTo(403);
    assertThat(post(city.safetyOfficer(), city.unit().id(), Role.SAFETY_OFFICER).status()).isEqualTo(403);
  }

  @Test
  void aDistrictsSystemAdministratorReachesTheAccountsOfHisDistrictOnly() {
    String list = everyAccount(districtSystem);

    assertThat(list).contains(city.districtAdmin().login(), city.postHolder().login());
    assertThat(list)
        .doesNotContain(
            city.cityAdmin().login(), city.stranger().login(), districtSecurity.login(), districtAudit.login());
    for (Colleague beyond : new Colleague[] {city.cityAdmin(), city.stranger(), districtSecurity}) {
      String account = "/api/accounts/" + beyond.personId();
      assertThat(districtSystem.put(account + "/disabled", Map.of("disabled", true)).status()).isEqualTo(404);
      assertThat(districtSystem.post(account + "/initial-password", Map.of()).status()).isEqualTo(404);
      assertThat(
              districtSystem
                  .post(account + "/second-factor-resets", Map.of("id", Ids.next(), "reason", "试试"))
                  .status())
          .isEqualTo(404);
    }
    for (String name : new String[] {city.stranger().name(), "猜的名字"}) {
      Answer guessed =
          districtSystem.post(
              "/api/accounts", Map.of("personId", city.stranger().personId(), "newPersonName", name, "login", "guessed-1"));
      assertThat(guessed.at("detail")).as("whether the name is right: " + guessed).isEqualTo("该编号已被使用");
      assertThat(guessed.json().has("existing")).isFalse();
    }
    Map<String, Object> known = Map.of("personId", city.stranger().personId(), "login", "guessed-2");
    assertThat(districtSystem.post("/api/accounts", known).status()).as("whether there is an account").isEqualTo(404);
    assertThat(city.cityAdmin().get("/api/sessions").status()).as("nothing happened").isEqualTo(200);
  }

  @Test
  void whoseAccountHeOpenedIsHisUntilSomebodyElseAppointsHim() {
    UUID person = Ids.next();
    Map<String, Object> account =
        Map.of("personId", person, "newPersonName", "新区员", "login", "t" + person.toString().substring(24));
    assertThat(districtSystem.proved().post("/api/accounts", account).status()).isEqualTo(201);
    assertThat(districtSystem.put("/api/accounts/" + person + "/disabled", Map.of("disabled", true)).status())
        .isEqualTo(200);

    Colleague farSystem = cities.hire("远区系统", farNode, Role.SYSTEM_ADMIN).signIn();
    assertThat(farSystem.put("/api/accounts/" + person + "/disabled", Map.of("disabled", false)).status())
        .isEqualTo(404);
  }

  @Test
  void aDistrictsAuditorReadsHisDistrictsLinesOnly() {
    String own = openPost(districtSecurity, city.unit().id(), Role.SAFETY_OFFICER);
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();
    String far = openPost(security, city.farUnit().id(), Role.SAFETY_OFFICER);

    String lines = districtAudit.get("/api/audit?act=org.post.manage").text();

    assertThat(lines).contains(own).doesNotContain(far);
    assertThat(city.as(Role.AUDIT_ADMIN).get("/api/audit?act=org.post.manage").text()).contains(own, far);
  }

  @Test
  void aDistrictsAuditorSeesWhoSignsInAndIsRefusedInHisDistrictAndNobodyElse() {
    city.districtAdmin().signIn().get("/api/accounts");
    city.strangeDistrictAdmin().signIn().get("/api/accounts");
    city.cityAdmin().signIn();

    String signIns = districtAudit.get("/api/audit?act=session.open").text();
    assertThat(signIns)
        .contains(city.districtAdmin().personId().toString(), districtSystem.personId().toString())
        .doesNotContain(city.strangeDistrictAdmin().personId().toString(), city.cityAdmin().personId().toString());
    String refused = districtAudit.get("/api/audit?result=REFUSED").text();
    assertThat(refused)
        .contains(city.districtAdmin().personId().toString())
        .doesNotContain(city.strangeDistrictAdmin().personId().toString());
  }

  @Test
  void whatNobodyAskedForIsRefusedAndNothingChanges() {
    String post = openPost(districtSecurity, city.unit().id(), Role.SAFETY_OFFICER);
    Map<String, Object> smuggled =
        Map.of(
            "id", Ids.next(), "personId", Ids.next(), "newPersonName", "夹带者", "from", today(), "role", "CITY_ADMIN");

    assertThat(districtSecurity.post("/api/organisation/posts/" + post + "/holders", smuggled).status()).isEqualTo(400);
    assertThat(
            districtSystem
                .post("/api/accounts", Map.of("personId", Ids.next(), "login", "abc", "role", "CITY_ADMIN"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void whoGivesRightsProvesFirstThatItIsHe() {
    Colleague hasty = cities.hire("未确认者", city.districtNode(), Role.SECURITY_ADMIN).signIn();
    String post = openPost(districtSecurity, city.unit().id(), Role.SAFETY_OFFICER);

    assertThat(appoint(hasty, post, city.postHolder().personId()).problem()).isEqualTo("step-up-needed");
    assertThat(end(hasty, city.postHolder()).problem()).isEqualTo("step-up-needed");
  }

  @Test
  void aTermKnownBeforehandEndsByItselfAndMayEndEarlier() {
    String post = openPost(districtSecurity, city.unit().id(), Role.SAFETY_OFFICER);
    UUID id = Ids.next();
    Map<String, Object> term =
        Map.of(
            "id", id, "personId", city.otherPostHolder().personId(), "from", today(), "to", today().plusDays(30));

    assertThat(districtSecurity.post("/api/organisation/posts/" + post + "/holders", term).at("to"))
        .isEqualTo(today().plusDays(30).toString());
    String path = "/api/organisation/holders/" + city.district() + "-" + id + "/end";
    assertThat(districtSecurity.put(path, Map.of("to", today().plusDays(40).toString())).status()).isEqualTo(409);
    assertThat(districtSecurity.put(path, Map.of("to", today().plusDays(3).toString())).status()).isEqualTo(200);
    Map<String, Object> backwards =
        Map.of("id", Ids.next(), "personId", Ids.next(), "newPersonName", "倒着任", "from", today(), "to",
            today().minusDays(1));
    assertThat(districtSecurity.post("/api/organisation/posts/" + post + "/holders", backwards).at("errors/0/field"))
        .isEqualTo("to");
  }

  private static Answer post(Client by, UUID node, Role role) {
    return by.post(
        "/api/organisation/nodes/" + node + "/posts", Map.of("id", Ids.next(), "title", role.title(), "role", role));
  }

  private static String openPost(Client by, UUID node, Role role) {
    Answer opened = post(by, node, role);
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    return opened.at("ref");
  }

  private static Answer appoint(Client by, String post, UUID person) {
    return by.post(
        "/api/organisation/posts/" + post + "/holders",
        Map.of("id", Ids.next(), "personId", person, "from", today()));
  }

  private static int appointNew(Client by, String post) {
    return by.post(
            "/api/organisation/posts/" + post + "/holders",
            Map.of("id", Ids.next(), "personId", Ids.next(), "newPersonName", "新任者", "from", today()))
        .status();
  }

  private Answer end(Client by, Colleague whom) {
    String holding =
        database
            .everything()
            .sql("select district_id || '-' || id from organisation.holding where person_id = :person limit 1")
            .param("person", whom.personId())
            .query(String.class)
            .single();
    return by.put("/api/organisation/holders/" + holding + "/end", Map.of("to", today().toString()));
  }

  private static String everyAccount(Client administrator) {
    StringBuilder all = new StringBuilder();
    String next = "";
    do {
      Answer page = administrator.get("/api/accounts?after=" + next);
      all.append(page.text());
      next = page.at("next");
    } while (!next.isEmpty());
    return all.toString();
  }

  private UUID node(String kind, int district) {
    return database
        .everything()
        .sql("select id from organisation.node where kind = :kind and district_id = :district")
        .param("kind", kind)
        .param("district", district)
        .query(UUID.class)
        .single();
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }
}
