package org.bihuan.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Scope;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Enters the actor's scope as the first statement of every transaction, so that row-level security holds however the
 * query was written. The pool's own role owns no right at all: a query outside a transaction fails.
 *
 * <p>Where somebody waits for the answer, a transaction of however many statements ends before he gives up; jobs take
 * their time.
 */
final class ScopedTransactionManager extends JdbcTransactionManager {

  private final Duration longestInRequest;

  /** @param longestInRequest zero: no limit */
  ScopedTransactionManager(DataSource dataSource, Duration longestInRequest) {
    super(dataSource);
    this.longestInRequest = longestInRequest;
  }

  @Override
  protected int determineTimeout(TransactionDefinition definition) {
    boolean named = definition.getTimeout() != TransactionDefinition.TIMEOUT_DEFAULT;
    boolean somebodyWaits = RequestContextHolder.getRequestAttributes() != null;
    return !named && somebodyWaits && longestInRequest.isPositive()
        ? (int) longestInRequest.toSeconds()
        : super.determineTimeout(definition);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, withoutIsolation(definition));
    try {
      enter(connection(), Acting.scope(), isolation(definition));
    } catch (SQLException e) {
      doCleanupAfterCompletion(transaction);
      throw new CannotCreateTransactionException("could not enter the scope", e);
    }
  }

  private Connection connection() {
    ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
    if (holder == null) {
      throw new CannotCreateTransactionException("transaction without a connection");
    }
    return holder.getConnection();
  }

  /** Asking for the isolation of the connection, changing it and changing it back would be three more round trips. */
  private static TransactionDefinition withoutIsolation(TransactionDefinition definition) {
    var same = new DefaultTransactionDefinition(definition);
    same.setIsolationLevel(TransactionDefinition.ISOLATION_DEFAULT);
    return same;
  }

  private static String isolation(TransactionDefinition definition) {
    return switch (definition.getIsolationLevel()) {
      case TransactionDefinition.ISOLATION_DEFAULT -> "";
      case TransactionDefinition.ISOLATION_REPEATABLE_READ -> "set transaction isolation level repeatable read; ";
      default -> throw new CannotCreateTransactionException("no such isolation here: " + definition.getIsolationLevel());
    };
  }

  private static void enter(Connection connection, Scope scope, String isolation) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(isolation + "select platform.enter(?, ?, ?)")) {
      statement.setString(1, scope.databaseRole());
      statement.setString(2, scope.districtList());
      statement.setString(3, scope.unitList());
      statement.execute();
    }
  }
}
