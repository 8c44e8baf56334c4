package org.bihuan.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard: one part of the city in one period, all from one snapshot of the ledger.
 *
 * @param before the days its figures are compared with
 */
record Overview(
    ScopeView scope,
    PeriodView period,
    PeriodView before,
    Instant asOf,
    List<Figure> figures,
    List<Trend.Step> trend,
    HeatMap heat,
    List<LevelShare> levels,
    List<Share> origins,
    List<Share> ageing,
    @Nullable Children children) {

  record ScopeView(Reach.Level kind, String name) {
    static ScopeView of(Reach reach) {
      return new ScopeView(reach.level(), reach.name());
    }
  }

  record PeriodView(String code, LocalDate from, LocalDate to, String title) {
    static PeriodView of(Period period) {
      return new PeriodView(period.code(), period.from(), period.to(), period.title());
    }
  }

  /** @param found registered in the period; {@code open} is as of now */
  record LevelShare(String key, String title, long found, long open, String foundRows, String openRows) {}

  static List<LevelShare> levels(List<Group> groups, LedgerRows rows) {
    var byLevel = Group.by(Dimension.LEVEL, groups);
    return Kind.LEVELS.stream()
        .map(
            level -> {
              Sums sums = Group.total(byLevel.getOrDefault(level.key(), List.of()));
              LedgerRows own = rows.of(level);
              return new LevelShare(
                  level.key(), level.title(), sums.found(), sums.open(), own.found().toString(), own.open().toString());
            })
        .toList();
  }

  static List<Share> origins(List<Group> groups, LedgerRows rows) {
    var byOrigin = Group.by(Dimension.ORIGIN, groups);
    return Kind.ORIGINS.stream()
        .map(
            origin -> {
              long found = Group.total(byOrigin.getOrDefault(origin.key(), List.of())).found();
              return new Share(
                  origin.key(), origin.title(), found, rows.and("origin", origin.key()).found().toString());
            })
        .toList();
  }
}
