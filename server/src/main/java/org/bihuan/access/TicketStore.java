package org.bihuan.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has given the right password, or come from the identity server, and still owes the code. */
@Repository
class TicketStore {

  private final JdbcClient db;

  TicketStore(JdbcClient db) {
    this.db = db;
  }

  /** @param signOn how he came, if not by password */
  record Ticket(UUID account, @Nullable SignOn signOn) {}

  void add(byte[] hash, Ticket ticket, Instant expires, Instant now) {
    db.sql("delete from access.sign_in_ticket where expires_at < :now").param("now", AccountStore.utc(now)).update();
    db.sql(
            """
            insert into access.sign_in_ticket (ticket_hash, account_id, expires_at, sign_on_subject, sign_on_sid)
            values (:hash, :account, :expires, :subject, :sid)
            """)
        .param("hash", hash)
        .param("account", ticket.account())
        .param("subject", ticket.signOn() == null ? null : ticket.signOn().subject())
        .param("sid", ticket.signOn() == null ? null : ticket.signOn().sid())
        .param("expires", AccountStore.utc(expires))
        .update();
  }

  Optional<Ticket> find(byte[] hash, Instant now) {
    return db.sql("select * from access.sign_in_ticket where ticket_hash = :hash and expires_at > :now")
        .param("hash", hash)
        .param("now", AccountStore.utc(now))
        .query(
            (row, n) ->
                new Ticket(
                    row.getObject("account_id", UUID.class),
                    SignOn.of(row.getString("sign_on_subject"), row.getString("sign_on_sid"))))
        .optional();
  }

  /** False when it has been used meanwhile. */
  boolean use(byte[] hash) {
    return db.sql("delete from access.sign_in_ticket where ticket_hash = :hash").param("hash", hash).update() == 1;
  }
}
