package org.bihuan.inspection;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Points;
import org.bihuan.platform.FieldChecks;

/** How the points of an item make its result. Pure. */
final class PointRules {

  private static final Set<ItemResult> ANSWERS =
      Set.of(
          ItemResult.UNANSWERED,
          ItemResult.PASS,
          ItemResult.FAIL,
          ItemResult.NOT_APPLICABLE,
          ItemResult.NOT_CHECKED);

  private PointRules() {}

  /** A draft may leave points open, but answers only points there are. */
  static void checkDraft(String field, ItemEntry entry, CheckItem item, FieldChecks checks) {
    Points points = item.points();
    checks
        .holds(
            entry.points().isEmpty() || points != null && entry.points().size() == points.each().size(),
            field + ".points",
            "检查项 " + item.code() + " 的要点数与检查表不一致",
            "请刷新页面后重新填写")
        .holds(
            ANSWERS.containsAll(entry.points()), field + ".points", "要点只能填合格、不合格、不涉及或未检查", "当场整改在检查项上选择");
  }

  /**
   * Each point is judged, and the result of the item is what its points say. 合格, 不涉及 and 未检查 said of the whole item
   * hold for each of its points; what is wrong is said point by point.
   */
  static void checkSubmission(String field, ItemEntry entry, CheckItem item, FieldChecks checks) {
    Points points = item.points();
    boolean holdsForEach =
        entry.points().isEmpty()
            && (entry.result() == ItemResult.PASS
                || entry.result() == ItemResult.NOT_APPLICABLE
                || entry.result() == ItemResult.NOT_CHECKED);
    if (points == null || holdsForEach) {
      return;
    }
    long open =
        entry.points().isEmpty()
            ? points.each().size()
            : entry.points().stream().filter(result -> result == ItemResult.UNANSWERED).count();
    if (open > 0) {
      checks.wrong(field + ".points", "还有 " + open + " 个要点没有检查", "请逐点填写结果");
      return;
    }
    ItemResult derived = resultOf(points, entry.points());
    boolean agrees =
        derived == ItemResult.FAIL ? entry.result().isAbnormal() : entry.result() == derived;
    checks.holds(
        agrees,
        field + ".result",
        "按各要点应为“" + derived.title() + "”，填写的是“" + entry.result().title() + "”",
        "请核对各要点的结果");
  }

  /** What fails fails whatever else was left unchecked; without that, one point left unchecked leaves the item so. */
  static ItemResult resultOf(Points points, List<ItemResult> results) {
    if (results.stream().filter(result -> result == ItemResult.FAIL).count() >= points.failsAt()) {
      return ItemResult.FAIL;
    }
    if (results.contains(ItemResult.NOT_CHECKED)) {
      return ItemResult.NOT_CHECKED;
    }
    return results.stream().allMatch(result -> result == ItemResult.NOT_APPLICABLE)
        ? ItemResult.NOT_APPLICABLE
        : ItemResult.PASS;
  }

  /** Whether a point fails that the judgement rules mean; one left open may be that point. */
  static boolean isJudged(CheckItem item, ItemEntry entry) {
    Points points = item.points();
    return points == null
        || entry.points().size() != points.each().size()
        || IntStream.range(0, entry.points().size())
            .anyMatch(i -> entry.points().get(i) == ItemResult.FAIL && item.isJudgedAt(i + 1));
  }

  /** A finding by itself: the point, from 1; 0 is the item as a whole. */
  record Part(int point, String hazardPhrase) {}

  /** What of an item found wrong goes to the ledger: each failing point in its own words, or the item as a whole. */
  static List<Part> findings(CheckItem item, ItemEntry entry) {
    Points points = item.points();
    if (points == null) {
      return List.of(new Part(0, item.hazardPhrase()));
    }
    return IntStream.range(0, points.each().size())
        .filter(i -> entry.points().get(i) == ItemResult.FAIL)
        .mapToObj(i -> new Part(i + 1, points.each().get(i).hazardPhrase()))
        .toList();
  }
}
