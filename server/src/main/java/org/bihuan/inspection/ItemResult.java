package org.bihuan.inspection;

import java.util.Arrays;

/** What a check of one item came to. The number is what is stored in an inspection's results. */
public enum ItemResult {
  UNANSWERED(0, "未填写"),
  PASS(1, "合格"),
  FAIL(2, "不合格"),
  NOT_APPLICABLE(3, "不涉及"),
  FIXED_ON_SPOT(4, "当场整改"),
  /** Said on purpose, with the reason: the door was locked. It is an answer, and no merit. */
  NOT_CHECKED(5, "未检查");

  private final short code;
  private final String title;

  ItemResult(int code, String title) {
    this.code = (short) code;
    this.title = title;
  }

  public String title() {
    return title;
  }

  short code() {
    return code;
  }

  static ItemResult of(short code) {
    return Arrays.stream(values()).filter(result -> result.code == code).findFirst().orElseThrow();
  }

  /** Whether the item was found wrong, whatever became of it: this goes on the ledger. */
  public boolean isAbnormal() {
    return this == FAIL || this == FIXED_ON_SPOT;
  }
}
