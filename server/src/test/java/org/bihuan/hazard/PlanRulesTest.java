package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.OFFICER;
import static org.bihuan.hazard.Cast.TODAY;

import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 五落实: no work begins without a plan that says something. */
class PlanRulesTest {

  @Test
  void rectification_does_not_start_before_the_five_elements_are_complete() {
    Cast.File file = Cast.general().does(OFFICER, Cast.grade(Level.GENERAL));
    assertThat(file.objection(OFFICER, HazardAct.START)).contains("five-elements-missing");
    assertRefused("five-elements-missing", () -> file.does(OFFICER, new HazardCommand.Start()));
  }

  @Test
  void a_plan_that_says_there_is_nothing_is_no_plan() {
    var empty =
        new HazardCommand.MakePlan(COOK.personId(), null, "无", 0L, "无", TODAY.plusDays(10), " 无 ", null);
    Cast.File file = Cast.general().does(OFFICER, Cast.grade(Level.GENERAL));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> file.does(OFFICER, empty))
        .satisfies(
            refusal ->
                assertThat(refusal.fields()).extracting(Refusal.FieldProblem::field).containsExactly("measures", "contingency"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"无。", "N/A", "none", "。", "🙂", "－－", "（略）", " 暂 无 "})
  void nor_is_one_that_says_so_in_other_words_or_in_signs(String nothing) {
    Cast.File general = Cast.general().does(OFFICER, Cast.grade(Level.GENERAL));
    assertWrong(general, planOf(nothing, nothing, null), "measures", "contingency");
    Cast.File major = Cast.majorControlled();
    assertWrong(
        major,
        planOf("封闭", "专人看守", new Hazard.MajorPlan(nothing, nothing, nothing, nothing, nothing, nothing)),
        "majorPlan.goal", "majorPlan.methods", "majorPlan.resources", "majorPlan.people", "majorPlan.schedule",
        "majorPlan.safety");
    Cast.File known = Cast.major();
    assertWrong(
        known,
        new HazardCommand.RecordInterimControl(nothing, true, List.of(Cast.photo(PhotoKind.INTERIM))),
        "measures");
    assertWrong(known, new HazardCommand.ReportToAuthority(nothing, Cast.noon(TODAY), nothing), "content", "recipient");
    assertWrong(known, new HazardCommand.ReportToStaff(nothing, Cast.noon(TODAY), nothing), "content", "recipient");
  }

  private static HazardCommand planOf(String measures, String contingency, Hazard.MajorPlan major) {
    return new HazardCommand.MakePlan(
        COOK.personId(), null, measures, 0L, "公用经费", TODAY.plusDays(10), contingency, major);
  }

  private static void assertWrong(Cast.File file, HazardCommand said, String... fields) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> file.does(OFFICER, said))
        .satisfies(
            refusal -> assertThat(refusal.fields()).extracting(Refusal.FieldProblem::field).containsExactlyInAnyOrder(fields));
  }

  @Test
  void a_plan_of_blanks_that_nobody_can_see_is_no_plan() {
    Cast.File file = Cast.general().does(OFFICER, Cast.grade(Level.GENERAL));
    var unseen =
        new HazardCommand.MakePlan(
            COOK.personId(), null, "\u3000\u200b\ufeff", 0, "\u3164", TODAY.plusDays(1), "\u00a0", null);
    assertRefused("invalid", () -> file.does(OFFICER, unseen));
  }

  @Test
  void a_deadline_that_has_passed_is_not_moved_by_planning_again() {
    Cast.File file = Cast.planned();
    file.today = TODAY.plusDays(12);
    assertRefused("invalid", () -> file.does(OFFICER, planUntil(TODAY.plusDays(30))));
    file.does(OFFICER, planUntil(TODAY.plusDays(10)));
    assertThat(file.hazard.plan().deadline()).isEqualTo(TODAY.plusDays(10));
  }

  private static HazardCommand planUntil(java.time.LocalDate deadline) {
    return new HazardCommand.MakePlan(COOK.personId(), null, "清洗排烟罩", 0, "公用经费", deadline, "停用灶台", null);
  }

  private static void assertRefused(String code, Runnable act) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).extracting(Refusal::code).isEqualTo(code);
  }
}
