package org.bihuan.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which units checked themselves and which reported anything. */
@Repository
class UnitQueries {

  private final JdbcClient db;

  UnitQueries(JdbcClient db) {
    this.db = db;
  }

  /** A unit and the ledger it left in another district in the period; of the last one if it moved more than once. */
  record Moved(Ref unit, Ref former) {}

  /** Units of a district that were open in the period, and those of them that submitted a check. */
  record Coverage(int districtId, long should, long checked) {}

  /**
   * What a unit's own people and others for it put on the ledger; withdrawn reports are reports all the same.
   *
   * @param found by whomsoever, not withdrawn
   */
  record Reported(long found, long bySelf, long onBehalf) {
    Reported plus(Reported o) {
      return new Reported(found + o.found, bySelf + o.bySelf, onBehalf + o.onBehalf);
    }
  }

  List<Moved> moved(Reach reach, Period period) {
    return db.sql(
            """
            with recursive line (district_id, unit_id, former_district, former_id) as (
              select r.district_id, r.unit_id, r.former_district, r.former_id
              from organisation.v_reassigned r
              where r.district_id = any (:districts::int[]) and r.from_on between :from and :to
                and not exists (
                  select 1 from organisation.v_reassigned l where l.former_id = r.unit_id and l.from_on <= :to)
              union all
              select l.district_id, l.unit_id, r.former_district, r.former_id
              from line l
              join organisation.v_reassigned r on r.unit_id = l.former_id and r.from_on between :from and :to)
            select district_id, unit_id, former_district, former_id from line
            """)
        .param("districts", reach.districts().stream().map(Reach.District::id).toArray(Integer[]::new))
        .param("from", period.from())
        .param("to", period.to())
        .query(
            (row, n) ->
                new Moved(
                    new Ref(row.getInt("district_id"), row.getObject("unit_id", UUID.class)),
                    new Ref(row.getInt("former_district"), row.getObject("former_id", UUID.class))))
        .list();
  }

  /** Without those that went to another district in the period or have left by its end. */
  List<Coverage> coverage(Reach reach, Period period) {
    return db.sql(
            """
            select u.district_id, count(*) as should,
                   count(*) filter (
                     where exists (
                       select 1
                       from inspection.v_checked_day c
                       where c.district_id = u.district_id and c.unit_id = u.unit_id
                         and c.day between :from and :to)) as checked
            from organisation.v_unit u
            where u.district_id = any (:districts::int[])
              and u.opened_on <= :to and (u.closed_on is null or u.closed_on >= :from)
              and not exists (
                select 1 from organisation.v_reassigned r where r.former_id = u.unit_id and r.from_on <= :to)
              and not exists (
                select 1
                from organisation.v_reassigned r
                where r.unit_id = u.unit_id and r.from_on between :from and :to)
            group by u.district_id
            """)
        .param("districts", reach.districts().stream().map(Reach.District::id).toArray(Integer[]::new))
        .param("from", period.from())
        .param("to", period.to())
        .query(Coverage.class)
        .list();
  }

  /** How many checks each unit of the district submitted; units without any are missing. */
  Map<UUID, Long> checks(int district, Collection<UUID> units, Period period) {
    Map<UUID, Long> checks = new HashMap<>();
    db.sql(
            """
            select c.unit_id, count(*) as checks
            from inspection.v_checked_day c
            where c.district_id = :district and c.unit_id = any (:units::uuid[])
              and c.day between :from and :to
            group by c.unit_id
            """)
        .param("district", district)
        .param("units", units.toArray(UUID[]::new))
        .param("from", period.from())
        .param("to", period.to())
        .query((row, n) -> checks.put(row.getObject("unit_id", UUID.class), row.getLong("checks")))
        .list();
    return checks;
  }

  /** What each unit of the district reported; units without anything are missing. */
  Map<UUID, Reported> reported(int district, Collection<UUID> units, Period period) {
    Map<UUID, Reported> reported = new HashMap<>();
    db.sql(
            """
            select t.unit_id, sum(t.found) as found,
                   coalesce(sum(t.found + t.withdrawn) filter (where t.origin = 'SELF'), 0) as by_self,
                   coalesce(sum(t.found + t.withdrawn) filter (where t.origin = 'ON_BEHALF'), 0) as on_behalf
            from hazard.v_tally_unit t
            where t.district_id = :district and t.unit_id = any (:units::uuid[])
              and t.day between :from and :to
            group by t.unit_id
            """)
        .param("district", district)
        .param("units", units.toArray(UUID[]::new))
        .param("from", period.from())
        .param("to", period.to())
        .query((row, n) -> reported.put(row.getObject("unit_id", UUID.class), reported(row)))
        .list();
    return reported;
  }

  private static Reported reported(ResultSet row) throws SQLException {
    return new Reported(row.getLong("found"), row.getLong("by_self"), row.getLong("on_behalf"));
  }
}
