package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The door: who gets in, who does not, and what either learns by it. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

  @Autowired TestCities cities;
  @Autowired OrganisationRegister organisation;
  @Autowired PostRegister posts;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void theRightPasswordOpensASessionAndTellsWhoOneIs() {
    Answer session = city.safetyOfficer().get("/api/session");

    assertThat(session.status()).isEqualTo(200);
    assertThat(session.at("person/name")).isEqualTo("王安全");
    assertThat(session.at("post/role")).isEqualTo("SAFETY_OFFICER");
    assertThat(session.at("scope/kind")).isEqualTo("UNIT");
    assertThat(session.at("scope/units/0")).isEqualTo(city.unit().toString());
    assertThat(session.json().at("/permissions").toString()).contains("hazard.create").doesNotContain("hazard.delete");
  }

  @Test
  void somebodyWithTwoPostsComesInUnderTheOneUsedLastAndElseTheOneHeldLongest() {
    var never = cities.hire("从未登录", city.unit().id(), Role.SAFETY_OFFICER);
    var before = cities.hire("登录过的", city.unit().id(), Role.SAFETY_OFFICER);
    assertThat(browser("127.0.27.1").signIn(before.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    Ref wide = alsoCityAdmin(never.personId(), before.personId());

    for (var person : List.of(never, before)) {
      var session = browser("127.0.27.1");
      session.signIn(person.login(), TestCity.PASSWORD);
      assertThat(session.get("/api/session").at("post/role")).as(person.name()).isEqualTo("SAFETY_OFFICER");
    }
    var session = browser("127.0.27.1");
    session.signIn(before.login(), TestCity.PASSWORD);
    assertThat(session.put("/api/session/post", Map.of("postId", wide.toString())).status()).isEqualTo(200);
    var next = browser("127.0.27.1");
    next.signIn(before.login(), TestCity.PASSWORD);
    assertThat(next.get("/api/session").at("post/role")).isEqualTo("CITY_ADMIN");
  }

  private Ref alsoCityAdmin(UUID... people) {
    return Acting.asSystem(
        () -> {
          UUID node = organisation.city().orElseThrow().id();
          Post post = posts.open(new PostRegister.NewPost(Ids.next(), node, "临时代管", Role.CITY_ADMIN));
          for (UUID person : people) {
            posts.appoint(
                new PostRegister.Appointment(
                    Ids.next(), post.ref(), person, null, LocalDate.now(BeijingTime.ZONE), null));
          }
          return post.ref();
        });
  }

  @Test
  void nobodyIsSignedInWithoutASession() {
    Answer session = city.anonymous().get("/api/session");

    assertThat(session.at("signedIn")).isEqualTo("false");
    assertThat(city.anonymous().get("/api/districts").status()).isEqualTo(401);
    assertThat(city.anonymous().get("/api/no-such-address").status()).isEqualTo(401);
  }

  @Test
  void aWrongPasswordAnUnknownNameAndADisabledAccountLookAlike() {
    var disabled = cities.hire("停用的人", city.unit().id(), Role.POST_HOLDER);
    city.as(Role.SYSTEM_ADMIN)
        .put("/api/accounts/" + disabled.personId() + "/disabled", Map.of("disabled", true));

    Answer wrong = browser("127.0.21.1").signIn(city.unitHead().login(), "Not-the-password-1");
    Answer unknown = browser("127.0.21.1").signIn("nobody-of-that-name", "Not-the-password-1");
    Answer closed = browser("127.0.21.1").signIn(disabled.login(), TestCity.PASSWORD);

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.problem()).isEqualTo("sign-in-failed");
    assertThat(unknown.text()).isEqualTo(wrong.text());
    assertThat(closed.text()).isEqualTo(wrong.text());
    assertThat(unknown.status()).isEqualTo(closed.status()).isEqualTo(401);
    assertThat(unknown.response().headers().map().keySet()).isEqualTo(wrong.response().headers().map().keySet());
  }

  @Test
  void theAuditNamesWhoseAccountIsTriedAndNothingThatIsNoName() {
    browser("127.0.21.9").signIn(city.unitHead().login(), "Not-the-password-1");
    browser("127.0.21.9").signIn("My-own-Password-7", "Not-the-password-1");

    String trail = city.as(Role.AUDIT_ADMIN).get("/api/audit?act=session.open").text();

    assertThat(trail).contains("login " + city.unitHead().login()).doesNotContainIgnoringCase("my-own-password-7");
  }

  @Test
  void anUnknownNameTakesAsLongAsAKnownOne() {
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String network = "127.0." + (30 + i) + ".1";
      known.add(nanos(() -> browser(network).signIn(city.unitHead().login(), "Not-the-password-1")));
      unknown.add(nanos(() -> browser(network).signIn("nobody-" + network, "Not-the-password-1")));
    }

    // The quickest of each: what else runs on the machine adds to some of them and takes from none.
    double ratio = (double) Collections.min(known) / Collections.min(unknown);
    assertThat(ratio).as("known to unknown").isBetween(0.5, 2.0);
  }

  @Test
  void fiveWrongPasswordsLockTheAccountForThatNetworkOnly() {
    var attacker = browser("127.0.22.1");
    String login = city.postHolder().login();
    for (int i = 0; i < 5; i++) {
      assertThat(attacker.signIn(login, "Wrong-guess-" + i).status()).isEqualTo(401);
    }

    Answer locked = attacker.signIn(login, TestCity.PASSWORD);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.problem()).isEqualTo("too-many-attempts");
    assertThat(browser("127.0.23.1").signIn(login, TestCity.PASSWORD).status())
        .as("the owner elsewhere is not locked out")
        .isEqualTo(200);
    assertThat(attacker.at(Instant.now().plus(Duration.ofMinutes(14))).signIn(login, TestCity.PASSWORD).status())
        .isEqualTo(429);
  }

  @Test
  void theLockEndsByItselfAfterAQuarterOfAnHour() {
    String login = city.otherPostHolder().login();
    var clumsy = browser("127.0.24.1");
    for (int i = 0; i < 5; i++) {
      clumsy.signIn(login, "Wrong-guess-" + i);
    }

    Instant later = Instant.now().plus(Duration.ofMinutes(16));
    assertThat(clumsy.at(later).signIn(login, TestCity.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void anUnknownNameIsLockedLikeAKnownOne() {
    var attacker = browser("127.0.25.1");
    for (int i = 0; i < 5; i++) {
      assertThat(attacker.signIn("no-such-person", "Wrong-guess-" + i).status()).isEqualTo(401);
    }

    assertThat(attacker.signIn("no-such-person", "Wrong-guess-6").status()).isEqualTo(429);
  }

  @Test
  void aHundredGuessesAtOnceAreAHundredGuesses() throws Exception {
    String login = city.neighbour().login();
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Callable<Integer> guess = () -> browser("127.0.26.1").signIn(login, "Wrong-guess-at-once").status();
        answers.add(crowd.submit(guess));
      }
      int looked = 0;
      for (Future<Integer> answer : answers) {
        looked += answer.get() == 401 ? 1 : 0;
      }
      assertThat(looked).as("guesses whose password was looked at").isLessThanOrEqualTo(Guesses.TRIES);
    }
  }

  @Test
  void oneNetworkTryingManyNamesIsStopped() {
    var sprayer = browser("127.0.27.1");
    int stopped = 0;
    for (int i = 0; i < Guesses.NAMES_PER_NETWORK + 5; i++) {
      if (sprayer.signIn("sprayed-name-" + i, "Spring-2026-Spring").status() == 429) {
        stopped++;
      }
    }

    assertThat(stopped).isEqualTo(5);
    assertThat(browser("127.0.28.1").signIn(city.neighbour().login(), TestCity.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void whoWasHereBeforeIsNotShutOutByInventedNamesBesideHim() {
    Client own = browser("127.0.61.1");
    assertThat(own.signIn(city.unitHead().login(), TestCity.PASSWORD).status()).isEqualTo(200);
    Client colleague = browser("127.0.61.2");
    assertThat(colleague.signIn(city.districtAdmin().login(), TestCity.PASSWORD).status()).isEqualTo(200);
    invent(browser("127.0.61.7"));

    assertThat(own.signIn(city.unitHead().login(), TestCity.PASSWORD).status()).as("at his own browser").isEqualTo(200);
    assertThat(browser("127.0.61.9").signIn(city.districtAdmin().login(), TestCity.PASSWORD).status())
        .as("at a new browser in the network where he has signed in before")
        .isEqualTo(200);
    Answer wrong = browser("127.0.61.9").signIn(city.districtAdmin().login(), "Not-the-password-1");
    Answer unknown = browser("127.0.61.9").signIn("nobody-at-all", "Not-the-password-1");
    assertThat(wrong.text()).as("a wrong password does not tell who was here").isEqualTo(unknown.text());
    assertThat(unknown.status()).isEqualTo(429);
    assertThat(unknown.header("Retry-After")).isNotEmpty();
    assertThat(browser("127.0.61.9").signIn(city.stranger().login(), TestCity.PASSWORD).status())
        .as("unknown here: braked")
        .isEqualTo(429);
  }

  @Test
  void fiveWrongGuessesBesideHimDoNotLockSomebodyOutOfHisOwnBrowser() {
    String login = city.neighbourHead().login();
    Client own = browser("127.0.62.1");
    assertThat(own.signIn(login, TestCity.PASSWORD).status()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      browser("127.0.62.7").signIn(login, "Wrong-guess-" + i);
    }

    assertThat(browser("127.0.62.7").signIn(login, TestCity.PASSWORD).status()).isEqualTo(429);
    assertThat(own.signIn(login, TestCity.PASSWORD).status()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      assertThat(own.signIn(login, "Wrong-guess-" + i).status()).isEqualTo(401);
    }
    assertThat(own.signIn(login, TestCity.PASSWORD).status()).as("a stolen browser guesses no longer than others").isEqualTo(429);
  }

  @Test
  void theMarkOfABrowserIsRenewedAndAnotherNamesMarkIsWorthNothing() {
    Client first = browser("127.0.63.1");
    first.signIn(city.unitHead().login(), TestCity.PASSWORD);
    String old = first.cookie("bihuan_device").orElseThrow();
    first.signIn(city.postHolder().login(), TestCity.PASSWORD);
    assertThat(first.cookie("bihuan_device").orElseThrow()).isNotEqualTo(old);
    invent(browser("127.0.64.7"));

    for (String mark : List.of(old, first.cookie("bihuan_device").orElseThrow())) {
      Client elsewhere = browser("127.0.64.1");
      elsewhere.get("/api/session");
      String carried = "bihuan_device=" + mark + "; bihuan_csrf=" + elsewhere.cookie("bihuan_csrf").orElseThrow();
      assertThat(elsewhere.with("Cookie", carried).signIn(city.unitHead().login(), TestCity.PASSWORD).status())
          .as("the old mark is worth nothing, the new one goes with its browser")
          .isEqualTo(mark.equals(old) ? 429 : 200);
    }
  }

  @Test
  void aBrowserThatSpeaksOfItselfInChineseGetsIn() throws Exception {
    var browser = browser("127.0.65.1");
    browser.get("/api/session");
    String token = browser.cookie("bihuan_csrf").orElseThrow();
    String body = "{\"login\":\"" + city.unitHead().login() + "\",\"password\":\"" + TestCity.PASSWORD + "\"}";
    String request =
        "POST /api/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nUser-Agent: 平安浏览器\r\nX-Anything: 随便\r\n"
            + "Cookie: bihuan_csrf=" + token + "\r\nX-CSRF-Token: " + token
            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    try (var socket = new java.net.Socket("127.0.0.1", city.anonymous().port())) {
      socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
    assertThat(city.unitHead().get("/api/sessions").text()).contains("平安浏览器");
  }

  private static void invent(Client attacker) {
    for (int i = 0; i < Guesses.NAMES_PER_NETWORK + 1; i++) {
      attacker.signIn("invented-name-" + i, "x");
    }
  }

  @Test
  void aPlantedSessionIsNeverTakenOver() {
    var browser = browser("127.0.29.1");
    Answer before = browser.with("Cookie", "bihuan_session=planted-by-somebody").get("/api/session");
    assertThat(before.at("signedIn")).isEqualTo("false");

    browser.get("/api/session");
    browser.signIn(city.districtAdmin().login(), TestCity.PASSWORD);
    String first = browser.cookie("bihuan_session").orElseThrow();
    browser.signIn(city.districtAdmin().login(), TestCity.PASSWORD);

    assertThat(first).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(browser.cookie("bihuan_session").orElseThrow());
  }

  @Test
  void hostileSignInsAreRefusedWithASentence() {
    var browser = browser("127.0.20.1");

    assertThat(browser.post("/api/session", "{}").at("errors/0/field")).isEqualTo("login");
    assertThat(browser.post("/api/session", "{\"login\":[\"a\"],\"password\":\"x\"}").status()).isEqualTo(400);
    assertThat(browser.signIn("a\u0000b", "x").at("errors/0/field")).isEqualTo("login");
    assertThat(browser.signIn("' or 1=1 --", "x".repeat(5000)).status()).isEqualTo(401);
  }

  private Client browser(String address) {
    return city.anonymous().from(address);
  }

  private static long nanos(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }
}
