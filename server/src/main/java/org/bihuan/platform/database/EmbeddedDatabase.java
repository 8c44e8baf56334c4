package org.bihuan.platform.database;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.bihuan.platform.start.StartRefused;
import org.postgresql.PGConnection;

/**
 * The database inside our own server. Its two logins get a fresh password at every start, which therefore stands in no
 * file; only the administrator's is kept, beside the data it opens.
 */
final class EmbeddedDatabase implements Database {

  static final String NAME = "bihuan";
  private static final String OWNER = "bihuan_owner";

  private final DataFolderLock lock;
  private final EmbeddedPostgres postgres;
  private final Login migration;
  private final Login pool;

  private EmbeddedDatabase(DataFolderLock lock, EmbeddedPostgres postgres) throws SQLException {
    this.lock = lock;
    this.postgres = postgres;
    String url = postgres.administrator(NAME).url();
    this.migration = new Login(url, OWNER, randomPassword());
    this.pool = new Login(url, DatabaseRoles.APP, randomPassword());
    makeDatabase();
  }

  static EmbeddedDatabase start(DataFolder data, Path programs, List<String> settings) {
    DataFolderLock lock = DataFolderLock.take(data);
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data, programs, settings);
      try {
        return new EmbeddedDatabase(lock, postgres);
      } catch (SQLException | RuntimeException e) {
        postgres.close();
        throw e;
      }
    } catch (SQLException e) {
      lock.close();
      throw new StartRefused("内置数据库无法准备：" + e.getMessage(), "请查看 " + data.resolve("postgres/log") + "。", e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Past every row policy: for backup and tests. */
  Login administrator() {
    return postgres.administrator(NAME);
  }

  @Override
  public Login migration() {
    return migration;
  }

  @Override
  public Login pool() {
    return pool;
  }

  @Override
  public void close() {
    postgres.close();
    lock.close();
  }

  private void makeDatabase() throws SQLException {
    try (Connection connection = postgres.administrator("postgres").connect();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select from pg_roles where rolname = '" + OWNER + "'")) {
        statement.execute("create role " + OWNER + " login");
      }
      new DatabaseRoles(connection).ensure(DatabaseRoles.APP, OWNER);
      if (!exists(statement, "select from pg_database where datname = '" + NAME + "'")) {
        statement.execute("create database " + NAME + " owner " + OWNER);
      }
      PGConnection server = connection.unwrap(PGConnection.class);
      server.alterUserPassword(migration.user(), migration.password().toCharArray(), "scram-sha-256");
      server.alterUserPassword(pool.user(), pool.password().toCharArray(), "scram-sha-256");
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next();
    }
  }

  private static String randomPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
