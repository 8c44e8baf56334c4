package org.bihuan.checklist.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.local.Adaptation.Tightening;
import org.bihuan.organisation.UnitType;

/** What a tightening changes, in the words of the screen. Pure. */
final class AdaptationWords {

  private AdaptationWords() {}

  /** What is stricter in an item than in the same one above. */
  static List<String> changes(CheckItem above, CheckItem now) {
    return changes(
        new Tightening(
            now.frequency() == above.frequency() ? null : now.frequency(),
            now.level() == above.level() ? null : now.level(),
            now.deadlineDays() == above.deadlineDays() ? null : now.deadlineDays(),
            now.unitTypes().equals(above.unitTypes()) ? null : now.unitTypes()),
        above);
  }

  /** {@code 检查频次：每月 → 每周}. */
  static List<String> changes(Tightening tightening, CheckItem item) {
    List<String> words = new ArrayList<>();
    if (tightening.frequency() != null) {
      words.add("检查频次：" + item.frequency().title() + " → " + tightening.frequency().title());
    }
    if (tightening.level() != null) {
      words.add("建议等级：" + item.level().title() + " → " + tightening.level().title());
    }
    if (tightening.deadlineDays() != null) {
      words.add("整改期限：" + item.deadlineDays() + " 天 → " + tightening.deadlineDays() + " 天");
    }
    if (tightening.unitTypes() != null) {
      words.add(
          "增加适用："
              + tightening.unitTypes().stream()
                  .filter(type -> !item.unitTypes().contains(type))
                  .map(UnitType::title)
                  .collect(Collectors.joining("、")));
    }
    return words;
  }
}
