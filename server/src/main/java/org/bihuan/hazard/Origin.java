package org.bihuan.hazard;

/** Who put the hazard on the ledger, as tables C and F of the reports count it (自报、代报、上级发现). */
public enum Origin {
  SELF("自报"),
  ON_BEHALF("代报"),
  SUPERIOR("上级发现"),
  PUBLIC("举报"),
  MONITORING("监测报警");

  private final String title;

  Origin(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
