package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.recorded.Lines;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The identity server says who somebody is; whether he gets in, and as what, is said here. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SingleSignOnTest {

  private static final String DOOR = "/api/single-sign-on";
  private static final FakeIdentityServer SERVER = new FakeIdentityServer();

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @DynamicPropertySource
  static void theSiteHasAnIdentityServer(DynamicPropertyRegistry registry) {
    registry.add("bihuan.single-sign-on.issuer", SERVER::issuer);
    registry.add("bihuan.single-sign-on.client-id", () -> FakeIdentityServer.CLIENT);
    registry.add("bihuan.single-sign-on.client-secret", () -> FakeIdentityServer.SECRET);
  }

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  @Order(1)
  void whileItIsDownPeopleSignInByPasswordAndAreToldSo() {
    Client browser = city.anonymous();

    assertThat(browser.get(DOOR).header("Location")).startsWith("/sign-in?refused=DOWN");
    assertThat(browser.get("/api/session").at("singleSignOn")).isEqualTo("统一身份认证");
    assertThat(browser.signIn(city.unitHead().login(), TestCity.PASSWORD).status()).isEqualTo(200);
    SERVER.start();
  }

  @Test
  void whoIsRegisteredGetsInUnderANewSessionAndWhereHeWanted() {
    Colleague wang = linked("单点者");
    Client browser = city.anonymous();
    browser.signIn(city.unitHead().login(), TestCity.PASSWORD);
    String before = browser.cookie("bihuan_session").orElseThrow();

    Answer back = signOn(browser, wang.login(), "/ledger?state=open");

    assertThat(back.status()).isEqualTo(302);
    assertThat(back.header("Location")).isEqualTo("/ledger?state=open");
    assertThat(browser.cookie("bihuan_session").orElseThrow()).as("AU-04").isNotEqualTo(before);
    Answer session = browser.get("/api/session");
    assertThat(session.at("person/name")).isEqualTo("单点者");
    assertThat(session.at("bySignOn")).isEqualTo("true");
    assertThat(session.at("signOutAddress")).startsWith(SERVER.issuer() + "/session/end?client_id=bihuan");
    assertThat(trail(wang)).contains("single-sign-on");
  }

  @Test
  void signingInMakesNoAccountAndTellsWhatToRegister() {
    long before = accounts();

    assertThat(signOn(city.anonymous(), "nobody-here", null).header("Location"))
        .isEqualTo("/sign-in?refused=UNKNOWN&subject=nobody-here");
    assertThat(accounts()).isEqualTo(before);
  }

  @Test
  void aDisabledAccountAndOneWithoutAPostStayOut() {
    Colleague disabled = linked("停用单点者");
    city.as(Role.SYSTEM_ADMIN).put("/api/accounts/" + disabled.personId() + "/disabled", Map.of("disabled", true));
    assertThat(signOn(city.anonymous(), disabled.login(), null).header("Location")).startsWith("/sign-in?refused=DISABLED");

    Colleague leaving = linked("离任单点者");
    database
        .everything()
        .sql(
            """
            update organisation.holding set to_on = current_date - 1, ended_at = now(), ended_by = '测试'
            where person_id = :id
            """)
        .param("id", leaving.personId())
        .update();
    assertThat(signOn(city.anonymous(), leaving.login(), null).header("Location")).startsWith("/sign-in?refused=NO_POST");
  }

  @Test
  void theSecondFactorIsStillAsked() {
    Equipped head = Equipped.with(linked("双因素单点者"));
    Client browser = city.anonymous();

    String page = signOn(browser, head.owner().login(), "/ledger").header("Location");

    assertThat(page).startsWith("/sign-in?to=%2Fledger#code=");
    assertThat(browser.get("/api/sessions").status()).isEqualTo(401);
    Instant later = head.confirmed().plusSeconds(60);
    String ticket = URI.create(page).getFragment().substring("code=".length());
    Answer entered = browser.at(later).post("/api/session/code", Map.of("ticket", ticket, "code", head.codeAt(later)));
    assertThat(entered.status()).as(entered.text()).isEqualTo(200);
    assertThat(entered.at("bySignOn")).isEqualTo("true");
  }

  @Test
  void whatIsForgedOldForSomebodyElseOrForAnotherBrowserLetsNobodyIn() {
    Colleague victim = linked("被冒者");
    Map<String, Consumer<JWTClaimsSet.Builder>> wrong = new LinkedHashMap<>();
    wrong.put("another nonce", claims -> claims.claim("nonce", "another"));
    wrong.put("no nonce", claims -> claims.claim("nonce", null));
    wrong.put("another audience", claims -> claims.audience("another-client"));
    wrong.put("another issuer", claims -> claims.issuer("http://127.0.0.1:1"));
    wrong.put("over", claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1)))));
    wrong.forEach(
        (what, claims) -> {
          Client browser = city.anonymous();
          Map<String, String> asked = begin(browser, null);
          String code = SERVER.authorize(asked, victim.login(), claims);
          assertThat(comeBack(browser, code, asked.get("state")).header("Location"))
              .as(what)
              .startsWith("/sign-in?refused=INVALID");
          assertThat(browser.get("/api/sessions").status()).as(what).isEqualTo(401);
        });

    Client browser = city.anonymous();
    Map<String, String> asked = begin(browser, null);
    assertThat(comeBack(browser, SERVER.authorizeForged(asked, victim.login()), asked.get("state")).header("Location"))
        .as("another key")
        .startsWith("/sign-in?refused=INVALID");
  }

  @Test
  void theAnswerBelongsToTheBrowserThatAskedOnceAndForTenMinutes() {
    String login = linked("独享者").login();
    Client browser = city.anonymous();
    Map<String, String> asked = begin(browser, null);
    String code = SERVER.authorize(asked, login, claims -> {});

    assertThat(comeBack(city.anonymous(), code, asked.get("state")).header("Location"))
        .as("planted in another browser")
        .startsWith("/sign-in?refused=OVER");
    assertThat(comeBack(browser, code, asked.get("state")).header("Location")).isEqualTo("/today");
    assertThat(comeBack(browser, code, asked.get("state")).header("Location")).as("again").startsWith("/sign-in?refused=OVER");

    asked = begin(browser, null);
    assertThat(comeBack(browser, SERVER.authorize(asked, login, claims -> {}), "guessed").header("Location"))
        .startsWith("/sign-in?refused=OVER");
    asked = begin(browser, null);
    Client slow = browser.at(Instant.now().plus(Duration.ofMinutes(11)));
    assertThat(comeBack(slow, SERVER.authorize(asked, login, claims -> {}), asked.get("state")).header("Location"))
        .startsWith("/sign-in?refused=OVER");
    asked = begin(browser, null);
    assertThat(browser.get(DOOR + "/return?error=access_denied&state=" + asked.get("state")).header("Location"))
        .startsWith("/sign-in?refused=DENIED");
  }

  @Test
  void whoeverIsSentHereFromOutsideStaysHere() {
    String login = linked("被引者").login();
    for (String outside : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
      assertThat(signOn(city.anonymous(), login, outside).header("Location")).as(outside).isEqualTo("/today");
    }
  }

  @Test
  void whoHasNoPasswordAtHandProvesHimselfThereOnceMore() {
    Colleague wang = linked("再证者");
    Client browser = city.anonymous();
    signOn(browser, wang.login(), null);
    Map<String, String> asked = asked(browser.get(DOOR + "?proof=true&to=/account"));
    assertThat(asked).containsEntry("prompt", "login").containsEntry("max_age", "0");

    String old = SERVER.authorize(asked, wang.login(), claims -> claims.claim("auth_time", Instant.now().getEpochSecond() - 600));
    assertThat(comeBack(browser, old, asked.get("state")).header("Location")).startsWith("/sign-in?refused=INVALID");
    asked = asked(browser.get(DOOR + "?proof=true"));
    String other = SERVER.authorize(asked, linked("他人").login(), claims -> {});
    assertThat(comeBack(browser, other, asked.get("state")).header("Location")).startsWith("/sign-in?refused=OVER");
    assertThat(proofs(wang)).isZero();

    asked = asked(browser.get(DOOR + "?proof=true&to=/account"));
    String before = browser.cookie("bihuan_session").orElseThrow();
    assertThat(comeBack(browser, SERVER.authorize(asked, wang.login(), claims -> {}), asked.get("state")).header("Location"))
        .isEqualTo("/account");
    assertThat(proofs(wang)).isEqualTo(1);
    assertThat(browser.cookie("bihuan_session").orElseThrow()).as("AU-04").isNotEqualTo(before);
  }

  @Test
  void whoSignsOutThereIsSignedOutHere() {
    Colleague wang = linked("同退者");
    Client one = city.anonymous();
    signOn(one, wang.login(), null);
    Client byPassword = city.anonymous();
    byPassword.signIn(wang.login(), TestCity.PASSWORD);

    assertThat(signOut(SERVER.logoutToken(wang.login(), claims -> claims.audience("another-client"))).status()).isEqualTo(400);
    assertThat(signOut(SERVER.logoutToken(wang.login(), claims -> claims.claim("nonce", "x"))).status()).isEqualTo(400);
    assertThat(signOut(SERVER.logoutToken(wang.login(), claims -> claims.claim("events", Map.of()))).status()).isEqualTo(400);
    assertThat(
            signOut(
                    SERVER.logoutToken(
                        wang.login(), claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(900)))))
                .status())
        .isEqualTo(400);
    assertThat(signOut("not.a.token").status()).isEqualTo(400);
    assertThat(one.get("/api/sessions").status()).as("none of these ended anything").isEqualTo(200);

    Lines lines = new Lines(database);
    long since = lines.now();
    assertThat(signOut(SERVER.logoutToken(wang.login(), claims -> claims.claim("sid", "sid of " + wang.login()))).status())
        .isEqualTo(204);
    assertThat(lines.kept(since)).isNotEmpty();
    assertThat(lines.withoutLine(since)).as("LG-01").isEmpty();
    assertThat(one.get("/api/sessions").status()).isEqualTo(401);
    assertThat(byPassword.get("/api/sessions").status()).as("what began here goes on").isEqualTo(200);
  }

  @Test
  void onlyTheSystemAdministratorRegistersForOthersAndNobodyTwice() {
    Colleague wang = cities.newcomer("待登记者", city);
    Colleague system = city.as(Role.SYSTEM_ADMIN).signIn();
    String path = "/api/accounts/" + wang.personId() + "/single-sign-on";
    for (Role role : List.of(Role.UNIT_HEAD, Role.DISTRICT_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)) {
      assertThat(city.as(role).put(path, Map.of("subject", "s")).status()).as(role.name()).isEqualTo(403);
    }
    Colleague farSystem = cities.hire("远区系统员", city.strangeDistrictAdmin().actor().nodeId(), Role.SYSTEM_ADMIN).signIn().proved();
    assertThat(farSystem.put(path, Map.of("subject", "s")).status()).as("the neighbour").isEqualTo(404);
    assertThat(system.put(path, Map.of("subject", "s")).problem()).isEqualTo("step-up-needed");
    system.proved();
    assertThat(system.put("/api/accounts/" + system.personId() + "/single-sign-on", Map.of("subject", "s")).problem())
        .isEqualTo("not-oneself");
    assertThat(system.put("/api/accounts/" + Ids.next() + "/single-sign-on", Map.of("subject", "s")).status()).isEqualTo(404);
    assertThat(system.put(path, Map.of("subject", " ")).at("errors/0/field")).isEqualTo("subject");
    assertThat(system.put(path, Map.of("subject", "x".repeat(300))).at("errors/0/field")).isEqualTo("subject");

    Lines lines = new Lines(database);
    long since = lines.now();
    assertThat(system.put(path, Map.of("subject", "only-one")).at("signOnSubject")).isEqualTo("only-one");
    Colleague other = cities.newcomer("重号者", city);
    assertThat(system.put("/api/accounts/" + other.personId() + "/single-sign-on", Map.of("subject", "only-one")).problem())
        .isEqualTo("subject-taken");

    Client browser = city.anonymous();
    signOn(browser, "only-one", null);
    assertThat(browser.get("/api/session").at("person/name")).isEqualTo("待登记者");
    assertThat(system.delete(path).at("signOnSubject")).isEmpty();
    assertThat(lines.withoutLine(since)).as("LG-01").isEmpty();
    assertThat(browser.get("/api/sessions").status()).as("ends with the registration").isEqualTo(401);
    assertThat(signOn(city.anonymous(), "only-one", null).header("Location")).contains("UNKNOWN");
  }

  /** 三员分立: the number is chosen by whoever registers it, so he could sign in with one of his own. */
  @ParameterizedTest
  @EnumSource(names = {"SECURITY_ADMIN", "AUDIT_ADMIN"})
  void noNumberIsRegisteredThatAloneMakesTheSystemAdministratorAnotherOfTheThree(Role role) {
    Colleague administrator = cities.hire("另一员", city.districtNode(), role).signIn();
    Colleague system = city.as(Role.SYSTEM_ADMIN).signIn().proved();
    String path = "/api/accounts/" + administrator.personId() + "/single-sign-on";

    Answer refused = system.put(path, Map.of("subject", administrator.login()));
    assertThat(refused.problem()).as(refused.text()).isEqualTo("separate-powers");
    assertThat(refused.text()).contains("动态验证码");
    assertThat(may(administrator)).doesNotContain("LINK_SINGLE_SIGN_ON");

    Equipped.with(administrator);
    assertThat(may(administrator)).contains("LINK_SINGLE_SIGN_ON");
    assertThat(system.put(path, Map.of("subject", administrator.login())).status()).isEqualTo(200);
    assertThat(signOn(city.anonymous(), administrator.login(), null).header("Location"))
        .as("the number alone opens nothing")
        .startsWith("/sign-in?");
  }

  @Test
  void whoComesByItAndNeverReplacedHisFirstPasswordHasBegunAllTheSame() {
    Colleague auditor = cities.hire("单点审计", city.districtNode(), Role.AUDIT_ADMIN);
    Instant handedOver = Instant.now().minus(Duration.ofDays(10));
    database.everything()
        .sql("update access.account set initial_until = :until, signed_in_at = now() where id = :id")
        .param("until", handedOver.atOffset(ZoneOffset.UTC))
        .param("id", auditor.personId())
        .update();
    assertThat(may(auditor)).as("in office for days").doesNotContain("RENEW_PASSWORD");

    database.everything()
        .sql("update access.account set signed_in_at = initial_until - interval '1 day' where id = :id")
        .param("id", auditor.personId())
        .update();
    assertThat(may(auditor)).as("never came further than to choose a password").contains("RENEW_PASSWORD");
  }

  private String may(Colleague of) {
    return city.as(Role.SYSTEM_ADMIN)
        .proved()
        .put("/api/accounts/" + of.personId() + "/disabled", Map.of("disabled", false))
        .json()
        .at("/can")
        .toString();
  }

  private Colleague linked(String name) {
    Colleague somebody = cities.newcomer(name, city);
    Answer answer =
        city.as(Role.SYSTEM_ADMIN)
            .proved()
            .put("/api/accounts/" + somebody.personId() + "/single-sign-on", Map.of("subject", somebody.login()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return somebody;
  }

  private static Answer signOn(Client browser, String subject, String to) {
    Map<String, String> asked = begin(browser, to);
    return comeBack(browser, SERVER.authorize(asked, subject, claims -> {}), asked.get("state"));
  }

  private static Map<String, String> begin(Client browser, String to) {
    String query = to == null ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    return asked(browser.get(DOOR + query));
  }

  /** What the browser is sent to the identity server with. */
  private static Map<String, String> asked(Answer redirected) {
    assertThat(redirected.status()).as(redirected.text()).isEqualTo(302);
    URI there = URI.create(redirected.header("Location"));
    assertThat(there.toString()).startsWith(SERVER.issuer() + "/auth?");
    Map<String, String> asked = FakeIdentityServer.form(there.getRawQuery());
    assertThat(asked).containsEntry("response_type", "code").containsEntry("code_challenge_method", "S256");
    return asked;
  }

  private static Answer comeBack(Client browser, String code, String state) {
    return browser.get(DOOR + "/return?code=" + code + "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
  }

  private Answer signOut(String token) {
    Client server = city.anonymous();
    return server.send(
        server
            .request(DOOR + "/sign-out")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("logout_token=" + token)));
  }

  private long accounts() {
    return database.everything().sql("select count(*) from access.account").query(Long.class).single();
  }

  private long proofs(Colleague person) {
    return database
        .everything()
        .sql("select count(*) from access.step_up where account_id = :id")
        .param("id", person.personId())
        .query(Long.class)
        .single();
  }

  private String trail(Colleague person) {
    return database
        .everything()
        .sql("select string_agg(details::text, ' ') from audit.entry where act = 'session.open' and person_id = :id")
        .param("id", person.personId())
        .query(String.class)
        .single();
  }
}
