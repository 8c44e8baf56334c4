package org.bihuan.access.factor;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sealed secrets and the digests of recovery codes. */
@Repository
class FactorStore {

  /** What is kept of one account. */
  record Kept(byte @Nullable [] secret, @Nullable Instant confirmedAt, byte @Nullable [] pending) {}

  private final JdbcClient db;

  FactorStore(JdbcClient db) {
    this.db = db;
  }

  Optional<Kept> find(UUID account) {
    return db.sql("select secret, confirmed_at, pending from access.second_factor where account_id = :account")
        .param("account", account)
        .query(
            (row, i) -> {
              OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
              return new Kept(
                  row.getBytes("secret"), confirmed == null ? null : confirmed.toInstant(), row.getBytes("pending"));
            })
        .optional();
  }

  void propose(UUID account, byte[] sealed, Instant now) {
    db.sql(
            """
            insert into access.second_factor (account_id, pending, pending_at, last_step)
            values (:account, :pending, :now, -1)
            on conflict (account_id) do update
            set pending = excluded.pending, pending_at = excluded.pending_at
            """)
        .param("account", account)
        .param("pending", sealed)
        .param("now", utc(now))
        .update();
  }

  /** The secret shown last becomes the one in use; the step of the confirming code counts as used. */
  void confirm(UUID account, long step, Instant now) {
    db.sql(
            """
            update access.second_factor
            set secret = pending, confirmed_at = :now, pending = null, pending_at = null, last_step = :step
            where account_id = :account and pending is not null
            """)
        .param("now", utc(now))
        .param("step", step)
        .param("account", account)
        .update();
  }

  /** False when a code of this step or a later one has been used: of two at the same moment one wins. */
  boolean useStep(UUID account, long step) {
    return db.sql(
                """
                update access.second_factor
                set last_step = :step
                where account_id = :account and last_step < :step
                """)
            .param("step", step)
            .param("account", account)
            .update()
        == 1;
  }

  void replaceCodes(UUID account, List<byte[]> hashes) {
    db.sql("delete from access.recovery_code where account_id = :account").param("account", account).update();
    for (byte[] hash : hashes) {
      db.sql("insert into access.recovery_code (account_id, code_hash) values (:account, :hash)")
          .param("account", account)
          .param("hash", hash)
          .update();
    }
  }

  boolean useCode(UUID account, byte[] hash, Instant now) {
    return db.sql(
                """
                update access.recovery_code
                set used_at = :now
                where account_id = :account and code_hash = :hash and used_at is null
                """)
            .param("now", utc(now))
            .param("account", account)
            .param("hash", hash)
            .update()
        == 1;
  }

  int codesLeft(UUID account) {
    return db.sql("select count(*) from access.recovery_code where account_id = :account and used_at is null")
        .param("account", account)
        .query(Integer.class)
        .single();
  }

  void remove(UUID account) {
    db.sql("delete from access.recovery_code where account_id = :account").param("account", account).update();
    db.sql("delete from access.second_factor where account_id = :account").param("account", account).update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
