package org.bihuan.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has given the right password and still owes the code. */
@Repository
class TicketStore {

  private final JdbcClient db;

  TicketStore(JdbcClient db) {
    this.db = db;
  }

  void add(byte[] hash, UUID account, Instant expires, Instant now) {
    db.sql("delete from access.sign_in_ticket where expires_at < :now").param("now", AccountStore.utc(now)).update();
    db.sql(
            """
            insert into access.sign_in_ticket (ticket_hash, account_id, expires_at)
            values (:hash, :account, :expires)
            """)
        .param("hash", hash)
        .param("account", account)
        .param("expires", AccountStore.utc(expires))
        .update();
  }

  Optional<UUID> find(byte[] hash, Instant now) {
    return db.sql("select account_id from access.sign_in_ticket where ticket_hash = :hash and expires_at > :now")
        .param("hash", hash)
        .param("now", AccountStore.utc(now))
        .query(UUID.class)
        .optional();
  }

  /** False when it has been used meanwhile. */
  boolean use(byte[] hash) {
    return db.sql("delete from access.sign_in_ticket where ticket_hash = :hash").param("hash", hash).update() == 1;
  }
}
