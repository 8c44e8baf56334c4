package org.bihuan.tipoff;

import static org.bihuan.tipoff.ReportState.ACCEPTED;
import static org.bihuan.tipoff.ReportState.CLOSED;
import static org.bihuan.tipoff.ReportState.NOT_FIXED;
import static org.bihuan.tipoff.ReportState.RECTIFYING;
import static org.bihuan.tipoff.ReportState.SUBMITTED;
import static org.bihuan.tipoff.ReportState.VERIFIED;
import static org.bihuan.tipoff.ReportState.VERIFYING;

import java.util.Set;

/** What is done with a report, and at which states. */
public enum ReportAct {
  SUBMIT("提交举报", By.REPORTER),
  ACCEPT("受理", By.DESK, SUBMITTED),
  REFUSE("不予受理", By.DESK, SUBMITTED),
  ASSIGN("交核查", By.DESK, ACCEPTED, VERIFYING, VERIFIED),
  FOUND("核查属实，上账", By.VERIFIER, VERIFYING),
  NOT_FOUND("核查不属实", By.VERIFIER, VERIFYING),
  CLOSE("办结答复", By.DESK, ACCEPTED, VERIFIED, RECTIFYING),
  PROGRESS("进展答复", By.DESK, ACCEPTED, VERIFYING, VERIFIED, RECTIFYING),
  RECHECK("重新核查", By.DESK, CLOSED, NOT_FIXED),
  REPLY("答复反映人意见", By.DESK, NOT_FIXED),
  TRANSFER("转办", By.DESK, SUBMITTED, ACCEPTED),
  TAKE("接收转办", By.RECEIVER, SUBMITTED, ACCEPTED),
  RETURN("退回转办", By.RECEIVER, SUBMITTED, ACCEPTED),
  FEEDBACK("反映人回访意见", By.REPORTER, CLOSED, NOT_FIXED);

  /** Whose act it is. */
  enum By {
    REPORTER,
    DESK,
    RECEIVER,
    VERIFIER
  }

  private final String title;
  private final By by;
  private final Set<ReportState> from;

  ReportAct(String title, By by, ReportState... from) {
    this.title = title;
    this.by = by;
    this.from = Set.of(from);
  }

  public String title() {
    return title;
  }

  By by() {
    return by;
  }

  Set<ReportState> from() {
    return from;
  }
}
