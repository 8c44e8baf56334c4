package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That signing has stopped is seen without verifying anything. */
@BihuanTest
class SigningTest {

  private static final String SIGNING = "/api/evidence/signing";

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  @Autowired private Checkpoints checkpoints;
  @Autowired private ReadOnlyMode readOnly;
  private TestCity city;

  @BeforeEach
  void everythingIsSigned() {
    city = cities.found();
    city.as(Role.AUDIT_ADMIN);
    checkpoints.seal(true);
    checkpoints.sign();
  }

  @Test
  void a_line_of_a_moment_ago_may_wait() {
    Answer state = city.as(Role.AUDIT_ADMIN).get(SIGNING);
    assertThat(state.json().at("/problem").isNull()).as(state.text()).isTrue();
    assertThat(Instant.parse(state.at("signedAt"))).isAfter(Instant.now().minusSeconds(120));
    assertThat(Long.parseLong(state.at("signedLines"))).isPositive();
    assertThat(city.as(Role.SYSTEM_ADMIN).get(SIGNING).status()).isEqualTo(200);
    assertThat(city.safetyOfficer().get(SIGNING).status()).isEqualTo(403);
    assertThat(city.anonymous().get("/actuator/health/signing").status()).isEqualTo(200);
  }

  @Test
  void a_line_that_waits_for_an_hour_is_told_with_what_to_do_about_it() {
    city.cityAdmin().signIn();
    Client later = city.anonymous().at(Instant.now().plus(Duration.ofHours(1)));
    assertThat(later.signIn(city.as(Role.AUDIT_ADMIN).login(), TestCity.PASSWORD).status()).isEqualTo(200);

    Answer state = later.get(SIGNING);
    assertThat(state.at("problem")).as(state.text()).matches("有 \\d+ 条历史没有签署，最早的已等了 (59|60) 分钟");
    assertThat(state.at("remedy")).contains("evidence.sign", "系统管理员");
    assertThat(later.get("/actuator/health/signing").status()).isEqualTo(503);
    assertThat(later.get("/actuator/health/readiness").status()).as("it serves all the same").isEqualTo(200);
  }

  @Test
  void a_tree_that_is_no_continuation_is_told_at_once() {
    city.cityAdmin().signIn();
    new Tampering(database)
        .during(
            "update evidence.checkpoint set root = sha256('other') where size = (select max(size) from evidence.checkpoint)",
            () -> assertThat(city.as(Role.AUDIT_ADMIN).get(SIGNING).at("problem")).contains("已停止签署"));
  }

  @Test
  void while_nothing_is_written_the_reason_is_told() {
    String cause = UUID.randomUUID().toString();
    readOnly.enter(cause, Refusal.state("disk-full", "磁盘将满，暂停写入", "请清理磁盘"));
    try {
      Answer state = city.as(Role.AUDIT_ADMIN).get(SIGNING);
      assertThat(state.at("problem")).contains("磁盘将满");
      assertThat(state.at("remedy")).contains("请清理磁盘");
    } finally {
      readOnly.leave(cause);
    }
  }

  @Test
  void what_came_in_late_waits_from_the_last_signature_on() {
    Instant signed = Instant.parse("2026-11-28T02:00:00Z");
    assertThat(SigningRules.since(signed.minusSeconds(86_400), signed)).isEqualTo(signed);
    assertThat(SigningRules.since(signed.plusSeconds(60), signed)).isEqualTo(signed.plusSeconds(60));
    assertThat(SigningRules.since(null, signed)).as("its line is gone").isEqualTo(signed);
    assertThat(SigningRules.isLate(signed, signed.plusSeconds(900), Duration.ofMinutes(15))).isFalse();
    assertThat(SigningRules.isLate(signed, signed.plusSeconds(901), Duration.ofMinutes(15))).isTrue();
  }
}
