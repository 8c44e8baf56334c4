package org.bihuan.hazard;

/** Whose move it is. Every open hazard has one: the loop closes or it shouts. */
public enum NextActor {
  REGISTRANT("登记人"),
  SAFETY_OFFICER("单位安全干部"),
  UNIT_HEAD("单位主要负责人"),
  RECTIFIER("整改人"),
  DISTRICT("区级"),
  CITY("市级"),
  NOBODY("无");

  private final String title;

  NextActor(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
