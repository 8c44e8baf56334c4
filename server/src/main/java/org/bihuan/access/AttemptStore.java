package org.bihuan.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Failed sign-ins per name and network. */
@Repository
class AttemptStore {

  private final JdbcClient db;

  AttemptStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * Counts an attempt before its password is looked at, so that a hundred at once are a hundred. Failures older than
   * {@code forgetBefore} and locks that have run out count for nothing.
   *
   * @return how many stand now, this one included
   */
  int count(byte[] loginHash, String network, Instant now, Instant forgetBefore) {
    return db.sql(
            """
            insert into access.sign_in_attempt as a (login_hash, network, failures, last_at)
            values (:login, :network, 1, :now)
            on conflict (login_hash, network) do update
            set failures = case when a.locked_until <= excluded.last_at or a.last_at < :forget then 1
                                else a.failures + 1 end,
                locked_until = case when a.locked_until <= excluded.last_at then null else a.locked_until end,
                last_at = excluded.last_at
            returning failures
            """)
        .param("login", loginHash)
        .param("network", network)
        .param("now", AccountStore.utc(now))
        .param("forget", AccountStore.utc(forgetBefore))
        .query(Integer.class)
        .single();
  }

  /** The name itself where there is such an account; of what is no name nobody shall read what was typed. */
  Optional<String> knownName(byte[] loginHash) {
    return db.sql("select login from access.login_name where sha256(convert_to(login, 'UTF8')) = :login")
        .param("login", loginHash)
        .query(String.class)
        .optional();
  }

  Optional<Instant> lockedUntil(byte[] loginHash, String network, Instant now) {
    return db.sql(
            """
            select locked_until
            from access.sign_in_attempt
            where login_hash = :login and network = :network and locked_until > :now
            """)
        .param("login", loginHash)
        .param("network", network)
        .param("now", AccountStore.utc(now))
        .query((row, i) -> row.getObject("locked_until", OffsetDateTime.class).toInstant())
        .optional();
  }

  /** Closes the door for this name and network once as many have failed as may. */
  void lockWhenFull(byte[] loginHash, String network, int tries, Instant until) {
    db.sql(
            """
            update access.sign_in_attempt
            set locked_until = :until
            where login_hash = :login and network = :network and failures >= :tries and locked_until is null
            """)
        .param("until", AccountStore.utc(until))
        .param("login", loginHash)
        .param("network", network)
        .param("tries", tries)
        .update();
  }

  void clear(byte[] loginHash, String network) {
    db.sql("delete from access.sign_in_attempt where login_hash = :login and network = :network")
        .param("login", loginHash)
        .param("network", network)
        .update();
  }

  /** How many different names besides this one have failed from a network since then. */
  int otherNamesFailed(byte[] loginHash, String network, Instant since) {
    return db.sql(
            """
            select count(*)
            from access.sign_in_attempt
            where network = :network and last_at >= :since and login_hash <> :login
            """)
        .param("network", network)
        .param("since", AccountStore.utc(since))
        .param("login", loginHash)
        .query(Integer.class)
        .single();
  }

  /** All that has failed for a name since then, wherever it was tried. */
  int failures(byte[] loginHash, Instant since) {
    return db.sql(
            """
            select coalesce(sum(failures), 0)
            from access.sign_in_attempt
            where login_hash = :login and last_at >= :since
            """)
        .param("login", loginHash)
        .param("since", AccountStore.utc(since))
        .query(Integer.class)
        .single();
  }

  void forget(Instant before) {
    db.sql(
            """
            delete from access.sign_in_attempt
            where last_at < :before and (locked_until is null or locked_until < :before)
            """)
        .param("before", AccountStore.utc(before))
        .update();
  }
}
