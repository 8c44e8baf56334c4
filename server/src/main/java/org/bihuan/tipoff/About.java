package org.bihuan.tipoff;

/** Whom a report is about: it is never dealt with by them or by somebody under them. */
public enum About {
  UNIT("学校或单位"),
  DISTRICT_OFFICE("区教委"),
  CITY_OFFICE("市教委");

  private final String title;

  About(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
