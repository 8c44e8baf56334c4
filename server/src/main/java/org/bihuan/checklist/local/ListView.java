package org.bihuan.checklist.local;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.local.Adaptation.Kind;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * A list as it is in force for a unit or a district, as it is answered.
 *
 * @param forUnit false where it is the list of the whole district
 */
record ListView(
    String code,
    String title,
    LocalDate version,
    Set<UnitType> unitTypes,
    Frequency frequency,
    String frequencyTitle,
    Checklist.Kind kind,
    String kindTitle,
    boolean forUnit,
    List<LineView> lines,
    List<OffView> switchedOff,
    List<String> can) {

  /**
   * @param changes what is stricter than above, in words
   * @param note why it is here although somebody switched it off
   * @param can what the reader may make different of it; nothing of what would only be refused
   */
  record LineView(
      int position,
      CheckItem item,
      String categoryTitle,
      String levelTitle,
      String frequencyTitle,
      ResolvedList.Origin origin,
      Owner.@Nullable Level by,
      @Nullable String reason,
      List<String> headings,
      List<String> changes,
      @Nullable String note,
      List<Kind> can) {}

  record OffView(CheckItem item, Owner.Level by, String reason) {}

  static ListView of(
      ResolvedList list,
      boolean forUnit,
      List<String> can,
      Map<String, List<String>> changes,
      Map<String, AdaptationRules.Conflict> unapplied,
      Map<String, List<Kind>> lines) {
    return new ListView(
        list.code(),
        list.title(),
        list.effectiveFrom(),
        list.unitTypes(),
        list.frequency(),
        list.frequency().title(),
        list.kind(),
        list.kind().title(),
        forUnit,
        IntStream.range(0, list.lines().size()).mapToObj(i -> line(i + 1, list.lines().get(i), changes, unapplied, lines)).toList(),
        list.switchedOff().stream().map(off -> new OffView(off.item(), off.by(), off.reason())).toList(),
        can);
  }

  private static LineView line(
      int position,
      ResolvedList.Line line,
      Map<String, List<String>> changes,
      Map<String, AdaptationRules.Conflict> unapplied,
      Map<String, List<Kind>> can) {
    CheckItem item = line.item();
    AdaptationRules.Conflict why = unapplied.get(item.code());
    return new LineView(
        position,
        item,
        item.category().title(),
        item.level().title(),
        item.frequency().title(),
        line.origin(),
        line.by(),
        line.reason(),
        line.headings(),
        changes.getOrDefault(item.code(), List.of()),
        why == null ? null : why.sentence(),
        can.getOrDefault(item.code(), List.of()));
  }
}
