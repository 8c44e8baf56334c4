package org.bihuan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.start.StartRefused;
import org.bihuan.support.Postmaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** A site's own PostgreSQL: what Bihuan makes of the rights it is given, on every version at hand. */
@ParameterizedClass(name = "{0}")
@MethodSource("versions")
class ExternalDatabaseTest {

  private static SitePostgres site;

  @Parameter Path bin;
  private String name;

  static List<Path> versions() throws IOException {
    return SitePostgres.versions();
  }

  @BeforeParameterizedClassInvocation
  static void startTheSitesServer(Path bin) throws Exception {
    site = SitePostgres.start(bin);
  }

  @AfterParameterizedClassInvocation
  static void stopIt() throws Exception {
    site.close();
  }

  @BeforeEach
  void anEmptyServerWithADatabase() throws Exception {
    name = "site_" + UUID.randomUUID().toString().substring(0, 8);
    site.run("postgres", "create role " + name + " login password '" + SitePostgres.PASSWORD + "'");
    site.run("postgres", "create database " + name + " owner " + name);
    site.run("postgres", "drop role if exists bihuan_app, bihuan_unit, bihuan_district, bihuan_city, bihuan_system");
  }

  @Test
  void aUserWhoMayCreateRolesIsEnough() throws Exception {
    site.run("postgres", "alter role " + name + " createrole");
    try (HikariDataSource pool = pool(settings(name, null))) {
      assertThatRequestsSeeNothingOutsideOfAScope(pool);
    }
  }

  @Test
  void theSuperuserIsWrappedInTheSameRole() throws Exception {
    try (HikariDataSource pool = pool(settings("postgres", null))) {
      assertThatRequestsSeeNothingOutsideOfAScope(pool);
    }
  }

  @Test
  void aUserWhoMayNotIsToldTheSqlThatHelps() throws Exception {
    StartRefused refused = refusal(settings(name, null));
    assertThat(refused.problem()).contains("角色");
    site.run("postgres", sqlIn(refused));

    try (HikariDataSource pool = pool(settings(name, null))) {
      assertThatRequestsSeeNothingOutsideOfAScope(pool);
    }
  }

  @Test
  void migrationsMayHaveAUserOfTheirOwn() throws Exception {
    String requests = name + "_requests";
    site.run("postgres", "create role " + requests + " login noinherit password '" + SitePostgres.PASSWORD + "'");
    StartRefused refused = refusal(settings(requests, name));
    site.run("postgres", sqlIn(refused));

    try (HikariDataSource pool = pool(settings(requests, name))) {
      assertThatRequestsSeeNothingOutsideOfAScope(pool);
      assertThat(JdbcClient.create(pool).sql("select session_user").query(String.class).single()).isEqualTo(requests);
    }
  }

  @Test
  void aUserWithoutTheRightToCreateIsToldTheSqlThatHelps() throws Exception {
    site.run("postgres", "alter database " + name + " owner to postgres; alter role " + name + " createrole");
    StartRefused refused = refusal(settings(name, null));
    assertThat(refused.problem()).contains("不能在数据库").contains("建表");
    site.run(name, sqlIn(refused));

    assertThatCode(() -> ExternalDatabase.open(settings(name, null), false)).doesNotThrowAnyException();
  }

  @Test
  void aScopeRoleThatBypassesThePoliciesIsRefused() throws Exception {
    site.run("postgres", "create role bihuan_city login bypassrls");
    StartRefused refused = refusal(settings("postgres", null));
    assertThat(refused.problem()).contains("bihuan_city").contains("BYPASSRLS");
    site.run("postgres", refused.remedy().substring(refused.remedy().indexOf("alter role")));

    assertThatCode(() -> ExternalDatabase.open(settings("postgres", null), false)).doesNotThrowAnyException();
  }

  @Test
  void commitsThatDoNotWaitForTheDiskAreRefused() throws Exception {
    site.run("postgres", "alter role " + name + " createrole; alter role " + name + " set synchronous_commit = off");
    assertThatThrownBy(() -> pool(settings(name, null)).close())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("synchronous_commit");
  }

  @Test
  void aServerThatAPowerCutWouldEmptyIsRefused() throws Exception {
    for (String setting : List.of("fsync", "full_page_writes")) {
      site.run("postgres", "alter system set " + setting + " = off");
      site.run("postgres", "select pg_reload_conf()");
      try {
        Postmaster.await(() -> refusedBecauseOf(setting));
      } finally {
        site.run("postgres", "alter system reset " + setting);
        site.run("postgres", "select pg_reload_conf()");
      }
    }
  }

