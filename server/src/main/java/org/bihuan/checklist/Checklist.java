package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * A check list in the version of some days; {@code effectiveFrom} names the version.
 *
 * @param headings by item code, where there are any
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
    @Nullable LocalDate effectiveTo,
    Map<String, List<String>> headings)
    implements Versioned {

  public Checklist {
    unitTypes = Set.copyOf(unitTypes);
    items = List.copyOf(items);
    headings = Map.copyOf(headings);
  }

  /** A list without headings. */
  public Checklist(
      String code,
      String title,
      Set<UnitType> unitTypes,
      Frequency frequency,
      Kind kind,
      List<String> items,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo) {
    this(code, title, unitTypes, frequency, kind, items, effectiveFrom, effectiveTo, Map.of());
  }

  /** The headings above an item, from the top down; at most three, so that a table has up to four levels. */
  public List<String> headingsOf(String item) {
    return headings.getOrDefault(item, List.of());
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
    return new Checklist(code, title, unitTypes, frequency, kind, items, from, to, headings);
  }
}
