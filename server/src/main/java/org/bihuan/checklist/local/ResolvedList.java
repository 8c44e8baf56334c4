package org.bihuan.checklist.local;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * A check list as it is in force for a unit on a day, word for word: what is inherited, what is local, what is stricter
 * and what is switched off. An inspection keeps it and stores its answers in the order of the lines.
 *
 * @param effectiveFrom the version of the city's list it comes from
 * @param unitId the unit that had a part in it; null where only the city and the district had
 */
public record ResolvedList(
    String code,
    String title,
    Set<UnitType> unitTypes,
    Frequency frequency,
    Checklist.Kind kind,
    LocalDate effectiveFrom,
    @Nullable UUID unitId,
    List<Line> lines,
    List<SwitchedOff> switchedOff) {

  public ResolvedList {
    unitTypes = Collections.unmodifiableSet(new TreeSet<>(unitTypes));
    lines = List.copyOf(lines);
    switchedOff = List.copyOf(switchedOff);
  }

  public enum Origin {
    INHERITED("全市"),
    LOCAL("增加"),
    TIGHTENED("加严");

    private final String title;

    Origin(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * @param item as it holds for the unit, what is stricter included
   * @param by who added it or made it stricter last; null for what is inherited
   * @param headings up to three above the item, from the top down
   */
  public record Line(
      CheckItem item,
      Origin origin,
      Owner.@Nullable Level by,
      @Nullable String reason,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> headings) {}

  public record SwitchedOff(CheckItem item, Owner.Level by, String reason) {}

  /** Codes in the order of checking. */
  public List<String> items() {
    return lines.stream().map(line -> line.item().code()).toList();
  }

  public Map<String, CheckItem> byCode() {
    return lines.stream().map(Line::item).collect(Collectors.toMap(CheckItem::code, Function.identity()));
  }

  public CheckItem item(String code) {
    return lines.stream().map(Line::item).filter(item -> item.code().equals(code)).findFirst().orElseThrow();
  }
}
