package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A lock against guessing is no weapon against its owner, not even from the desk beside his; AU-01 of the catalogue. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockOutTest {

  private static final String WRONG = "Wrong-guess-1";

  @Autowired TestCities cities;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void atANewBrowserBesideTheAttackerTheOwnerGetsInWithPasswordAndCodeAtOnce() {
    Equipped head = Equipped.with(cities.newcomer("邻座者", city));
    Instant later = head.confirmed().plusSeconds(60);
    lock(head.owner().login(), "127.0.81.7", later);
    Client fresh = browser("127.0.81.1", later);

    Answer locked = fresh.signIn(head.owner().login(), TestCity.PASSWORD);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.at("codeHelps")).isEqualTo("true");
    Answer entered = together(fresh, head.owner().login(), TestCity.PASSWORD, head.codeAt(later));
    assertThat(entered.status()).as(entered.text()).isEqualTo(200);
    assertThat(entered.at("person/name")).isEqualTo("邻座者");

    lock(head.owner().login(), "127.0.81.7", later);
    Instant next = later.plusSeconds(60);
    Answer code = fresh.at(next).signIn(head.owner().login(), TestCity.PASSWORD);
    assertThat(code.status()).as("from now on this browser is his").isEqualTo(202);
  }

  @Test
  void whoeverHasNoSecondFactorGetsInWithAFirstPasswordThatTheSystemAdministratorGives() {
    Colleague owner = cities.newcomer("急用者", city);
    Instant now = Instant.now();
    lock(owner.login(), "127.0.80.7", now);
    Client fresh = browser("127.0.80.1", now);
    Answer kept = fresh.signIn(owner.login(), TestCity.PASSWORD);
    assertThat(kept.status()).isEqualTo(429);
    assertThat(kept.text()).contains("请系统管理员重发初始密码");

    String first =
        city.as(Role.SYSTEM_ADMIN)
            .proved()
            .post("/api/accounts/" + owner.personId() + "/initial-password", Map.of())
            .at("initialPassword");
    assertThat(fresh.signIn(owner.login(), WRONG).text()).as("still the words of the lock").isEqualTo(kept.text());
    Answer entered = fresh.signIn(owner.login(), first);
    assertThat(entered.status()).as(entered.text()).isEqualTo(200);
    assertThat(entered.at("mustChangePassword")).isEqualTo("true");
    lock(owner.login(), "127.0.80.7", now);
    assertThat(fresh.signIn(owner.login(), first).status()).as("from now on this browser is his").isEqualTo(200);
  }

  @Test
  void aNetworkThatIsBrakedLetsASecondFactorIn() {
    Equipped head = Equipped.with(cities.newcomer("新到者", city));
    Instant later = head.confirmed().plusSeconds(60);
    Client attacker = browser("127.0.82.7", later);
    for (int i = 0; i < Guesses.NAMES_PER_NETWORK; i++) {
      attacker.signIn("made-up-" + i, WRONG);
    }
    Client fresh = browser("127.0.82.1", later);

    assertThat(fresh.signIn(head.owner().login(), TestCity.PASSWORD).status()).isEqualTo(429);
    assertThat(together(fresh, head.owner().login(), TestCity.PASSWORD, head.codeAt(later)).status()).isEqualTo(200);
  }

  @Test
  void nothingTellsWhichOfTheTwoWasWrong() {
    Equipped head = Equipped.with(cities.newcomer("被猜者", city));
    String plain = cities.newcomer("单因素者", city).login();
    Instant later = head.confirmed().plusSeconds(60);
    lock(head.owner().login(), "127.0.83.7", later);
    Client attacker = browser("127.0.83.7", later);
    String login = head.owner().login();

    Answer neither = together(attacker, login, WRONG, "000000");
    for (Answer answer :
        List.of(
            together(attacker, login, WRONG, head.codeAt(later)),
            together(attacker, login, TestCity.PASSWORD, "000000"),
            together(attacker, plain, TestCity.PASSWORD, "000000"),
            together(attacker, "nobody-of-that-name", WRONG, "000000"))) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).isEqualTo(neither.text());
    }
  }

  @Test
  void whoKnowsThePasswordGuessesCodesNoLongerThanAtTheSecondStepAndDoesNotLearnIt() {
    Equipped head = Equipped.with(cities.newcomer("失密者", city));
    Instant later = head.confirmed().plusSeconds(60);
    Client attacker = browser("127.0.84.7", later);
    Answer first = together(attacker, head.owner().login(), TestCity.PASSWORD, "000000");
    for (int i = 1; i < Guesses.TRIES; i++) {
      together(attacker, head.owner().login(), TestCity.PASSWORD, "00000" + i);
    }

    Answer right = together(attacker, head.owner().login(), TestCity.PASSWORD, head.codeAt(later));
    assertThat(right.text()).as("locked, and says so to nobody").isEqualTo(first.text());
    assertThat(
            together(browser("127.0.85.1", later), head.owner().login(), TestCity.PASSWORD, head.codeAt(later)).status())
        .as("the owner elsewhere")
        .isEqualTo(200);
  }

  @Test
  void guessesWithCodesLockThePasswordAlone() {
    String login = cities.newcomer("同锁者", city).login();
    Instant now = Instant.now();
    Client attacker = browser("127.0.86.7", now);
    for (int i = 0; i < Guesses.TRIES; i++) {
      assertThat(together(attacker, login, "Wrong-guess-" + i, "000000").status()).isEqualTo(401);
    }

    assertThat(attacker.signIn(login, TestCity.PASSWORD).status()).as("the lock holds on every way in").isEqualTo(429);
  }

  @Test
  void aNetworkMayNotLookUpPasswordsWithoutEnd() {
    Client attacker = browser("127.0.87.7", Instant.now());
    int looked = 0;
    for (int i = 0; i < Guesses.UNDER_LOCK_PER_MINUTE + 3; i++) {
      looked += together(attacker, "made-up-" + i % 3, WRONG, "000000").status() == 401 ? 1 : 0;
    }

    assertThat(looked).isEqualTo(Guesses.UNDER_LOCK_PER_MINUTE);
    Client later = browser("127.0.87.7", Instant.now().plus(Duration.ofMinutes(1)));
    assertThat(together(later, "made-up-1", WRONG, "000000").status()).isEqualTo(401);
  }

  private void lock(String login, String address, Instant now) {
    Client attacker = browser(address, now);
    for (int i = 0; i < Guesses.TRIES; i++) {
      attacker.signIn(login, "Wrong-guess-" + i);
    }
    assertThat(attacker.signIn(login, TestCity.PASSWORD).status()).isEqualTo(429);
  }

  private Client browser(String address, Instant now) {
    return city.anonymous().from(address).at(now);
  }

  private static Answer together(Client browser, String login, String password, String code) {
    return browser.post("/api/session", Map.of("login", login, "password", password, "code", code));
  }
}
