package org.bihuan.hazard;

import java.util.function.Supplier;

/**
 * An invented ledger says itself how grave each of its hazards is: told one life after another, what is open when one is
 * registered is not what was open on that day.
 */
public final class Telling {

  private static final ScopedValue<Boolean> STORY = ScopedValue.newInstance();

  private Telling() {}

  public static <T> T story(Supplier<T> work) {
    return ScopedValue.where(STORY, true).call(work::get);
  }

  static boolean isStory() {
    return STORY.isBound();
  }
}
