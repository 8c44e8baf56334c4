package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.DISTRICT_ADMIN;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.INSPECTOR;
import static org.bihuan.hazard.Cast.OFFICER;
import static org.bihuan.hazard.Cast.SUPERVISOR;
import static org.bihuan.hazard.Cast.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A deadline that work has begun under is moved later by an extension, or by who is above, and by nothing else. */
class HeldDeadlineRulesTest {

  private static final LocalDate AGREED = TODAY.plusDays(10);

  @Test
  void before_the_work_begins_the_plan_is_still_corrected() {
    Cast.File file = Cast.planned();
    file.does(OFFICER, until(AGREED.plusDays(20)));
    assertThat(file.hazard.plan().deadline()).isEqualTo(AGREED.plusDays(20));
  }

  @Test
  void a_plan_after_a_joint_study_allows_no_more_time_than_the_one_before() {
    Cast.File file = studied();
    assertRefused(file, until(AGREED.plusDays(1)));
    file.does(OFFICER, until(AGREED.minusDays(3))).does(OFFICER, until(AGREED)).does(OFFICER, new HazardCommand.Start());
    assertThat(file.hazard.plan().deadline()).isEqualTo(AGREED);
  }

  @Test
  void what_is_made_earlier_is_held_to_from_then_on() {
    Cast.File file = studied().does(OFFICER, until(AGREED.minusDays(3))).does(OFFICER, new HazardCommand.Start());
    study(file);
    assertRefused(file, until(AGREED));
  }

  @Test
  void a_plan_after_a_transfer_that_came_back_neither() {
    Cast.File file =
        Cast.rectifying()
            .does(DISTRICT_ADMIN, new HazardCommand.Transfer("区城管委", "市政管线", "围挡"))
            .does(
                DISTRICT_ADMIN,
                new HazardCommand.RecordTransferOutcome(
                    HazardCommand.RecordTransferOutcome.Outcome.TAKEN_BACK, "不属市政管线，退回", null, List.of()));
    assertRefused(file, until(AGREED.plusDays(1)));
  }

  @Test
  void an_extension_moves_it_for_good() {
    Cast.File file =
        Cast.rectifying().does(OFFICER, new HazardCommand.ProposeExtension("等待备件", "围挡", AGREED.plusDays(10)));
    file.does(DISTRICT_ADMIN, new HazardCommand.ApproveProposal(file.open().id(), null));
    study(file);
    file.does(OFFICER, until(AGREED.plusDays(10))).does(OFFICER, new HazardCommand.Start());
    assertThat(file.hazard.plan().owedOn()).isEqualTo(AGREED.plusDays(10));
  }

  @Test
  void a_raise_to_major_asks_for_a_plan_of_its_own_and_what_was_promised_before_still_counts() {
    Cast.File file = raised();
    assertThat(file.hazard.plan().deadline()).isEqualTo(AGREED.plusDays(30));
    assertThat(file.hazard.plan().owedOn()).isEqualTo(AGREED);
    assertThat(Tally.of(file.hazard).keySet())
        .filteredOn(tally -> tally.measure() == Tally.Measure.DUE)
        .extracting(Tally::day)
        .containsExactly(AGREED);
  }

  @Test
  void the_plan_of_the_raise_is_held_to_as_any_other() {
    Cast.File file = raised();
    study(file);
    assertRefused(file, until(AGREED.plusDays(31)));
    file.does(OFFICER, until(AGREED.plusDays(30))).does(HEAD, new HazardCommand.SignPlan());
    assertThat(file.hazard.plan().owedOn()).isEqualTo(AGREED);
  }

  @Test
  void a_unit_that_sends_its_late_work_back_stays_late_from_the_day_it_was() {
    Cast.File file = Cast.finished();
    file.today = AGREED.plusDays(5);
    file.does(OFFICER, new HazardCommand.Reject("滤网未更换", file.today, null));
    assertThat(file.hazard.plan().owedOn()).isEqualTo(AGREED);
  }

  @Test
  void a_superior_who_sends_it_back_with_a_later_deadline_grants_an_extension_that_is_counted() {
    Cast.File file = foundByCity().does(DISTRICT_ADMIN, back(AGREED.plusDays(5), "专人看守"));
    assertThat(file.hazard.plan().deadline()).isEqualTo(AGREED.plusDays(5));
    assertThat(file.hazard.plan().owedOn()).isEqualTo(AGREED.plusDays(5));
    assertThat(file.hazard.links().extensions()).isEqualTo(1);
  }

  @Test
  void it_tells_as_any_extension_does_how_people_are_kept_safe_meanwhile() {
    assertRefused(foundByCity(), DISTRICT_ADMIN, back(AGREED.plusDays(5), null), "interimControl");
  }

  @Test
  void an_earlier_or_the_same_deadline_is_no_extension() {
    for (LocalDate day : List.of(AGREED, AGREED.minusDays(4))) {
      Cast.File file = foundByCity().does(DISTRICT_ADMIN, back(day, null));
      assertThat(file.hazard.links().extensions()).isZero();
      assertThat(file.hazard.plan().owedOn()).isEqualTo(day);
      assertRefused(foundByCity(), DISTRICT_ADMIN, back(day, "专人看守"), "interimControl");
    }
  }

