package org.bihuan.support;

import java.util.function.Function;
import javax.sql.DataSource;
import org.bihuan.platform.database.TestLogins;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is really stored, past the row policies, for a test to look at; and the owner of the schemas. */
public final class TestDatabase {

  private final DataSource administrator;
  private final JdbcClient everything;
  private final JdbcClient owner;

  TestDatabase(TestLogins logins) {
    this.administrator = logins.administrator();
    this.everything = JdbcClient.create(logins.administrator());
    this.owner = JdbcClient.create(logins.owner());
  }

  /** Sees and may change every row, in a transaction of its own. */
  public JdbcClient everything() {
    return everything;
  }

  /** Work that sees everything and leaves nothing behind. */
  public <T> T inRolledBack(Function<JdbcClient, T> work) {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(administrator));
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          return work.apply(everything);
        });
  }

  /** As migrations run: owns the tables, but forced row-level security hides their rows. */
  public JdbcClient owner() {
    return owner;
  }
}
