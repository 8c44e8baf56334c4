package org.bihuan.access.signon;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ins that have gone to the identity server and are not back yet. */
@Repository
class SignOnAttemptStore {

  /**
   * @param target the page of ours the person wanted
   * @param proving the session whose owner proves himself once more; null for a sign-in
   */
  record Attempt(
      String state, String nonce, String verifier, String redirectUri, String target, @Nullable UUID proving) {}

  private final JdbcClient db;

  SignOnAttemptStore(JdbcClient db) {
    this.db = db;
  }

  void add(byte[] token, Attempt attempt, Instant now, Instant expires) {
    db.sql("delete from access.sign_on_attempt where expires_at < :now")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    db.sql(
            """
            insert into access.sign_on_attempt
              (token_hash, state, nonce, verifier, redirect_uri, target, proving, expires_at)
            values (:token, :state, :nonce, :verifier, :redirect, :target, :proving, :expires)
            """)
        .param("token", token)
        .param("state", attempt.state())
        .param("nonce", attempt.nonce())
        .param("verifier", attempt.verifier())
        .param("redirect", attempt.redirectUri())
        .param("target", attempt.target())
        .param("proving", attempt.proving())
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Taken once, whatever comes of it. */
  Optional<Attempt> take(byte[] token, Instant now) {
    return db.sql(
            """
            delete from access.sign_on_attempt
            where token_hash = :token and expires_at > :now
            returning *
            """)
        .param("token", token)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new Attempt(
                    row.getString("state"),
                    row.getString("nonce"),
                    row.getString("verifier"),
                    row.getString("redirect_uri"),
                    row.getString("target"),
                    row.getObject("proving", UUID.class)))
        .optional();
  }
}
