package org.bihuan.hazard;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
      UUID id,
      String number,
      String itemCode,
      @Nullable UUID placeId,
      String placeText,
      @Nullable Level level,
      @Nullable Level proposed,
      @Nullable String clause) {

    /**
     * The same place of the unit's list, or, where both name none of it, the same words. A listed place never meets words: two
     * places of the list may be called the same, and the words would make them one.
     */
    boolean isWhere(Hazard.Finding found) {
      return placeId != null || found.placeId() != null
          ? Objects.equals(placeId, found.placeId())
          : Wording.plain(placeText).equals(Wording.plain(found.placeText()));
    }

    /** Proposed as major and graded lower all the same: two have signed that. */
    boolean isOverruled(String clauses) {
      return proposed == Level.MAJOR && level != null && level != Level.MAJOR && clauses.equals(clause);
    }
  }

  private CompositeRules() {}

  /** What the rules in force on the day of the finding say of items that failed, and of those of them at this place. */
  interface Judge {
    List<MajorProposal> together(Collection<String> all, Collection<String> here);
  }

  static Hazard judged(
      Hazard hazard,
      List<OpenItem> open,
      Judge judge,
      Instant now) {
    String item = hazard.finding().itemCode();
    if (item == null || hazard.grading().judgement() != null) {
      return hazard;
    }
    List<OpenItem> others = open.stream().filter(other -> !other.id().equals(hazard.ref().id())).toList();
    List<OpenItem> here = others.stream().filter(other -> other.isWhere(hazard.finding())).toList();
    return judge.together(failed(item, others), failed(item, here)).stream()
        .filter(met -> met.concerns(item))
        .flatMap(met -> together(met, item, met.samePlace() ? here : others))
        .findFirst()
        .map(met -> hazard.with(MajorRules.proposed(hazard, met, now)))
        .orElse(hazard);
  }

  private static Set<String> failed(String item, List<OpenItem> others) {
    Set<String> failed = others.stream().map(OpenItem::itemCode).collect(Collectors.toCollection(TreeSet::new));
    failed.add(item);
    return failed;
  }

  /** Nothing where two have signed for what was counted with that it is less; what they signed at another place is no matter. */
  private static Stream<Hazard.Judgement> together(MajorProposal met, String item, List<OpenItem> counted) {
    Hazard.Judgement judgement = Hazard.Judgement.of(met);
    if (counted.stream().anyMatch(other -> other.isOverruled(judgement.clause()))) {
      return Stream.empty();
    }
    String numbers =
        counted.stream()
            .filter(other -> met.concerns(other.itemCode()) && !other.itemCode().equals(item))
            .map(OpenItem::number)
            .sorted()
            .collect(Collectors.joining("、"));
    return Stream.of(
        new Hazard.Judgement(
            judgement.clause(), judgement.text() + "（与隐患 " + numbers + " 合并判定）", judgement.document(), judgement.rule()));
  }
}
