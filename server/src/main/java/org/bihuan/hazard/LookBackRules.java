package org.bihuan.hazard;

import static org.bihuan.hazard.HazardStatus.REBOUNDED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;

/** 回头看 of what is written off: done, or asked for before its day by somebody who doubts that it is gone. Pure. */
final class LookBackRules {

  private static final int SHORT = 500;
  private static final int LONG = 2000;

  /** So long before its day a look-back counts as done, and stands in the lists of Today. */
  static final int LOOK_BACK_AHEAD_DAYS = 7;

  private static final UUID NOBODY = new UUID(0, 0);

  private LookBackRules() {}

  static Change lookBack(Hazard hazard, HazardCommand.LookBack c, Situation now) {
    new FieldChecks().present("result", "回头看结果", c.result()).text("note", "现场情况", c.note(), LONG).refuseIfAny();
    List<Hazard.LookBack> all = new ArrayList<>(hazard.closure().lookBacks());
    int due = firstDue(all, now.today());
    boolean owed = due < all.size();
    LocalDate dueOn = owed ? all.get(due).dueOn() : now.today();
    var done =
        new Hazard.LookBack(
            dueOn, now.now(), c.result(), c.note().strip(), now.me(), owed ? all.get(due).asked() : null);
    if (owed) {
      all.set(due, done);
    } else {
      all.add(done);
    }
    Hazard looked = with(hazard, all);
    return Change.of(c.result() == Hazard.LookBackResult.HOLDS ? looked : looked.become(REBOUNDED), c.note());
  }

  static Change asked(Hazard hazard, HazardCommand.AskLookBack c, Situation now) {
    new FieldChecks().text("reason", "理由", c.reason(), SHORT).refuseIfAny();
    return Change.of(dueAtOnce(hazard, c.reason().strip(), now), c.reason());
  }

  /** The answer stands in the history either way; what is still there makes somebody look who has the say. */
  static Change seenBlindly(Hazard hazard, HazardCommand.BlindLook c, Situation now) {
    String told = (c.found() ? "还在：" : "不在：") + c.note();
    boolean doubted = c.found() && hazard.status() == HazardStatus.CLOSED;
    return Change.of(doubted ? dueAtOnce(hazard, "盲查" + told, now) : hazard, told);
  }

  /**
   * What is due within the days a look-back counts anyway is due today, and answers the doubt with it; the later ones keep
   * their days, and a look-back of its own stands before them.
   */
  private static Hazard dueAtOnce(Hazard hazard, String reason, Situation now) {
    var asked = new Hazard.LookBackAsked(now.today(), reason, now.me());
    List<Hazard.LookBack> all = new ArrayList<>(hazard.closure().lookBacks());
    int due = firstDue(all, now.today());
    if (due < all.size()) {
      Hazard.LookBack owed = all.get(due);
      LocalDate day = owed.dueOn().isBefore(now.today()) ? owed.dueOn() : now.today();
      all.set(due, new Hazard.LookBack(day, null, null, null, null, bothSaid(owed.asked(), asked)));
    } else {
      all.add(firstLeft(all), new Hazard.LookBack(now.today(), null, null, null, null, asked));
    }
    return with(hazard, all);
  }

  /** The office above the unit as it stands in a history where nobody of it acted by name. */
  static Actor office(Hazard hazard, String district) {
    boolean city = hazard.isCityDirect();
    return new Actor(
        NOBODY, NOBODY, city ? "市级抽查" : "区级抽查", NOBODY, city ? "市教委" : district + "教委",
        city ? Role.CITY_SUPERVISOR : Role.DISTRICT_INSPECTOR, NOBODY, district, new Scope.System());
  }

  /** Whoever looks back reads every doubt there is. */
  private static Hazard.LookBackAsked bothSaid(
      Hazard.@Nullable LookBackAsked before, Hazard.LookBackAsked now) {
    return before == null || before.reason().equals(now.reason())
        ? now
        : new Hazard.LookBackAsked(before.on(), before.reason() + "\n" + now.reason(), before.by());
  }

  /** The one this visit answers; a visit long before any is due is a sample of its own and answers none. */
  private static int firstDue(List<Hazard.LookBack> all, LocalDate today) {
    int left = firstLeft(all);
    return left < all.size() && !today.isBefore(all.get(left).dueOn().minusDays(LOOK_BACK_AHEAD_DAYS))
        ? left
        : all.size();
  }

  /** What is asked for of the next look-back that is not done; null where it only comes with the write-off. */
  static Hazard.@Nullable LookBackAsked openAsk(Hazard hazard) {
    List<Hazard.LookBack> all = hazard.closure().lookBacks();
    int left = firstLeft(all);
    return left < all.size() ? all.get(left).asked() : null;
  }

  private static int firstLeft(List<Hazard.LookBack> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).doneAt() == null) {
        return i;
      }
    }
    return all.size();
  }

  private static Hazard with(Hazard hazard, List<Hazard.LookBack> all) {
    Hazard.Closure was = hazard.closure();
    return hazard.with(
        new Hazard.Closure(was.completion(), was.acceptance(), was.confirmation(), was.closedAt(), all));
  }
}
