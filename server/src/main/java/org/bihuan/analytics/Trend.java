package org.bihuan.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Registered and written off in the course of a period: by day up to a month, by week up to a quarter, or month. */
record Trend(List<Step> steps) {

  private static final int DAYS_BY_DAY = 31;
  private static final int DAYS_BY_WEEK = 92;

  /** @param rectified written off in these days, whenever registered */
  record Step(LocalDate from, LocalDate to, long found, long rectified, String foundRows, String rectifiedRows) {}

  static Trend of(List<FigureQueries.Day> days, LedgerRows rows) {
    Period period = rows.period();
    LocalDate last = period.cutOff(rows.today());
    TreeMap<LocalDate, FigureQueries.Day> byDay = new TreeMap<>();
    days.forEach(day -> byDay.put(day.day(), day));
    List<Step> steps = new ArrayList<>();
    for (LocalDate from = period.from(); !from.isAfter(last); ) {
      LocalDate end = endOfStep(from, period.days());
      LocalDate to = end.isAfter(last) ? last : end;
      steps.add(step(from, to, byDay.subMap(from, true, to, true), rows));
      from = to.plusDays(1);
    }
    return new Trend(steps);
  }

  private static LocalDate endOfStep(LocalDate from, long days) {
    if (days <= DAYS_BY_DAY) {
      return from;
    }
    return days <= DAYS_BY_WEEK
        ? from.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
        : from.with(TemporalAdjusters.lastDayOfMonth());
  }

  private static Step step(
      LocalDate from, LocalDate to, Map<LocalDate, FigureQueries.Day> days, LedgerRows rows) {
    return new Step(
        from,
        to,
        sum(days, FigureQueries.Day::found),
        sum(days, FigureQueries.Day::writtenOff),
        rows.found(from, to).toString(),
        rows.writtenOff(from, to).toString());
  }

  private static long sum(Map<LocalDate, FigureQueries.Day> days, ToLongFunction<FigureQueries.Day> of) {
    return days.values().stream().mapToLong(of).sum();
  }
}
