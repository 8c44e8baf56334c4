package org.bihuan.analytics;

import static org.bihuan.analytics.Dimension.CATEGORY;
import static org.bihuan.analytics.Dimension.DISTRICT;
import static org.bihuan.analytics.Dimension.LEVEL;
import static org.bihuan.analytics.Dimension.ORIGIN;
import static org.bihuan.analytics.Dimension.UNIT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where figures are asked for. Each answer is one snapshot of the ledger, so that its numbers agree with each other,
 * and covers no more than the actor may see.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class FigureDesk {

  /** Beyond this many hazards no figure is worth reading them one by one. */
  private static final long MOST_TO_READ = 20_000;

  private final Reaches reaches;
  private final FigureQueries queries;
  private final UnitDesk units;
  private final Tables tables;
  private final AuditTrail audit;
  private final Clock clock;

  FigureDesk(
      Reaches reaches,
      FigureQueries queries,
      UnitDesk units,
      Tables tables,
      AuditTrail audit,
      Clock clock) {
    this.reaches = reaches;
    this.queries = queries;
    this.units = units;
    this.tables = tables;
    this.audit = audit;
    this.clock = clock;
  }

  Overview overview(Actor actor, Reaches.Wanted wanted, @Nullable String period) {
    Reach reach = reach(actor, wanted, period);
    LedgerRows rows = rows(reach, period);
    List<Group> groups = sums(reach, rows, kindsOf(reach));
    List<Group> below = reach.level() == Reach.Level.DISTRICT ? sums(reach, rows, UNIT, CATEGORY, LEVEL) : groups;
    Period before = rows.period().before(rows.today());
    List<Group> past = queries.sumsOfPeriod(reach, before, rows.today(), LEVEL);
    Sums all = Group.total(groups);
    List<FigureQueries.Day> days = days(reach, rows);
    Medians medians = medians(reach, rows.period(), all);
    Headline headline =
        new Headline(
            all,
            Group.total(groups, Group::isMajor),
            Group.total(groups, Group::isProposedMajor),
            Group.total(past),
            Group.total(past, Group::isMajor),
            settled(reach, rows, before, Group.total(past)),
            rows);
    return new Overview(
        Overview.ScopeView.of(reach),
        Overview.PeriodView.of(rows.period()),
        Overview.PeriodView.of(before),
        clock.instant(),
        headline.figures(registeredLate(reach, rows, before), coverage(reach, rows), medianDays(medians, all, rows)),
        Trend.of(days, rows).steps(),
        HeatMap.of(reach, below, rows),
        Overview.levels(groups, rows),
        Overview.origins(groups, rows),
        Ageing.of(days, all.open(), rows),
        Children.of(reach, below, medians, rows));
  }

  private FigureQueries.@Nullable Settled settled(Reach reach, LedgerRows rows, Period before, Sums past) {
    return past.found() > MOST_TO_READ
        ? null
        : queries.settledBy(reach, before, rows.period().sameAgeBefore(rows.today()));
  }

  FigureTable table(Actor actor, TableForm form, Reaches.Wanted wanted, @Nullable String period) {
    Reach reach = reach(actor, wanted, period);
    return tables.fill(form, reach, rows(reach, period), clock.instant());
  }

  /** A table that leaves the house is on record. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  FigureTable export(Actor actor, TableForm form, Reaches.Wanted wanted, @Nullable String period) {
    FigureTable table = table(actor, form, wanted, period);
    audit.record(
        AuditTrail.WHOLE_CITY,
        "export.data",
        "table " + form,
        Map.of("scope", table.scope(), "period", table.period().code(), "rows", table.rows().size()));
    return table;
  }

  Cube cube(Actor actor, Reaches.Wanted wanted, @Nullable String period) {
    Reach reach = reach(actor, wanted, period);
    LedgerRows rows = rows(reach, period);
    return Cube.of(reach, queries.cells(reach, rows.period(), rows.today()), rows, clock.instant());
  }

  Page<UnitDesk.UnitRow> units(
      Actor actor,
      Reaches.Wanted wanted,
      @Nullable String period,
      UnitActivity.State state,
      @Nullable String cursor) {
    Reach reach = reach(actor, wanted, period);
    return units.page(reach, rows(reach, period).period(), state, cursor);
  }

  /** A closed period keeps the tree it had on its last day. */
  private Reach reach(Actor actor, Reaches.Wanted wanted, @Nullable String period) {
    LocalDate today = BeijingTime.today(clock);
    LocalDate last = Period.of(period, today).to();
    return reaches.find(actor, wanted, last.isBefore(today) ? last : null);
  }

  private LedgerRows rows(Reach reach, @Nullable String period) {
    LocalDate today = BeijingTime.today(clock);
    return new LedgerRows(reach.filter(), Period.of(period, today), today);
  }

  private static Dimension[] kindsOf(Reach reach) {
    return switch (reach.level()) {
      case CITY -> new Dimension[] {DISTRICT, CATEGORY, LEVEL, ORIGIN};
      case DISTRICT, UNIT -> new Dimension[] {CATEGORY, LEVEL, ORIGIN};
      case CLUSTER -> new Dimension[] {UNIT, CATEGORY, LEVEL, ORIGIN};
    };
  }

  private List<Group> sums(Reach reach, LedgerRows rows, Dimension... by) {
    return queries.sums(reach, rows.period(), rows.today(), by);
  }

  private List<FigureQueries.Day> days(Reach reach, LedgerRows rows) {
    LocalDate young = rows.today().minusDays(Ageing.DAYS);
    LocalDate from = rows.period().from();
    return queries.days(reach, from.isBefore(young) ? from : young, rows.today());
  }

  private Figure registeredLate(Reach reach, LedgerRows rows, Period before) {
    long late = queries.registeredLate(reach, rows.period());
    return Figure.of(Metric.REGISTERED_LATE, Amount.count(late), rows.found().and("late", true))
        .comparedWith(Amount.count(queries.registeredLate(reach, before)));
  }

  private Figure coverage(Reach reach, LedgerRows rows) {
    UnitCounts counts =
        reach.isWholeDistricts()
            ? units.coverage(reach, rows.period()).values().stream().reduce(UnitCounts.NONE, UnitCounts::plus)
            : UnitCounts.of(units.activities(reach, rows.period()));
    return Figure.of(Metric.COVERAGE, Amount.rate(counts.checked(), counts.should()), null)
        .ofUnits(rows.units(UnitActivity.State.CHECKED));
  }

  private Medians medians(Reach reach, Period period, Sums all) {
    return all.writtenOff() > MOST_TO_READ
        ? Medians.NONE
        : Medians.of(queries.pace(reach, period, reach.level() == Reach.Level.CITY ? DISTRICT : UNIT));
  }

  private static Figure medianDays(Medians medians, Sums all, LedgerRows rows) {
    Figure figure = Figure.of(Metric.MEDIAN_DAYS, Amount.days(medians.all()), rows.writtenOff());
    return all.writtenOff() > MOST_TO_READ ? figure.withHint("本期销账超过 2 万项，中位天数请按区或更短的统计期查看") : figure;
  }
}
