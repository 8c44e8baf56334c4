package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.bihuan.support.BihuanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What readiness asks: every source of connections the application knows. {@code LineDrillTest} cuts the line to it. */
@BihuanTest
class ReadinessTest {

  @Autowired Map<String, DataSource> sources;

  @Test
  void the_pool_that_serves_requests_is_asked_and_no_connection_of_the_schemas_owner_is_opened() {
    assertThat(sources.values()).singleElement().isInstanceOf(HikariDataSource.class);
  }
}
