package org.bihuan.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.bihuan.calendar.YearArrangement.SpecialDay;
import org.bihuan.platform.BeijingTime;
import org.springframework.stereotype.Service;

/**
 * Working days by the yearly holiday arrangement (国务院办公厅节假日安排) as it counts on the day of asking; a deadline
 * that was reckoned stays when the arrangement changes later. A year without one counts Monday to Friday.
 */
@Service
public class WorkingDays {

  private final Arrangements arrangements;
  private final Clock clock;

  WorkingDays(Arrangements arrangements, Clock clock) {
    this.arrangements = arrangements;
    this.clock = clock;
  }

  public boolean isWorkingDay(LocalDate day) {
    return isWorkingDay(day, BeijingTime.today(clock));
  }

  /** The n-th working day after {@code day}; {@code day} itself for 0. */
  public LocalDate plusWorkingDays(LocalDate day, int n) {
    LocalDate today = BeijingTime.today(clock);
    LocalDate reached = day;
    for (int left = n; left > 0; ) {
      reached = reached.plusDays(1);
      if (isWorkingDay(reached, today)) {
        left--;
      }
    }
    return reached;
  }

  private boolean isWorkingDay(LocalDate day, LocalDate asOf) {
    Optional<SpecialDay> special = arrangements.of(day.getYear(), asOf).flatMap(year -> year.on(day));
    return special.map(said -> !said.off()).orElseGet(() -> !isWeekend(day));
  }

  /** Saturday and Sunday, whatever anybody arranges. */
  public static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
