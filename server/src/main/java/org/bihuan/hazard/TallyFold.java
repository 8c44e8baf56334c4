package org.bihuan.hazard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bihuan.platform.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds the delta rows of the figures into sums per unit and day, and per district and day, month, and all days
 * together. A row of sums has a column per {@link Tally.Measure}.
 *
 * <p>Changes nothing a reader sees: the views add what is not folded yet, in one snapshot. Two nodes may fold at once,
 * since each takes rows the other has not locked and both change sums in the same order.
 */
@Component
class TallyFold {

  private static final int AT_ONCE = 20_000;

  private static final String UNFOLDED =
      """
      delete from hazard.tally_delta
      where district_id = :district
        and id in (
          select id
          from hazard.tally_delta
          where district_id = :district
          order by id
          limit :most
          for update skip locked)
      returning district_id, unit_id, day, measure, category, level, origin, amount
      """;

  private static final String FOLD =
      """
      with taken as (
        %5$s),
      facts as (
        select district_id, unit_id, day, category, level, origin, %2$s
        from taken
        group by district_id, unit_id, day, category, level, origin),
      units as (
        insert into hazard.tally as t (district_id, unit_id, day, category, level, origin, %1$s)
        select district_id, unit_id, day, category, level, origin, %1$s
        from facts
        order by unit_id, day, category, level, origin
        on conflict (district_id, unit_id, day, category, level, origin) do update set %4$s),
      districts as (
        insert into hazard.tally_district as t (district_id, day, category, level, origin, %1$s)
        select district_id, day, category, level, origin, %3$s
        from facts
        group by district_id, day, category, level, origin
        order by day, category, level, origin
        on conflict (district_id, day, category, level, origin) do update set %4$s),
      spans as (
        insert into hazard.tally_span as t (district_id, span, starts, category, level, origin, %1$s)
        select district_id, s.span, s.starts, s.category, s.level, s.origin, %3$s
        from facts f
          cross join lateral (
            values ('MONTH', date_trunc('month', f.day::timestamp)::date, f.category, f.level, f.origin),
                   ('EVER', date '-infinity', f.category, f.level, f.origin),
                   ('DAY', f.day, 'ALL', 'ALL', 'ALL')) as s (span, starts, category, level, origin)
        group by district_id, s.span, s.starts, s.category, s.level, s.origin
        order by s.span, s.starts, s.category, s.level, s.origin
        on conflict (district_id, span, starts, category, level, origin) do update set %4$s)
      select count(*) from taken
      """;

  private static final String FOLD_DELTAS = folding(UNFOLDED);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  TallyFold(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  void foldAll() {
    Acting.asSystem(
        () -> {
          for (int district : districtsWithDeltas()) {
            int folded;
            do {
              folded = fold(district);
            } while (folded == AT_ONCE);
          }
          return true;
        });
  }

  /** Adds the facts a query gives to the sums, in the running transaction. */
  void add(String facts) {
    jdbc.sql(folding(facts)).query(Long.class).single();
  }

  private static String folding(String taken) {
    return FOLD.formatted(
        eachMeasure("%1$s"),
        eachMeasure("coalesce(sum(amount) filter (where measure = '%2$s'), 0) as %1$s"),
        eachMeasure("sum(%1$s)"),
        eachMeasure("%1$s = t.%1$s + excluded.%1$s"),
        taken);
  }

  /** @param form of one measure: {@code %1$s} its column, {@code %2$s} its name */
  private static String eachMeasure(String form) {
    return Arrays.stream(Tally.Measure.values())
        .map(measure -> form.formatted(measure.name().toLowerCase(Locale.ROOT), measure.name()))
        .collect(Collectors.joining(", "));
  }

  private List<Integer> districtsWithDeltas() {
    List<Integer> districts =
        transaction.execute(
            status ->
                jdbc.sql("select distinct district_id from hazard.tally_delta").query(Integer.class).list());
    return districts == null ? List.of() : districts;
  }

  private int fold(int district) {
    Integer folded =
        transaction.execute(
            status ->
                jdbc.sql(FOLD_DELTAS).param("district", district).param("most", AT_ONCE).query(Integer.class).single());
    return folded == null ? 0 : folded;
  }
}
