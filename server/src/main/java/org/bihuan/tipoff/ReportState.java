package org.bihuan.tipoff;

/** How far a report has come, as its reporter is told too. */
public enum ReportState {
  SUBMITTED("待受理"),
  REFUSED("不予受理"),
  ACCEPTED("已受理"),
  VERIFYING("核查中"),
  VERIFIED("已核查"),
  RECTIFYING("整改中"),
  CLOSED("已办结"),
  /** A state of its own: what the office calls done and the reporter does not. */
  NOT_FIXED("已办结（反映人称未整改）");

  private final String title;

  ReportState(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Nobody has seen yet what it speaks of. */
  boolean waitsForALook() {
    return this == SUBMITTED || this == ACCEPTED || this == VERIFYING;
  }

  boolean isOver() {
    return this == REFUSED || this == CLOSED || this == NOT_FIXED;
  }
}
