package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * A check list in the version of some days; {@code effectiveFrom} names the version.
 *
 * @param items codes in the order of checking; results of an inspection are stored in this order
 */
public record Checklist(
    String code,
    String title,
    Set<UnitType> unitTypes,
    Frequency frequency,
    Kind kind,
    List<String> items,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo)
    implements Versioned {

  public Checklist {
    unitTypes = Set.copyOf(unitTypes);
    items = List.copyOf(items);
  }

  /** What a check by this list is called on the ledger. */
  public enum Kind {
    SELF_CHECK("自查"),
    PATROL("日常巡查");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  @Override
  public Checklist valid(LocalDate from, @Nullable LocalDate to) {
    return new Checklist(code, title, unitTypes, frequency, kind, items, from, to);
  }
}
