package org.bihuan.inspection.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Vacations of units. */
@Repository
class VacationStore {

  private static final String VACATION =
      """
      select v.district_id, v.id, v.unit_id, v.name, v.from_on, v.until_on, v.daily_checks, v.ended_on
      from inspection.vacation v
      """;

  private final JdbcClient db;

  VacationStore(JdbcClient db) {
    this.db = db;
  }

  boolean add(Vacation vacation, Actor by, Instant now) {
    return db.sql(
                """
                insert into inspection.vacation (district_id, id, unit_id, name, from_on, until_on, daily_checks,
                                                 made_at, made_by, made_by_name, made_by_title)
                values (:district, :id, :unit, :name, :from, :until, :daily, :now, :by, :byName, :byTitle)
                on conflict do nothing
                """)
            .param("district", vacation.ref().districtId())
            .param("id", vacation.ref().id())
            .param("unit", vacation.unitId())
            .param("name", vacation.name())
            .param("from", vacation.from())
            .param("until", vacation.until())
            .param("daily", vacation.dailyChecks().name())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by.personId())
            .param("byName", by.personName())
            .param("byTitle", by.postTitle())
            .update()
        == 1;
  }

  boolean end(Ref vacation, String byName, LocalDate day) {
    return db.sql(
                """
                update inspection.vacation
                set ended_on = :day, ended_by_name = :by
                where district_id = :district and id = :id and ended_on is null
                """)
            .param("day", day)
            .param("by", byName)
            .param("district", vacation.districtId())
            .param("id", vacation.id())
            .update()
        == 1;
  }

  Optional<Vacation> find(Ref vacation) {
    return db.sql(VACATION + "where v.district_id = :district and v.id = :id")
        .param("district", vacation.districtId())
        .param("id", vacation.id())
        .query(VacationStore::vacation)
        .optional();
  }

  /** Those that are not over on a day, of one unit or of all in scope; ended ones too, for the days they counted. */
  List<Vacation> notOver(Scope scope, @Nullable Ref unit, LocalDate day) {
    SqlFilter filter = new SqlFilter().within(scope, "v").and("v.until_on >= :day", "day", day);
    if (unit != null) {
      filter.and("v.district_id = :district", "district", unit.districtId()).and("v.unit_id = :unit", "unit", unit.id());
    }
    return db.sql(VACATION + filter.where() + " order by v.from_on, v.id")
        .params(filter.parameters())
        .query(VacationStore::vacation)
        .list();
  }

  private static Vacation vacation(ResultSet row, int number) throws SQLException {
    return new Vacation(
        new Ref(row.getInt("district_id"), row.getObject("id", UUID.class)),
        row.getObject("unit_id", UUID.class),
        row.getString("name"),
        row.getObject("from_on", LocalDate.class),
        row.getObject("until_on", LocalDate.class),
        Vacation.Daily.valueOf(row.getString("daily_checks")),
        row.getObject("ended_on", LocalDate.class));
  }
}
