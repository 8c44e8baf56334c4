package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.StepUp;
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

/** Asking somebody signed in once more who he is. */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepUpTest {

  private static final String STEP_UP = "/api/session/step-up";

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;

  @BeforeAll
  void found() {
    city = cities.found();
  }

  @Test
  void theRightPasswordRaisesTheSessionUnderANewToken() {
    Colleague wang = cities.newcomer("慎重者", city);
    String before = wang.cookie("bihuan_session").orElseThrow();

    Answer raised = wang.post(STEP_UP, Map.of("password", TestCity.PASSWORD));

    assertThat(raised.status()).as(raised.text()).isEqualTo(200);
    String after = wang.cookie("bihuan_session").orElseThrow();
    assertThat(after).isNotEqualTo(before);
    assertThat(proofs(wang)).isEqualTo(1);
    assertThat(wang.get("/api/sessions").json()).hasSize(1);
    await()
        .atMost(Duration.ofSeconds(2))
        .until(() -> new Client(server()).with("Cookie", "bihuan_session=" + before).get("/api/sessions").status() == 401);
  }

  @Test
  void aWrongPasswordRaisesNothingAndCountsLikeAGuessAtTheDoor() {
    Colleague guesser = cities.newcomer("试探者", city);
    for (int i = 0; i < Guesses.TRIES; i++) {
      Answer wrong = guesser.post(STEP_UP, Map.of("password", "Bu-Dui-" + i));
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.at("errors/0/field")).isEqualTo("password");
    }

    Answer locked = guesser.post(STEP_UP, Map.of("password", TestCity.PASSWORD));

    assertThat(locked.problem()).isEqualTo("too-many-attempts");
    Answer change = guesser.put("/api/account/password", Map.of("current", TestCity.PASSWORD, "password", "Xiao-Shan-9-Que"));
    for (Answer said : List.of(locked, change)) {
      assertThat(said.at("title")).isEqualTo("暂停核对密码");
      assertThat(said.at("remedy")).contains("分钟后再试", "现在的登录不受影响").doesNotContain("重发初始密码");
    }
    assertThat(guesser.get("/api/sessions").status()).isEqualTo(200);
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isPositive();
    assertThat(proofs(guesser)).isZero();
  }

  @Test
  void whoGuessesInASessionStandsInTheTrailByHisName() {
    Colleague guesser = cities.newcomer("留名者", city);
    guesser.post(STEP_UP, Map.of("password", "Bu-Dui-Bu-Dui"));
    guesser.put("/api/account/password", Map.of("current", "Ye-Bu-Dui-Ye", "password", "Xiao-Shan-9-Que"));

    assertThat(
            database
                .everything()
                .sql(
                    """
                    select concat_ws(' ', act, person_name, request, details ->> 'why')
                    from audit.entry where result = 'REFUSED' and person_id = :id order by at, id
                    """)
                .param("id", guesser.personId())
                .query(String.class)
                .list())
        .containsExactly(
            "session.step_up 留名者 POST /api/session/step-up wrong-password",
            "session.step_up 留名者 PUT /api/account/password wrong-password");
  }

  @Test
  void whoIsNotSignedInHasNothingToRaise() {
    assertThat(city.anonymous().post(STEP_UP, Map.of("password", TestCity.PASSWORD)).status()).isEqualTo(401);
  }

  @Test
  void aProofLastsFiveMinutes() {
    Instant now = Instant.parse("2026-11-26T02:00:00Z");
    new StepUp(now.minus(StepUp.LASTS), now).mustBeRecent("试验");

    for (Instant proved : new Instant[] {null, now.minus(StepUp.LASTS).minusMillis(1)}) {
      assertThatThrownBy(() -> new StepUp(proved, now).mustBeRecent("试验"))
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("step-up-needed"));
    }
  }

  private String server() {
    return city.anonymous().request("/").build().uri().resolve("/").toString().replaceAll("/$", "");
  }

  private long proofs(Colleague person) {
    return database
        .everything()
        .sql("select count(*) from access.step_up where account_id = :id")
        .param("id", person.personId())
        .query(Long.class)
        .single();
  }
}
