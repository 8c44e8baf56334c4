package org.bihuan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asked and decided resets of second factors. */
@Repository
class FactorResetStore {

  private static final String RESET =
      """
      select r.id, r.account_id, a.login, p.name, r.reason, r.asked_at, r.asked_by, r.asked_by_name, r.decision,
             r.decided_at, r.decided_by_name, r.closed_why, f.confirmed_at as enrolled_at
      from access.factor_reset r
      join access.account a on a.id = r.account_id
      join organisation.v_person p on p.person_id = r.account_id
      left join access.second_factor f on f.account_id = r.account_id
      """;

  private final JdbcClient db;

  FactorResetStore(JdbcClient db) {
    this.db = db;
  }

  /** False when something with this id is there already, or another open one of this account. */
  boolean ask(UUID id, UUID account, String reason, Actor by, Instant now) {
    return db.sql(
                """
                insert into access.factor_reset (id, account_id, reason, asked_at, asked_by, asked_by_name)
                values (:id, :account, :reason, :now, :by, :name)
                on conflict do nothing
                """)
            .param("id", id)
            .param("account", account)
            .param("reason", reason)
            .param("now", AccountStore.utc(now))
            .param("by", by.personId())
            .param("name", by.personName())
            .update()
        == 1;
  }

  /** False when it has been decided meanwhile. */
  boolean decide(UUID id, FactorReset.Decision decision, Actor by, Instant now) {
    return db.sql(
                """
                update access.factor_reset
                set decision = :decision, decided_at = :now, decided_by = :by, decided_by_name = :name
                where id = :id and decision is null and closed_at is null
                """)
            .param("decision", decision.name())
            .param("now", AccountStore.utc(now))
            .param("by", by.personId())
            .param("name", by.personName())
            .param("id", id)
            .update()
        == 1;
  }

  /** False when it is decided or closed meanwhile. */
  boolean close(UUID id, FactorReset.End why, Instant now) {
    return db.sql(
                """
                update access.factor_reset
                set closed_at = :now, closed_why = :why
                where id = :id and decision is null and closed_at is null
                """)
            .param("now", AccountStore.utc(now))
            .param("why", why.name())
            .param("id", id)
            .update()
        == 1;
  }

  /** What nobody has decided or closed, whether its time is over or not. */
  Optional<FactorReset> undecided(UUID account) {
    return db.sql(RESET + "where r.account_id = :account and r.decision is null and r.closed_at is null")
        .param("account", account)
        .query(FactorResetStore::reset)
        .optional();
  }

  Optional<FactorReset> find(UUID id) {
    return db.sql(RESET + "where r.id = :id").param("id", id).query(FactorResetStore::reset).optional();
  }

  /** The open ones first, then the latest. */
  List<FactorReset> latest(int limit) {
    return db.sql(RESET + "order by (r.decision is null and r.closed_at is null) desc, r.asked_at desc limit :limit")
        .param("limit", limit)
        .query(FactorResetStore::reset)
        .list();
  }

  private static FactorReset reset(ResultSet row, int number) throws SQLException {
    String decision = row.getString("decision");
    String closed = row.getString("closed_why");
    return new FactorReset(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("login"),
        row.getString("name"),
        row.getString("reason"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getObject("asked_by", UUID.class),
        row.getString("asked_by_name"),
        decision == null ? null : FactorReset.Decision.valueOf(decision),
        AccountStore.instant(row, "decided_at"),
        row.getString("decided_by_name"),
        closed == null ? null : FactorReset.End.valueOf(closed),
        AccountStore.instant(row, "enrolled_at"));
  }
}
