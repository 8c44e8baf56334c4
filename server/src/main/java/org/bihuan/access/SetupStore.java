package org.bihuan.access;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one-time code of the first administrator; there is never more than one. */
@Repository
class SetupStore {

  private final JdbcClient db;

  SetupStore(JdbcClient db) {
    this.db = db;
  }

  /** Replaces whatever code there was. */
  void put(byte[] codeHash, Instant expiresAt) {
    db.sql(
            """
            insert into access.setup_code (id, code_hash, expires_at)
            values (1, :hash, :expires)
            on conflict (id) do update
            set code_hash = excluded.code_hash, expires_at = excluded.expires_at, used_at = null
            """)
        .param("hash", codeHash)
        .param("expires", AccountStore.utc(expiresAt))
        .update();
  }

  /** False when the code is wrong, used or too old. Of two at the same moment one wins. */
  boolean use(byte[] codeHash, Instant now) {
    return db.sql(
                """
                update access.setup_code
                set used_at = :now
                where id = 1 and code_hash = :hash and used_at is null and expires_at > :now
                """)
            .param("now", AccountStore.utc(now))
            .param("hash", codeHash)
            .update()
        == 1;
  }
}
