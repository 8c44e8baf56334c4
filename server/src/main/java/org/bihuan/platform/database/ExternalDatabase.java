package org.bihuan.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bihuan.platform.start.StartRefused;
import org.bihuan.platform.start.StrongSecret;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL the site runs, by {@code BIHUAN_DATABASE_URL}. */
record ExternalDatabase(Login migration, Login pool) implements Database {

  private static final Logger log = LoggerFactory.getLogger(ExternalDatabase.class);
  private static final Pattern LIBPQ_URI =
      Pattern.compile(
          "postgres(ql)?://((?<user>[^:@/]*)(:(?<password>[^@/]*))?@)?(?<place>[^/?]+/[^?]+)(\\?(?<query>.*))?");
  private static final int OLDEST = 150_000;
  private static final int FIRST_TOO_NEW = 190_000;

  static ExternalDatabase open(DatabaseSettings settings, boolean production) {
    Login pool = login(settings);
    Login migration = pool;
    if (settings.migration().user() != null) {
      migration = new Login(pool.url(), settings.migration().user(), orEmpty(settings.migration().password()));
    }
    if (production) {
      requireStrongSecret("BIHUAN_DATABASE_PASSWORD", pool);
      requireStrongSecret("BIHUAN_DATABASE_MIGRATION_PASSWORD", migration);
    }
    ExternalDatabase database = new ExternalDatabase(migration, pool);
    try (Connection connection = database.connectPatiently(settings)) {
      database.requireUsable(connection);
      new DatabaseRoles(connection).ensure(pool.user(), migration.user());
      database.requirePoolLogin();
    } catch (SQLException e) {
      throw new StartRefused("外部数据库 " + migration + " 无法使用：" + e.getMessage(), "请检查数据库后重新启动。", e);
    }
    return database;
  }

  @Override
  public void close() {
    // the site's own server goes on
  }

  private static void requireStrongSecret(String setting, Login login) {
    boolean byCertificate = login.password().isEmpty() && login.url().contains("sslcert=");
    if (!byCertificate) {
      StrongSecret.require(setting, login.password(), login.user());
    }
  }

  /** Accepts both spellings; a user and password of their own win over those inside the address. */
  private static Login login(DatabaseSettings settings) {
    String configured = orEmpty(settings.url()).strip();
    String url = configured.startsWith("jdbc:") ? configured : fromUri(configured);
    Properties parts = Driver.parseURL(url, new Properties());
    if (parts == null) {
      throw new StartRefused(
          "数据库地址无法识别。", "BIHUAN_DATABASE_URL 应为 jdbc:postgresql://主机:端口/库名 或 postgres://用户:密码@主机:端口/库名。");
    }
    String user = settings.user() != null ? settings.user() : parts.getProperty("user");
    String password = settings.password() != null ? settings.password() : parts.getProperty("password");
    if (user == null || user.isBlank()) {
      throw new StartRefused("没有给出数据库用户。", "请设置 BIHUAN_DATABASE_USER 和 BIHUAN_DATABASE_PASSWORD。");
    }
    return new Login(withoutSecrets(url), user, orEmpty(password));
  }

  /** The spelling of libpq, which hosting services hand out: the login stands in the address, hosts may be several. */
  private static String fromUri(String configured) {
    Matcher uri = LIBPQ_URI.matcher(configured);
    if (!uri.matches()) {
      return "";
    }
    StringBuilder url = new StringBuilder("jdbc:postgresql://").append(uri.group("place")).append('?');
    append(url, "user", uri.group("user"));
    append(url, "password", uri.group("password"));
    return url.append(orEmpty(uri.group("query"))).toString();
  }

  private static void append(StringBuilder url, String name, @Nullable String value) {
    if (value != null) {
      // a plus is itself in a URI, but a space in the parameters of a JDBC address
      url.append(name).append('=').append(value.replace("+", "%2B")).append('&');
    }
  }

  /** The address appears in messages and logs; a password must not. */
  private static String withoutSecrets(String url) {
    return url.replaceAll("(?<=[?&])(user|password)=[^&]*&?", "").replaceAll("[?&]+$", "");
  }

  /** After a power cut both machines start at once, and the database takes longer. */
  private Connection connectPatiently(DatabaseSettings settings) throws SQLException {
    long start = System.nanoTime();
    boolean told = false;
    while (true) {
      try {
        return migration.connect();
      } catch (SQLException e) {
        boolean mayPass = String.valueOf(e.getSQLState()).matches("08.*|57P0.|53300");
        if (!mayPass || System.nanoTime() - start > settings.patience().toNanos()) {
          throw new StartRefused(
              "连接不上数据库 " + migration + "：" + e.getMessage(), "请检查地址、用户、密码和网络，以及数据库是否已启动。", e);
        }
        if (!told) {
          log.info("数据库 {} 还没有应答，最多等待 {} 秒……", migration.url(), settings.patience().toSeconds());
          told = true;
        }
        pause();
      }
    }
  }

  private void requireUsable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select current_setting('server_version_num')::int,
                       current_setting('server_version'),
                       pg_encoding_to_char(encoding),
                       pg_is_in_recovery(),
                       has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create'),
                       current_database(),
                       current_user
                from pg_database
                where datname = current_database()""")) {
      row.next();
      if (row.getInt(1) < OLDEST || row.getInt(1) >= FIRST_TOO_NEW) {
        throw new StartRefused("数据库版本是 " + row.getString(2) + "，闭环支持 PostgreSQL 15 到 18。", "请换用受支持的版本。");
      }
      if (!row.getString(3).equals("UTF8")) {
        throw new StartRefused(
            "数据库的编码是 " + row.getString(3) + "，不能正确保存中文。", "请新建一个 UTF8 编码的数据库：create database bihuan encoding 'UTF8' template template0;");
      }
      if (row.getBoolean(4)) {
        throw new StartRefused("连接到的是只读的备库。", "请让 BIHUAN_DATABASE_URL 指向主库（可写多个主机并加 targetServerType=primary）。");
      }
      if (!row.getBoolean(5)) {
        String database = '"' + row.getString(6) + '"';
        String user = '"' + row.getString(7) + '"';
        throw new StartRefused(
            "用户 " + user + " 不能在数据库 " + database + " 中建表。",
            "请由数据库管理员执行：\n  grant create on database " + database + " to " + user
                + ";\n  grant create on schema public to " + user + ";\n然后重新启动。");
      }
    }
  }

  private void requirePoolLogin() {
    try (Connection connection = pool.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + DatabaseRoles.APP);
    } catch (SQLException e) {
      throw new StartRefused(
          "不能以 " + pool + " 登录数据库：" + e.getMessage(), "请检查 BIHUAN_DATABASE_USER 和 BIHUAN_DATABASE_PASSWORD。", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("启动被中断。", "请重新启动。", e);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
