package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A key place (重点部位) of a unit.
 *
 * @param postId the post that answers for the place
 * @param closedOn the last day it was used; null while it is
 */
public record Place(
    Ref ref,
    Ref unit,
    PlaceKind kind,
    String name,
    String location,
    @Nullable UUID postId,
    @Nullable LocalDate closedOn,
    int version) {

  Place closed(@Nullable LocalDate on) {
    return new Place(ref, unit, kind, name, location, postId, on, version);
  }
}
