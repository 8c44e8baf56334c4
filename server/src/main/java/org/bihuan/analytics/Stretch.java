package org.bihuan.analytics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of days or of whole months whose sums are added to, or taken from, the sum of a period. A period is told in the
 * fewest rows: the months nearest to it, and the days that are too many or too few at both ends.
 *
 * @param months whether {@code from} and {@code to} are whole months to be read from the sums per month
 */
record Stretch(boolean months, LocalDate from, LocalDate to, int sign) {

  static List<Stretch> of(Period period) {
    LocalDate end = period.to().plusDays(1);
    LocalDate first = nearestMonth(period.from());
    LocalDate last = nearestMonth(end);
    if (!first.isBefore(last) || period.days() <= distance(first, period.from()) + distance(last, end)) {
      return List.of(days(period));
    }
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(new Stretch(true, first, last.minusDays(1), 1));
    add(stretches, period.from(), first, 1);
    add(stretches, first, period.from(), -1);
    add(stretches, last, end, 1);
    add(stretches, end, last, -1);
    return stretches;
  }

  static Stretch days(Period period) {
    return new Stretch(false, period.from(), period.to(), 1);
  }

  /** The days from one day to before another, when there are any. */
  private static void add(List<Stretch> stretches, LocalDate from, LocalDate before, int sign) {
    if (from.isBefore(before)) {
      stretches.add(new Stretch(false, from, before.minusDays(1), sign));
    }
  }

  private static LocalDate nearestMonth(LocalDate day) {
    LocalDate first = day.withDayOfMonth(1);
    LocalDate next = first.plusMonths(1);
    return distance(first, day) <= distance(day, next) ? first : next;
  }

  private static long distance(LocalDate a, LocalDate b) {
    return Math.abs(ChronoUnit.DAYS.between(a, b));
  }
}
