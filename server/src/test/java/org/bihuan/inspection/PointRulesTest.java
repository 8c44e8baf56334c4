package org.bihuan.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.inspection.ItemResult.FAIL;
import static org.bihuan.inspection.ItemResult.FIXED_ON_SPOT;
import static org.bihuan.inspection.ItemResult.NOT_APPLICABLE;
import static org.bihuan.inspection.ItemResult.NOT_CHECKED;
import static org.bihuan.inspection.ItemResult.PASS;
import static org.bihuan.inspection.ItemResult.UNANSWERED;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.Points;
import org.bihuan.checklist.Points.Point;
import org.bihuan.checklist.Verification;
import org.bihuan.inspection.PointRules.Part;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Refusal.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PointRulesTest {

  private static final List<Point> EACH =
      List.of(new Point("有台账", "没有台账", Level.MINOR, null), new Point("账物相符", "账物不符", null, null), new Point("双人双锁", "未双人双锁", null, null));

  private static CheckItem item(@Nullable Points points) {
    return new CheckItem(
        "SY-901", Category.LABORATORY, "危险化学品管理规范", "查看", "危险化学品管理不规范", "整改", 7, Level.GENERAL, Frequency.MONTHLY,
        Set.of(UnitType.UNIVERSITY), "依据", Verification.MEMORY, LocalDate.of(2026, 1, 1), null, points);
  }

  private static ItemEntry entry(ItemResult result, ItemResult... points) {
    return new ItemEntry("SY-901", result, null, null, null, "药品库", List.of(), "涉密", null, null, List.of(points));
  }

  private static List<String> refused(Consumer<FieldChecks> check) {
    FieldChecks checks = new FieldChecks();
    check.accept(checks);
    try {
      checks.refuseIfAny();
      return List.of();
    } catch (Refusal refusal) {
      return refusal.fields().stream().map(FieldProblem::field).toList();
    }
  }

  private static List<String> submitted(int failsAt, ItemEntry entry) {
    return refused(checks -> PointRules.checkSubmission("e", entry, item(new Points(EACH, failsAt)), checks));
  }

  @Test
  void any_failing_point_fails_the_item() {
    assertThat(submitted(1, entry(FAIL, PASS, FAIL, PASS))).isEmpty();
    assertThat(submitted(1, entry(FIXED_ON_SPOT, PASS, FAIL, PASS))).isEmpty();
    assertThat(submitted(1, entry(PASS, PASS, FAIL, PASS))).containsExactly("e.result");
    assertThat(submitted(1, entry(FAIL, PASS, PASS, PASS))).containsExactly("e.result");
  }

  @Test
  void unless_the_item_says_otherwise() {
    assertThat(submitted(2, entry(PASS, PASS, FAIL, PASS))).isEmpty();
    assertThat(submitted(2, entry(FAIL, FAIL, FAIL, PASS))).isEmpty();
    assertThat(submitted(2, entry(FAIL, PASS, FAIL, PASS))).containsExactly("e.result");
  }

  @Test
  void nothing_applies_only_where_no_point_does() {
    assertThat(submitted(1, entry(NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE))).isEmpty();
    assertThat(submitted(1, entry(PASS, NOT_APPLICABLE, PASS, NOT_APPLICABLE))).isEmpty();
  }

  @Test
  void every_point_is_answered_before_handing_in() {
    assertThat(submitted(1, entry(FAIL))).containsExactly("e.points");
    assertThat(submitted(1, entry(PASS))).as("said of the whole item, it holds for each point").isEmpty();
    assertThat(submitted(1, entry(FAIL, FAIL, UNANSWERED, PASS))).containsExactly("e.points");
  }

  @Test
  void a_point_left_unchecked_leaves_the_item_so_unless_another_fails() {
    assertThat(submitted(1, entry(NOT_CHECKED))).as("said of the whole item, it holds for each point").isEmpty();
    assertThat(submitted(1, entry(NOT_CHECKED, PASS, NOT_CHECKED, PASS))).isEmpty();
    assertThat(submitted(1, entry(PASS, PASS, NOT_CHECKED, PASS))).containsExactly("e.result");
    assertThat(submitted(1, entry(FAIL, FAIL, NOT_CHECKED, PASS))).isEmpty();
    assertThat(submitted(1, entry(NOT_CHECKED, FAIL, NOT_CHECKED, PASS))).containsExactly("e.result");
  }

  @Test
  void a_draft_may_be_unfinished_but_answers_only_points_there_are() {
    Points points = new Points(EACH, 1);
    assertThat(refused(c -> PointRules.checkDraft("e", entry(UNANSWERED, FAIL, UNANSWERED, PASS), item(points), c)))
        .isEmpty();
    assertThat(refused(c -> PointRules.checkDraft("e", entry(PASS, PASS), item(points), c))).hasSize(1);
    assertThat(refused(c -> PointRules.checkDraft("e", entry(PASS, PASS), item(null), c))).hasSize(1);
    assertThat(refused(c -> PointRules.checkDraft("e", entry(FAIL, FIXED_ON_SPOT, PASS, PASS), item(points), c)))
        .hasSize(1);
  }

  @Test
  void a_point_that_is_less_by_itself_is_not_what_the_judgement_rules_mean() {
    CheckItem item = item(new Points(EACH, 1));
    assertThat(PointRules.isJudged(item, entry(FAIL, FAIL, PASS, PASS))).isFalse();
    assertThat(PointRules.isJudged(item, entry(FAIL, FAIL, FAIL, PASS))).isTrue();
    assertThat(PointRules.isJudged(item, entry(FAIL))).as("not said which: the graver counts").isTrue();
    assertThat(PointRules.isJudged(item(null), entry(FAIL))).isTrue();
    assertThat(item.levelAt(1)).isEqualTo(Level.MINOR);
    assertThat(item.levelAt(2)).isEqualTo(item.level());
    assertThat(item.levelAt(0)).isEqualTo(item.level());
  }

  @Test
  void each_failing_point_is_a_finding_in_its_own_words() {
    assertThat(PointRules.findings(item(new Points(EACH, 1)), entry(FAIL, FAIL, PASS, FAIL)))
        .containsExactly(new Part(1, "没有台账"), new Part(3, "未双人双锁"));
    assertThat(PointRules.findings(item(null), entry(FAIL))).containsExactly(new Part(0, "危险化学品管理不规范"));
  }
}
