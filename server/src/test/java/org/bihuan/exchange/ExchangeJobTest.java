package org.bihuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Refusal;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Long work: begun once, seen, stopped, ended well or not at all, and never too much of it. */
@BihuanTest
class ExchangeJobTest {

  @Autowired private TestCities cities;
  @Autowired private ExchangeDesk desk;
  @Autowired private TestDatabase database;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void work_can_be_stopped_by_its_owner_and_leaves_nothing() throws InterruptedException {
    Colleague officer = city.safetyOfficer();
    UUID id = Ids.next();
    CountDownLatch atWork = new CountDownLatch(1);
    begin(
        officer,
        id,
        progress -> {
          for (int row = 1; ; row++) {
            progress.reached(row, 1_000_000);
            atWork.countDown();
            LockSupport.parkNanos(1_000_000);
          }
        });
    assertThat(atWork.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(officer.post("/api/jobs/" + id + "/cancel", "").status()).isEqualTo(200);

    Answer ended = Desk.ends(officer, id, "CANCELLED");
    assertThat(ended.json().at("/can")).isEmpty();
    assertThat(officer.get("/api/jobs/" + id + "/file").status()).isEqualTo(404);
  }

  @Test
  void what_goes_wrong_is_said_in_a_sentence() {
    Colleague officer = city.safetyOfficer();
    UUID refused = Ids.next();
    begin(officer, refused, progress -> { throw Refusal.invalid("file", "没有找到表头", "请使用模板"); });
    UUID broken = Ids.next();
    begin(officer, broken, progress -> { throw new IllegalStateException("planted"); });

    assertThat(Desk.ends(officer, refused, "FAILED").at("failure/problem")).isEqualTo("没有找到表头");
    Answer incident = Desk.ends(officer, broken, "FAILED");
    assertThat(incident.at("failure/problem")).contains("错误编号").doesNotContain("planted");
  }

  @Test
  void a_worker_without_a_sign_of_life_has_ended_and_its_place_is_free() {
    Colleague officer = city.safetyOfficer();
    UUID id = Ids.next();
    begin(officer, id, progress -> JobEnd.made(new ExchangeJob.Product("x.xlsx", 1)));
    Desk.ends(officer, id, "DONE");
    database
        .everything()
        .sql("update exchange.job set state = 'RUNNING', finished_at = null, seen_at = now() - interval '3 minutes' where id = :id")
        .param("id", id)
        .update();

    Answer job = officer.get("/api/jobs/" + id);

    assertThat(job.at("state")).isEqualTo("FAILED");
    assertThat(job.at("failure/problem")).contains("中断");
    occupy("now() - interval '3 minutes'");
    UUID next = Ids.next();
    begin(officer, next, progress -> JobEnd.made(new ExchangeJob.Product("x.xlsx", 1)));
    Desk.ends(officer, next, "DONE");
    occupy(null);
  }

  @Test
  void only_two_at_a_time_and_the_third_is_told_when_to_come_back() {
    occupy("now()");
    try {
      Answer third = Desk.asksForExport(city.safetyOfficer(), Ids.next(), "", "WHOLE", List.of());
      assertThat(third.status()).isEqualTo(429);
      assertThat(third.at("detail")).contains("上限");
      assertThat(Integer.parseInt(third.header("Retry-After"))).isBetween(1, 60);
    } finally {
      occupy(null);
    }
    assertThat(database.everything().sql("select count(*) from exchange.job where account_id = :id")
            .param("id", city.safetyOfficer().personId()).query(Long.class).single())
        .isZero();
  }

  @Test
  void ten_exports_an_hour_are_enough_for_one_person() {
    Colleague officer = city.safetyOfficer();
    for (int i = 0; i < 10; i++) {
      Desk.exports(officer, "", List.of("number"));
    }

    Answer eleventh = Desk.asksForExport(officer, Ids.next(), "", "WHOLE", List.of());

    assertThat(eleventh.status()).isEqualTo(429);
    assertThat(eleventh.at("detail")).contains("10 次");
    assertThat(Integer.parseInt(eleventh.header("Retry-After"))).isBetween(3_000, 3_600);
    Desk.exports(city.unitHead(), "", List.of("number"));
    officer.get("/api/session");
    Instant later = Instant.now().plus(Duration.ofMinutes(25));
    officer.at(later).get("/api/session");
    Instant muchLater = Instant.now().plus(Duration.ofMinutes(50));
    officer.at(muchLater).get("/api/session");
    Instant anHourLater = Instant.now().plus(Duration.ofMinutes(61));
    UUID id = Ids.next();
    Answer again =
        officer.at(anHourLater).post("/api/exports", Map.of("id", id.toString(), "form", "WHOLE"));
    assertThat(again.status()).as(again.text()).isEqualTo(202);
    Desk.ends(officer, id, "DONE");
  }

  @Test
  void the_same_order_twice_is_begun_once_and_another_under_its_id_is_a_conflict() {
    Colleague officer = city.safetyOfficer();
    UUID id = Ids.next();
    Desk.asksForExport(officer, id, "", "SHOWN", List.of("number"));
    Desk.ends(officer, id, "DONE");

    assertThat(Desk.asksForExport(officer, id, "", "SHOWN", List.of("number")).status()).isEqualTo(202);
    assertThat(Desk.asksForExport(officer, id, "open=true", "SHOWN", List.of("number")).problem()).isEqualTo("id-conflict");
    assertThat(Desk.asksForExport(city.unitHead(), id, "", "SHOWN", List.of("number")).problem()).isEqualTo("id-conflict");
    assertThat(officer.get("/api/jobs").json()).hasSize(1);
  }

  private void begin(Colleague person, UUID id, JobWork work) {
    var order = new ExchangeDesk.Order(id, ExchangeJob.Kind.EXPORT, "export.data", "试验", "", 1, id.toString(), Map.of());
    Acting.as(person.actor(), () -> desk.start(person.actor(), order, () -> {}, work));
  }

  /** @param since an SQL expression, or null to free the places */
  private void occupy(String since) {
    String values = since == null ? "job_id = null, seen_at = null" : "job_id = gen_random_uuid(), seen_at = " + since;
    database.everything().sql("update exchange.slot set " + values).update();
  }
}
