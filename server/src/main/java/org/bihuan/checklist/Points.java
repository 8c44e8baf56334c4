package org.bihuan.checklist;

import java.util.List;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/**
 * Several points of one item, each judged for itself, as the safety table of university laboratories has them.
 *
 * @param failsAt how many failing points fail the item; one, unless the item says otherwise
 */
public record Points(List<Point> each, int failsAt) {

  private static final int MOST = 30;
  private static final int LONGEST = 300;

  public Points {
    each = each.stream().map(Point::tidied).toList();
  }

  /**
   * @param hazardPhrase the failing sentence of this point, ready for the ledger
   * @param level where this point alone is usually less than the item; the judgement rules do not mean it then
   * @param deadlineDays where this point usually has more time, or less, than the item
   */
  public record Point(String text, String hazardPhrase, @Nullable Level level, @Nullable Integer deadlineDays) {
    Point tidied() {
      return new Point(text.strip(), hazardPhrase.strip(), level, deadlineDays);
    }

    Point within(int most) {
      return new Point(text, hazardPhrase, level, deadlineDays == null ? null : Math.min(deadlineDays, most));
    }
  }

  /** No point has more time than the item was given. */
  public Points within(int most) {
    return new Points(each.stream().map(point -> point.within(most)).toList(), failsAt);
  }

  void check(FieldChecks checks, String prefix) {
    checks
        .holds(each.size() >= 2 && each.size() <= MOST, prefix + "each", "检查要点须有 2 至 " + MOST + " 个", "只有一个要点的不必分点")
        .holds(
            failsAt >= 1 && failsAt <= each.size(),
            prefix + "failsAt",
            "判定不合格的要点数须在 1 至 " + each.size() + " 之间",
            "任一要点不合格即不合格的填 1")
        .holds(
            each.stream().noneMatch(point -> point.level() == Level.MAJOR),
            prefix + "each",
            "要点另定的等级不能是重大",
            "重大由判定标准判定；符合判定条款的要点请选“同检查项”")
        .holds(
            each.stream().anyMatch(point -> point.level() == null),
            prefix + "each",
            "没有一个要点按检查项的等级",
            "请至少让一个要点“同检查项”，或修改检查项的等级")
        .holds(
            each.stream().allMatch(point -> point.deadlineDays() == null || ItemText.isDeadline(point.deadlineDays())),
            prefix + "each",
            "要点的通常期限须在 0 至 " + ItemText.LONGEST_DEADLINE + " 天之间",
            "当日整改填 0；与检查项相同的不填");
    for (int i = 0; i < each.size(); i++) {
      checks
          .text(prefix + "each[" + i + "].text", "第 " + (i + 1) + " 个要点", each.get(i).text(), LONGEST)
          .text(prefix + "each[" + i + "].hazardPhrase", "第 " + (i + 1) + " 个要点的隐患表述", each.get(i).hazardPhrase(), LONGEST);
    }
  }

  private static String own(Point point) {
    String level = point.level() == null ? "" : "（" + point.level().title() + "）";
    return point.deadlineDays() == null ? level : level + "（" + ItemText.deadline(point.deadlineDays()) + "）";
  }

  /** For a difference: each point on a line. */
  String words() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < each.size(); i++) {
      words.append(i + 1).append(". ").append(each.get(i).text()).append(own(each.get(i))).append("；");
    }
    return words.append(failsAt == 1 ? "任一不合格即不合格" : failsAt + " 点不合格即不合格").toString();
  }
}
