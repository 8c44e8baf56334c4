package org.bihuan.support;

import org.bihuan.platform.database.TestLogins;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is really stored, past the row policies, for a test to look at; and the owner of the schemas. */
public final class TestDatabase {

  private final JdbcClient everything;
  private final JdbcClient owner;

  TestDatabase(TestLogins logins) {
    this.everything = JdbcClient.create(logins.administrator());
    this.owner = JdbcClient.create(logins.owner());
  }

  /** Sees and may change every row, in a transaction of its own. */
  public JdbcClient everything() {
    return everything;
  }

  /** As migrations run: owns the tables, but forced row-level security hides their rows. */
  public JdbcClient owner() {
    return owner;
  }
}
