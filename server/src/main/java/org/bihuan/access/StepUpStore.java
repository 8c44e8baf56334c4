package org.bihuan.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the owner of a session last proved who he is. */
@Repository
class StepUpStore {

  private final JdbcClient db;

  StepUpStore(JdbcClient db) {
    this.db = db;
  }

  void add(UUID session, UUID account, Instant now) {
    db.sql("insert into access.step_up (session_id, account_id, proved_at) values (:session, :account, :now)")
        .param("session", session)
        .param("account", account)
        .param("now", AccountStore.utc(now))
        .update();
  }

  Optional<Instant> provedAt(UUID session) {
    return db.sql("select proved_at from access.step_up where session_id = :session")
        .param("session", session)
        .query((row, i) -> row.getObject("proved_at", OffsetDateTime.class).toInstant())
        .optional();
  }

  void forget(Instant before) {
    db.sql("delete from access.step_up where proved_at < :before").param("before", AccountStore.utc(before)).update();
  }
}
