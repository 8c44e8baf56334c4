package org.bihuan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a verification found is told to those who were not there, until one is clean (SECURITY 6.2). */
@BihuanTest
class VerificationAlarmTest {

  private static final String VERIFICATION = "/api/evidence/verification";
  private static final String HEALTH = "/actuator/health/verification";

  @Autowired private TestCities cities;
  @Autowired private TestDatabase database;
  @Autowired private Checkpoints checkpoints;
  @Autowired private LastVerification last;
  @Autowired private Verification verification;
  @Autowired private Clock clock;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
    city.as(Role.AUDIT_ADMIN);
    checkpoints.seal(true);
    checkpoints.sign();
  }

  @AfterEach
  void nothingIsLeft() {
    clean();
  }

  @Test
  void a_finding_is_told_to_the_three_and_the_city_until_a_later_run_is_clean() {
    new Tampering(database)
        .during(
            "update evidence.checkpoint set note = replace(note, 'bihuan/', 'bihuan!') "
                + "where size = (select min(size) from evidence.checkpoint)",
            () -> assertThat(city.as(Role.AUDIT_ADMIN).post(VERIFICATION, Map.of()).status()).isEqualTo(200));

    for (Role role : List.of(Role.AUDIT_ADMIN, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN, Role.CITY_ADMIN)) {
      Answer told = city.as(role).get(VERIFICATION);
      assertThat(told.at("problem")).as(role + told.text()).contains("存证核验（" + city.as(Role.AUDIT_ADMIN).name() + "）", "处不符");
      assertThat(told.at("remedy")).contains("保全现场");
      assertThat(Instant.parse(told.at("at"))).isAfter(Instant.now().minusSeconds(300));
    }
    assertThat(city.safetyOfficer().get(VERIFICATION).status()).isEqualTo(403);
    assertThat(city.anonymous().get(VERIFICATION).status()).isEqualTo(401);
    assertThat(city.anonymous().get(HEALTH).status()).isEqualTo(503);
    assertThat(city.anonymous().get("/actuator/health/readiness").status()).as("it serves all the same").isEqualTo(200);

    last.failed(new IllegalStateException("later"));
    assertThat(city.as(Role.CITY_ADMIN).get(VERIFICATION).at("problem")).as("not taken back by a failure").contains("处不符");

    clean();
    assertThat(city.as(Role.CITY_ADMIN).get(VERIFICATION).json().at("/problem").isNull()).isTrue();
    assertThat(city.anonymous().get(HEALTH).status()).isEqualTo(200);
  }

  @Test
  void every_finding_is_kept_and_the_sentence_names_the_first() {
    List<HistoryFinding> seven =
        IntStream.rangeClosed(1, 7)
            .mapToObj(i -> new HistoryFinding(HistoryFinding.Kind.CHAIN, "110108-2026-00000" + i, 2, "历史与前一条接不上"))
            .toList();
    last.found(new Verification.Report(clock.instant(), 7, 0, 0, 0, true, 0, Map.of(), null, seven));

    Answer told = city.as(Role.SECURITY_ADMIN).get(VERIFICATION);
    assertThat(told.json().at("/open")).hasSize(7);
    assertThat(told.at("open/6")).isEqualTo("110108-2026-000007：历史与前一条接不上");
    assertThat(told.at("problem")).contains("发现 7 处不符", "000003", "全部列在“存证”页").doesNotContain("000004");
    assertThat(told.at("remedy")).contains("照常签署");
  }

  @Test
  void the_run_of_the_night_tells_too() {
    new Tampering(database)
        .during(
            "update evidence.checkpoint set note = replace(note, 'bihuan/', 'bihuan!') "
                + "where size = (select min(size) from evidence.checkpoint)",
            () -> verification.run(Duration.ZERO));
    assertThat(city.as(Role.SECURITY_ADMIN).get(VERIFICATION).at("problem")).contains("每晚的存证核验", "处不符");
  }

  @Test
  void a_run_that_does_not_come_to_its_end_is_told_and_recorded() {
    clean();
    database.everything().sql("alter table evidence.cosignature rename to gone").update();
    try {
      assertThat(city.as(Role.AUDIT_ADMIN).post(VERIFICATION, Map.of()).status()).isGreaterThanOrEqualTo(500);
    } finally {
      database.everything().sql("alter table evidence.gone rename to cosignature").update();
    }
    assertThat(city.as(Role.AUDIT_ADMIN).get(VERIFICATION).at("problem")).contains("没有做完");
    assertThat(city.anonymous().get(HEALTH).status()).isEqualTo(503);
    Answer line = city.as(Role.AUDIT_ADMIN).get("/api/audit?act=evidence.verify&person=" + city.as(Role.AUDIT_ADMIN).personId());
    assertThat(line.at("0/details/failed")).as(line.text()).isNotBlank();
  }

  private void clean() {
    last.found(new Verification.Report(clock.instant(), 0, 0, 0, 0, true, 0, Map.of(), null, List.of()));
  }
}
