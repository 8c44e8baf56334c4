package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.DISTRICT_ADMIN;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.OFFICER;
import static org.bihuan.hazard.Cast.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.HazardCommand.RecordTransferOutcome;
import org.bihuan.hazard.HazardCommand.RecordTransferOutcome.Outcome;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;

/** 移送 and 专题研究: who else is asked, and what comes of it. */
class ReferralRulesTest {

  private static final List<HazardCommand.PhotoRef> AFTER = List.of(Cast.photo(PhotoKind.AFTER));

  @Test
  void what_the_other_authority_solved_is_accepted_with_proof_and_without_a_plan_of_the_unit() {
    Cast.File file = transferred().does(DISTRICT_ADMIN, solved(TODAY, AFTER));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.AWAITING_ACCEPTANCE);
    assertThat(file.hazard.closure().completion())
        .returns("区城管委", Hazard.Completion::authority)
        .returns(TODAY, Hazard.Completion::finishedOn);
    file.does(OFFICER, new HazardCommand.Accept("现场查看，管线已改移", List.of()));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.CLOSED);
  }

  @Test
  void without_a_day_and_a_photo_nobody_believes_it() {
    for (RecordTransferOutcome unproved : List.of(solved(null, AFTER), solved(TODAY, List.of()), solved(TODAY.plusDays(1), AFTER))) {
      assertThatExceptionOfType(Refusal.class).isThrownBy(() -> transferred().does(DISTRICT_ADMIN, unproved));
    }
  }

  @Test
  void whoever_records_it_does_not_accept_it() {
    Cast.File file = transferred().does(DISTRICT_ADMIN, solved(TODAY, AFTER));
    assertThat(file.objection(DISTRICT_ADMIN, HazardAct.ACCEPT)).contains("rectifier-is-not-acceptor");
  }

  @Test
  void what_is_not_found_solved_and_never_had_a_plan_gets_one() {
    Cast.File file = transferred().does(DISTRICT_ADMIN, solved(TODAY, AFTER));
    file.does(OFFICER, new HazardCommand.Reject("仍有渗漏", TODAY.plusDays(9), null));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.PLANNING);
    assertThat(file.objection(OFFICER, HazardAct.START)).contains("five-elements-missing");
    file.does(OFFICER, Cast.plan(COOK, false, TODAY.plusDays(9))).does(OFFICER, new HazardCommand.Start());
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.RECTIFYING);
  }

  @Test
  void what_is_not_found_solved_and_had_a_plan_goes_on_under_it() {
    Cast.File file =
        Cast.rectifying()
            .does(DISTRICT_ADMIN, new HazardCommand.Transfer("区城管委", "市政管线", "围挡"))
            .does(DISTRICT_ADMIN, solved(TODAY, AFTER))
            .does(OFFICER, new HazardCommand.Reject("仍有渗漏", TODAY.plusDays(9), null));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.RECTIFYING);
  }

  @Test
  void what_comes_back_unsolved_is_planned_anew() {
    Cast.File file =
        transferred().does(DISTRICT_ADMIN, new RecordTransferOutcome(Outcome.TAKEN_BACK, "不属市政管线", null, List.of()));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.PLANNING);
    assertThat(file.hazard.closure().completion()).isNull();
  }

  @Test
  void what_comes_back_unsolved_has_no_day_on_which_it_was_solved_and_none_is_dropped_in_silence() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                transferred().does(DISTRICT_ADMIN, new RecordTransferOutcome(Outcome.TAKEN_BACK, "退回", TODAY, List.of())))
        .satisfies(refusal -> assertThat(refusal.fields().getFirst().field()).isEqualTo("finishedOn"));
  }

  @Test
  void a_major_hazard_solved_elsewhere_still_takes_two_keys_and_neither_is_the_recorders() {
    Cast.File file =
        Cast.majorControlled()
            .does(DISTRICT_ADMIN, new HazardCommand.Transfer("区住建委", "校舍加固", "停用"))
            .does(CITY_ADMIN, solved(TODAY, AFTER));
    assertThat(file.objection(HEAD, HazardAct.ACCEPT)).contains("superior-accepts");
    file.does(DISTRICT_ADMIN, new HazardCommand.Accept("专家现场验收合格", List.of()));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.AWAITING_CONFIRMATION);
    assertThat(file.objection(CITY_ADMIN, HazardAct.CONFIRM_CLOSURE)).contains("two-keys");
  }

  private static Cast.File transferred() {
    return Cast.general()
        .does(OFFICER, Cast.grade(Level.GENERAL))
        .does(DISTRICT_ADMIN, new HazardCommand.Transfer("区城管委", "市政管线", "围挡"));
  }

  private static RecordTransferOutcome solved(LocalDate on, List<HazardCommand.PhotoRef> photos) {
    return new RecordTransferOutcome(Outcome.RESOLVED, "管线已改移并恢复路面", on, photos);
  }

  @Test
  void what_a_joint_study_decides_for_the_time_being_is_the_control_from_then_on() {
    Cast.File file =
        Cast.general()
            .does(OFFICER, Cast.grade(Level.GENERAL))
            .does(DISTRICT_ADMIN, new HazardCommand.StartJointStudy("产权不明", "围挡"));
    var conclusion = new HazardCommand.ConcludeJointStudy("区住建委", "会议明确牵头单位", "停用东侧楼梯");
    Change change = HazardLifecycle.change(file.hazard, conclusion, file.situation(DISTRICT_ADMIN));
    assertThat(change.after().referrals()).singleElement().returns("停用东侧楼梯", Hazard.Referral::interimControl);
    assertThat(change.reason()).contains("区住建委", "会议明确牵头单位", "停用东侧楼梯");
  }

  @Test
  void a_joint_study_leaves_an_earlier_transfer_on_the_page() {
    Cast.File file =
        Cast.general()
            .does(OFFICER, Cast.grade(Level.GENERAL))
            .does(DISTRICT_ADMIN, new HazardCommand.Transfer("区城管委", "市政管线", "围挡"))
            .does(
                DISTRICT_ADMIN,
                new HazardCommand.RecordTransferOutcome(
                    HazardCommand.RecordTransferOutcome.Outcome.TAKEN_BACK, "不属市政管线，退回", null, List.of()))
            .does(DISTRICT_ADMIN, new HazardCommand.StartJointStudy("产权不明", "专人值守"));
    assertThat(file.hazard.referrals())
        .extracting(Hazard.Referral::kind, Hazard.Referral::interimControl, Hazard.Referral::outcome)
        .containsExactly(
            tuple(Hazard.Referral.Kind.TRANSFER, "围挡", "不属市政管线，退回"),
            tuple(Hazard.Referral.Kind.JOINT_STUDY, "专人值守", null));
  }
}
