package org.bihuan.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which days of a year people work, where that differs from the week: days off within it and working days at its end.
 *
 * @param source the document it rests on, such as the notice of the State Council (国务院办公厅节假日安排)
 */
public record YearArrangement(int year, String source, List<SpecialDay> days) {

  public YearArrangement {
    source = source.strip();
    days = List.copyOf(days);
  }

  /** @param off false where people work although it is a Saturday or a Sunday */
  public record SpecialDay(LocalDate date, String name, boolean off) {
    public SpecialDay {
      name = name.strip();
    }
  }

  /** What it says of this day; empty where the week decides. */
  public Optional<SpecialDay> on(LocalDate day) {
    return days.stream().filter(special -> special.date().equals(day)).findFirst();
  }
}
