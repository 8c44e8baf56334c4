package org.bihuan.checklist;

/** How far a legal citation was compared with the text itself; shown honestly beside the basis. */
public enum Verification {
  VERIFIED("已核对原文"),
  PARTIAL("部分核对"),
  MEMORY("待核对");

  private final String title;

  Verification(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
