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
