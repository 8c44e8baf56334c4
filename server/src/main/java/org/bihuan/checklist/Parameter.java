package org.bihuan.checklist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clock, frequency or threshold, as data with history.
 *
 * @param value one word; several are separated by a bar
 * @param unit what the value counts, e.g. 工作日
 * @param basis where the value comes from
 */
public record Parameter(
    String code,
    String value,
    String unit,
    String meaning,
    String basis,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo)
    implements Versioned {

  @Override
  public Parameter valid(LocalDate from, @Nullable LocalDate to) {
    return new Parameter(code, value, unit, meaning, basis, from, to);
  }
}
