package org.bihuan.hazard;

/** Which step of a hazard a photo or paper proves. */
public enum PhotoKind {
  BEFORE("整改前"),
  AFTER("整改后"),
  INTERIM("临时管控"),
  EVIDENCE("佐证材料");

  private final String title;

  PhotoKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
