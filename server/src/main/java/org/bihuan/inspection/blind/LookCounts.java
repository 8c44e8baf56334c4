package org.bihuan.inspection.blind;

import org.jspecify.annotations.Nullable;

/**
 * How many looks were taken, and what became of them.
 *
 * @param found still there
 * @param notFound not there any more: the write-off is confirmed by a second pair of eyes
 * @param left neither answered nor given up in the days for it
 */
record LookCounts(int taken, int found, int notFound, int givenUp, int left) {

  static final LookCounts NONE = new LookCounts(0, 0, 0, 0, 0);

  LookCounts plus(LookCounts more) {
    return new LookCounts(
        taken + more.taken, found + more.found, notFound + more.notFound, givenUp + more.givenUp, left + more.left);
  }

  /** Of the answered ones those not found, in whole percent; null where none was answered. A whole hundred has no exception. */
  @Nullable Integer confirmedPercent() {
    int answered = found + notFound;
    return answered == 0 ? null : notFound * 100 / answered;
  }
}
