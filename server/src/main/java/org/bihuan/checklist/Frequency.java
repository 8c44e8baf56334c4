package org.bihuan.checklist;

import java.util.Arrays;

/** How often an item has to be checked, strictest first. */
public enum Frequency {
  BEFORE_WORK("作业前"),
  DAILY("每日"),
  WEEKLY("每周"),
  WEEKLY_IN_FLOOD_SEASON("汛期每周"),
  MONTHLY("每月"),
  QUARTERLY("每季度"),
  EACH_TERM("每学期"),
  HALF_YEARLY("每半年"),
  YEARLY("每年"),
  SPECIAL("专项");

  private final String title;

  Frequency(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Whether it asks for more checks; what depends on an occasion is neither more nor less than a rhythm. */
  public boolean isStricterThan(Frequency other) {
    return isRhythm() && other.isRhythm() && compareTo(other) < 0;
  }

  private boolean isRhythm() {
    return this != BEFORE_WORK && this != SPECIAL;
  }

  static Frequency titled(String title) {
    return Arrays.stream(values()).filter(frequency -> frequency.title.equals(title)).findFirst().orElseThrow();
  }
}
