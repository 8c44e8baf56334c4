package org.bihuan.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ids;
import org.bihuan.platform.StepUp;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What opens a phone whose PIN was forgotten is given to its owner, and only where he has just come in. */
@BihuanTest
class PhoneSecretTest {

  private static final String SECRETS = "/api/sync/phone-secrets";

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  TestCity city;
  Colleague wang;
  UUID device = Ids.next();

  @BeforeEach
  void found() {
    city = cities.found();
    wang = city.safetyOfficer();
  }

  @Test
  void it_is_made_for_one_phone_and_given_back_to_its_owner() {
    Answer made = wang.post(SECRETS, Map.of("owner", wang.personId(), "device", device));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(Base64.getDecoder().decode(made.at("secret"))).hasSize(32);
    wang.proved();
    Answer again = wang.get(SECRETS + "/" + made.at("id"));
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(again.at("secret")).isEqualTo(made.at("secret"));
    assertThat(wang.post(SECRETS, Map.of("owner", wang.personId(), "device", device)).at("secret")).isNotEqualTo(made.at("secret"));
    assertThat(lines("phone.pin.set")).isEqualTo(2);
  }

  @Test
  void a_session_somebody_got_hold_of_does_not_learn_it() {
    Answer made = wang.post(SECRETS, Map.of("owner", wang.personId(), "device", device));
    database
        .everything()
        .sql("update access.session set opened_at = opened_at - interval '6 minutes' where account_id = :account")
        .param("account", wang.personId())
        .update();
    Answer refused = wang.get(SECRETS + "/" + made.at("id"));
    assertThat(refused.problem()).as(refused.text()).isEqualTo("step-up-needed");
    assertThat(refused.text()).doesNotContain(made.at("secret"));
  }

  @Test
  void nobody_else_is_given_it() {
    Answer made = wang.post(SECRETS, Map.of("owner", wang.personId(), "device", device));
    Colleague other = city.districtAdmin();
    other.proved();
    assertThat(other.get(SECRETS + "/" + made.at("id")).status()).isEqualTo(404);
    // Somebody else has signed in meanwhile: a secret of his would not open it again.
    assertThat(other.post(SECRETS, Map.of("owner", wang.personId(), "device", device)).problem()).isEqualTo("other-person");
    assertThat(city.anonymous().get(SECRETS + "/" + made.at("id")).status()).isEqualTo(401);
  }

  @Test
  void a_phone_whose_pin_was_wrong_too_often_is_told_of_in_the_audit() {
    Instant at = Instant.parse("2026-11-28T08:00:00Z");
    assertThat(wang.post("/api/sync/pin-failures", Map.of("owner", wang.personId(), "device", device, "at", at)).status()).isEqualTo(204);
    assertThat(lines("phone.pin.fail")).isEqualTo(1);
    assertThat(wang.post("/api/sync/pin-failures", Map.of("owner", wang.personId(), "device", device)).problem()).isEqualTo("invalid");
  }

  @Test
  void to_have_signed_in_just_now_is_proof_and_no_longer_than_any_other() {
    Instant now = Instant.parse("2026-11-28T08:00:00Z");
    new StepUp(null, now.minus(StepUp.LASTS), now).mustBeRecentOrSignedIn("试验");
    assertThat(catchThrowable(
            () -> new StepUp(null, now.minus(StepUp.LASTS).minus(Duration.ofSeconds(1)), now).mustBeRecentOrSignedIn("试验")))
        .isNotNull();
    assertThat(catchThrowable(() -> new StepUp(null, now, now).mustBeRecent("试验"))).isNotNull();
  }

  private long lines(String act) {
    return database
        .everything()
        .sql("select count(*) from audit.entry where act = :act and subject = :phone")
        .param("act", act)
        .param("phone", "phone " + device)
        .query(Long.class)
        .single();
  }
}
