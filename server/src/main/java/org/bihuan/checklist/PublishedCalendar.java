package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.calendar.Arrangements;
import org.bihuan.calendar.YearArrangement;
import org.springframework.stereotype.Component;

/** Gives the calendar the arrangements that were published. */
@Component
class PublishedCalendar implements Arrangements {

  private final Library library;

  PublishedCalendar(Library library) {
    this.library = library;
  }

  /** Before the day of the first version that one counts: there was no other. */
  @Override
  public Optional<YearArrangement> of(int year, LocalDate asOf) {
    String code = String.valueOf(year);
    Catalogue.Shelf<HolidayYear> years = library.catalogue().holidayYears();
    return years.findLast(code, asOf).or(() -> first(years.history(code))).map(HolidayYear::arrangement);
  }

  private static Optional<HolidayYear> first(List<HolidayYear> history) {
    return history.stream().findFirst();
  }
}
