package org.bihuan.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.DisposableBean;

/** The logins no part of the product hands out, for {@code org.bihuan.support.TestDatabase}. */
public final class TestLogins implements DisposableBean {

  private final HikariDataSource administrator;
  private final HikariDataSource owner;

  TestLogins(Database database) {
    this.administrator = pool(((EmbeddedDatabase) database).administrator());
    this.owner = pool(database.migration());
  }

  public HikariDataSource administrator() {
    return administrator;
  }

  public HikariDataSource owner() {
    return owner;
  }

  @Override
  public void destroy() {
    administrator.close();
    owner.close();
  }

  private static HikariDataSource pool(Login login) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(login.url());
    pool.setUsername(login.user());
    pool.setPassword(login.password());
    pool.setMaximumPoolSize(3);
    pool.setMinimumIdle(0);
    return pool;
  }
}
