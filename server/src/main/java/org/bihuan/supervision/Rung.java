package org.bihuan.supervision;

/** The ladder, the mildest first. 通报 stands above it and has no clock: a person decides. */
public enum Rung {
  REMINDER("提醒函", "提醒"),
  URGING_LETTER("督促函", "督促"),
  ORDER("督办通知", "督办"),
  INTERVIEW("约谈通知", "约谈");

  private final String title;
  private final String word;

  Rung(String title, String word) {
    this.title = title;
    this.word = word;
  }

  public String title() {
    return title;
  }

  /** How high on the ladder, from 1. */
  int step() {
    return ordinal() + 1;
  }

  /** Calls people in: sent by who means just this one, never along with others unseen. */
  boolean isGrave() {
    return compareTo(INTERVIEW) >= 0;
  }

  /** As it stands in the number of a letter. */
  String word() {
    return word;
  }
}
