package org.bihuan.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is and as whom to enter it. */
record Login(String url, String user, String password) {

  /** A connection of its own, outside of any pool. */
  Connection connect() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setConnectTimeout(3);
    source.setTcpKeepAlive(true);
    source.setApplicationName("bihuan");
    return source.getConnection(user, password);
  }

  @Override
  public String toString() {
    return user + " @ " + url;
  }
}
