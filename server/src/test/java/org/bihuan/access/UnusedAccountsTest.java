package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Role;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody uses is closed, after it has been shown (AU-15). */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnusedAccountsTest {

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired Accounts accounts;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void ninetyDaysWithoutUseDisableAnAccountAndNothingEarlier() {
    Colleague gone = unusedFor("久未登录者", 91);
    Colleague rare = unusedFor("偶尔登录者", 89);

    accounts.disableUnused();

    assertThat(gone.from("127.0.0.1").signIn(gone.login(), TestCity.PASSWORD).status()).isEqualTo(401);
    assertThat(rare.from("127.0.0.1").signIn(rare.login(), TestCity.PASSWORD).status()).isEqualTo(200);
    assertThat(auditLines(gone)).isEqualTo(1);
    accounts.disableUnused();
    assertThat(auditLines(gone)).as("once").isEqualTo(1);
  }

  @Test
  void aReturnedAccountHasNinetyDaysAgain() {
    Colleague back = unusedFor("复职者", 91);
    accounts.disableUnused();
    String disabled = "/api/accounts/" + back.personId() + "/disabled";

    assertThat(city.as(Role.SYSTEM_ADMIN).proved().put(disabled, Map.of("disabled", false)).status()).isEqualTo(200);
    accounts.disableUnused();

    assertThat(back.from("127.0.0.1").signIn(back.login(), TestCity.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void theSystemAdministratorSeesBeforehandWhoWillBeClosed() {
    Colleague soon = unusedFor("将被停用者", 80);
    Colleague later = unusedFor("还早者", 60);

    String list = everyPage("UNUSED_SOON");

    assertThat(list).contains(soon.login()).doesNotContain(later.login());
  }

  @Test
  void whoWasOpenedOfLateIsNotAboutToBeClosedThoughNeverSeen() {
    Colleague fresh = cities.hire("刚开户者", city.unit().id(), Role.POST_HOLDER);

    assertThat(everyPage("UNUSED_SOON")).doesNotContain(fresh.login());
  }

  @Test
  void whoLostHisLastPostIsListed() {
    Colleague leaving = cities.hire("无岗者", city.unit().id(), Role.POST_HOLDER);
    assertThat(everyPage("WITHOUT_POST")).doesNotContain(leaving.login());
    database
        .everything()
        .sql(
            """
            update organisation.holding set to_on = :day, ended_at = now(), ended_by = '测试'
            where person_id = :person
            """)
        .param("day", LocalDate.now(BeijingTime.ZONE).minusDays(1))
        .param("person", leaving.personId())
        .update();

    assertThat(everyPage("WITHOUT_POST")).contains(leaving.login());
  }

  @Test
  void onlyTheSystemAdministratorLooksAndOnlyForWhatThereIs() {
    assertThat(city.cityAdmin().get("/api/accounts?concern=UNUSED_SOON").status()).isEqualTo(403);
    assertThat(city.as(Role.SYSTEM_ADMIN).get("/api/accounts?concern=NOTHING").status()).isIn(400, 422);
  }

  private Colleague unusedFor(String name, int days) {
    Colleague somebody = cities.hire(name, city.unit().id(), Role.POST_HOLDER);
    database
        .everything()
        .sql("update access.account set counted_from = :since where id = :id")
        .param("since", AccountStore.utc(Instant.now().minus(Duration.ofDays(days))))
        .param("id", somebody.personId())
        .update();
    return somebody;
  }

  private String everyPage(String concern) {
    StringBuilder all = new StringBuilder();
    String next = "";
    do {
      var page = city.as(Role.SYSTEM_ADMIN).get("/api/accounts?concern=" + concern + "&after=" + next);
      assertThat(page.status()).isEqualTo(200);
      all.append(page.text());
      next = page.at("next");
    } while (!next.isEmpty());
    return all.toString();
  }

  private long auditLines(Colleague who) {
    return database
        .everything()
        .sql("select count(*) from audit.entry where act = 'account.disable' and subject = :subject")
        .param("subject", "account " + who.personId())
        .query(Long.class)
        .single();
  }
}
