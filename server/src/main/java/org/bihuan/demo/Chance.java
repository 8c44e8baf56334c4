package org.bihuan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bihuan.hazard.HazardSource;
import org.bihuan.platform.BeijingTime;

/** What chance makes of the hazards of a unit, by its temper. */
final class Chance {

  private static final int LONG_AGO = 150;

  /** Minutes of the day between which a school finds what is wrong. */
  private static final int OPENS = 7 * 60;

  private static final int CLOSES = 18 * 60;

  private Chance() {}

  /** Of the many of a whole city fewer are major, and nothing begun long ago is still on its way. */
  static Fate commonFate(DemoCast.Unit unit, int daysAgo, Dice dice) {
    Fate fate = fate(unit, dice);
    return switch (fate) {
      case MAJOR, DOWNGRADED -> dice.percent(15) ? fate : Fate.USUAL;
      case LATE, TRANSFERRED, JOINT_STUDY -> daysAgo < LONG_AGO ? fate : Fate.EXTENDED;
      default -> fate;
    };
  }

  static Instant workingHour(Instant present, int daysAgo, Dice dice) {
    if (daysAgo == 0) {
      Instant today = present.minus(dice.between(100, 240), ChronoUnit.MINUTES);
      return isByDay(today) ? today : workingHour(present, 1, dice);
    }
    LocalDate day = BeijingTime.dayOf(present).minusDays(daysAgo);
    return BeijingTime.startOf(day).plus(dice.between(8 * 60 + 20, 16 * 60), ChronoUnit.MINUTES);
  }

  /** Not before people are there: what was seen earlier was seen when they came. */
  static Instant byDay(Instant seen, Instant registered) {
    Instant opened = BeijingTime.startOf(BeijingTime.dayOf(registered)).plus(OPENS, ChronoUnit.MINUTES);
    return seen.isBefore(opened) && opened.isBefore(registered) ? opened.plus(7, ChronoUnit.MINUTES) : seen;
  }

  private static boolean isByDay(Instant at) {
    long minutes = ChronoUnit.MINUTES.between(BeijingTime.startOf(BeijingTime.dayOf(at)), at);
    return minutes >= OPENS + 10 && minutes <= CLOSES;
  }

  static Fate fate(DemoCast.Unit unit, Dice dice) {
    if (unit.temper().equals("rosy")) {
      return Fate.ON_SPOT;
    }
    if (unit.temper().equals("late") && dice.percent(35)) {
      return Fate.LATE;
    }
    int roll = dice.between(1, 100);
    if (roll <= 26) {
      return Fate.ON_SPOT;
    }
    if (roll <= 74) {
      return Fate.USUAL;
    }
    return dice.one(
        List.of(
            Fate.LATE, Fate.EXTENDED, Fate.EXTENDED, Fate.REJECTED_ONCE, Fate.REJECTED_ONCE, Fate.MAJOR, Fate.MAJOR,
            Fate.WITHDRAWN, Fate.REBOUND, Fate.DOWNGRADED, Fate.JOINT_STUDY, Fate.TRANSFERRED, Fate.ON_BEHALF));
  }

  static HazardSource source(DemoCast.Unit unit, Fate fate, Dice dice) {
    if (fate == Fate.ON_BEHALF) {
      return HazardSource.SELF_CHECK;
    }
    boolean others = unit.temper().equals("found_by_others") || unit.temper().equals("silent");
    if (dice.percent(others ? 75 : 22)) {
      return dice.one(
          List.of(
              HazardSource.DISTRICT_CHECK, HazardSource.DISTRICT_CHECK, HazardSource.UNANNOUNCED,
              HazardSource.CROSS_INSPECTION, HazardSource.CITY_CHECK));
    }
    return dice.one(
        List.of(
            HazardSource.SELF_CHECK, HazardSource.SELF_CHECK, HazardSource.SELF_CHECK, HazardSource.PATROL,
            HazardSource.PATROL, HazardSource.SPECIAL_CHECK, HazardSource.SPECIAL_CHECK, HazardSource.MONITORING));
  }
}
