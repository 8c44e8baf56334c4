package org.bihuan.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** Where the arrangements come from. The calendar lies below the desk that publishes them; whoever publishes says so here. */
public interface Arrangements {

  /** The arrangement of that year as it counts on {@code asOf}; empty where none is known yet. */
  Optional<YearArrangement> of(int year, LocalDate asOf);
}
