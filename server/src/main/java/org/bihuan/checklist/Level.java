package org.bihuan.checklist;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The grade of the work plan, heaviest first. The law knows only 重大 and 一般: see {@link #statutory()}. */
public enum Level {
  MAJOR("重大"),
  GENERAL("一般"),
  MINOR("微小");

  private final String title;

  Level(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Nobody has graded it yet: 未核定 is a level, while 待核定 is the state in which a hazard waits for it. */
  public static String titleOf(@Nullable Level level) {
    return level == null ? "未核定" : level.title;
  }

  /** 安全生产法 and 16号令 grade only 重大 and 一般; every statutory report folds 微小 into 一般. */
  public Level statutory() {
    return this == MAJOR ? MAJOR : GENERAL;
  }

  static Level titled(String title) {
    return Arrays.stream(values()).filter(level -> level.title.equals(title)).findFirst().orElseThrow();
  }
}
