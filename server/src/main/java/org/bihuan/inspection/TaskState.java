package org.bihuan.inspection;

import java.time.LocalDate;

/** Where a task stands. {@link #MISSED} follows from the day and is never stored. */
public enum TaskState {
  NOT_STARTED("未开始"),
  IN_PROGRESS("检查中"),
  SUBMITTED("已提交"),
  MISSED("超时未检");

  private final String title;

  TaskState(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** What a stored state is on a day. */
  TaskState on(LocalDate today, LocalDate dueOn) {
    return this != SUBMITTED && dueOn.isBefore(today) ? MISSED : this;
  }
}
