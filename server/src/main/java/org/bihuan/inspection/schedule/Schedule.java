package org.bihuan.inspection.schedule;

import java.time.LocalDate;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** A check list comes round at a unit, done by this post. */
record Schedule(
    Ref ref,
    UUID unitId,
    String checklistCode,
    UUID postId,
    String postTitle,
    LocalDate from,
    @Nullable LocalDate ended) {

  Ref unit() {
    return new Ref(ref.districtId(), unitId);
  }
}
