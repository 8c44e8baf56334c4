package org.bihuan.inspection.patrol;

/** What somebody on patrol found at a place. */
public enum PatrolResult {
  NORMAL("正常"),
  PROBLEM("发现问题");

  private final String title;

  PatrolResult(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
