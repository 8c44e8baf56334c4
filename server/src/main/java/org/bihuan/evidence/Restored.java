package org.bihuan.evidence;

import java.time.Instant;
import java.util.UUID;

/**
 * A declaration that an older state of the database was put back, and from where history goes on.
 *
 * @param origin the branch of history that ended
 * @param keptSize how much of it had been signed, with which root
 * @param size how much of it the restored database holds: what came after is given up
 */
record Restored(
    UUID id, String origin, long keptSize, byte[] keptRoot, long size, String reason, UUID declaredBy, Instant declaredAt) {

  boolean gaveUp(Checkpoint checkpoint) {
    return checkpoint.origin().equals(origin) && checkpoint.size() > size;
  }
}
