package org.bihuan.checklist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clock, frequency or threshold, as data with history.
 *
 * @param value one word; several are separated by a bar
 * @param unit what the value counts, e.g. 工作日
 * @param basis where the value comes from
 * @param lowest the least the law allows; null where nothing bounds it, like {@code highest}
 */
public record Parameter(
    String code,
    String value,
    String unit,
    String meaning,
    String basis,
    @Nullable Integer lowest,
    @Nullable Integer highest,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo)
    implements Versioned {

  /** As a person reads it: 7、3、1 天. */
  String words() {
    return (value.replace("|", "、") + " " + unit).strip();
  }

  @Override
  public Parameter valid(LocalDate from, @Nullable LocalDate to) {
    return new Parameter(code, value, unit, meaning, basis, lowest, highest, from, to);
  }
}
