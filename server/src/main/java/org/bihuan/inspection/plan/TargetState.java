package org.bihuan.inspection.plan;

/** What became of a target of an issued plan. */
public enum TargetState {
  WAITING("未到场"),
  STARTED("检查中"),
  DONE("已提交"),
  DROPPED("不再检查");

  private final String title;

  TargetState(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
