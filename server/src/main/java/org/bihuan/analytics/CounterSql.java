package org.bihuan.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The text of one statement over the counters of the ledger: parts that are added up in one snapshot.
 *
 * <p>Whole districts are read from sums per month, with days only at the ends of a period, and from the sum over all
 * days; anything smaller, or told apart by unit, from sums per unit and day.
 */
final class CounterSql {

  private static final String OF_PERIOD =
      "found, rectified, on_spot, planned, five_elements, withdrawn, rebound, over_head, written_off, funds";
  private static final String NONE_OF_PERIOD = OF_PERIOD.replaceAll("(\\w+)", "0 as $1");
  private static final String NOT_NOW = ", 0 as open, 0 as overdue, 0 as due_soon";
  private static final String ALL_MEASURES = OF_PERIOD + ", open, overdue, due_soon";

  private static final String EVER = "hazard.v_tally_span where span = 'EVER'";

  /** Little is open or due among all days of a unit; an index knows which. */
  private static final String LIVE = "(found <> rectified or due <> 0)";

  private final boolean wholeDistricts;
  private final String columns;
  private final List<String> parts = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private boolean everOfPeriod;
  private boolean everNow;

  CounterSql(Reach reach, Dimension... by) {
    wholeDistricts = reach.isWholeDistricts() && !List.of(by).contains(Dimension.UNIT);
    columns = Arrays.stream(by).map(Dimension::column).collect(Collectors.joining(", "));
    parameters.put("districts", reach.districts().stream().map(Reach.District::id).toArray(Integer[]::new));
    if (!wholeDistricts) {
      parameters.put("units", reach.units().stream().map(unit -> unit.ref().id()).toArray(UUID[]::new));
    }
  }

  String condition() {
    return wholeDistricts
        ? "district_id = any (:districts::int[])"
        : "district_id = any (:districts::int[]) and unit_id = any (:units::uuid[])";
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  CounterSql ofPeriod(Period period, LocalDate today) {
    List<Stretch> stretches = wholeDistricts ? Stretch.of(period, today) : List.of(Stretch.days(period));
    for (Stretch stretch : stretches) {
      switch (stretch.span()) {
        case DAYS -> part(stretch.sign(), OF_PERIOD + NOT_NOW, byDay() + " where day " + between(stretch));
        case MONTHS ->
            part(
                stretch.sign(),
                OF_PERIOD + NOT_NOW,
                "hazard.v_tally_span where span = 'MONTH' and starts " + between(stretch));
        case EVER -> everOfPeriod = true;
      }
    }
    return this;
  }

  private String between(Stretch stretch) {
    return "between " + parameter("from", stretch.from()) + " and " + parameter("to", stretch.to());
  }

  /**
   * What is open, overdue and due soon now. Of whole districts all that is due stands in the sum over all days, so the days
   * behind need not be read: overdue is what is left without the days from today on.
   */
  CounterSql now(LocalDate today) {
    String now = parameter("today", today);
    String soon = parameter("soon", today.plusDays(LedgerRows.SOON_DAYS));
    if (wholeDistricts) {
      everNow = true;
      part(
          1,
          NONE_OF_PERIOD + ", 0, -due, case when day <= " + soon + " then due else 0 end",
          byDay() + " where due <> 0 and day >= " + now);
    } else {
      part(
          1,
          NONE_OF_PERIOD
              + ", found - rectified, case when day < " + now + " then due else 0 end,"
              + " case when day between " + now + " and " + soon + " then due else 0 end",
          byDay() + " where " + LIVE);
    }
    return this;
  }

  /** Each day with its figures of all kinds together. */
  String daily() {
    return wholeDistricts
        ? "select starts as day, found, rectified, written_off from hazard.v_tally_span where span = 'DAY' and "
            + condition()
        : "select day, found, rectified, written_off from hazard.v_tally_unit where " + condition();
  }

  String text() {
    return text(ALL_MEASURES);
  }

  /** @param measures those that are wanted; none of the others is added up */
  String text(String measures) {
    return """
        select %1$s, %2$s
        from (
        %3$s) as counted
        group by %1$s
        order by %1$s
        """
        .formatted(columns, measures.replaceAll("(\\w+)", "sum(sign * $1) as $1"), String.join("\nunion all\n", allParts()));
  }

  /** The sum over all days serves the period and the present in one reading; named first, because it names the columns. */
  private List<String> allParts() {
    if (!everOfPeriod && !everNow) {
      return parts;
    }
    List<String> all = new ArrayList<>();
    all.add(
        written(
            1,
            (everOfPeriod ? OF_PERIOD : NONE_OF_PERIOD)
                + (everNow ? ", found - rectified as open, due as overdue, 0 as due_soon" : NOT_NOW),
            EVER));
    all.addAll(parts);
    return all;
  }

  private String byDay() {
    return wholeDistricts ? "hazard.v_tally_district" : "hazard.v_tally_unit";
  }

  private String parameter(String name, LocalDate day) {
    String numbered = name + parameters.size();
    parameters.put(numbered, day);
    return ":" + numbered;
  }

  private void part(int sign, String measures, String source) {
    parts.add(written(sign, measures, source));
  }

  private String written(int sign, String measures, String source) {
    return "select %d as sign, %s, %s\nfrom %s\n  and %s".formatted(sign, columns, measures, source, condition());
  }
}
