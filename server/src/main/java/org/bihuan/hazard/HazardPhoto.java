package org.bihuan.hazard;

import java.time.Instant;
import java.util.Comparator;
import org.bihuan.platform.Ref;

/**
 * A photo or paper of a hazard.
 *
 * @param version the line of history it came with
 */
public record HazardPhoto(Ref file, PhotoKind kind, int version, PersonAtPost addedBy, Instant addedAt) {

  /** By line of history, and within it by id as the database compares ids, which is as text. */
  static final Comparator<HazardPhoto> IN_ORDER =
      Comparator.comparingInt(HazardPhoto::version).thenComparing(photo -> photo.file().id().toString());
}
