package org.bihuan.checklist;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * New versions of items and check lists that the city puts in force together from a day on.
 *
 * @param id made by the client; repeating it is harmless
 */
public record Publication(
    UUID id, LocalDate effectiveFrom, String reason, List<ItemChange> items, List<ListChange> checklists) {

  public Publication {
    reason = reason.strip();
    items = List.copyOf(items);
    checklists = List.copyOf(checklists);
  }

  /**
   * @param base the version the change was written upon; null for a new item
   * @param text what it says from that day on; null when it ends
   */
  public record ItemChange(String code, @Nullable LocalDate base, @Nullable ItemText text) {}

  /**
   * @param base the version the change was written upon; null for a new check list
   * @param text what it is from that day on; null when it ends
   */
  public record ListChange(String code, @Nullable LocalDate base, @Nullable ListText text) {}

  /**
   * @param items codes in the order of checking
   * @param headings up to three above an item, by its code
   */
  public record ListText(
      String title,
      Set<UnitType> unitTypes,
      Frequency frequency,
      Checklist.Kind kind,
      List<String> items,
      @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, List<String>> headings) {
    public ListText {
      title = title.strip();
      unitTypes = Set.copyOf(unitTypes);
      items = List.copyOf(items);
      headings = Map.copyOf(headings);
    }

    Checklist checklist(String code, LocalDate from) {
      return new Checklist(code, title, unitTypes, frequency, kind, items, from, null, headings);
    }
  }

  /** A publication that was made. */
  public record Made(Publication publication, Instant at, UUID personId, String personName, String postTitle) {}
}
