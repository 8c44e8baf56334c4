package org.bihuan.analytics;

import java.util.Collection;

/** How many units should have checked and reported, and how many did. */
record UnitCounts(long should, long checked, long self, long onBehalf, long zero) {

  static final UnitCounts NONE = new UnitCounts(0, 0, 0, 0, 0);

  static UnitCounts of(Collection<UnitActivity> units) {
    return new UnitCounts(
        units.size(),
        count(units, UnitActivity.State.CHECKED),
        count(units, UnitActivity.State.SELF),
        count(units, UnitActivity.State.ON_BEHALF),
        count(units, UnitActivity.State.ZERO));
  }

  private static long count(Collection<UnitActivity> units, UnitActivity.State state) {
    return units.stream().filter(state::holds).count();
  }

  UnitCounts plus(UnitCounts o) {
    return new UnitCounts(
        should + o.should, checked + o.checked, self + o.self, onBehalf + o.onBehalf, zero + o.zero);
  }

  long reported() {
    return self + onBehalf;
  }

  long unreported() {
    return should - reported();
  }
}
