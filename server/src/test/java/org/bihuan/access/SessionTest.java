package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/** A session from its opening to its end. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {

  private static final Duration WITHIN_A_SECOND = Duration.ofMillis(1_000);

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void theTokenItselfIsStoredNowhere() {
    Colleague wang = cities.newcomer("存疑者", city);
    String token = wang.cookie("bihuan_session").orElseThrow();

    long rows =
        database
            .everything()
            .sql(
                """
                select count(*)
                from access.session s
                where s::text like :token or encode(token_hash, 'escape') = :plain
                """)
            .param("token", "%" + token + "%")
            .param("plain", token)
            .query(Long.class)
            .single();
    assertThat(rows).isZero();
  }

  @Test
  void signingOutEndsTheSessionAtOnce() {
    Colleague zhao = cities.newcomer("下班者", city);
    String token = zhao.cookie("bihuan_session").orElseThrow();

    assertThat(zhao.delete("/api/session").status()).isEqualTo(204);

    assertThat(withToken(token).get("/api/sessions").status()).isEqualTo(401);
    assertThat(zhao.cookie("bihuan_session")).isEmpty();
  }

  @Test
  void halfAnHourOfIdlenessEndsASession() {
    Colleague idle = cities.newcomer("久坐者", city);
    Instant now = Instant.now();

    assertThat(idle.at(now.plus(Duration.ofMinutes(29))).get("/api/sessions").status()).isEqualTo(200);
    assertThat(idle.at(now.plus(Duration.ofMinutes(58))).get("/api/sessions").status())
        .as("still at work")
        .isEqualTo(200);
    assertThat(idle.at(now.plus(Duration.ofMinutes(90))).get("/api/sessions").status()).isEqualTo(401);
  }

  @Test
  void theSeparatedAdministratorsHaveAQuarterOfAnHour() {
    Colleague auditor = cities.hire("慢审计", cityNode(), Role.AUDIT_ADMIN).signIn();
    Instant now = Instant.now();

    assertThat(auditor.at(now.plus(Duration.ofMinutes(14))).get("/api/sessions").status()).isEqualTo(200);
    assertThat(auditor.at(now.plus(Duration.ofMinutes(30))).get("/api/sessions").status()).isEqualTo(401);
  }

  @Test
  void noSessionLivesLongerThanTwelveHours() {
    Colleague busy = cities.newcomer("加班者", city);
    Instant now = Instant.now();
    for (int minutes = 20; minutes < 720; minutes += 20) {
      assertThat(busy.at(now.plus(Duration.ofMinutes(minutes))).get("/api/sessions").status()).isEqualTo(200);
    }

    assertThat(busy.at(now.plus(Duration.ofMinutes(721))).get("/api/sessions").status()).isEqualTo(401);
  }

  @Test
  void lastSeenIsWrittenAtMostOnceAMinute() {
    Colleague reader = cities.newcomer("常看者", city);
    Instant opened = seenAt(reader);
    Instant now = Instant.now();

    reader.at(now.plusSeconds(40)).get("/api/sessions");
    assertThat(seenAt(reader)).isEqualTo(opened);
    reader.at(now.plusSeconds(70)).get("/api/sessions");
    assertThat(seenAt(reader)).isAfter(opened);
  }

  @Test
  void theFourthSessionEndsTheOldest() {
    Colleague roaming = cities.newcomer("多处登录者", city);
    List<Client> browsers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Client browser = roaming.from("127.0.0.1");
      assertThat(browser.signIn(roaming.login(), TestCity.PASSWORD).status()).isEqualTo(200);
      browsers.add(browser);
    }

    await().atMost(WITHIN_A_SECOND).until(() -> browsers.get(0).get("/api/sessions").status() == 401);
    assertThat(browsers.get(1).get("/api/sessions").json()).hasSize(3);
    assertThat(browsers.get(3).get("/api/sessions").status()).isEqualTo(200);
  }

  @Test
  void everybodySeesAndEndsHisOwnSessionsOnly() {
    Colleague wang = cities.newcomer("自理者", city);
    Client phone = wang.from("127.0.0.1").with("User-Agent", "Phone of Wang");
    phone.signIn(wang.login(), TestCity.PASSWORD);

    Answer sessions = wang.get("/api/sessions");
    assertThat(sessions.json()).hasSize(2);
    String other = sessions.at("0/current").equals("true") ? "1" : "0";
    assertThat(sessions.at(other + "/device")).isEqualTo("Phone of Wang");
    assertThat(sessions.at(other + "/can/0")).isEqualTo("END");
    String id = sessions.at(other + "/id");

    assertThat(city.neighbour().delete("/api/sessions/" + id).status()).isEqualTo(404);
    assertThat(phone.get("/api/sessions").status()).isEqualTo(200);
    assertThat(wang.delete("/api/sessions/" + id).status()).isEqualTo(204);
    await().atMost(WITHIN_A_SECOND).until(() -> phone.get("/api/sessions").status() == 401);
    assertThat(wang.delete("/api/sessions/" + id).status()).isEqualTo(404);
  }

  @Test
  void disablingAnAccountEndsItsSessionsWithinASecond() {
    Colleague leaving = cities.newcomer("离任者", city);
    assertThat(leaving.get("/api/sessions").status()).isEqualTo(200);

    Answer disabled =
        city.as(Role.SYSTEM_ADMIN)
            .put("/api/accounts/" + leaving.personId() + "/disabled", Map.of("disabled", true));

    assertThat(disabled.status()).isEqualTo(200);
    await().atMost(WITHIN_A_SECOND).until(() -> leaving.get("/api/sessions").status() == 401);
  }

  @Test
  void endingAPostEndsWhatIsDoneUnderItWithinASecond() {
    Colleague leaving = cities.newcomer("卸任者", city);
    UUID holding = holdingOf(leaving);

    city.safetyOfficer()
        .put(
            "/api/units/" + city.unit() + "/holders/" + holding + "/end",
            Map.of("to", LocalDate.now(BeijingTime.ZONE).minusDays(1).toString()));

    await().atMost(WITHIN_A_SECOND).until(() -> leaving.get("/api/sessions").status() == 401);
  }

  @Test
  void aChangedPasswordEndsEverySessionAndTheOldOneNoLongerOpens() {
    Colleague careful = cities.newcomer("谨慎者", city);
    Client elsewhere = careful.from("127.0.0.1");
    elsewhere.signIn(careful.login(), TestCity.PASSWORD);

    assertThat(change(careful, "Wrong-old-1", "Neu-Berg-22-Fluss").at("errors/0/field")).isEqualTo("current");
    assertThat(change(careful, TestCity.PASSWORD, "short").at("errors/0/field")).isEqualTo("password");
    assertThat(change(careful, TestCity.PASSWORD, "Neu-Berg-22-Fluss").status()).isEqualTo(204);

    await().atMost(WITHIN_A_SECOND).until(() -> elsewhere.get("/api/sessions").status() == 401);
    assertThat(careful.signIn(careful.login(), TestCity.PASSWORD).status()).isEqualTo(401);
    assertThat(careful.signIn(careful.login(), "Neu-Berg-22-Fluss").status()).isEqualTo(200);
  }

  @Test
  void noneOfTheLastFivePasswordsComesBack() {
    Colleague forgetful = cities.newcomer("念旧者", city);
    List<String> past = new ArrayList<>(List.of(TestCity.PASSWORD));
    for (int i = 1; i <= 5; i++) {
      String next = "Neu-Berg-" + i + "-Fluss";
      assertThat(change(forgetful, past.getLast(), past.getFirst()).at("errors/0/field")).isEqualTo("password");
      assertThat(change(forgetful, past.getLast(), next).status()).isEqualTo(204);
      past.add(next);
      assertThat(forgetful.signIn(forgetful.login(), next).status()).isEqualTo(200);
    }

    assertThat(change(forgetful, past.getLast(), TestCity.PASSWORD).status()).as("five others since").isEqualTo(204);
  }

  @Test
  void anOldPasswordOpensTheDoorAndNothingElse() {
    Colleague slow = cities.newcomer("拖延者", city);
    Instant later = Instant.now().plus(Duration.ofDays(3_651));
    Client desk = slow.from("127.0.0.1").at(later);

    assertThat(desk.signIn(slow.login(), TestCity.PASSWORD).at("mustChangePassword")).isEqualTo("true");
    assertThat(desk.get("/api/districts").problem()).isEqualTo("change-password-first");
    Map<String, String> change = Map.of("current", TestCity.PASSWORD, "password", "Neu-Berg-22-Fluss");
    assertThat(desk.put("/api/account/password", change).status()).isEqualTo(204);
    assertThat(desk.signIn(slow.login(), "Neu-Berg-22-Fluss").at("mustChangePassword")).isEqualTo("false");
  }

  @Test
  void whoHoldsTwoPostsActsUnderOneAndChangesWithANewSession() {
    Colleague two = cities.newcomer("双岗者", city);
    var second =
        city.safetyOfficer()
            .post(
                "/api/units/" + city.unit() + "/posts",
                Map.of("id", Ids.next(), "title", "值班员", "role", "DUTY_OFFICER"));
    String post = second.at("ref");
    city.safetyOfficer()
        .post(
            "/api/organisation/posts/" + post + "/holders",
            Map.of("id", Ids.next(), "personId", two.personId(), "from", LocalDate.now(BeijingTime.ZONE).toString()));
    String before = two.cookie("bihuan_session").orElseThrow();

    Answer switched = two.put("/api/session/post", Map.of("postId", post));

    assertThat(switched.at("post/role")).isEqualTo("DUTY_OFFICER");
    assertThat(switched.json().at("/posts")).hasSize(2);
    assertThat(two.cookie("bihuan_session").orElseThrow()).isNotEqualTo(before);
    assertThat(withToken(before).get("/api/sessions").status()).isEqualTo(401);
    Client otherTab = two.with("X-Acting-Post", two.post().toString());
    assertThat(otherTab.get("/api/session").at("post/role")).as("a page keeps its post (0298)").isEqualTo("POST_HOLDER");
    assertThat(two.get("/api/session").at("post/role")).isEqualTo("DUTY_OFFICER");
    two.signIn();
    assertThat(two.get("/api/session").at("post/role")).as("the post acted under last").isEqualTo("DUTY_OFFICER");
  }

  @Test
  void nobodyActsUnderAnothersPost() {
    Answer refused =
        city.postHolder().put("/api/session/post", Map.of("postId", city.unitHead().post().toString()));

    assertThat(refused.status()).isEqualTo(404);
    Answer page = city.postHolder().with("X-Acting-Post", city.unitHead().post().toString()).get("/api/session");
    assertThat(page.problem()).isEqualTo("post-not-held");
    assertThat(page.at("detail")).contains("这个浏览器里已换人登录");
    assertThat(city.postHolder().get("/api/session").at("post/role")).isEqualTo("POST_HOLDER");
  }

  private Client withToken(String token) {
    return city.anonymous().with("Cookie", "bihuan_session=" + token);
  }

  private static Answer change(Colleague who, String current, String chosen) {
    return who.put("/api/account/password", Map.of("current", current, "password", chosen));
  }

  private Instant seenAt(Colleague who) {
    return database
        .everything()
        .sql("select seen_at from access.session where account_id = :account and ended_at is null")
        .param("account", who.personId())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  private UUID holdingOf(Colleague who) {
    return database
        .everything()
        .sql("select id from organisation.holding where person_id = :person")
        .param("person", who.personId())
        .query(UUID.class)
        .single();
  }

  private UUID cityNode() {
    return database
        .everything()
        .sql("select id from organisation.node where kind = 'CITY'")
        .query(UUID.class)
        .single();
  }
}
