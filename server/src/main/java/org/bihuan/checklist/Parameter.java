package org.bihuan.checklist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A clock, frequency or threshold, as data with history.
 *
 * @param value one word; several are separated by a bar
 * @param unit what the value counts, e.g. 工作日
 * @param basis where the value comes from
 * @param lowest the least the law allows; null where nothing bounds it, like {@code highest}; of a day of the year, month
 *     and day as one number
 * @param stricter which way a district may go beyond the city; null where it may not
 */
public record Parameter(
    String code,
    String value,
    String unit,
    String meaning,
    String basis,
    @Nullable Integer lowest,
    @Nullable Integer highest,
    @Nullable Stricter stricter,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo)
    implements Versioned {

  /** Whether less or more of it demands more of people. */
  public enum Stricter {
    LESS("更少"),
    MORE("更多");

    private final String title;

    Stricter(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    boolean isStricter(int one, int other) {
      return this == LESS ? one < other : one > other;
    }

    int of(int one, int other) {
      return isStricter(one, other) ? one : other;
    }
  }

  /** As a person reads it: 7、3、1 天. */
  String words() {
    return (value.replace("|", "、") + " " + unit).strip();
  }

  @Override
  public Parameter valid(LocalDate from, @Nullable LocalDate to) {
    return new Parameter(code, value, unit, meaning, basis, lowest, highest, stricter, from, to);
  }
}
