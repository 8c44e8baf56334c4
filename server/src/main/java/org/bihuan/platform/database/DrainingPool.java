package org.bihuan.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A pool that lets running transactions end before it closes; Hikari itself cuts them off. Whoever asks for a connection
 * meanwhile is told that the application is stopping.
 */
final class DrainingPool extends HikariDataSource {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(8);

  private volatile boolean closing;

  DrainingPool(HikariConfig configuration) {
    super(configuration);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (closing) {
      throw new SQLTransientConnectionException("the application is stopping");
    }
    return super.getConnection();
  }

  @Override
  public void close() {
    closing = true;
    HikariPoolMXBean pool = getHikariPoolMXBean();
    long start = System.nanoTime();
    while (pool != null && pool.getActiveConnections() > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
      LockSupport.parkNanos(10_000_000);
    }
    super.close();
  }
}
