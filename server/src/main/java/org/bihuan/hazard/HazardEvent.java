package org.bihuan.hazard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the history of a hazard.
 *
 * @param at when the act was done, by the clock of the server
 * @param key made by the client for this act; a repeat with the same key is answered, not done again
 * @param body canonical JSON over which the hash is taken
 * @param hash SHA-256 over the previous hash and the body
 */
record HazardEvent(
    int version,
    HazardAct act,
    Instant at,
    Instant recordedAt,
    UUID actorId,
    UUID key,
    String body,
    byte[] previousHash,
    byte[] hash) {

  /**
   * What stands in the body.
   *
   * @param hazard the row after the act; the history can be replayed from it
   * @param command what was asked for, as sent
   */
  record Body(
      String ref,
      int version,
      HazardAct act,
      Instant at,
      PersonAtPost by,
      HazardStatus from,
      HazardStatus to,
      @Nullable String reason,
      @Nullable HazardCommand command,
      List<HazardCommand.PhotoRef> photos,
      @Nullable Proposal proposal,
      Hazard hazard) {}
}
