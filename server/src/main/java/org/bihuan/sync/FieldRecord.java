package org.bihuan.sync;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One record of a phone as it is sent in; its files have been sent before.
 *
 * @param ref made on the phone when the record was begun
 * @param expectedVersion the version of the task or hazard the person saw; not part of what is compared when the record
 *     comes again, because a person may confirm it against a newer one
 */
record FieldRecord(
    Ref ref,
    Ref unit,
    FieldContent content,
    @Nullable Integer expectedVersion,
    List<Original> originals,
    Device device,
    @Nullable Position position) {

  FieldRecord {
    originals = List.copyOf(originals);
  }

  /**
   * What the camera gave before the phone made it smaller; the picture itself does not leave the phone, its hash does.
   *
   * @param file what was sent of it
   * @param takenAt what the file said of itself
   */
  record Original(Ref file, String sha256, long size, @Nullable Instant takenAt) {}

  /** Where the phone believed to be (WGS 84), where the person lets it tell. */
  record Position(BigDecimal longitude, BigDecimal latitude, int accuracyMetres) {}

  /**
   * When it was written, and by which phone's clock.
   *
   * @param finishedAt when the person said it was finished; null where the phone did not keep it yet
   * @param sequence counts the records of the phone, so that their order does not depend on its clock
   * @param offsetMillis how far the server's clock was ahead when the phone last spoke with it, or null
   */
  record Device(
      UUID id, long sequence, Instant at, @Nullable Instant finishedAt, @Nullable Long offsetMillis, @Nullable Instant offsetKnownAt) {}
}
