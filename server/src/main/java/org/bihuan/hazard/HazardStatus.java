package org.bihuan.hazard;

import java.util.EnumSet;
import java.util.Set;

/** Where a hazard stands. {@link #canBecome} is the whole life cycle in one table. */
public enum HazardStatus {
  DRAFT("草稿"),
  REGISTERED("待核定"),
  FIXED_ON_SPOT("当场整改待确认"),
  INTERIM_CONTROL("重大待管控报告"),
  PLANNING("待制定方案"),
  RECTIFYING("整改中"),
  AWAITING_ACCEPTANCE("待验收"),
  AWAITING_CONFIRMATION("待上级确认"),
  CLOSED("已销账"),
  REBOUNDED("反弹"),
  TRANSFERRED("已移送"),
  JOINT_STUDY("专题研究"),
  WITHDRAWN("已撤销");

  private final String title;

  HazardStatus(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Still owed to somebody: registered, and neither written off nor withdrawn. */
  public boolean isOpen() {
    return switch (this) {
      case REGISTERED, FIXED_ON_SPOT, INTERIM_CONTROL, PLANNING, RECTIFYING, AWAITING_ACCEPTANCE,
          AWAITING_CONFIRMATION, TRANSFERRED, JOINT_STUDY -> true;
      case DRAFT, CLOSED, REBOUNDED, WITHDRAWN -> false;
    };
  }

  /** 安全生产法 第四十一条: the danger does not wait for the grading; what is done against it is recorded from the first hour. */
  static Set<HazardStatus> controlled() {
    return EnumSet.of(REGISTERED, INTERIM_CONTROL, PLANNING, RECTIFYING);
  }

  static Set<HazardStatus> allOpen() {
    return EnumSet.copyOf(EnumSet.allOf(HazardStatus.class).stream().filter(HazardStatus::isOpen).toList());
  }

  static Set<HazardStatus> allButDraft() {
    return EnumSet.complementOf(EnumSet.of(DRAFT));
  }

  /** The states one act may lead to. A state may always stay as it is. */
  public boolean canBecome(HazardStatus next) {
    return this == next || followers().contains(next);
  }

  Set<HazardStatus> followers() {
    return switch (this) {
      case DRAFT -> EnumSet.of(REGISTERED);
      case REGISTERED -> EnumSet.of(FIXED_ON_SPOT, INTERIM_CONTROL, PLANNING, WITHDRAWN);
      case FIXED_ON_SPOT -> EnumSet.of(REGISTERED, CLOSED, INTERIM_CONTROL, WITHDRAWN);
      case INTERIM_CONTROL -> EnumSet.of(PLANNING, WITHDRAWN);
      case PLANNING -> EnumSet.of(RECTIFYING, INTERIM_CONTROL, TRANSFERRED, JOINT_STUDY, WITHDRAWN);
      case RECTIFYING -> EnumSet.of(AWAITING_ACCEPTANCE, INTERIM_CONTROL, TRANSFERRED, JOINT_STUDY, WITHDRAWN);
      case AWAITING_ACCEPTANCE ->
          EnumSet.of(CLOSED, AWAITING_CONFIRMATION, PLANNING, RECTIFYING, INTERIM_CONTROL, WITHDRAWN);
      case AWAITING_CONFIRMATION -> EnumSet.of(CLOSED, PLANNING, RECTIFYING, WITHDRAWN);
      case TRANSFERRED -> EnumSet.of(PLANNING, AWAITING_ACCEPTANCE, WITHDRAWN);
      case JOINT_STUDY -> EnumSet.of(PLANNING, WITHDRAWN);
      case CLOSED -> EnumSet.of(REBOUNDED);
      case REBOUNDED, WITHDRAWN -> EnumSet.noneOf(HazardStatus.class);
    };
  }
}
