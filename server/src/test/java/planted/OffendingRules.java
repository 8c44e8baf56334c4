package planted;

import java.time.Clock;
import java.time.LocalDate;

/** A rule that looks at the clock itself. */
final class OffendingRules {

  static boolean overdue(LocalDate due, Clock clock) {
    return due.isBefore(LocalDate.now(clock)) || due.isBefore(LocalDate.now());
  }
}
