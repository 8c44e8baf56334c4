package org.bihuan.inspection;

import org.bihuan.hazard.HazardSource;
import org.bihuan.platform.Role;

/** What an inspection is called; the first two are the unit's own, all others are made by a team sent by a superior. */
public enum InspectionKind {
  SELF_CHECK("自查"),
  PATROL("日常巡查"),
  SPECIAL_CHECK("专项检查"),
  DISTRICT_CHECK("区抽查"),
  CITY_CHECK("市抽查"),
  UNANNOUNCED("四不两直"),
  CROSS_INSPECTION("交叉互查"),
  JOINT_INSPECTION("联合检查"),
  LOOK_BACK("回查");

  private final String title;

  InspectionKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public boolean isOwn() {
    return this == SELF_CHECK || this == PATROL;
  }

  /** 四不两直: nobody at the target may learn of it before the team is there. */
  public boolean isSealed() {
    return this == UNANNOUNCED;
  }

  /** Which office may send a team for it. */
  public boolean mayBeSentBy(Role.Level level) {
    return switch (this) {
      case SELF_CHECK, PATROL -> false;
      case DISTRICT_CHECK -> level == Role.Level.DISTRICT;
      case CITY_CHECK -> level == Role.Level.CITY;
      case SPECIAL_CHECK, UNANNOUNCED, CROSS_INSPECTION, JOINT_INSPECTION, LOOK_BACK ->
          level == Role.Level.DISTRICT || level == Role.Level.CITY;
    };
  }

  /** What the ledger calls it. A joint inspection (联合检查) is a check of the office that convened it. */
  HazardSource source(Role.Level finder) {
    return switch (this) {
      case SELF_CHECK -> HazardSource.SELF_CHECK;
      case PATROL -> HazardSource.PATROL;
      case SPECIAL_CHECK -> HazardSource.SPECIAL_CHECK;
      case DISTRICT_CHECK -> HazardSource.DISTRICT_CHECK;
      case CITY_CHECK -> HazardSource.CITY_CHECK;
      case UNANNOUNCED -> HazardSource.UNANNOUNCED;
      case CROSS_INSPECTION -> HazardSource.CROSS_INSPECTION;
      case JOINT_INSPECTION -> finder == Role.Level.CITY ? HazardSource.CITY_CHECK : HazardSource.DISTRICT_CHECK;
      case LOOK_BACK -> HazardSource.LOOK_BACK;
    };
  }
}
