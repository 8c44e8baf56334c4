package org.bihuan.inspection.schedule;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A winter or summer vacation as a unit has it.
 *
 * @param endedOn from when on it counts no longer; the days before stay as they were
 */
record Vacation(
    Ref ref, UUID unitId, String name, LocalDate from, LocalDate until, Daily dailyChecks, @Nullable LocalDate endedOn) {

  static final int LONGEST_DAYS = 75;

  /** What becomes of the checks of each school day. */
  enum Daily {
    PAUSED("暂停"),
    GO_ON("照常");

    private final String title;

    Daily(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  Ref unit() {
    return new Ref(ref.districtId(), unitId);
  }

  boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until) && (endedOn == null || day.isBefore(endedOn));
  }

  boolean pauses(LocalDate day) {
    return dailyChecks == Daily.PAUSED && covers(day);
  }

  boolean overlaps(Vacation other) {
    return !from.isAfter(other.until) && !other.from.isAfter(until);
  }
}
