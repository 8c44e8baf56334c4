package org.bihuan.supervision;

import static org.bihuan.supervision.Letter.State.ISSUED;
import static org.bihuan.supervision.Letter.State.PROPOSED;
import static org.bihuan.supervision.Letter.State.RECEIVED;
import static org.bihuan.supervision.Letter.State.REPLIED;

import java.util.EnumSet;
import java.util.Set;

/** What can be done with a letter, from which states, and on which side. */
enum LetterAct {
  ISSUE("发出", EnumSet.of(PROPOSED), true),
  DISMISS("不发", EnumSet.of(PROPOSED), true),
  RECEIVE("签收", EnumSet.of(ISSUED), false),
  REPLY("回复", EnumSet.of(ISSUED, RECEIVED), false),
  CLOSE("办结", EnumSet.of(ISSUED, RECEIVED, REPLIED), true);

  private final String title;
  private final Set<Letter.State> from;
  private final boolean above;

  LetterAct(String title, Set<Letter.State> from, boolean above) {
    this.title = title;
    this.from = from;
    this.above = above;
  }

  String title() {
    return title;
  }

  Set<Letter.State> from() {
    return from;
  }

  /** Done by who is above the unit, not by the unit. */
  boolean above() {
    return above;
  }
}
