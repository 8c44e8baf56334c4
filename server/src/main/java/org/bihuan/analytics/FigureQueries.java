package org.bihuan.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Adds up the counters of the ledger. The districts and units asked for stand in every condition; row-level security is
 * the net under them.
 */
@Repository
class FigureQueries {

  private static final String UNFINISHED =
      "('REGISTERED', 'INTERIM_CONTROL', 'PLANNING', 'RECTIFYING', 'TRANSFERRED', 'JOINT_STUDY')";

  private final JdbcClient db;

  FigureQueries(JdbcClient db) {
    this.db = db;
  }

  /** @param day of registration or write-off */
  record Day(LocalDate day, long found, long rectified, long writtenOff) {}

  /** How many of a district or unit were written off so many days after their registration. */
  record Pace(String key, int days, long hazards) {}

  /** What was registered, written off and spent in the period, and what is open, overdue and due soon now. */
  List<Group> sums(Reach reach, Period period, LocalDate today, Dimension... by) {
    return groups(new CounterSql(reach, by).ofPeriod(period, today).now(today), by);
  }

  /** What was registered, written off and spent in the period only. */
  List<Group> sumsOfPeriod(Reach reach, Period period, LocalDate today, Dimension... by) {
    return groups(new CounterSql(reach, by).ofPeriod(period, today), by);
  }

  private List<Group> groups(CounterSql counters, Dimension... by) {
    return db.sql(counters.text()).params(counters.parameters()).query((row, n) -> group(row, by)).list();
  }

  /** The six figures of a cell, by district, category and level. */
  List<Cube.Cell> cells(Reach reach, Period period, LocalDate today) {
    CounterSql counters =
        new CounterSql(reach, Dimension.DISTRICT, Dimension.CATEGORY, Dimension.LEVEL)
            .ofPeriod(period, today)
            .now(today);
    return db.sql(counters.text("found, rectified, written_off, open, overdue, due_soon"))
        .params(counters.parameters())
        .query((row, n) -> cell(reach, row))
        .list();
  }

  private static Cube.Cell cell(Reach reach, ResultSet row) throws SQLException {
    String district = row.getString("district_id");
    String category = row.getString("category");
    String level = row.getString("level");
    return new Cube.Cell(
        district,
        category,
        level,
        Cube.where(reach, district, category, level),
        row.getLong("found"),
        row.getLong("rectified"),
        row.getLong("written_off"),
        row.getLong("open"),
        row.getLong("overdue"),
        row.getLong("due_soon"));
  }

  /** Day by day, of all kinds together. */
  List<Day> days(Reach reach, LocalDate from, LocalDate to) {
    CounterSql counters = new CounterSql(reach);
    return db.sql(
            """
            select day, sum(found) as found, sum(rectified) as rectified, sum(written_off) as written_off
            from (%s) as counted
            where day between :from and :to
            group by day
            order by day
            """
                .formatted(counters.daily()))
        .params(counters.parameters())
        .param("from", from)
        .param("to", to)
        .query(Day.class)
        .list();
  }

  /** Major hazards registered in the period, past their deadline and not finished, by district or unit. */
  Map<String, Long> majorOverdue(Reach reach, Period period, LocalDate today, Dimension by) {
    CounterSql counters = new CounterSql(reach);
    Map<String, Long> hazards = new LinkedHashMap<>();
    db.sql(
            """
            select cast(%s as text) as key, count(*) as hazards
            from hazard.v_hazard
            where %s
              and level = 'MAJOR' and next_actor <> 'NOBODY'
              and registered_at >= :from and registered_at < :until
              and deadline < :today and status in %s
            group by 1
            """
                .formatted(by.column(), counters.condition(), UNFINISHED))
        .params(counters.parameters())
        .params(instants(period))
        .param("today", today)
        .query((row, n) -> hazards.put(row.getString("key"), row.getLong("hazards")))
        .list();
    return hazards;
  }

  /** How long what was written off in the period had been on the ledger, in days of Beijing. */
  List<Pace> pace(Reach reach, Period period, Dimension by) {
    CounterSql counters = new CounterSql(reach);
    return db.sql(
            """
            select cast(%s as text) as key,
                   cast(closed_at at time zone 'Asia/Shanghai' as date)
                     - cast(registered_at at time zone 'Asia/Shanghai' as date) as days,
                   count(*) as hazards
            from hazard.v_hazard
            where %s
              and closed_at >= :from and closed_at < :until
            group by 1, 2
            """
                .formatted(by.column(), counters.condition()))
        .params(counters.parameters())
        .params(instants(period))
        .query(Pace.class)
        .list();
  }

  /** Of what was registered in a period, what had been written off by the end of a day. */
  record Settled(long all, long major) {}

  Settled settledBy(Reach reach, Period period, LocalDate day) {
    CounterSql counters = new CounterSql(reach);
    return db.sql(
            """
            select count(*) as all, count(*) filter (where level = 'MAJOR') as major
            from hazard.v_hazard
            where %s
              and registered_at >= :from and registered_at < :until
              and closed_at < :after and status in ('CLOSED', 'REBOUNDED')
            """
                .formatted(counters.condition()))
        .params(counters.parameters())
        .params(instants(period))
        .param("after", BeijingTime.startOf(day.plusDays(1)).atOffset(ZoneOffset.UTC))
        .query(Settled.class)
        .single();
  }

  /** Registered in a period later than the working day after the finding. */
  long registeredLate(Reach reach, Period period) {
    CounterSql counters = new CounterSql(reach);
    return db.sql(
            """
            select count(*)
            from hazard.v_hazard
            where %s
              and registered_at >= :from and registered_at < :until
              and late_days is not null and status <> 'WITHDRAWN'
            """
                .formatted(counters.condition()))
        .params(counters.parameters())
        .params(instants(period))
        .query(Long.class)
        .single();
  }

  private static Map<String, OffsetDateTime> instants(Period period) {
    return Map.of(
        "from", BeijingTime.startOf(period.from()).atOffset(ZoneOffset.UTC),
        "until", BeijingTime.startOf(period.to().plusDays(1)).atOffset(ZoneOffset.UTC));
  }

  private static Group group(ResultSet row, Dimension... by) throws SQLException {
    Map<Dimension, String> keys = new EnumMap<>(Dimension.class);
    for (Dimension dimension : by) {
      keys.put(dimension, row.getString(dimension.column()));
    }
    return new Group(
        keys,
        new Sums(
            row.getLong("found"),
            row.getLong("rectified"),
            row.getLong("on_spot"),
            row.getLong("planned"),
            row.getLong("five_elements"),
            row.getLong("withdrawn"),
            row.getLong("rebound"),
            row.getLong("over_head"),
            row.getLong("written_off"),
            row.getLong("funds"),
            row.getLong("open"),
            row.getLong("overdue"),
            row.getLong("due_soon")));
  }
}
