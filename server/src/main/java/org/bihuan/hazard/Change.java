package org.bihuan.hazard;

import org.jspecify.annotations.Nullable;

/**
 * What an act makes of a hazard.
 *
 * @param proposal the proposal that was made, signed or decided by it
 * @param reason the words history keeps for it
 */
record Change(Hazard after, @Nullable Proposal proposal, @Nullable String reason) {

  static Change of(Hazard after) {
    return new Change(after, null, null);
  }

  static Change of(Hazard after, @Nullable String reason) {
    return new Change(after, null, reason);
  }
}
