package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.finding;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bihuan.platform.Ids;
import org.bihuan.platform.database.TestLogins;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody is told whose line to the database breaks, or who is kept waiting, in the midst of a write. */
@BihuanTest
class BrokenLineTest {

  @Autowired TestCities cities;
  @Autowired TestLogins logins;
  @Autowired TestDatabase database;

  @Test
  void a_line_that_breaks_leaves_it_open_whether_it_is_kept_and_the_same_sent_again_settles_it() throws Exception {
    TestCity city = cities.found();
    Map<String, Object> finding = finding(city.unit(), Ids.next());

    Answer broken = whileTheLedgerIsLocked(city, finding, this::breakTheLineOfWhoWaits);

    assertThat(broken.status()).as(broken.toString()).isEqualTo(503);
    assertThat(broken.problem()).isEqualTo("line-lost");
    assertThat(broken.at("detail")).contains("不能确定");
    assertThat(broken.header("Retry-After")).isNotEmpty();
    assertThat(city.safetyOfficer().post("/api/hazards", finding).status()).isEqualTo(201);
  }

  @Test
  void who_waits_too_long_is_told_that_nothing_is_kept_and_when_to_come_back() throws Exception {
    TestCity city = cities.found();
    Answer late = whileTheLedgerIsLocked(city, finding(city.unit(), Ids.next()), () -> Thread.sleep(Duration.ofSeconds(7)));
    assertThat(late.status()).as(late.toString()).isEqualTo(503);
    assertThat(late.problem()).isEqualTo("busy");
    assertThat(late.header("Retry-After")).isNotEmpty();
  }

  @FunctionalInterface
  private interface Mishap {
    void happen() throws Exception;
  }

  private Answer whileTheLedgerIsLocked(TestCity city, Map<String, Object> finding, Mishap mishap) throws Exception {
    try (ExecutorService person = Executors.newVirtualThreadPerTaskExecutor();
        Connection lock = logins.administrator().getConnection();
        Statement statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("lock table hazard.hazard in exclusive mode");
      Future<Answer> waiting = person.submit(() -> city.safetyOfficer().post("/api/hazards", finding));
      mishap.happen();
      Answer answer = waiting.get(60, TimeUnit.SECONDS);
      lock.rollback();
      return answer;
    }
  }

  private void breakTheLineOfWhoWaits() throws InterruptedException {
    List<Boolean> broken = List.of();
    for (int tries = 0; broken.isEmpty(); tries++) {
      assertThat(tries).as("somebody waits for the lock within half a minute").isLessThan(600);
      Thread.sleep(50);
      broken =
          database
              .everything()
              .sql(
                  """
                  select pg_terminate_backend(pid)
                  from pg_locks join pg_stat_activity using (pid)
                  where relation = 'hazard.hazard'::regclass and not granted and application_name = 'bihuan'
                  """)
              .query(Boolean.class)
              .list();
    }
  }
}
