package org.bihuan.organisation.profile;

/** What a contractor does for a unit. */
public enum ContractorKind {
  CATERING("食堂承包、供餐"),
  PROPERTY("物业服务"),
  SECURITY("保安服务"),
  FIRE_MAINTENANCE("消防维保检测"),
  EQUIPMENT_MAINTENANCE("特种设备维保"),
  SCHOOL_BUS("校车服务"),
  CONSTRUCTION("施工维修"),
  OTHER("其他服务");

  private final String title;

  ContractorKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
