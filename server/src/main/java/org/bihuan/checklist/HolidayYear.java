package org.bihuan.checklist;

import java.time.LocalDate;
import org.bihuan.calendar.YearArrangement;
import org.jspecify.annotations.Nullable;

/** The holiday arrangement of one year, as published content like every other clock. */
record HolidayYear(YearArrangement arrangement, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo)
    implements Versioned {

  @Override
  public String code() {
    return String.valueOf(arrangement.year());
  }

  @Override
  public HolidayYear valid(LocalDate from, @Nullable LocalDate to) {
    return new HolidayYear(arrangement, from, to);
  }
}
