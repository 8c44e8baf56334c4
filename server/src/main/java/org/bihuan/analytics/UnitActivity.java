package org.bihuan.analytics;

import java.util.function.Predicate;

/** What one unit did in a period: checks it submitted, hazards its own people or others for it reported. */
record UnitActivity(Reach.Unit unit, long checks, UnitQueries.Reported reported) {

  static final UnitQueries.Reported NOTHING = new UnitQueries.Reported(0, 0, 0);

  /** The classes table C puts units into, and the two of coverage; every unit open in the period is one that should. */
  enum State {
    SHOULD("应报", unit -> true),
    CHECKED("已排查", UnitActivity::isChecked),
    UNCHECKED("未排查", unit -> !unit.isChecked()),
    REPORTED("已报", UnitActivity::isReported),
    SELF("自报", UnitActivity::isSelfReported),
    ON_BEHALF("代报", UnitActivity::isReportedOnBehalf),
    ZERO("零隐患", unit -> unit.isReported() && unit.reported().found() == 0),
    UNREPORTED("未报", unit -> !unit.isReported());

    private final String title;
    private final Predicate<UnitActivity> holds;

    State(String title, Predicate<UnitActivity> holds) {
      this.title = title;
      this.holds = holds;
    }

    String title() {
      return title;
    }

    boolean holds(UnitActivity unit) {
      return holds.test(unit);
    }
  }

  boolean isChecked() {
    return checks > 0;
  }

  /** Its own people registered a hazard or submitted a check; a check without findings is an explicit zero report. */
  boolean isSelfReported() {
    return reported.bySelf() > 0 || isChecked();
  }

  /** 代报: nothing from itself, but a superior entered the unit's own finding. What a superior found is no report. */
  boolean isReportedOnBehalf() {
    return !isSelfReported() && reported.onBehalf() > 0;
  }

  boolean isReported() {
    return isSelfReported() || isReportedOnBehalf();
  }
}
