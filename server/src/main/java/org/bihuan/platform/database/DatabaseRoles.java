package org.bihuan.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.platform.start.StartRefused;

/**
 * The roles of the second wall. They belong to the server, not to the database, and so are made before the first
 * migration.
 *
 * <p>Requests enter one of the four scope roles at the start of every transaction (platform.enter); bihuan_app, as which
 * a connection waits in between, owns no right at all. They are LOGIN roles without a password because a distributed
 * database connects to its workers as them. Nobody inherits them: a granted policy would otherwise apply at once.
 */
final class DatabaseRoles {

  static final String APP = "bihuan_app";
  static final String SYSTEM = "bihuan_system";
  private static final List<String> SCOPES = List.of("bihuan_unit", "bihuan_district", "bihuan_city", SYSTEM);
  private static final List<String> ALL = List.of(APP, "bihuan_unit", "bihuan_district", "bihuan_city", SYSTEM);
  private static final int FIRST_WITH_GRANT_OPTIONS = 160_000;

  private final Connection connection;
  private final boolean grantOptions;

  DatabaseRoles(Connection connection) throws SQLException {
    this.connection = connection;
    this.grantOptions = Integer.parseInt(ask("show server_version_num")) >= FIRST_WITH_GRANT_OPTIONS;
  }

  /** Makes what is missing, or refuses with the SQL an administrator must run. */
  void ensure(String poolUser, String migrationUser) throws SQLException {
    requireHarmless();
    List<String> missing = missing(poolUser, migrationUser);
    if (missing.isEmpty()) {
      return;
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(hashtext('bihuan roles'))");
      for (String sql : missing(poolUser, migrationUser)) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw refusal(missing, e);
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private List<String> missing(String poolUser, String migrationUser) throws SQLException {
    List<String> statements = new ArrayList<>();
    for (String role : ALL) {
      if (count("select count(*) from pg_roles where rolname = ?", role) == 0) {
        statements.add("create role " + role + " login noinherit");
      }
    }
    for (String role : poolUser.equals(APP) ? SCOPES : ALL) {
      grantUnlessThere(role, poolUser, statements);
    }
    // a migration that moves rows of a protected table does it as bihuan_system
    if (!migrationUser.equals(poolUser)) {
      grantUnlessThere(SYSTEM, migrationUser, statements);
    }
    return statements;
  }

  private void grantUnlessThere(String role, String member, List<String> statements) throws SQLException {
    String usable = grantOptions ? " and g.set_option" : "";
    int granted =
        count(
            """
            select count(*)
            from pg_auth_members g
            join pg_roles r on r.oid = g.roleid
            join pg_roles m on m.oid = g.member
            where r.rolname = ? and m.rolname = ?"""
                + usable,
            role,
            member);
    if (granted == 0) {
      statements.add(
          "grant " + role + " to " + identifier(member) + (grantOptions ? " with inherit false, set true" : ""));
    }
  }

  private void requireHarmless() throws SQLException {
    for (String role : ALL) {
      if (count("select count(*) from pg_roles where rolname = ? and (rolsuper or rolbypassrls)", role) > 0) {
        throw new StartRefused(
            "数据库角色 " + role + " 拥有超级用户或绕过行级权限（BYPASSRLS）的权力，数据隔离会失效。",
            "请由数据库管理员执行：alter role " + role + " nosuperuser nobypassrls;");
      }
    }
  }

  private static StartRefused refusal(List<String> missing, SQLException e) {
    String script = String.join(";\n  ", missing) + ";";
    return new StartRefused("数据库缺少闭环所需的角色，当前用户无权创建（" + e.getMessage() + "）。", "请由数据库管理员执行：\n  " + script + "\n然后重新启动。", e);
  }

  private String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private int count(String sql, String... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
