package org.bihuan.hazard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is open in ledgers of units that have ended. Whose they are is decided in {@link FormerLedgers}. */
@Repository
class FormerLedgerQueries {

  private static final int MOST = 500;

  /**
   * @param ref null to who may not open it, as the district that received the unit
   * @param ledger where it stands and is accepted
   */
  record Unfinished(
      @Nullable Ref ref,
      String number,
      String ledger,
      String unit,
      String status,
      @Nullable String level,
      String placeText,
      String description,
      @Nullable LocalDate deadline) {}

  private final JdbcClient db;

  FormerLedgerQueries(JdbcClient db) {
    this.db = db;
  }

  List<Unfinished> unfinished(Actor actor, Set<Ref> ledgers, LocalDate today) {
    SqlFilter filter =
        new SqlFilter()
            .and(
                "h.district_id = any (:districts::int[])",
                "districts",
                ledgers.stream().map(Ref::districtId).toArray(Integer[]::new))
            .and("h.unit_id = any (:units::uuid[])", "units", ledgers.stream().map(Ref::id).toArray(UUID[]::new))
            .anyOf(HazardStatus.allOpen().stream().map(Enum::name).toList(), "h.status", "open");
    HazardSight.narrow(actor, today, filter);
    return db.sql(
            """
            select h.district_id, h.id, h.unit_id, h.number, u.district_name, u.name, h.status, h.level, h.place_text,
                   h.description, h.deadline
            from hazard.hazard h
            join organisation.v_unit u on u.district_id = h.district_id and u.unit_id = h.unit_id
            """
                + filter.where()
                + "\norder by h.deadline nulls last, h.registered_at, h.id\nlimit "
                + MOST)
        .params(filter.parameters())
        .query((row, n) -> line(row, actor))
        .list();
  }

  private static Unfinished line(ResultSet row, Actor actor) throws SQLException {
    int district = row.getInt("district_id");
    boolean opens = actor.scope().covers(district, row.getObject("unit_id", UUID.class));
    String level = row.getString("level");
    return new Unfinished(
        opens ? new Ref(district, row.getObject("id", UUID.class)) : null,
        row.getString("number"),
        row.getString("district_name"),
        row.getString("name"),
        HazardStatus.valueOf(row.getString("status")).title(),
        level == null ? null : Level.valueOf(level).title(),
        row.getString("place_text"),
        row.getString("description"),
        row.getObject("deadline", LocalDate.class));
  }
}
