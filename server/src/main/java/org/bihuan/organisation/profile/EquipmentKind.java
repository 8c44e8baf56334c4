package org.bihuan.organisation.profile;

/** Kinds of special equipment (特种设备目录, 2014). */
public enum EquipmentKind {
  BOILER("锅炉"),
  PRESSURE_VESSEL("压力容器"),
  PRESSURE_PIPING("压力管道"),
  LIFT("电梯"),
  CRANE("起重机械"),
  ROPEWAY("客运索道"),
  AMUSEMENT_RIDE("大型游乐设施"),
  SITE_VEHICLE("场内专用机动车辆");

  private final String title;

  EquipmentKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
