package org.bihuan.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Fills the statistical tables: a line for each district of a city, each unit of anything smaller, and the total. */
@Component
class Tables {

  private final FigureQueries queries;
  private final UnitDesk units;

  Tables(FigureQueries queries, UnitDesk units) {
    this.queries = queries;
    this.units = units;
  }

  /** What the lines of one table are made from, by the key of a district or unit. */
  private record Sources(
      Map<String, List<Group>> sums,
      Map<String, Sums> yearToEnd,
      Map<String, Long> majorOverdue,
      Map<String, UnitCounts> units) {

    TableLine line(String key, String name, LedgerRows rows) {
      List<Group> own = sums.getOrDefault(key, List.of());
      return new TableLine(
          key,
          name,
          rows.scope(),
          rows,
          Group.total(own, group -> !group.isMajor() && !group.isProposedMajor()),
          Group.total(own, Group::isMajor),
          Group.total(own, Group::isProposedMajor),
          majorOverdue.getOrDefault(key, 0L),
          yearToEnd.getOrDefault(key, Sums.NONE).funds(),
          units.getOrDefault(key, UnitCounts.NONE));
    }
  }

  FigureTable fill(TableForm form, Reach reach, LedgerRows rows, Instant asOf) {
    List<TableLine> lines = lines(reach, rows, sources(form, reach, rows));
    List<FigureTable.Row> printed = new ArrayList<>(lines.stream().map(line -> form.row(line, false)).toList());
    printed.add(form.row(total(lines, reach, rows), true));
    LocalDate end = rows.period().cutOff(rows.today());
    return new FigureTable(
        form,
        form.title(),
        Overview.PeriodView.of(rows.period()),
        asOf,
        Overview.ScopeView.of(reach),
        "单位：家、项、%、万元",
        "填报单位",
        "截止到" + end.getYear() + "年" + end.getMonthValue() + "月" + end.getDayOfMonth() + "日",
        form.columns(),
        printed,
        List.of("单位负责人（签字）：", "填表人（签字）：", "联系电话：", "填报日期：" + rows.today()),
        notes(form, rows, printed));
  }

  private static List<String> notes(TableForm form, LedgerRows rows, List<FigureTable.Row> printed) {
    List<String> notes = new ArrayList<>(form.notes());
    FigureTable.Cell proposed = printed.getLast().proposed();
    if (proposed != null) {
      notes.add("另有建议重大、待核定的隐患 " + proposed.text() + " 项，未计入一般和重大：" + where(printed) + "。");
    }
    if (rows.period().to().isAfter(rows.today())) {
      notes.add("统计期尚未结束，数字截至今天。");
    }
    notes.add("数字取自台账此刻的状态，会随台账变化；尚不提供冻结的期末快照。");
    return notes;
  }

  private static String where(List<FigureTable.Row> printed) {
    return printed.stream()
        .filter(row -> !row.total() && row.proposed() != null)
        .map(row -> row.title() + " " + Objects.requireNonNull(row.proposed()).text() + " 项")
        .collect(Collectors.joining("、"));
  }

  private Sources sources(TableForm form, Reach reach, LedgerRows rows) {
    Dimension by = reach.level() == Reach.Level.CITY ? Dimension.DISTRICT : Dimension.UNIT;
    Period period = rows.period();
    return switch (form) {
      case A ->
          new Sources(
              Group.by(by, queries.sumsOfPeriod(reach, period, rows.today(), by, Dimension.LEVEL)),
              queries.sumsOfPeriod(reach, period.yearToEnd(), rows.today(), by).stream()
                  .collect(Collectors.toMap(group -> group.key(by), Group::sums)),
              Map.of(),
              counts(form, reach, period));
      case B ->
          new Sources(
              Group.by(by, queries.sumsOfPeriod(reach, period, rows.today(), by, Dimension.LEVEL)),
              Map.of(),
              queries.majorOverdue(reach, period, rows.today(), by),
              counts(form, reach, period));
      case C -> new Sources(Map.of(), Map.of(), Map.of(), counts(form, reach, period));
    };
  }

  private Map<String, UnitCounts> counts(TableForm form, Reach reach, Period period) {
    if (reach.level() != Reach.Level.CITY) {
      return units.activities(reach, period).stream()
          .collect(Collectors.toMap(a -> a.unit().ref().id().toString(), a -> UnitCounts.of(List.of(a))));
    }
    if (form != TableForm.C) {
      return units.coverage(reach, period).entrySet().stream()
          .collect(Collectors.toMap(e -> String.valueOf(e.getKey()), Map.Entry::getValue));
    }
    return units.activities(reach, period).stream()
        .collect(Collectors.groupingBy(a -> String.valueOf(a.unit().ref().districtId())))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> UnitCounts.of(e.getValue())));
  }

  private static List<TableLine> lines(Reach reach, LedgerRows rows, Sources sources) {
    if (reach.level() == Reach.Level.CITY) {
      return reach.districts().stream()
          .map(d -> sources.line(String.valueOf(d.id()), d.name(), rows.in(d.filter())))
          .toList();
    }
    return reach.units().stream()
        .filter(u -> u.isCountedIn(rows.period()) || sources.sums().containsKey(u.ref().id().toString()))
        .map(u -> sources.line(u.ref().id().toString(), u.name(), rows.in(u.filter())))
        .toList();
  }

  private static TableLine total(List<TableLine> lines, Reach reach, LedgerRows rows) {
    TableLine total =
        new TableLine(
            "total", "合计", null, rows.in(reach.filter()), Sums.NONE, Sums.NONE, Sums.NONE, 0, 0, UnitCounts.NONE);
    for (TableLine line : lines) {
      total = total.plus(line);
    }
    return total;
  }
}
