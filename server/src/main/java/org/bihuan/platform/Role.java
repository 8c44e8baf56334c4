package org.bihuan.platform;

import java.util.Set;

/** The fixed catalogue of roles (columns of {@code catalogue/permissions.csv}). A post carries exactly one of them. */
public enum Role {
  CITY_ADMIN("市级管理员", Level.CITY),
  CITY_SUPERVISOR("市级督导", Level.CITY),
  DISTRICT_ADMIN("区级管理员", Level.DISTRICT),
  DISTRICT_INSPECTOR("区级检查员", Level.DISTRICT),
  CLUSTER_ADMIN("学区管理员", Level.CLUSTER),
  UNIT_HEAD("主要负责人", Level.UNIT),
  SAFETY_OFFICER("安全干部", Level.UNIT),
  POST_HOLDER("岗位责任人", Level.UNIT),
  EXPERT("专家", Level.UNIT),
  CONTRACTOR("外包单位人员", Level.UNIT),
  DUTY_OFFICER("值班员", Level.UNIT),
  AUDITOR("监督审计", Level.CITY),
  REPORT_KEEPER("举报专管员", Level.DISTRICT),
  SEAL_KEEPER("封存保管人", Level.CITY),
  SYSTEM_ADMIN("系统管理员", Level.CITY),
  SECURITY_ADMIN("安全管理员", Level.CITY),
  AUDIT_ADMIN("审计管理员", Level.CITY);

  /** The level of the organisation tree a role acts for, lowest first. */
  public enum Level {
    UNIT,
    CLUSTER,
    DISTRICT,
    CITY
  }

  private static final Set<Role> WITHOUT_BUSINESS_DATA =
      Set.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN, REPORT_KEEPER, SEAL_KEEPER);

  private final String title;
  private final Level level;

  Role(String title, Level level) {
    this.title = title;
    this.level = level;
  }

  /** The Chinese word shown on screen. */
  public String title() {
    return title;
  }

  public Level level() {
    return level;
  }

  /** 三员分立: the three administrators and the keepers of sealed reports never see the ledger. */
  public boolean seesBusinessData() {
    return !WITHOUT_BUSINESS_DATA.contains(this);
  }

  /** Works for the schools from outside; never stands in for anybody within. */
  public boolean isOutsider() {
    return this == EXPERT || this == CONTRACTOR;
  }
}
