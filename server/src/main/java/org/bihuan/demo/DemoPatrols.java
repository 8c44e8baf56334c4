package org.bihuan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.bihuan.inspection.patrol.PatrolDesk;
import org.bihuan.inspection.patrol.PatrolResult;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.MovableClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The rounds of the last days at the units people try; here and there a place was left out, or a code not read. */
@Component
@Profile("demonstration")
class DemoPatrols {

  private static final int DAYS = 3;
  private static final int SECONDS_BETWEEN_PLACES = 150;
  private static final List<LocalTime> ROUNDS =
      List.of(LocalTime.of(7, 20), LocalTime.of(10, 15), LocalTime.of(13, 40), LocalTime.of(16, 50), LocalTime.of(20, 10));
  private static final List<String> SEEN =
      List.of("灭火器箱前堆放杂物，已当场移开", "应急照明灯一盏不亮，已报后勤更换", "门未关严，已关好并提醒值班人员");

  private final PatrolDesk desk;

  DemoPatrols(PatrolDesk desk) {
    this.desk = desk;
  }

  void tell(DemoCast.Unit unit, Instant present) {
    for (int ago = DAYS - 1; ago >= 0; ago--) {
      LocalDate day = BeijingTime.dayOf(present).minusDays(ago);
      for (int round = 0; round < ROUNDS.size(); round++) {
        walk(unit, day, round, present);
      }
    }
  }

  private void walk(DemoCast.Unit unit, LocalDate day, int round, Instant present) {
    Dice dice = new Dice("patrol " + unit.name() + day + round);
    Actor walker = unit.onDuty(unit.holder(round), day);
    Instant at = BeijingTime.startOf(day).plusSeconds(ROUNDS.get(round).toSecondOfDay() + dice.between(0, 900));
    for (DemoCast.DemoPlace place : unit.places()) {
      at = at.plusSeconds(SECONDS_BETWEEN_PLACES + dice.between(0, 60));
      boolean passed = dice.percent(90);
      boolean wrong = dice.percent(4);
      var stop =
          new PatrolDesk.NewStop(
              dice.id(at), unit.ref(), place.id(), at, wrong ? PatrolResult.PROBLEM : PatrolResult.NORMAL,
              wrong ? dice.one(SEEN) : null, null, dice.percent(92));
      if (passed && at.isBefore(present)) {
        MovableClock.at(at, () -> Acting.as(walker, () -> desk.record(walker, stop)));
      }
    }
  }
}
