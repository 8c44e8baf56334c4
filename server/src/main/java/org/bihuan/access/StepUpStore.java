package org.bihuan.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /** @param provedAt null when he has not since he signed in */
  record Proofs(Instant signedInAt, @Nullable Instant provedAt) {}

  Optional<Proofs> proofs(UUID session, UUID account) {
    return db.sql(
            """
            select s.opened_at, p.proved_at
            from access.session s left join access.step_up p on p.session_id = s.id
            where s.account_id = :account and s.id = :session
            """)
        .param("session", session)
        .param("account", account)
        .query(
            (row, i) -> {
              OffsetDateTime proved = row.getObject("proved_at", OffsetDateTime.class);
              return new Proofs(
                  row.getObject("opened_at", OffsetDateTime.class).toInstant(), proved == null ? null : proved.toInstant());
            })
        .optional();
  }

  void forget(Instant before) {
    db.sql("delete from access.step_up where proved_at < :before").param("before", AccountStore.utc(before)).update();
  }
}
