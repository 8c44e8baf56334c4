package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bihuan.access.factor.Authenticator;
import org.bihuan.platform.MovableClock;
import org.bihuan.recorded.Lines;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A new installation behind HTTPS: no account with a known password, and two people to begin with. Told in order. */
@BihuanTest
@TestPropertySource(properties = {"bihuan.https=true", "bihuan.second-factor.required=SYSTEM_ADMIN"})
@TestMethodOrder(OrderAnnotation.class)
class FirstAdministratorTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CSRF = "bihuan_csrf=";

  @Autowired FirstAdministrator first;
  @Autowired Accounts accounts;
  @Autowired TestDatabase database;
  @Value("${local.server.port}") int port;

  @Test
  @Order(1)
  void thereIsNoAccountAndNoDemonstration() {
    assertThat(browser().get("/api/session").at("setupNeeded")).isEqualTo("true");
    assertThat(browser().get("/api/demo/accounts").status()).isEqualTo(404);
    for (String login : new String[] {"admin", "root", "bihuan", "postgres"}) {
      assertThat(signIn(browser(), login, login).status()).isEqualTo(401);
    }
  }

  @Test
  @Order(2)
  void aWrongOrOldCodeFoundsNothing() {
    String code = first.newCode().orElseThrow();
    String old = MovableClock.at(Instant.now().minus(Duration.ofMinutes(61)), () -> first.newCode().orElseThrow());

    assertThat(setUp("WRNG-WRNG-WRNG-WRNG", "Feld-und-Wald-7").problem()).isEqualTo("wrong-code");
    assertThat(setUp(code, "Feld-und-Wald-7").problem()).as("replaced by a later one").isEqualTo("wrong-code");
    assertThat(setUp(old, "Feld-und-Wald-7").problem()).as("older than an hour").isEqualTo("wrong-code");
    assertThat(browser().get("/api/session").at("setupNeeded")).isEqualTo("true");
  }

  @Test
  @Order(3)
  void theCodeFoundsTheCityAndTwoDifferentPeopleOnce() {
    String code = first.newCode().orElseThrow();

    assertThat(setUp(code, "weak").at("errors/0/field")).as("and the code stays good").isEqualTo("password");
    Lines lines = new Lines(database);
    long since = lines.now();
    Answer done = setUp(code, "Feld-und-Wald-7");

    assertThat(done.status()).isEqualTo(201);
    assertThat(lines.kept(since)).isNotEmpty();
    assertThat(lines.withoutLine(since)).as("LG-01").isEmpty();
    assertThat(setUp(code, "Feld-und-Wald-7").status()).as("used").isEqualTo(404);
    assertThat(first.newCode()).isEmpty();

    Client system = browser();
    assertThat(signIn(system, "xi.xitong", "Feld-und-Wald-7").at("post/role")).isEqualTo("SYSTEM_ADMIN");
    Client security = browser();
    Answer entered = signIn(security, "an.quanguan", done.at("initialPassword"));
    assertThat(entered.at("post/role")).isEqualTo("SECURITY_ADMIN");
    assertThat(entered.at("mustChangePassword")).isEqualTo("true");
    assertThat(security.with("Cookie", sessionOf(entered)).get("/api/districts").problem())
        .isEqualTo("change-password-first");
  }

  @Test
  @Order(4)
  void behindHttpsTheCookieIsSecureAndBoundToThisHost() {
    Answer entered = signIn(browser(), "xi.xitong", "Feld-und-Wald-7");

    assertThat(sessionCookie(entered))
        .startsWith("__Host-bihuan_session=")
        .contains("Secure", "HttpOnly", "SameSite=Lax");
    assertThat(entered.header("Strict-Transport-Security")).contains("max-age=");
  }

  @Test
  @Order(5)
  void theDistrictsAreThereWithTheirNumbers() {
    Answer entered = signIn(browser(), "xi.xitong", "Feld-und-Wald-7");
    Client system = browser().with("Cookie", sessionOf(entered));
    assertThat(entered.at("mustSetUpSecondFactor")).isEqualTo("true");
    assertThat(system.get("/api/districts").problem()).isEqualTo("second-factor-first");

    Map<String, Object> password = Map.of("password", "Feld-und-Wald-7");
    Authenticator phone =
        Authenticator.of(postAs(entered, "/api/account/second-factor", password).at("secret"));
    Map<String, Object> code = Map.of("code", phone.codeAt(Instant.now()));
    assertThat(send(entered, "PUT", "/api/account/second-factor", code).status()).isEqualTo(200);

    Answer districts = system.get("/api/districts");
    assertThat(districts.json()).hasSize(18);
    assertThat(districts.text()).contains("海淀区", "110108", "燕山地区", "经济技术开发区");
  }

  @Test
  @Order(6)
  void theLastOfTheirOfficeAreNeverClosedForLackOfUse() {
    database.everything().sql("update access.account set counted_from = counted_from - interval '1 year'").update();

    assertThat(accounts.disableUnused()).isZero();
    assertThat(signIn(browser(), "xi.xitong", "Feld-und-Wald-7").status()).isEqualTo(202);
  }

  private Answer postAs(Answer entered, String path, Object body) {
    return send(entered, "POST", path, body);
  }

  private Answer send(Answer entered, String method, String path, Object body) {
    Client browser = browser();
    return browser.send(
        browser
            .request(path)
            .header("Content-Type", "application/json")
            .header("Cookie", CSRF + crossSiteToken(entered) + "; " + sessionOf(entered))
            .header("X-CSRF-Token", crossSiteToken(entered))
            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private Answer setUp(String code, String password) {
    Map<String, Object> body =
        Map.of(
            "code", code,
            "city", "北京市教委",
            "login", "xi.xitong",
            "name", "席系统",
            "password", password,
            "securityLogin", "an.quanguan",
            "securityName", "安全管");
    return post(browser(), "/api/first-administrator", body);
  }

  private static Answer signIn(Client browser, String login, String password) {
    return post(browser, "/api/session", Map.of("login", login, "password", password));
  }

  /** Secure cookies do not travel over the plain HTTP of a test, so the cross-site token is carried by hand. */
  private static Answer post(Client browser, String path, Object body) {
    String token = crossSiteToken(browser.get("/api/session"));
    return browser.send(
        browser
            .request(path)
            .header("Content-Type", "application/json")
            .header("Cookie", CSRF + token)
            .header("X-CSRF-Token", token)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private static String crossSiteToken(Answer answer) {
    return cookie(answer, CSRF).split(";")[0].substring(CSRF.length());
  }

  private static String sessionCookie(Answer answer) {
    return cookie(answer, "bihuan_session=");
  }

  private static String sessionOf(Answer answer) {
    return sessionCookie(answer).split(";")[0];
  }

  private static String cookie(Answer answer, String name) {
    return answer.response().headers().allValues("Set-Cookie").stream()
        .filter(c -> c.contains(name))
        .findFirst()
        .orElseThrow();
  }

  private Client browser() {
    return new Client("http://127.0.0.1:" + port);
  }
}
