package org.bihuan.analytics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of days or of whole months, or all days there are, whose sums are added to, or taken from, the sum of a period. A
 * period is told in the fewest rows: the months nearest to it and the days that are too many or too few at both ends; or,
 * where most of a ledger lies in it, the sum of all days without what was before and after.
 */
record Stretch(Span span, LocalDate from, LocalDate to, int sign) {

  enum Span {
    DAYS,
    MONTHS,
    EVER
  }

  /** The year of the plan that ordered these ledgers; nothing is wrong if one is older, only more is read than need be. */
  private static final LocalDate OLDEST_LEDGER = LocalDate.of(2023, 1, 1);

  private static final Stretch ALL = new Stretch(Span.EVER, LocalDate.MIN, LocalDate.MAX, 1);
  private static final long DAYS_THAT_COST_A_MONTH = 3;

  static List<Stretch> of(Period period, LocalDate today) {
    List<Stretch> inside = inside(period);
    List<Stretch> outside = allWithout(period);
    return cost(outside, today) < cost(inside, today) ? outside : inside;
  }

  private static List<Stretch> inside(Period period) {
    LocalDate end = period.to().plusDays(1);
    LocalDate first = nearestMonth(period.from());
    LocalDate last = nearestMonth(end);
    if (!first.isBefore(last) || period.days() <= distance(first, period.from()) + distance(last, end)) {
      return List.of(days(period));
    }
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(new Stretch(Span.MONTHS, first, last.minusDays(1), 1));
    add(stretches, period.from(), first, 1);
    add(stretches, last, end, 1);
    return stretches;
  }

  private static List<Stretch> allWithout(Period period) {
    LocalDate end = period.to().plusDays(1);
    LocalDate first = nearestMonth(period.from());
    LocalDate last = nearestMonth(end);
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(ALL);
    stretches.add(new Stretch(Span.MONTHS, LocalDate.MIN, first.minusDays(1), -1));
    add(stretches, first, period.from(), -1);
    stretches.add(new Stretch(Span.MONTHS, last, LocalDate.MAX, -1));
    add(stretches, end, last, -1);
    return stretches;
  }

  static Stretch days(Period period) {
    return new Stretch(Span.DAYS, period.from(), period.to(), 1);
  }

  /** The days from one to before another; taken the other way where the other is earlier. */
  private static void add(List<Stretch> stretches, LocalDate from, LocalDate before, int sign) {
    if (from.isBefore(before)) {
      stretches.add(new Stretch(Span.DAYS, from, before.minusDays(1), sign));
    } else if (before.isBefore(from)) {
      stretches.add(new Stretch(Span.DAYS, before, from.minusDays(1), -sign));
    }
  }

  private static long cost(List<Stretch> stretches, LocalDate today) {
    return stretches.stream().mapToLong(stretch -> stretch.cost(today)).sum();
  }

  private long cost(LocalDate today) {
    return switch (span) {
      case DAYS -> ChronoUnit.DAYS.between(from, to) + 1;
      case EVER -> DAYS_THAT_COST_A_MONTH;
      case MONTHS -> {
        LocalDate begins = from.isBefore(OLDEST_LEDGER) ? OLDEST_LEDGER : from;
        LocalDate ends = to.isAfter(today) ? today : to;
        yield begins.isAfter(ends) ? 0 : DAYS_THAT_COST_A_MONTH * (1 + ChronoUnit.MONTHS.between(begins, ends));
      }
    };
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
