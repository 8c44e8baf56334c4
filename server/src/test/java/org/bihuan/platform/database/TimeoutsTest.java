package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.platform.start.StartRefused;
import org.bihuan.support.BihuanTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** proxy &gt; request &gt; transaction &gt; silence &gt; statement &gt; lock: the innermost speaks first, and whoever waits is told. */
@BihuanTest
class TimeoutsTest {

  private static final Path PROXY = Path.of("..", "deploy", "pair", "haproxy.cfg");

  @Autowired HikariDataSource pool;
  @Autowired DatabaseSettings settings;

  @AfterEach
  void nobodyWaits() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void aPooledConnectionHasTheLimitsOfTheSettings() {
    JdbcClient app = JdbcClient.create(pool);
    assertThat(app.sql("show lock_timeout").query(String.class).single()).isEqualTo("5s");
    assertThat(app.sql("show statement_timeout").query(String.class).single()).isEqualTo("8s");
    assertThat(app.sql("show idle_in_transaction_session_timeout").query(String.class).single()).isEqualTo("30s");
    assertThat(pool.getDataSourceProperties()).containsEntry("socketTimeout", 10L);
  }

  @Test
  void theProxyWaitsLongerThanARequestCanTake() throws Exception {
    Duration request = settings.connectionTimeout().plus(settings.transactionTimeout()).plus(settings.socketTimeout());
    Matcher line = Pattern.compile("timeout server (\\d+)s").matcher(Files.readString(PROXY));
    assertThat(line.find()).isTrue();
    assertThat(Duration.ofSeconds(Long.parseLong(line.group(1)))).isGreaterThan(request);
  }

  @Test
  void limitsInAnotherOrderAreRefusedAndNoLimitIsTheLongest() {
    assertThatCode(() -> with(Map.of()).requireOrder()).doesNotThrowAnyException();
    assertThatThrownBy(() -> with(Map.of("socket-timeout", "8s")).requireOrder())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("BIHUAN_DATABASE_SOCKETTIMEOUT 须长于 BIHUAN_DATABASE_STATEMENTTIMEOUT");
    assertThatThrownBy(() -> with(Map.of("lock-timeout", "0s")).requireOrder())
        .hasMessageContaining("BIHUAN_DATABASE_STATEMENTTIMEOUT 须长于 BIHUAN_DATABASE_LOCKTIMEOUT");
    assertThatCode(() -> with(Map.of("transaction-timeout", "0s", "socket-timeout", "0s")).requireOrder())
        .doesNotThrowAnyException();
  }

  @Test
  void manyShortStatementsEndTogetherWhereSomebodyWaitsAndAJobTakesItsTime() {
    TransactionTemplate transaction = new TransactionTemplate(new ScopedTransactionManager(pool, Duration.ofSeconds(1)));

    assertThat(sleepFourTimes(transaction)).isEqualTo(4);

    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
    assertThatThrownBy(() -> sleepFourTimes(transaction)).isInstanceOfAny(TransactionTimedOutException.class, QueryTimeoutException.class);
  }

  private int sleepFourTimes(TransactionTemplate transaction) {
    JdbcClient app = JdbcClient.create(pool);
    Integer slept =
        transaction.execute(
            status -> {
              int done = 0;
              while (done < 4) {
                app.sql("select pg_sleep(0.4)").query().singleRow();
                done++;
              }
              return done;
            });
    return slept == null ? 0 : slept;
  }

  private static DatabaseSettings with(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("", Bindable.of(DatabaseSettings.class));
  }
}
