package org.bihuan.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a unit is no more, beside its name wherever something of its own is still to be finished.
 *
 * @param from the first day without it
 * @param into who finishes what it left; null where nobody came after it
 * @param merged into a unit of the same district; otherwise, with somebody after it, it went to another district
 */
public record EndedUnit(LocalDate from, @Nullable String into, boolean merged) {

  /** As {@code v_unit} tells it; null while it goes on. */
  public static @Nullable EndedUnit of(
      int district, @Nullable LocalDate closedOn, @Nullable String into, @Nullable Integer intoDistrict) {
    return closedOn == null
        ? null
        : new EndedUnit(closedOn.plusDays(1), into, intoDistrict != null && intoDistrict == district);
  }
}
