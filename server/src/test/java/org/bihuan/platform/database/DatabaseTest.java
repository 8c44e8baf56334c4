package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BihuanTest
class DatabaseTest {

  @Autowired DataSource pool;
  @Autowired TestDatabase database;

  @Test
  void theServerIsDurableAndSpeaksChinese() {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("data_checksums")).isEqualTo("on");
    assertThat(setting("server_encoding")).isEqualTo("UTF8");
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(setting("unix_socket_directories")).isEmpty();
  }

  @Test
  void outsideOfAScopeNothingIsVisible() {
    JdbcClient app = JdbcClient.create(pool);
    assertThat(app.sql("select current_user").query(String.class).single()).isEqualTo("bihuan_app");
    assertThatThrownBy(() -> app.sql("select count(*) from flyway_schema_history").query().singleValue())
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void theScopeRolesAreNeitherPowerfulNorInherited() {
    assertThat(
            database
                .everything()
                .sql(
                    """
                    select rolname
                    from pg_roles
                    where rolname like 'bihuan%' and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
                    order by 1""")
                .query(String.class)
                .list())
        .containsExactly("bihuan_app", "bihuan_city", "bihuan_district", "bihuan_owner", "bihuan_system", "bihuan_unit");
    assertThat(
            database
                .everything()
                .sql("select bool_or(inherit_option) from pg_auth_members where member = 'bihuan_app'::regrole")
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  private String setting(String name) {
    return database.everything().sql("show " + name).query(String.class).single();
  }
}
