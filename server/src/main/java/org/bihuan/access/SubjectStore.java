package org.bihuan.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which account belongs to whom at the identity server. */
@Repository
class SubjectStore {

  private final JdbcClient db;

  SubjectStore(JdbcClient db) {
    this.db = db;
  }

  Optional<UUID> account(String issuer, String subject) {
    return db.sql("select account_id from access.sign_on_name where name_hash = :hash")
        .param("hash", hash(issuer, subject))
        .query(UUID.class)
        .optional();
  }

  /** False when another account has this subject. */
  boolean link(UUID account, String issuer, String subject, Instant at, String by) {
    db.sql("delete from access.sign_on_name where account_id = :account").param("account", account).update();
    boolean free =
        db.sql(
                    """
                    insert into access.sign_on_name (name_hash, account_id)
                    values (:hash, :account)
                    on conflict (name_hash) do nothing
                    """)
                .param("hash", hash(issuer, subject))
                .param("account", account)
                .update()
            == 1;
    if (free) {
      db.sql(
              """
              update access.account
              set sign_on_issuer = :issuer, sign_on_subject = :subject, sign_on_linked_at = :at, sign_on_linked_by = :by,
                  version = version + 1
              where id = :account
              """)
          .param("issuer", issuer)
          .param("subject", subject)
          .param("at", AccountStore.utc(at))
          .param("by", by)
          .param("account", account)
          .update();
    }
    return free;
  }

  void unlink(UUID account) {
    db.sql("delete from access.sign_on_name where account_id = :account").param("account", account).update();
    db.sql(
            """
            update access.account
            set sign_on_issuer = null, sign_on_subject = null, sign_on_linked_at = null, sign_on_linked_by = null,
                version = version + 1
            where id = :account
            """)
        .param("account", account)
        .update();
  }

  private static byte[] hash(String issuer, String subject) {
    return Tokens.digest(issuer + "\n" + subject);
  }
}
