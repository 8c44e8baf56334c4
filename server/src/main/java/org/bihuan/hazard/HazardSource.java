package org.bihuan.hazard;

import org.bihuan.platform.Role;

/** Where a hazard came from; with the finder's level it decides who may write it off. */
public enum HazardSource {
  SELF_CHECK("自查"),
  PATROL("日常巡查"),
  SPECIAL_CHECK("专项检查"),
  DISTRICT_CHECK("区抽查"),
  CITY_CHECK("市抽查"),
  UNANNOUNCED("四不两直"),
  CROSS_INSPECTION("交叉互查"),
  PUBLIC_REPORT("举报"),
  MONITORING("监测报警"),
  TRANSFER("移送"),
  LOOK_BACK("回头看");

  private final String title;

  HazardSource(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Whether this source means that a superior, not the unit, looked. */
  boolean isSuperiorCheck() {
    return this == DISTRICT_CHECK || this == CITY_CHECK || this == UNANNOUNCED || this == CROSS_INSPECTION;
  }

  /**
   * The lowest level that can have found a hazard in this way. A report reaches the desk that accepts it and a transfer
   * comes from another authority, both above the unit; a look-back is made by somebody else than who wrote off.
   */
  private Role.Level lowestFinder() {
    return switch (this) {
      case CITY_CHECK -> Role.Level.CITY;
      case DISTRICT_CHECK, UNANNOUNCED, CROSS_INSPECTION, PUBLIC_REPORT, TRANSFER, LOOK_BACK -> Role.Level.DISTRICT;
      case SELF_CHECK, PATROL, SPECIAL_CHECK, MONITORING -> Role.Level.UNIT;
    };
  }

  /**
   * Whether anybody may say so of what he enters. What a report led to is entered as the finding of whoever went to look, and
   * the unit never reads of a report (SPEC 2.12, decisions 0220 and 0290); files of before that keep what they say.
   */
  public boolean isNamedByHand() {
    return this != PUBLIC_REPORT;
  }

  /** Whether somebody in this role can vouch for it; alarms are those of a unit who handle them (alarm.handle). */
  public boolean mayBeNamedBy(Role role) {
    Role.Level level = role.level() == Role.Level.CLUSTER ? Role.Level.DISTRICT : role.level();
    if (!isNamedByHand() || level.compareTo(lowestFinder()) < 0) {
      return false;
    }
    return switch (this) {
      case PATROL -> level == Role.Level.UNIT;
      case MONITORING ->
          level != Role.Level.UNIT
              || role == Role.SAFETY_OFFICER
              || role == Role.POST_HOLDER
              || role == Role.DUTY_OFFICER;
      case SELF_CHECK, SPECIAL_CHECK, DISTRICT_CHECK, CITY_CHECK, UNANNOUNCED, CROSS_INSPECTION, PUBLIC_REPORT,
          TRANSFER, LOOK_BACK -> true;
    };
  }
}
