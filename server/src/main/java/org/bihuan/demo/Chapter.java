package org.bihuan.demo;

import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.hazard.HazardSource;
import org.bihuan.platform.Actor;
import org.jspecify.annotations.Nullable;

/** One hazard of the city: what is found, and what becomes of it. */
record Chapter(Tale tale, Fate fate, HazardSource source, CheckItem item, Dice dice) {

  /** @param hit the rule that makes it major */
  void register(DemoCast cast, @Nullable MajorProposal hit) {
    DemoCast.District district = district(cast);
    Actor finder =
        fate == Fate.ON_BEHALF && district != null ? district.admin() : finder(cast, tale.unit(), district, source);
    tale.found(finder, source, item, hit, fate == Fate.DRAFT);
  }

  /** What follows after the registration. */
  void tell(DemoCast cast) {
    new Plot(tale, cast.city(), district(cast), item, dice).tell(fate);
  }

  private DemoCast.@Nullable District district(DemoCast cast) {
    return cast.districts().get(tale.unit().districtId());
  }

  private static Actor finder(
      DemoCast cast, DemoCast.Unit unit, DemoCast.@Nullable District district, HazardSource source) {
    return switch (source) {
      case SELF_CHECK, SPECIAL_CHECK, MONITORING -> unit.officer();
      case PATROL -> unit.holder(0);
      case CITY_CHECK -> cast.city().supervisor();
      case DISTRICT_CHECK, UNANNOUNCED, CROSS_INSPECTION, PUBLIC_REPORT, TRANSFER, LOOK_BACK ->
          district == null ? cast.city().supervisor() : district.inspector();
    };
  }
}
