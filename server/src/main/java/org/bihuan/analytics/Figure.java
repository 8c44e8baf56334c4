package org.bihuan.analytics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number on a dashboard.
 *
 * @param value null where there is nothing to divide by; shown as “/”
 * @param kind what it is counted in
 * @param rows address in the ledger of exactly the hazards counted, of a rate those it is a share of; null where no
 *     hazards are counted
 * @param units query of {@code GET /api/figures/units} for the units counted, where units are counted
 * @param before the same figure of the period before, where that can be compared
 * @param hint how it is counted
 */
record Figure(
    Metric key,
    String title,
    @Nullable BigDecimal value,
    Amount.Measure kind,
    String text,
    @Nullable Long numerator,
    @Nullable Long denominator,
    @Nullable String rows,
    @Nullable String units,
    @Nullable BigDecimal before,
    String hint) {

  static Figure of(Metric metric, Amount amount, @Nullable LedgerRows rows) {
    return new Figure(
        metric,
        metric.title(),
        amount.value(),
        amount.measure(),
        amount.text(),
        amount.numerator(),
        amount.denominator(),
        rows == null ? null : rows.toString(),
        null,
        null,
        metric.definition());
  }

  Figure comparedWith(Amount past) {
    return new Figure(
        key, title, value, kind, text, numerator, denominator, rows, units, past.value(), hint);
  }

  Figure ofUnits(String query) {
    return new Figure(key, title, value, kind, text, numerator, denominator, rows, query, before, hint);
  }

  Figure withHint(String words) {
    return new Figure(key, title, value, kind, text, numerator, denominator, rows, units, before, words);
  }
}
