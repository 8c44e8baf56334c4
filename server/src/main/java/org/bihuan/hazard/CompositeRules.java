package org.bihuan.hazard;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.MajorProposal;
import org.jspecify.annotations.Nullable;

/**
 * 综合判定 over what a unit has open, whichever check found it: several general defects together are one danger. What is
 * registered last carries the proposal and names those it was counted with. Pure.
 */
final class CompositeRules {

  /**
   * An open hazard as far as it counts.
   *
   * @param clause the clauses it was proposed as major by, where it was
   */
  record OpenItem(
      UUID id, String number, String itemCode, @Nullable Level level, @Nullable Level proposed, @Nullable String clause) {

    /** Proposed as major and graded lower all the same: two have signed that. */
    boolean isOverruled(String clauses) {
      return proposed == Level.MAJOR && level != null && level != Level.MAJOR && clauses.equals(clause);
    }
  }

  private CompositeRules() {}

  /** @param judge what the rules in force on the day of the finding say of these items together */
  static Hazard judged(
      Hazard hazard,
      List<OpenItem> open,
      Function<Collection<String>, List<MajorProposal>> judge,
      Instant now) {
    String item = hazard.finding().itemCode();
    if (item == null || hazard.grading().judgement() != null) {
      return hazard;
    }
    List<OpenItem> others = open.stream().filter(other -> !other.id().equals(hazard.ref().id())).toList();
    Set<String> failed = others.stream().map(OpenItem::itemCode).collect(Collectors.toCollection(TreeSet::new));
    failed.add(item);
    return judge.apply(failed).stream()
        .filter(met -> met.concerns(item))
        .map(met -> together(met, item, others))
        .filter(met -> others.stream().noneMatch(other -> other.isOverruled(met.clause())))
        .findFirst()
        .map(met -> hazard.with(MajorRules.proposed(hazard, met, now)))
        .orElse(hazard);
  }

  private static Hazard.Judgement together(MajorProposal met, String item, List<OpenItem> others) {
    Hazard.Judgement judgement = Hazard.Judgement.of(met);
    String numbers =
        others.stream()
            .filter(other -> met.concerns(other.itemCode()) && !other.itemCode().equals(item))
            .map(OpenItem::number)
            .sorted()
            .collect(Collectors.joining("、"));
    return new Hazard.Judgement(
        judgement.clause(), judgement.text() + "（与隐患 " + numbers + " 合并判定）", judgement.document(), judgement.rule());
  }
}
