package org.bihuan.evidence;

import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.database.RestoredMark;
import org.jspecify.annotations.Nullable;

/**
 * A declaration that an older state of the database was put back, and from where history goes on.
 *
 * @param origin the branch of history that ended
 * @param kept what had been signed of it and is not in the database; null where nothing of the kind is known
 * @param mark what the restore command left and this answers for
 * @param size how much of it the restored database holds: what came after is given up
 * @param lostFrom what was written from then until the declaration may be missing; null where nothing tells
 * @param declaredByName null like {@code confirmedByName} where it was declared before names were kept
 * @param confirmedAt null while nobody has confirmed it
 */
record Restored(
    UUID id,
    String origin,
    @Nullable Signed kept,
    @Nullable RestoredMark mark,
    long size,
    String reason,
    @Nullable Instant lostFrom,
    UUID declaredBy,
    @Nullable String declaredByName,
    Instant declaredAt,
    @Nullable Instant confirmedAt,
    @Nullable String confirmedByName) {

  /** How much had been signed, with which root. */
  record Signed(long size, byte[] root) {}

  boolean gaveUp(Checkpoint checkpoint) {
    return checkpoint.origin().equals(origin) && checkpoint.size() > size;
  }
}
