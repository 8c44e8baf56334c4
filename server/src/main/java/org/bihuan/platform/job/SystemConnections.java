package org.bihuan.platform.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of the pool that are already in a transaction of the system scope, for the library that keeps the jobs and
 * knows nothing of scopes. It commits after each step; the pool rolls back what it leaves open.
 */
final class SystemConnections extends DelegatingDataSource {

  SystemConnections(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("select platform.enter('bihuan_system', '', '')");
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
