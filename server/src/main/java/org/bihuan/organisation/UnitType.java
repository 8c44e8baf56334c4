package org.bihuan.organisation;

/** What a unit is; a school may be several at once (九年一贯, 完全中学, 附设幼儿园). */
public enum UnitType {
  KINDERGARTEN("幼儿园"),
  PRIMARY("小学"),
  SECONDARY("中学"),
  VOCATIONAL("中职"),
  UNIVERSITY("高校"),
  OFFICE("机关");

  private final String title;

  UnitType(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
