package org.bihuan.analytics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures on top of a dashboard.
 *
 * @param major the part of {@code all} graded major
 * @param proposed the part of {@code all} proposed as major and not graded yet
 * @param past the same sums of the period before
 * @param settled of the period before, what had been written off when it was as old as this one is; null where that is
 *     too many to be read one by one
 * @param rows where in the ledger the hazards of this reach are
 */
record Headline(
    Sums all,
    Sums major,
    Sums proposed,
    Sums past,
    Sums pastMajor,
    FigureQueries.@Nullable Settled settled,
    LedgerRows rows) {

  private LedgerRows majorRows() {
    return rows.and("level", Group.MAJOR);
  }

  List<Figure> figures(Figure registeredLate, Figure coverage, Figure medianDays) {
    return List.of(
        count(Metric.FOUND, all.found(), past.found(), rows.found()),
        rectified(),
        rectificationRate(),
        now(Metric.OPEN, all.open(), rows.open()),
        now(Metric.OVERDUE, all.overdue(), rows.overdue()),
        now(Metric.DUE_SOON, all.dueSoon(), rows.dueSoon()),
        count(Metric.MAJOR_FOUND, major.found(), pastMajor.found(), majorRows().found()),
        majorRectified(),
        now(Metric.MAJOR_OPEN, major.open(), majorRows().open()),
        now(Metric.MAJOR_PROPOSED, proposed.open(), rows.and("level", Group.PROPOSED_MAJOR).open()),
        now(Metric.MAJOR_OVERDUE, major.overdue(), majorRows().overdue()),
        count(Metric.WRITTEN_OFF, all.writtenOff(), past.writtenOff(), rows.writtenOff()),
        count(Metric.ON_SPOT, all.onSpot(), past.onSpot(), rows.rectified().and("onSpot", true)),
        Figure.of(Metric.ON_SPOT_RATE, Amount.rate(all.onSpot(), all.found()), rows.found())
            .comparedWith(Amount.rate(past.onSpot(), past.found())),
        count(Metric.REBOUNDS, all.rebound(), past.rebound(), rows.found().and("rebound", true)),
        registeredLate,
        count(Metric.OVER_HEAD, all.overHead(), past.overHead(), rows.found().and("overHead", true)),
        count(Metric.WITHDRAWN, all.withdrawn(), past.withdrawn(), rows.withdrawn()),
        Figure.of(Metric.FUNDS, Amount.money(all.funds()), rows.spent()).comparedWith(Amount.money(past.funds())),
        coverage,
        medianDays);
  }

  /** Hazards of the period before have had longer to be written off: only what was done by the same age compares. */
  private Figure rectified() {
    Figure figure = now(Metric.RECTIFIED, all.rectified(), rows.rectified());
    return settled == null ? figure : figure.comparedWith(Amount.count(settled.all()));
  }

  private Figure rectificationRate() {
    Figure figure = Figure.of(Metric.RATE, Amount.rate(all.rectified(), all.found()), rows.found());
    return settled == null ? figure : figure.comparedWith(Amount.rate(settled.all(), past.found()));
  }

  private Figure majorRectified() {
    Figure figure = now(Metric.MAJOR_RECTIFIED, major.rectified(), majorRows().rectified());
    return settled == null ? figure : figure.comparedWith(Amount.count(settled.major()));
  }

  private static Figure count(Metric metric, long value, long past, LedgerRows rows) {
    return now(metric, value, rows).comparedWith(Amount.count(past));
  }

  private static Figure now(Metric metric, long value, LedgerRows rows) {
    return Figure.of(metric, Amount.count(value), rows);
  }
}
