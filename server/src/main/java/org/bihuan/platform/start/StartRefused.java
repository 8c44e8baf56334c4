package org.bihuan.platform.start;

import org.jspecify.annotations.Nullable;

/**
 * Bihuan will not start like this: what is wrong, and what the person at the keyboard can do about it.
 *
 * <p>Shown as two sentences without a stack trace; nothing has been changed that a corrected start would not find.
 */
public final class StartRefused extends RuntimeException {

  private final String problem;
  private final String remedy;

  public StartRefused(String problem, String remedy) {
    this(problem, remedy, null);
  }

  public StartRefused(String problem, String remedy, @Nullable Throwable cause) {
    super(problem + " " + remedy, cause);
    this.problem = problem;
    this.remedy = remedy;
  }

  public String problem() {
    return problem;
  }

  public String remedy() {
    return remedy;
  }
}
