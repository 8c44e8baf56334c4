package org.bihuan.evidence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From when a line waits for a signature, and when it has waited too long. */
final class SigningRules {

  private SigningRules() {}

  /**
   * Nothing waits from before the last signature: what is dated earlier and was not under it came in later.
   *
   * @param oldest by its own clock; null where the line is not there any more
   */
  static Instant since(@Nullable Instant oldest, Instant signedAt) {
    return oldest != null && oldest.isAfter(signedAt) ? oldest : signedAt;
  }

  static boolean isLate(Instant since, Instant now, Duration bound) {
    return since.plus(bound).isBefore(now);
  }
}
