package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Limited;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What is costly may be asked only so often, and whoever asks oftener is told when to come back (6.8). */
@BihuanTest
class RateLimitTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  private static final String TABLE = "/api/figures/tables/A.csv?period=2026-10";

  @Autowired TestCities cities;
  @Autowired AllowanceStore shared;
  @Autowired TransactionOperations transaction;

  @Test
  void theEleventhExportOfAnHourIsRefusedAndNobodyElseSuffers() {
    TestCity city = cities.found();
    Colleague person = city.districtAdmin();
    for (int export = 0; export < 10; export++) {
      assertThat(person.get(TABLE).status()).isEqualTo(200);
    }

    Answer refused = person.get(TABLE);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.at("code")).isEqualTo("too-many-requests");
    assertThat(refused.at("detail")).isEqualTo("一小时内最多导出 10 次");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 360);
    assertThat(city.otherDistrictAdmin().get(TABLE).status()).isEqualTo(200);
    assertThat(person.get("/api/hazards").status()).isEqualTo(200);
  }

  /** Each of these could be another node: nothing but the database tells them of one another. */
  @Test
  void exportsAreCountedForAllNodesTogether() {
    UUID account = Ids.next();
    Allowance full = Allowance.full(10, Duration.ofHours(1), NOW);
    List<Future<Optional<Duration>>> asked = new ArrayList<>();
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int ask = 0; ask < 30; ask++) {
        asked.add(nodes.submit(() -> use(account, full)));
      }
    }

    assertThat(asked.stream().map(Future::resultNow).filter(Optional::isEmpty)).hasSize(10);
    Allowance later = Allowance.full(10, Duration.ofHours(1), NOW.plus(Duration.ofMinutes(6)));
    assertThat(use(account, later)).as("one has come back").isEmpty();
    assertThat(use(account, later)).contains(Duration.ofMinutes(6));
  }

  private Optional<Duration> use(UUID account, Allowance full) {
    return Acting.asSystem(() -> transaction.execute(status -> shared.use(account, Limited.Kind.EXPORT, full)));
  }

  @Test
  void searchingIsCountedLookingIsNot() {
    Colleague person = cities.found().safetyOfficer();
    Answer last = person.get("/api/organisation/search?q=0");
    for (int search = 1; search < 70 && last.status() == 200; search++) {
      last = person.get("/api/organisation/search?q=" + search);
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(person.get("/api/hazards").status()).isEqualTo(200);
    assertThat(person.get("/api/hazards?q=x").status()).isEqualTo(429);
  }

  @Test
  void usesComeBackOneByOne() {
    Allowance spent = Allowance.full(2, Duration.ofMinutes(1), NOW).used().used();

    assertThat(spent.isSpent()).isTrue();
    assertThat(spent.untilNext()).isEqualTo(Duration.ofSeconds(30));
    assertThat(spent.on(NOW.plusSeconds(29)).isSpent()).isTrue();
    assertThat(spent.on(NOW.plusSeconds(30)).isSpent()).isFalse();
    assertThat(spent.on(NOW.plusSeconds(30)).used().isSpent()).isTrue();
    assertThat(spent.on(NOW.plusSeconds(9_000)).left()).isEqualTo(2);
    assertThat(spent.on(NOW.minusSeconds(60)).isSpent()).isTrue();
  }
}
