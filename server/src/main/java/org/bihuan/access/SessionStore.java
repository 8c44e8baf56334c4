package org.bihuan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signed-in sessions. */
@Repository
class SessionStore {

  /** A live session as it lies in the table. */
  record Session(
      UUID id,
      UUID accountId,
      Ref post,
      String network,
      String device,
      Instant openedAt,
      Instant seenAt,
      Instant endsAt,
      @Nullable SignOn signOn) {}

  /** Why a session ended before its time. */
  enum End {
    SIGNED_OUT,
    OWNER,
    TOO_MANY,
    PASSWORD,
    DISABLED,
    POST_SWITCHED,
    STEP_UP,
    FACTOR,
    /** The identity server said that its session is over. */
    SIGN_ON
  }

  private static final String SESSION =
      """
      select id, account_id, post_district, post_id, network, device, opened_at, seen_at, ends_at,
             sign_on_subject, sign_on_sid
      from access.session
      """;

  private final JdbcClient db;

  SessionStore(JdbcClient db) {
    this.db = db;
  }

  void add(byte[] tokenHash, Session session) {
    db.sql(
            """
            insert into access.session (token_hash, id, account_id, post_district, post_id, network, device,
                                        opened_at, seen_at, ends_at, sign_on_subject, sign_on_sid)
            values (:hash, :id, :account, :district, :post, :network, :device, :opened, :seen, :ends, :subject, :sid)
            """)
        .param("hash", tokenHash)
        .param("id", session.id())
        .param("account", session.accountId())
        .param("district", session.post().districtId())
        .param("post", session.post().id())
        .param("network", session.network())
        .param("device", session.device())
        .param("opened", AccountStore.utc(session.openedAt()))
        .param("seen", AccountStore.utc(session.seenAt()))
        .param("ends", AccountStore.utc(session.endsAt()))
        .param("subject", session.signOn() == null ? null : session.signOn().subject())
        .param("sid", session.signOn() == null ? null : session.signOn().sid())
        .update();
  }

  /** Only what is alive: not ended, seen since {@code idleSince}, not past its absolute end. */
  Optional<Session> findLive(byte[] tokenHash, Instant now, Instant idleSince) {
    return db.sql(SESSION + "where token_hash = :hash and ended_at is null and ends_at > :now and seen_at > :idle")
        .param("hash", tokenHash)
        .param("now", AccountStore.utc(now))
        .param("idle", AccountStore.utc(idleSince))
        .query(SessionStore::session)
        .optional();
  }

  /** The oldest first. */
  List<Session> live(UUID account, Instant now, Instant idleSince) {
    return db.sql(
            SESSION
                + """
                where account_id = :account and ended_at is null and ends_at > :now and seen_at > :idle
                order by opened_at, id
                """)
        .param("account", account)
        .param("now", AccountStore.utc(now))
        .param("idle", AccountStore.utc(idleSince))
        .query(SessionStore::session)
        .list();
  }

  void seen(byte[] tokenHash, Instant now) {
    db.sql("update access.session set seen_at = :now where token_hash = :hash and seen_at < :now")
        .param("now", AccountStore.utc(now))
        .param("hash", tokenHash)
        .update();
  }

  boolean end(UUID account, UUID session, End why, Instant now) {
    return db.sql(
                """
                update access.session
                set ended_at = :now, ended_why = :why
                where account_id = :account and id = :id and ended_at is null
                """)
            .param("now", AccountStore.utc(now))
            .param("why", why.name())
            .param("account", account)
            .param("id", session)
            .update()
        == 1;
  }

  /** Whoever has given the password and not yet the code starts again, too. */
  void endAll(UUID account, End why, Instant now) {
    db.sql(
            """
            update access.session
            set ended_at = :now, ended_why = :why
            where account_id = :account and ended_at is null
            """)
        .param("now", AccountStore.utc(now))
        .param("why", why.name())
        .param("account", account)
        .update();
    db.sql("delete from access.sign_in_ticket where account_id = :account").param("account", account).update();
  }

  /**
   * Sessions of a person that began at the identity server, all or the one with that number there.
   *
   * @return how many ended
   */
  int endSignedOn(UUID account, @Nullable String sid, Instant now) {
    return db.sql(
            """
            update access.session
            set ended_at = :now, ended_why = 'SIGN_ON'
            where account_id = :account and ended_at is null and sign_on_subject is not null
              and (cast(:sid as text) is null or sign_on_sid = :sid)
            """)
        .param("now", AccountStore.utc(now))
        .param("account", account)
        .param("sid", sid)
        .update();
  }

  /** Whose session began with that number at the identity server; for a sign-out that names nobody. */
  List<UUID> accountsOf(String sid) {
    return db.sql("select distinct account_id from access.session where sign_on_sid = :sid and ended_at is null")
        .param("sid", sid)
        .query(UUID.class)
        .list();
  }

  /** Forgets a person's sessions of long ago; what he did stands in the audit trail. */
  void forget(UUID account, Instant before) {
    db.sql("delete from access.session where account_id = :account and ends_at < :before")
        .param("account", account)
        .param("before", AccountStore.utc(before))
        .update();
  }

  private static Session session(ResultSet row, int number) throws SQLException {
    return new Session(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        new Ref(row.getInt("post_district"), row.getObject("post_id", UUID.class)),
        row.getString("network"),
        row.getString("device"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
        SignOn.of(row.getString("sign_on_subject"), row.getString("sign_on_sid")));
  }
}