  private boolean refusedBecauseOf(String setting) {
    try (HikariDataSource pool = pool(settings("postgres", null))) {
      return false; // not reloaded yet
    } catch (StartRefused refused) {
      return refused.problem().contains(setting);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDatabaseThatCannotHoldChineseIsRefused() throws Exception {
    site.run("postgres", "create database " + name + "_ascii template template0 encoding 'SQL_ASCII' locale 'C'");
    DatabaseSettings settings = settings(site.url(name + "_ascii"), "postgres", SitePostgres.PASSWORD, null);
    assertThat(refusal(settings).problem()).contains("SQL_ASCII").contains("中文");
  }

  @Test
  void aWrongPasswordIsRefusedWithoutRepeatingIt() {
    StartRefused refused = refusal(settings(site.url(name), name, "wrong-password-1", null));
    assertThat(refused.getMessage()).contains("连接不上数据库").doesNotContain("wrong-password-1");
  }

  @Test
  void anAbsentServerIsWaitedForAndThenNamed() {
    StartRefused refused = refusal(settings("jdbc:postgresql://127.0.0.1:1/bihuan", name, "x", null));
    assertThat(refused.getMessage()).contains("127.0.0.1:1").contains("是否已启动");
  }

  @Test
  void theAddressMayCarryTheLoginAndIsThenShownWithoutIt() throws Exception {
    site.run("postgres", "alter role " + name + " createrole");
    String plain = "127.0.0.1:" + site.port() + "/" + name;
    for (String url :
        List.of(
            "postgres://" + name + ":" + SitePostgres.PASSWORD + "@" + plain,
            "postgresql://" + name + ":" + SitePostgres.PASSWORD + "@" + plain + "?sslmode=disable",
            "jdbc:postgresql://" + plain + "?user=" + name + "&password=" + SitePostgres.PASSWORD)) {
      ExternalDatabase database = ExternalDatabase.open(settings(url, null, null, null), false);
      assertThat(database.pool().toString()).contains(name + " @ jdbc:postgresql://" + plain).doesNotContain(SitePostgres.PASSWORD);
    }
  }

  @Test
  void nonsenseForAnAddressIsRefused() {
    assertThat(refusal(settings("mysql://localhost/x", name, "x", null)).problem()).contains("地址无法识别");
    assertThat(refusal(settings("localhost:5432", name, "x", null)).problem()).contains("地址无法识别");
    assertThat(refusal(settings("jdbc:postgresql://h/d", null, null, null)).problem()).contains("用户");
  }

  @Test
  void productionRefusesAGuessablePassword() {
    assertThatThrownBy(() -> ExternalDatabase.open(settings(site.url(name), name, "postgres123", null), true))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("BIHUAN_DATABASE_PASSWORD")
        .hasMessageContaining("太弱");
  }

  private void assertThatRequestsSeeNothingOutsideOfAScope(HikariDataSource pool) throws Exception {
    site.run(name, "create table if not exists public.secret (word text)");
    JdbcClient app = JdbcClient.create(pool);
    assertThat(app.sql("select current_user").query(String.class).single()).isEqualTo("bihuan_app");
    assertThatThrownBy(() -> app.sql("select * from secret").query().listOfRows())
        .hasStackTraceContaining("permission denied");
    for (String role : List.of("bihuan_unit", "bihuan_district", "bihuan_city", "bihuan_system", "bihuan_app")) {
      assertThatCode(() -> app.sql("set role " + role).update()).doesNotThrowAnyException();
    }
  }

  private HikariDataSource pool(DatabaseSettings settings) throws Exception {
    ExternalDatabase database = ExternalDatabase.open(settings, false);
    return new DatabaseConfiguration().dataSource(database, settings, new MockEnvironment());
  }

  private static StartRefused refusal(DatabaseSettings settings) {
    try {
      ExternalDatabase.open(settings, false);
    } catch (StartRefused refused) {
      return refused;
    }
    throw new AssertionError("was not refused");
  }

  /** The statements between "执行" and "然后", as an administrator would copy them. */
  private static String sqlIn(StartRefused refused) {
    return refused.remedy().replaceAll("(?s).*执行：(.*)然后.*", "$1");
  }

  private DatabaseSettings settings(String user, @Nullable String migrationUser) {
    return settings(site.url(name), user, SitePostgres.PASSWORD, migrationUser);
  }

  private static DatabaseSettings settings(
      String url, @Nullable String user, @Nullable String password, @Nullable String migrationUser) {
    return new DatabaseSettings(
        url,
        user,
        password,
        new DatabaseSettings.Migration(migrationUser, migrationUser == null ? null : SitePostgres.PASSWORD),
        2,
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(8),
        Duration.ofSeconds(5),
        Duration.ofSeconds(25),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        true);
  }
}
