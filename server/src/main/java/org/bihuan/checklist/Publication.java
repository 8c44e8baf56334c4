package org.bihuan.checklist;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.calendar.YearArrangement.SpecialDay;
import org.bihuan.calendar.YearArrangement;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * New versions of items, check lists, judgement rules, parameters and holiday arrangements that the city puts in force together from a day on.
 *
 * @param id made by the client; repeating it is harmless
 */
public record Publication(
    UUID id,
    LocalDate effectiveFrom,
    String reason,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<ItemChange> items,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<ListChange> checklists,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<SetChange> judgementSets,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<ParameterChange> parameters,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<CalendarChange> calendars) {

  public Publication {
    reason = reason.strip();
    items = List.copyOf(items);
    checklists = List.copyOf(checklists);
    judgementSets = List.copyOf(judgementSets);
    parameters = List.copyOf(parameters);
    calendars = List.copyOf(calendars);
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

  /**
   * @param base the version the change was written upon; null for a new judgement rule
   * @param text what it says from that day on; null when it ends
   */
  public record SetChange(String code, @Nullable LocalDate base, @Nullable SetText text) {}

  /** @param version what people call this version, e.g. 2026; it stands with every hazard that is judged by it */
  public record SetText(
      String version,
      String title,
      String document,
      String jurisdiction,
      Verification verified,
      List<JudgementSet.Section> sections) {
    public SetText {
      version = version.strip();
      title = title.strip();
      document = document.strip();
      jurisdiction = jurisdiction.strip();
      sections = List.copyOf(sections);
    }

    JudgementSet set(String code, LocalDate from) {
      return new JudgementSet(code, version, title, document, jurisdiction, verified, sections, from, null);
    }
  }

  /** Parameters are what the program asks for: none is added, none ends. */
  public record ParameterChange(String code, LocalDate base, String value, String basis) {
    public ParameterChange {
      value = value.strip();
      basis = basis.strip();
    }

    Parameter on(Parameter old, LocalDate from) {
      return new Parameter(code, value, old.unit(), old.meaning(), basis, old.lowest(), old.highest(), old.stricter(), from, null);
    }
  }

  /**
   * The arrangement of a year; it is replaced, never ended.
   *
   * @param code the year
   * @param base the version the change was written upon; null for a year that had none
   */
  public record CalendarChange(String code, @Nullable LocalDate base, String source, List<SpecialDay> days) {
    public CalendarChange {
      code = code.strip();
      source = source.strip();
      days = List.copyOf(days);
    }

    YearArrangement arrangement() {
      return new YearArrangement(Integer.parseInt(code), source, days);
    }

    HolidayYear on(LocalDate from) {
      return new HolidayYear(arrangement(), from, null);
    }
  }

  int changes() {
    return items.size() + checklists.size() + judgementSets.size() + parameters.size() + calendars.size();
  }

  /** A publication that was made. */
  public record Made(Publication publication, Deed published, @Nullable Deed withdrawn) {}

  /** @param reason of a withdrawal; that of a publication is in its content */
  public record Deed(Instant at, UUID personId, String personName, String postTitle, String reason) {}
}
