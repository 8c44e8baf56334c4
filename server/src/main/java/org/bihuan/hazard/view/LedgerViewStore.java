package org.bihuan.hazard.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The views of one person; every statement names whose. */
@Repository
class LedgerViewStore {

  private final JdbcClient jdbc;

  LedgerViewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<LedgerView> of(UUID account) {
    return jdbc.sql(
            """
            select id, name, search, columns, first
            from hazard.ledger_view
            where account_id = :account
            order by id
            """)
        .param("account", account)
        .query((r, n) -> view(r))
        .list();
  }

  void keep(UUID account, LedgerView view, Instant now) {
    jdbc.sql(
            """
            insert into hazard.ledger_view (account_id, id, name, search, columns, first, saved_at)
            values (:account, :id, :name, :search, :columns, :first, :now)
            on conflict (account_id, id) do update set
              name = excluded.name, search = excluded.search, columns = excluded.columns, first = excluded.first,
              saved_at = excluded.saved_at
            """)
        .param("account", account)
        .param("id", view.id())
        .param("name", view.name())
        .param("search", view.search())
        .param("columns", view.columns().toArray(String[]::new))
        .param("first", view.first())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void noneFirst(UUID account) {
    jdbc.sql("update hazard.ledger_view set first = false where account_id = :account and first")
        .param("account", account)
        .update();
  }

  boolean remove(UUID account, UUID id) {
    return jdbc.sql("delete from hazard.ledger_view where account_id = :account and id = :id")
            .param("account", account)
            .param("id", id)
            .update()
        == 1;
  }

  private static LedgerView view(ResultSet r) throws SQLException {
    return new LedgerView(
        r.getObject("id", UUID.class),
        r.getString("name"),
        r.getString("search"),
        List.of((String[]) r.getArray("columns").getArray()),
        r.getBoolean("first"));
  }
}
