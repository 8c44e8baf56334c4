package org.bihuan.inspection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bihuan.checklist.CheckItem;
import org.bihuan.inspection.InspectionQueries.EndedHazard;
import org.bihuan.inspection.InspectionQueries.OpenHazard;
import org.bihuan.inspection.ItemEntry.Decision;
import org.bihuan.inspection.PointRules.Part;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;

/** Whether a finding is already on the ledger: same unit, same item, same place, still open. Pure. */
final class Matching {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Matching() {}

  /**
   * The hazard a finding belongs to, or empty where it is a new one. The person's word comes first; without one a
   * matching open hazard is taken for the same, because two rows for one defect falsify every figure.
   */
  static Optional<OpenHazard> sameAs(ItemEntry finding, Part part, List<OpenHazard> open) {
    List<OpenHazard> ofItem =
        open.stream()
            .filter(hazard -> hazard.itemCode().equals(finding.item()))
            .filter(hazard -> part.point() == 0 || hazard.description().startsWith(part.hazardPhrase()))
            .toList();
    ItemEntry.LedgerChoice choice = finding.ledger();
    if (choice == null || (choice.decision() == Decision.LINK && choice.hazard() == null)) {
      return ofItem.stream().filter(hazard -> isSamePlace(finding, hazard)).findFirst();
    }
    if (choice.decision() == Decision.NEW) {
      return Optional.empty();
    }
    Ref named = choice.hazard();
    if (part.point() > 0) {
      // One choice for an item whose points are several findings: it holds for the point it fits.
      return ofItem.stream().filter(hazard -> hazard.ref().equals(named) || isSamePlace(finding, hazard)).findFirst();
    }
    return ofItem.stream()
        .filter(hazard -> hazard.ref().equals(named))
        .findFirst()
        .or(() -> ofItem.stream().filter(hazard -> isSamePlace(finding, hazard)).findFirst());
  }

  /** The hazard a person took for open that has ended meanwhile, as a phone without a network could not know. */
  static Optional<EndedHazard> takenForOpen(ItemEntry finding, Part part, List<EndedHazard> ended) {
    ItemEntry.LedgerChoice choice = finding.ledger();
    if (choice == null || choice.decision() == Decision.NEW) {
      return Optional.empty();
    }
    return ended.stream()
        .filter(hazard -> isNamed(finding, choice, hazard))
        .filter(hazard -> part.point() == 0 || hazard.description().startsWith(part.hazardPhrase()))
        .findFirst();
  }

  /**
   * What is named as the same is a hazard of the item at this unit, open or ended meanwhile: the paper is signed, and
   * nobody on site could know (decision 0278). Of an item with points the choice holds where it fits.
   */
  static void check(
      ItemEntry finding, CheckItem item, List<OpenHazard> open, List<EndedHazard> ended, String field, FieldChecks checks) {
    ItemEntry.LedgerChoice choice = finding.ledger();
    if (choice == null || choice.hazard() == null || choice.decision() == Decision.NEW || item.points() != null) {
      return;
    }
    checks.holds(
        open.stream().anyMatch(hazard -> hazard.itemCode().equals(finding.item()) && hazard.ref().equals(choice.hazard()))
            || ended.stream().anyMatch(hazard -> isNamed(finding, choice, hazard)),
        field,
        "所选隐患不是本单位该检查项的隐患",
        "请重新选择，或作为新隐患上账");
  }

  private static boolean isNamed(ItemEntry finding, ItemEntry.LedgerChoice choice, EndedHazard hazard) {
    return hazard.ref().equals(choice.hazard()) && hazard.itemCode().equals(finding.item());
  }

  static boolean isSamePlace(ItemEntry finding, OpenHazard hazard) {
    if (finding.placeId() != null || hazard.placeId() != null) {
      return Objects.equals(finding.placeId(), hazard.placeId());
    }
    return finding.placeText() != null && bare(finding.placeText()).equals(bare(hazard.placeText()));
  }

  private static String bare(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }
}
