package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import tools.jackson.databind.JsonNode;

/** A second factor from its first code to its end; AU-01, AU-03, AU-04 and AU-07 of the test catalogue. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondFactorTest {

  private static final String FACTOR = Equipped.FACTOR;

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void itIsAskedFromTheFirstConfirmedCodeOn() {
    Equipped head = Equipped.with(cities.newcomer("双因素者", city));
    Instant later = head.confirmed().plusSeconds(60);
    Client browser = head.owner().from("127.0.0.1").at(later);

    Answer first = browser.signIn(head.owner().login(), TestCity.PASSWORD);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.at("signedIn")).isEqualTo("false");
    assertThat(browser.get("/api/sessions").status()).as("a password alone opens nothing").isEqualTo(401);

    Answer entered = code(browser, first, head.codeAt(later));
    assertThat(entered.status()).isEqualTo(200);
    assertThat(entered.at("person/name")).isEqualTo("双因素者");
    assertThat(browser.get("/api/sessions").status()).isEqualTo(200);
  }

  @Test
  void anUnconfirmedSecretChangesNothing() {
    Colleague hesitant = cities.newcomer("未确认者", city);
    assertThat(Equipped.propose(hesitant, TestCity.PASSWORD).status()).isEqualTo(200);
    assertThat(hesitant.put(FACTOR, Map.of("code", "000000")).at("errors/0/field")).isEqualTo("code");

    assertThat(hesitant.from("127.0.0.1").signIn(hesitant.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    assertThat(hesitant.get(FACTOR).at("confirmedAt")).isEmpty();
  }

  @Test
  void settingUpNeedsThePasswordAndChangingNeedsBoth() {
    Equipped head = Equipped.with(cities.newcomer("换机者", city));
    Instant later = head.confirmed().plusSeconds(60);

    assertThat(Equipped.propose(cities.newcomer("旁人", city), "Wrong-guess-1").at("errors/0/field")).isEqualTo("password");
    assertThat(Equipped.propose(head.owner(), TestCity.PASSWORD).at("errors/0/field")).isEqualTo("code");
    Answer anew =
        head.owner().at(later).post(FACTOR, Map.of("password", TestCity.PASSWORD, "code", head.codeAt(later)));
    assertThat(anew.status()).isEqualTo(200);
    assertThat(anew.at("secret")).hasSize(32);
    assertThat(anew.at("qr/path")).startsWith("M4 4h1v1h-1z");
    assertThat(anew.response().headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void noCodeIsTakenTwiceNotEvenAtTheSameMoment() throws Exception {
    Equipped head = Equipped.with(cities.newcomer("重放者", city));
    Instant later = head.confirmed().plusSeconds(90);
    List<Client> browsers = new ArrayList<>();
    List<Answer> tickets = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Client browser = head.owner().from("127.0.5" + i + ".1").at(later);
      browsers.add(browser);
      tickets.add(browser.signIn(head.owner().login(), TestCity.PASSWORD));
    }

    int entered = 0;
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int which = i;
        Callable<Answer> enter = () -> code(browsers.get(which), tickets.get(which), head.codeAt(later));
        answers.add(crowd.submit(enter));
      }
      for (Future<Answer> answer : answers) {
        entered += answer.get().status() == 200 ? 1 : 0;
      }
    }

    assertThat(entered).isEqualTo(1);
    Client next = head.owner().from("127.0.54.1").at(later.plusSeconds(5));
    Answer again = code(next, next.signIn(head.owner().login(), TestCity.PASSWORD), head.codeAt(later));
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.problem()).isEqualTo("code-refused");
  }

  @Test
  void aTicketDiesAfterFiveMinutesAndWithItsUse() {
    Equipped head = Equipped.with(cities.newcomer("迟疑者", city));
    Instant later = head.confirmed().plusSeconds(60);
    Client browser = head.owner().from("127.0.0.1").at(later);
    Answer first = browser.signIn(head.owner().login(), TestCity.PASSWORD);

    Instant tooLate = later.plus(Duration.ofMinutes(6));
    assertThat(code(browser.at(tooLate), first, head.codeAt(tooLate)).problem()).isEqualTo("ticket-over");

    Answer second = browser.signIn(head.owner().login(), TestCity.PASSWORD);
    assertThat(code(browser, second, head.codeAt(later)).status()).isEqualTo(200);
    Instant next = later.plusSeconds(60);
    assertThat(code(browser.at(next), second, head.codeAt(next)).problem()).isEqualTo("ticket-over");
    assertThat(code(browser, "no-such-ticket", "123456").problem()).isEqualTo("ticket-over");
  }

  @Test
  void fiveWrongCodesLockThisNetworkOnly() {
    Equipped head = Equipped.with(cities.newcomer("被试者", city));
    Instant later = head.confirmed().plusSeconds(60);
    Client attacker = head.owner().from("127.0.71.1").at(later);
    Answer ticket = attacker.signIn(head.owner().login(), TestCity.PASSWORD);
    for (int i = 0; i < Guesses.TRIES; i++) {
      assertThat(code(attacker, ticket, "00000" + i).status()).isEqualTo(401);
    }
    assertThat(code(attacker, ticket, head.codeAt(later)).status()).isEqualTo(429);

    Client owner = head.owner().from("127.0.72.1").at(later);
    assertThat(code(owner, owner.signIn(head.owner().login(), TestCity.PASSWORD), head.codeAt(later)).status())
        .isEqualTo(200);
  }

  @Test
  void whoGuessesFromManyNetworksIsStoppedEverywhereForAnHour() {
    Equipped head = Equipped.with(cities.newcomer("众矢者", city));
    Instant later = head.confirmed().plusSeconds(60);
    int looked = 0;
    for (int network = 0; network < 8; network++) {
      Client attacker = head.owner().from("127.0.7" + network + ".1").at(later);
      Answer ticket = attacker.signIn(head.owner().login(), TestCity.PASSWORD);
      for (int i = 0; i < 4; i++) {
        looked += code(attacker, ticket, "11111" + i).status() == 401 ? 1 : 0;
      }
    }
    assertThat(looked).isEqualTo(Guesses.CODES_PER_HOUR);

    Instant nextDay = later.plus(Duration.ofHours(2));
    Client owner = head.owner().from("127.0.79.1").at(nextDay);
    assertThat(code(owner, owner.signIn(head.owner().login(), TestCity.PASSWORD), head.codeAt(nextDay)).status())
        .isEqualTo(200);
  }

  @Test
  void aRecoveryCodeOpensOnceAndIsKeptAsADigestOnly() {
    Equipped head = Equipped.with(cities.newcomer("丢机者", city));
    Client browser = head.owner().from("127.0.0.1").at(head.confirmed().plusSeconds(60));
    String paper = head.codes().getFirst();

    Answer first = browser.signIn(head.owner().login(), TestCity.PASSWORD);
    assertThat(code(browser, first, paper.toLowerCase().replace("-", " ")).status()).isEqualTo(200);
    assertThat(browser.get(FACTOR).at("recoveryCodesLeft")).isEqualTo("9");
    Answer second = browser.signIn(head.owner().login(), TestCity.PASSWORD);
    assertThat(code(browser, second, paper).status()).isEqualTo(401);

    long readable =
        database
            .everything()
            .sql("select count(*) from access.recovery_code where encode(code_hash, 'escape') like :code")
            .param("code", "%" + head.codes().get(1) + "%")
            .query(Long.class)
            .single();
    assertThat(readable).isZero();
  }

  @Test
  void aResetTakesTwoOfficesAndEndsEverySession() {
    Equipped head = Equipped.with(cities.newcomer("求助者", city));
    Colleague system = city.as(Role.SYSTEM_ADMIN).proved();
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn();
    UUID id = Ids.next();
    String asking = "/api/accounts/" + head.owner().personId() + "/second-factor-resets";

    assertThat(city.districtAdmin().post(asking, Map.of("id", id, "reason", "手机丢失")).problem())
        .isEqualTo("no-permission");
    Answer asked = system.post(asking, Map.of("id", id, "reason", "手机丢失"));
    assertThat(asked.status()).isEqualTo(201);
    assertThat(asked.json().at("/can").toString()).as("another decides").isEqualTo("[\"WITHDRAW\"]");
    assertThat(seen(security, id).at("/can/0").asString()).isEqualTo("DECIDE");
    assertThat(system.post(asking, Map.of("id", id, "reason", "手机丢失")).status()).as("repeated").isEqualTo(200);
    assertThat(system.post(asking, Map.of("id", id, "reason", "别的原因")).status()).isEqualTo(409);
    assertThat(system.put("/api/second-factor-resets/" + id, Map.of("decision", "CONFIRMED")).status())
        .isEqualTo(403);
    assertThat(head.owner().get("/api/sessions").status()).as("asking alone changes nothing").isEqualTo(200);

    assertThat(security.put("/api/second-factor-resets/" + id, Map.of("decision", "CONFIRMED")).problem())
        .isEqualTo("step-up-needed");
    security.post("/api/session/step-up", Map.of("password", TestCity.PASSWORD));
    Answer decided = security.put("/api/second-factor-resets/" + id, Map.of("decision", "CONFIRMED"));
    assertThat(decided.at("decision")).isEqualTo("CONFIRMED");
    assertThat(system.post(asking, Map.of("id", id, "reason", "手机丢失")).at("decision"))
        .as("asked once more after the answer was lost")
        .isEqualTo("CONFIRMED");
    assertThat(seen(security, id).at("/can")).as("decided once").isEmpty();
    assertThat(head.owner().get("/api/sessions").status()).isEqualTo(401);
    assertThat(head.owner().from("127.0.0.1").signIn(head.owner().login(), TestCity.PASSWORD).status())
        .isEqualTo(200);
    assertThat(security.put("/api/second-factor-resets/" + id, Map.of("decision", "REFUSED")).problem())
        .isEqualTo("already-decided");
  }

  @Test
  void aRequestIsNoStandingPermitToTakeALaterPhoneOff() {
    Equipped head = Equipped.with(cities.newcomer("换过手机者", city));
    Colleague system = city.as(Role.SYSTEM_ADMIN).proved();
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn().proved();
    String asking = "/api/accounts/" + head.owner().personId() + "/second-factor-resets";
    UUID first = Ids.next();

    assertThat(system.post(asking, Map.of("id", first, "reason", "急")).at("errors/0/field")).isEqualTo("reason");
    assertThat(system.post(asking, Map.of("id", first, "reason", "手机丢失")).status()).isEqualTo(201);
    Answer twice = system.post(asking, Map.of("id", Ids.next(), "reason", "手机丢失"));
    assertThat(twice.problem()).as(twice.text()).isEqualTo("already-asked");

    assertThat(security.put("/api/second-factor-resets/" + first + "/withdrawal", Map.of()).status()).isEqualTo(403);
    Answer withdrawn = system.put("/api/second-factor-resets/" + first + "/withdrawal", Map.of());
    assertThat(withdrawn.at("ended")).isEqualTo("WITHDRAWN");
    assertThat(security.put("/api/second-factor-resets/" + first, Map.of("decision", "CONFIRMED")).problem())
        .isEqualTo("request-over");

    UUID second = Ids.next();
    assertThat(system.post(asking, Map.of("id", second, "reason", "手机丢失")).status()).isEqualTo(201);
    moved("update access.second_factor set confirmed_at = now() + interval '1 second' where account_id = :id", head.owner().personId());
    assertThat(security.put("/api/second-factor-resets/" + second, Map.of("decision", "CONFIRMED")).problem())
        .as("a phone enrolled after the request")
        .isEqualTo("request-over");
    assertThat(seen(security, second).at("/ended").asString()).isEqualTo("OVERTAKEN");
    assertThat(head.owner().get(FACTOR).at("confirmedAt")).isNotEmpty();

    moved("update access.second_factor set confirmed_at = now() - interval '9 days' where account_id = :id", head.owner().personId());
    UUID third = Ids.next();
    moved("update access.factor_reset set asked_at = now() - interval '73 hours' where id = :id", second);
    assertThat(seen(security, second).at("/ended").asString()).isEqualTo("EXPIRED");
    assertThat(security.put("/api/second-factor-resets/" + second, Map.of("decision", "CONFIRMED")).problem())
        .isEqualTo("request-over");
    assertThat(system.post(asking, Map.of("id", third, "reason", "手机丢失")).status()).as("anew").isEqualTo(201);
  }

  private void moved(String sql, UUID id) {
    assertThat(database.everything().sql(sql).param("id", id).update()).isEqualTo(1);
  }

  @Test
  void aHardDecisionAsksForTheOwnerOnceMore() {
    Colleague security = city.as(Role.SECURITY_ADMIN).signIn();
    Client later = security.at(Instant.now().plus(Duration.ofMinutes(6)));
    String path = "/api/second-factor-resets/" + Ids.next();
    String before = security.cookie("bihuan_session").orElseThrow();

    Answer refused = later.put(path, Map.of("decision", "CONFIRMED"));
    assertThat(refused.problem()).isEqualTo("step-up-needed");
    assertThat(later.post("/api/session/step-up", Map.of("password", "Wrong-guess-1")).at("errors/0/field"))
        .isEqualTo("password");
    assertThat(later.post("/api/session/step-up", Map.of("password", TestCity.PASSWORD)).status()).isEqualTo(200);

    assertThat(later.cookie("bihuan_session").orElseThrow()).as("AU-04").isNotEqualTo(before);
    assertThat(later.put(path, Map.of("decision", "CONFIRMED")).status()).as("asked for nothing").isEqualTo(404);
  }

  @Test
  void whoHasASecondFactorProvesHimselfByIt() {
    Equipped head = Equipped.with(cities.newcomer("自证者", city));
    Instant later = head.confirmed().plusSeconds(60);

    assertThat(head.owner().at(later).post("/api/session/step-up", Map.of("password", TestCity.PASSWORD)).status())
        .isEqualTo(422);
    assertThat(head.owner().at(later).post("/api/session/step-up", Map.of("code", head.codeAt(later))).status())
        .isEqualTo(200);
  }

  @Test
  void whoIsNotAskedForItMayTakeItOffWithBoth() {
    Equipped head = Equipped.with(cities.newcomer("关闭者", city));
    Instant later = head.confirmed().plusSeconds(60);
    Client owner = head.owner().at(later);
    assertThat(owner.get(FACTOR).json().at("/can").toString()).contains("PROPOSE", "RENEW_CODES", "REMOVE");

    assertThat(owner.post(FACTOR + "/removal", Map.of("password", TestCity.PASSWORD)).status()).isEqualTo(422);
    Map<String, String> both = Map.of("password", TestCity.PASSWORD, "code", head.codeAt(later));
    assertThat(owner.post(FACTOR + "/removal", both).status()).isEqualTo(204);
    assertThat(head.owner().from("127.0.0.1").signIn(head.owner().login(), TestCity.PASSWORD).status())
        .isEqualTo(200);
  }

  private static JsonNode seen(Client browser, UUID reset) {
    return browser.get("/api/second-factor-resets").json().valueStream()
        .filter(one -> one.at("/id").asString().equals(reset.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static Answer code(Client browser, Answer first, String code) {
    return code(browser, first.at("codeStep/ticket"), code);
  }

  private static Answer code(Client browser, String ticket, String code) {
    return browser.post("/api/session/code", Map.of("ticket", ticket, "code", code));
  }
}
