package org.bihuan.inspection.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bihuan.checklist.Frequency;

/**
 * From when until when a check of a frequency is due. It begins on the first and ends on the last working day of its week,
 * month or term, so that nothing is asked on holidays; where all of them are days off it is left out. Pure.
 */
final class OccurrenceRules {

  /** 北京市汛期: 6 月 1 日至 9 月 15 日. */
  private static final int FLOOD_ENDS = 15;

  private static final int DAYS_OF_A_TERM_CHECK = 30;

  /** @param start names the occurrence */
  record Occurrence(LocalDate start, LocalDate due) implements Comparable<Occurrence> {
    @Override
    public int compareTo(Occurrence other) {
      return start.compareTo(other.start);
    }
  }

  private OccurrenceRules() {}

  /** Those that began on one of these days, both included. */
  static List<Occurrence> between(Frequency frequency, LocalDate first, LocalDate last, Predicate<LocalDate> working) {
    Set<Occurrence> found = new TreeSet<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      on(frequency, day, working)
          .filter(o -> !o.start().isAfter(last) && !o.due().isBefore(first))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private static Optional<Occurrence> on(Frequency frequency, LocalDate day, Predicate<LocalDate> working) {
    return switch (frequency) {
      case DAILY -> within(day, day, working);
      case WEEKLY -> week(day, working);
      case WEEKLY_IN_FLOOD_SEASON -> isFloodSeason(day) ? week(day, working) : Optional.empty();
      case MONTHLY -> months(day, 1, working);
      case QUARTERLY -> months(day, 3, working);
      case HALF_YEARLY -> months(day, 6, working);
      case YEARLY -> months(day, 12, working);
      case EACH_TERM -> term(day, working);
      case BEFORE_WORK, SPECIAL -> Optional.empty();
    };
  }

  private static Optional<Occurrence> week(LocalDate day, Predicate<LocalDate> working) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return within(monday, monday.plusDays(6), working);
  }

  private static Optional<Occurrence> months(LocalDate day, int length, Predicate<LocalDate> working) {
    LocalDate first = day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / length * length + 1);
    return within(first, first.plusMonths(length).minusDays(1), working);
  }

  /** The terms begin in September and after the winter holiday, and a check of the term is made at its beginning. */
  private static Optional<Occurrence> term(LocalDate day, Predicate<LocalDate> working) {
    LocalDate autumn = LocalDate.of(day.getYear(), Month.SEPTEMBER, 1);
    LocalDate spring = LocalDate.of(day.getYear(), Month.FEBRUARY, 20);
    LocalDate first = day.isBefore(spring) ? autumn.minusYears(1) : day.isBefore(autumn) ? spring : autumn;
    return within(first, first.plusDays(DAYS_OF_A_TERM_CHECK), working);
  }

  private static boolean isFloodSeason(LocalDate day) {
    return !day.isBefore(LocalDate.of(day.getYear(), Month.JUNE, 1))
        && !day.isAfter(LocalDate.of(day.getYear(), Month.SEPTEMBER, FLOOD_ENDS));
  }

  private static Optional<Occurrence> within(LocalDate first, LocalDate last, Predicate<LocalDate> working) {
    List<LocalDate> days = first.datesUntil(last.plusDays(1)).filter(working).toList();
    return days.isEmpty() ? Optional.empty() : Optional.of(new Occurrence(days.getFirst(), days.getLast()));
  }
}
