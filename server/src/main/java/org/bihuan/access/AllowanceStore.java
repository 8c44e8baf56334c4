package org.bihuan.access;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Limited;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Allowances all nodes share. */
@Repository
class AllowanceStore {

  private final JdbcClient db;

  AllowanceStore(JdbcClient db) {
    this.db = db;
  }

  /** Takes one use, or says how long until there is one. Two at once, on whatever nodes, are two. */
  Optional<Duration> use(UUID account, Limited.Kind kind, Allowance full) {
    db.sql(
            """
            insert into access.allowance (account_id, kind, remaining, at)
            values (:account, :kind, :most, :now)
            on conflict (account_id, kind) do nothing
            """)
        .param("account", account)
        .param("kind", kind.name())
        .param("most", full.most())
        .param("now", AccountStore.utc(full.at()))
        .update();
    Allowance has = lock(account, kind, full).on(full.at());
    if (has.isSpent()) {
      return Optional.of(has.untilNext());
    }
    db.sql("update access.allowance set remaining = :left, at = :now where account_id = :account and kind = :kind")
        .param("left", has.used().left())
        .param("now", AccountStore.utc(full.at()))
        .param("account", account)
        .param("kind", kind.name())
        .update();
    return Optional.empty();
  }

  private Allowance lock(UUID account, Limited.Kind kind, Allowance full) {
    return db.sql(
            """
            select remaining, at
            from access.allowance
            where account_id = :account and kind = :kind
            for update
            """)
        .param("account", account)
        .param("kind", kind.name())
        .query(
            (row, i) ->
                new Allowance(full.most(), full.each(), row.getDouble("remaining"), row.getObject("at", OffsetDateTime.class).toInstant()))
        .single();
  }
}
