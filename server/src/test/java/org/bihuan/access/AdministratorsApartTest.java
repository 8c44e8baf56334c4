package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** 三员分立: whoever is one of the three is no other, whichever way it is tried (AZ-06). */
@BihuanTest
class AdministratorsApartTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @ParameterizedTest
  @CsvSource({
    "SYSTEM_ADMIN, SECURITY_ADMIN", "SYSTEM_ADMIN, AUDIT_ADMIN", "SECURITY_ADMIN, SYSTEM_ADMIN",
    "SECURITY_ADMIN, AUDIT_ADMIN", "AUDIT_ADMIN, SYSTEM_ADMIN", "AUDIT_ADMIN, SECURITY_ADMIN",
    "DISTRICT_ADMIN, SECURITY_ADMIN", "SECURITY_ADMIN, UNIT_HEAD"
  })
  void nobodyHoldsTwoOfThemNotEvenInAnotherTier(Role held, Role wanted) {
    Colleague person = cities.hire("某管理员", city.districtNode(), held);
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();
    UUID node =
        wanted == Role.UNIT_HEAD ? city.unit().id() : city.cityAdmin().actor().nodeId();
    String post =
        security
            .post("/api/organisation/nodes/" + node + "/posts", Map.of("id", Ids.next(), "title", "另一职", "role", wanted))
            .at("ref");

    Answer second =
        security.post(
            "/api/organisation/posts/" + post + "/holders",
            Map.of("id", Ids.next(), "personId", person.personId(), "from", LocalDate.now(BeijingTime.ZONE).toString()));

    assertThat(second.problem()).as(second.text()).isEqualTo("separate-powers");
    assertThat(holdings(person)).isEqualTo(1);
    assertThatThrownBy(() -> forceIntoTheTable(person, post, wanted))
        .as("the database itself")
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  /** Of many test cities in one database all others are made to be away for a moment. */
  @ParameterizedTest
  @EnumSource(names = {"SECURITY_ADMIN", "AUDIT_ADMIN"})
  void theLastOfTheThreeStaysUntilAnotherCanSignIn(Role office) {
    Colleague system = city.as(Role.SYSTEM_ADMIN).signIn();
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();
    Colleague last = city.as(office);
    String disabled = "/api/accounts/" + last.personId() + "/disabled";
    UUID post = last.post().id();
    awayExcept(last, office);
    try {
      assertThat(system.put(disabled, Map.of("disabled", true)).problem()).isEqualTo("last-administrator");
      assertThat(system.proved().put(disabled, Map.of("disabled", true)).problem()).isEqualTo("last-administrator");
      String holding = database.everything()
          .sql("select district_id || '-' || id from organisation.holding where post_id = :post and to_on is null")
          .param("post", post).query(String.class).single();
      LocalDate today = LocalDate.now(BeijingTime.ZONE);
      String end = "/api/organisation/holders/" + holding + "/end";
      assertThat(security.put(end, Map.of("to", today.minusDays(1).toString())).problem()).isEqualTo("last-administrator");
      assertThat(security.put(end, Map.of("to", today.plusDays(9).toString())).problem()).as("shortened").isEqualTo("last-administrator");
      Answer closed =
          security.put(
              "/api/organisation/posts/" + last.post() + "/close", Map.of("on", today.toString(), "endHoldings", true), 1);
      assertThat(closed.problem()).as(closed.text()).isEqualTo("last-administrator");

      cities.hire("接任者", city.cityAdmin().actor().nodeId(), office);
      Answer unproved = system.signIn().put(disabled, Map.of("disabled", true));
      assertThat(unproved.problem()).as(unproved.text()).isEqualTo("step-up-needed");
      assertThat(system.proved().put(disabled, Map.of("disabled", true)).status()).isEqualTo(200);
      assertThat(system.get("/api/disabled-administrators").text())
          .as("the others are told")
          .contains(last.personId().toString(), last.name());
      assertThat(city.districtAdmin().get("/api/disabled-administrators").status()).isEqualTo(403);
      assertThat(system.put(disabled, Map.of("disabled", false)).status()).isEqualTo(200);
    } finally {
      database.everything()
          .sql("update access.account set disabled_at = null, disabled_by = null where disabled_by = '片刻'").update();
    }
  }

  private void awayExcept(Colleague one, Role role) {
    database.everything()
        .sql(
            """
            update access.account
            set disabled_at = now(), disabled_by = '片刻'
            where disabled_at is null and id <> :one
              and id in (select person_id from organisation.holding where role = :role)
            """)
        .param("one", one.personId())
        .param("role", role.name())
        .update();
  }

  @Test
  void whoseTermEndsOnAKnownDayMayTakeUpAnotherSideTheDayAfterAndNotBefore() {
    LocalDate today = LocalDate.now(BeijingTime.ZONE);
    UUID cityNode = city.cityAdmin().actor().nodeId();
    Colleague person = cities.hire("将换岗者", city.districtNode(), Role.DISTRICT_ADMIN);
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();
    String holding = database.everything()
        .sql("select district_id || '-' || id from organisation.holding where post_id = :post")
        .param("post", person.post().id()).query(String.class).single();
    LocalDate last = today.plusDays(30);
    assertThat(security.put("/api/organisation/holders/" + holding + "/end", Map.of("to", last.toString())).status()).isEqualTo(200);

    String post = opened(security, cityNode, Role.AUDIT_ADMIN);
    assertThat(appoint(security, post, person, last).problem()).as("the last day").isEqualTo("separate-powers");
    Answer after = appoint(security, post, person, last.plusDays(1));
    assertThat(after.status()).as(after.text()).isEqualTo(201);
    assertThat(appoint(security, opened(security, cityNode, Role.AUDIT_ADMIN), person, today).problem())
        .as("nor the new side before, in whichever post")
        .isEqualTo("separate-powers");
    assertThat(appoint(security, opened(security, city.districtNode(), Role.DISTRICT_ADMIN), person, last.plusDays(1)).problem())
        .isEqualTo("separate-powers");
  }

  private static String opened(Colleague security, UUID node, Role role) {
    return security
        .post("/api/organisation/nodes/" + node + "/posts", Map.of("id", Ids.next(), "title", "又一职", "role", role))
        .at("ref");
  }

  private static Answer appoint(Colleague security, String post, Colleague person, LocalDate from) {
    return security.post(
        "/api/organisation/posts/" + post + "/holders",
        Map.of("id", Ids.next(), "personId", person.personId(), "from", from.toString()));
  }

  @ParameterizedTest
  @EnumSource(names = {"SECURITY_ADMIN", "AUDIT_ADMIN", "SEAL_KEEPER"})
  void theSystemAdministratorSetsNoPasswordThatAloneMakesHimAnotherOfThem(Role other) {
    UUID office = other == Role.SEAL_KEEPER ? city.cityAdmin().actor().nodeId() : city.districtNode();
    Colleague administrator = cities.hire("另一员", office, other).signIn();

    Answer refused = renew(administrator);
    assertThat(refused.problem()).as(refused.text()).isEqualTo("separate-powers");
    assertThat(refused.text()).contains("动态验证码", "结束其任职").doesNotContain("initialPassword\"");
    assertThat(seen(administrator).json().at("/can").toString()).doesNotContain("RENEW_PASSWORD");
    assertThat(seen(administrator).at("renewalRefused")).contains("三员中的另一员", "结束其任职");
    assertThat(administrator.signIn().get("/api/sessions").status()).as("nothing changed").isEqualTo(200);

    Equipped.with(administrator);
    assertThat(seen(administrator).json().at("/can").toString()).contains("RENEW_PASSWORD");
    assertThat(seen(administrator).json().at("/renewalRefused").isNull()).isTrue();
    Answer renewed = renew(administrator);
    assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
    assertThat(city.anonymous().signIn(administrator.login(), renewed.at("initialPassword")).status())
        .as("the password alone opens nothing")
        .isEqualTo(202);
  }

  @Test
  void whoIsStillToBecomeOneOfThemIsCoveredAndWhoNeverReplacedHisFirstPasswordIsHelped() {
    Colleague soon = cities.hire("候任者", city.districtNode(), Role.AUDIT_ADMIN);
    database.everything()
        .sql("update organisation.holding set from_on = current_date + 3 where person_id = :person")
        .param("person", soon.personId())
        .update();
    assertThat(renew(soon).problem()).isEqualTo("separate-powers");

    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();
    String post =
        security
            .post(
                "/api/organisation/nodes/" + city.cityAdmin().actor().nodeId() + "/posts",
                Map.of("id", Ids.next(), "title", "审计", "role", Role.AUDIT_ADMIN))
            .at("ref");
    UUID fresh = Ids.next();
    Map<String, Object> account =
        Map.of("personId", fresh, "newPersonName", "未到任", "login", "fresh-" + fresh.toString().substring(24));
    assertThat(city.as(Role.SYSTEM_ADMIN).proved().post("/api/accounts", account).status()).isEqualTo(201);
    Map<String, Object> term =
        Map.of("id", Ids.next(), "personId", fresh, "from", LocalDate.now(BeijingTime.ZONE).toString());
    assertThat(security.post("/api/organisation/posts/" + post + "/holders", term).status()).isEqualTo(201);
    assertThat(city.as(Role.SYSTEM_ADMIN).proved().post("/api/accounts/" + fresh + "/initial-password", "{}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"SYSTEM_ADMIN", "CITY_ADMIN", "POST_HOLDER"})
  void everybodyElsesPasswordIsRenewedAsEver(Role role) {
    UUID node = role == Role.POST_HOLDER ? city.unit().id() : city.cityAdmin().actor().nodeId();
    Colleague person = cities.hire("平常人", node, role);

    assertThat(seen(person).json().at("/can").toString()).contains("RENEW_PASSWORD");
    assertThat(renew(person).status()).isEqualTo(200);
  }

  private Answer renew(Colleague of) {
    return city.as(Role.SYSTEM_ADMIN).proved().post("/api/accounts/" + of.personId() + "/initial-password", "{}");
  }

  private Answer seen(Colleague of) {
    return city.as(Role.SYSTEM_ADMIN)
        .proved()
        .put("/api/accounts/" + of.personId() + "/disabled", Map.of("disabled", false));
  }

  private int holdings(Colleague person) {
    return database.everything()
        .sql("select count(*) from organisation.holding where person_id = :person and to_on is null")
        .param("person", person.personId())
        .query(Integer.class)
        .single();
  }

  private void forceIntoTheTable(Colleague person, String post, Role role) {
    database.everything()
        .sql(
            """
            insert into organisation.holding (district_id, id, post_id, role, unit_id, person_id, person_name, side, from_on,
                                              recorded_at, recorded_by)
            select p.district_id, gen_random_uuid(), p.id, p.role, p.unit_id, :person, '某', :side, current_date, now(), 't'
            from organisation.post p
            where p.id = :post
            """)
        .param("person", person.personId())
        .param("side", role.seesBusinessData() ? "BUSINESS" : role.name())
        .param("post", UUID.fromString(post.substring(7)))
        .update();
  }
}