  @Test
  void who_does_not_decide_extensions_gives_none_by_sending_back() {
    Cast.File ofInspector = found(INSPECTOR, HazardSource.DISTRICT_CHECK);
    assertRefused(ofInspector, INSPECTOR, back(AGREED.plusDays(1), "专人看守"), "newDeadline");
    assertThat(remedyOf(ofInspector, INSPECTOR, back(AGREED.plusDays(1), null))).endsWith("由区教委审批");
    ofInspector.does(INSPECTOR, back(AGREED, null));
    assertRefused(foundByCity(), SUPERVISOR, back(AGREED.plusDays(1), "专人看守"), "newDeadline");
    Cast.File major = Cast.majorFinished();
    assertRefused(major, DISTRICT_ADMIN, back(AGREED.plusDays(1), "专人看守"), "newDeadline");
    assertThat(remedyOf(major, DISTRICT_ADMIN, back(AGREED.plusDays(1), null))).endsWith("由市教委审批");
    major.does(DISTRICT_ADMIN, new HazardCommand.Accept("现场复核", List.of()))
        .does(CITY_ADMIN, new HazardCommand.RefuseClosure("油污未清", AGREED.plusDays(1), "专人看守"));
    assertThat(major.hazard.links().extensions()).isEqualTo(1);
  }

  @Test
  void when_it_has_been_extended_too_often_the_district_gives_no_more_by_sending_back_either() {
    Cast.File file = foundByCity();
    for (int i = 1; i <= Cast.SETTINGS.generalExtensions(); i++) {
      file.does(DISTRICT_ADMIN, back(AGREED.plusDays(i), "专人看守")).does(COOK, Cast.finish());
    }
    assertRefused(file, DISTRICT_ADMIN, back(AGREED.plusDays(9), "专人看守"), "newDeadline");
    file.does(CITY_ADMIN, back(AGREED.plusDays(9), "专人看守"));
    assertThat(file.hazard.links().extensions()).isEqualTo(Cast.SETTINGS.generalExtensions() + 1);
  }

  @Test
  void the_days_a_superior_took_to_look_at_it_are_not_the_units_but_late_work_stays_late() {
    Cast.File inTime = found(INSPECTOR, HazardSource.DISTRICT_CHECK);
    inTime.today = AGREED.plusDays(3);
    inTime.does(INSPECTOR, back(inTime.today, null));
    assertThat(inTime.hazard.plan().owedOn()).isEqualTo(inTime.today);
    Cast.File late = foundByCity().does(DISTRICT_ADMIN, back(AGREED, null));
    late.today = AGREED.plusDays(2);
    late.does(COOK, Cast.finish()).does(DISTRICT_ADMIN, back(AGREED.plusDays(20), "专人看守"));
    assertThat(late.hazard.plan().deadline()).isEqualTo(AGREED.plusDays(20));
    assertThat(late.hazard.plan().owedOn()).isEqualTo(AGREED);
    assertThat(late.hazard.links().extensions()).isEqualTo(1);
  }

  private static HazardCommand back(LocalDate deadline, @Nullable String interimControl) {
    return new HazardCommand.Reject("滤网未更换", deadline, interimControl);
  }

  private static Cast.File foundByCity() {
    return found(SUPERVISOR, HazardSource.CITY_CHECK);
  }

  /** Found by who is above, rectified and reported within its deadline. */
  private static Cast.File found(Actor finder, HazardSource source) {
    return new Cast.File(finder, Level.GENERAL, source)
        .does(OFFICER, Cast.grade(Level.GENERAL))
        .does(OFFICER, Cast.plan(COOK, false))
        .does(OFFICER, new HazardCommand.Start())
        .does(COOK, Cast.finish());
  }

  private static Cast.File studied() {
    Cast.File file = Cast.rectifying();
    study(file);
    return file;
  }

  private static void study(Cast.File file) {
    file.does(DISTRICT_ADMIN, new HazardCommand.StartJointStudy("产权不明", "围挡"))
        .does(DISTRICT_ADMIN, new HazardCommand.ConcludeJointStudy("区住建委", "会议明确牵头单位", "停用东侧楼梯"));
  }

  /** Promised as general, raised, planned anew with more time and signed. */
  private static Cast.File raised() {
    return Cast.rectifying()
        .does(DISTRICT_ADMIN, new HazardCommand.RaiseLevel(Level.MAJOR, "出口全部封堵", null))
        .does(OFFICER, new HazardCommand.RecordInterimControl("停用", true, List.of(Cast.photo(PhotoKind.INTERIM))))
        .does(OFFICER, new HazardCommand.ReportToAuthority("区教委安全科", Cast.noon(TODAY), "现状、原因、危害程度"))
        .does(OFFICER, new HazardCommand.ReportToStaff("教职工代表大会", Cast.noon(TODAY), "通报重大隐患及管控"))
        .does(OFFICER, until(AGREED.plusDays(40)))
        .does(OFFICER, until(AGREED.plusDays(30)))
        .does(HEAD, new HazardCommand.SignPlan());
  }

  private static HazardCommand until(LocalDate deadline) {
    return Cast.plan(COOK, true, deadline);
  }

  private static void assertRefused(Cast.File file, HazardCommand command) {
    assertRefused(file, OFFICER, command, "deadline");
  }

  private static void assertRefused(Cast.File file, Actor actor, HazardCommand command, String field) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> file.does(actor, command))
        .satisfies(
            refusal -> assertThat(refusal.fields()).extracting(Refusal.FieldProblem::field).containsExactly(field));
  }

  private static String remedyOf(Cast.File file, Actor actor, HazardCommand command) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> file.does(actor, command));
    return refusal.fields().getFirst().remedy();
  }
}
