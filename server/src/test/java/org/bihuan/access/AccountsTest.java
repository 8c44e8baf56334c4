package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Accounts come from one administrator, rights from another. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void anAccountAloneOpensNothingUntilSomebodyElseGivesAPost() {
    UUID person = Ids.next();
    Answer opened = open(person, "新入职", "newcomer-" + tail(person));
    String login = opened.at("account/login");
    String password = opened.at("initialPassword");
    assertThat(opened.status()).isEqualTo(201);
    assertThat(city.anonymous().signIn(login, password).problem()).isEqualTo("no-post");

    city.as(Role.SECURITY_ADMIN)
        .proved()
        .post(
            "/api/organisation/posts/" + city.safetyOfficer().post() + "/holders",
            Map.of("id", Ids.next(), "personId", person, "from", LocalDate.now(BeijingTime.ZONE).toString()));

    Client browser = city.anonymous();
    assertThat(browser.signIn(login, password).at("mustChangePassword")).isEqualTo("true");
    assertThat(browser.get("/api/units/" + city.unit()).problem()).isEqualTo("change-password-first");
    Map<String, String> change = Map.of("current", password, "password", "Mein-Neues-33-Wort");
    assertThat(browser.put("/api/account/password", change).status()).isEqualTo(204);
    assertThat(browser.signIn(login, "Mein-Neues-33-Wort").at("mustChangePassword")).isEqualTo("false");
    assertThat(browser.get("/api/units/" + city.unit()).status()).isEqualTo(200);
  }

  @Test
  void whoRenewsAPasswordProvesOnceMoreThatItIsHe() {
    var colleague = cities.hire("忘记者", city.unit().id(), Role.POST_HOLDER);
    Answer refused =
        cities.found().as(Role.SYSTEM_ADMIN).post("/api/accounts/" + colleague.personId() + "/initial-password", "{}");
    assertThat(refused.problem()).isEqualTo("step-up-needed");
    assertThat(city.anonymous().signIn(colleague.login(), TestCity.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void anInitialPasswordDiesAfterThreeDays() {
    var colleague = cities.hire("晚来者", city.unit().id(), Role.POST_HOLDER);
    Answer renewed =
        city.as(Role.SYSTEM_ADMIN).proved().post("/api/accounts/" + colleague.personId() + "/initial-password", "{}");
    String password = renewed.at("initialPassword");

    Client late = city.anonymous().at(Instant.now().plus(Duration.ofHours(73)));
    assertThat(late.signIn(colleague.login(), password).problem()).isEqualTo("sign-in-failed");
    assertThat(city.anonymous().signIn(colleague.login(), TestCity.PASSWORD).status()).isEqualTo(401);
    assertThat(city.anonymous().signIn(colleague.login(), password).status()).isEqualTo(200);
  }

  @Test
  void onePersonHasOneAccountAndOneNameBelongsToOnePerson() {
    UUID person = Ids.next();
    String login = "single-" + tail(person);
    assertThat(open(person, "独一人", login).status()).isEqualTo(201);

    Map<String, Object> second = new HashMap<>(Map.of("personId", person, "login", login + "-2"));
    assertThat(city.as(Role.SYSTEM_ADMIN).post("/api/accounts", second).problem()).isEqualTo("account-exists");
    assertThat(open(Ids.next(), "另一人", login.toUpperCase(Locale.ROOT)).problem()).isEqualTo("login-taken");
    for (String odd : List.of("ab", "有中文", "a b c", "-abc", "x".repeat(41), "root'--")) {
      assertThat(open(Ids.next(), "怪名", odd).at("errors/0/field")).as(odd).isEqualTo("login");
    }
  }

  @Test
  void openingTheSameAccountTwiceOpensItOnceAndShowsNoPasswordAgain() {
    UUID person = Ids.next();
    String login = "twice-" + tail(person);
    assertThat(open(person, "复办人", login).status()).isEqualTo(201);
    Answer again = open(person, "复办人", login);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("account/login")).isEqualTo(login);
    assertThat(again.json().at("/initialPassword").isNull()).isTrue();
    assertThat(open(person, "别的名字", login).status()).isEqualTo(409);
  }

  @Test
  void onlyTheSystemAdministratorOpensAndClosesAccounts() {
    for (Role role :
        List.of(Role.CITY_ADMIN, Role.DISTRICT_ADMIN, Role.UNIT_HEAD, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)) {
      assertThat(city.as(role).get("/api/accounts").status()).as(role.name()).isEqualTo(403);
      Map<String, Object> account = Map.of("personId", Ids.next(), "newPersonName", "黑户", "login", "smuggled");
      assertThat(city.as(role).post("/api/accounts", account).status()).as(role.name()).isEqualTo(403);
    }
    var system = city.as(Role.SYSTEM_ADMIN);
    assertThat(system.put("/api/accounts/" + system.personId() + "/disabled", Map.of("disabled", true)).problem())
        .isEqualTo("not-oneself");
    assertThat(system.get("/api/accounts").json().at("/items").size()).isPositive();
  }

  @Test
  void theListTellsWhereEachOwnerWorksToday() {
    var officer = cities.hire("列名者", city.unit().id(), Role.SAFETY_OFFICER);
    JsonNode listed = listed(officer.login());
    assertThat(listed.at("/posts/0/at").asString()).isEqualTo("育才学校");
    assertThat(listed.at("/posts/0/title").asString()).isEqualTo(Role.SAFETY_OFFICER.title());

    UUID person = Ids.next();
    String login = "nowhere-" + tail(person);
    assertThat(open(person, "无岗者", login).status()).isEqualTo(201);
    assertThat(listed(login).at("/posts").size()).isZero();
  }

  private JsonNode listed(String login) {
    String before = login.substring(0, login.length() - 1);
    return city.as(Role.SYSTEM_ADMIN).get("/api/accounts?after=" + before).json().at("/items/0");
  }

  @Test
  void theSystemAdministratorGivesNoRights() {
    var system = city.as(Role.SYSTEM_ADMIN);
    Map<String, Object> holder = Map.of("id", Ids.next(), "personId", system.personId(), "from", LocalDate.now(BeijingTime.ZONE).toString());

    assertThat(system.post("/api/organisation/posts/" + city.cityAdmin().post() + "/holders", holder).status())
        .isEqualTo(403);
    assertThat(
            system
                .post(
                    "/api/organisation/nodes/" + city.unit().id() + "/posts",
                    Map.of("id", Ids.next(), "title", "新岗", "role", "UNIT_HEAD"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void openingAndClosingLeaveALineEachButNoPassword() {
    UUID person = Ids.next();
    Answer opened = open(person, "留痕者", "traced-" + tail(person));
    city.as(Role.SYSTEM_ADMIN).put("/api/accounts/" + person + "/disabled", Map.of("disabled", true));

    List<String> lines =
        database
            .everything()
            .sql(
                """
                select act || ' ' || person_name || ' ' || details::text
                from audit.entry
                where subject = :subject
                order by at, id
                """)
            .param("subject", "account " + person)
            .query(String.class)
            .list();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("account.open 席系统").contains("traced-");
    assertThat(lines.get(1)).startsWith("account.disable 席系统");
    assertThat(lines.toString()).doesNotContain(opened.at("initialPassword"));
  }

  @Test
  void anAccountTellsWhatTheAdministratorMayDoWithIt() {
    var system = city.as(Role.SYSTEM_ADMIN);
    UUID person = Ids.next();
    String account = "/api/accounts/" + person;
    assertThat(open(person, "可办者", "can-" + tail(person)).json().at("/account/can").toString())
        .contains("DISABLE", "RENEW_PASSWORD")
        .doesNotContain("RESTORE", "RESET", "SINGLE_SIGN_ON");
    assertThat(system.post(account + "/second-factor-resets", Map.of("id", Ids.next(), "reason", "没有设置")).problem())
        .isEqualTo("no-second-factor");
    assertThat(system.proved().put(account + "/single-sign-on", Map.of("subject", "1")).problem())
        .isEqualTo("no-identity-server");

    Answer disabled = system.put(account + "/disabled", Map.of("disabled", true));
    assertThat(disabled.json().at("/can").toString()).contains("RESTORE").doesNotContain("DISABLE");
    assertThat(system.put(account + "/disabled", Map.of("disabled", false)).status()).isEqualTo(200);

    String name = system.login();
    JsonNode own =
        system.get("/api/accounts?after=" + name.substring(0, name.length() - 1)).json().at("/items").valueStream()
            .map(item -> item.at("/account"))
            .filter(item -> item.at("/login").asString().equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(own.at("/can").toString()).as("not oneself").contains("RENEW_PASSWORD").doesNotContain("DISABLE");
  }

  private Answer open(UUID person, String name, String login) {
    return city.as(Role.SYSTEM_ADMIN)
        .proved()
        .post("/api/accounts", Map.of("personId", person, "newPersonName", name, "login", login));
  }

  private static String tail(UUID id) {
    String text = id.toString();
    return text.substring(text.length() - 12);
  }
}
