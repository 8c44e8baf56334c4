package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
import static org.bihuan.hazard.Cast.CONTRACTOR;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.DISTRICT_ADMIN;
import static org.bihuan.hazard.Cast.GUARD;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.INSPECTOR;
import static org.bihuan.hazard.Cast.OFFICER;
import static org.bihuan.hazard.Cast.SUPERVISOR;
import static org.bihuan.hazard.Cast.TODAY;

import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;

/** Each test is a sentence of the plan or the law about who may do what. */
class HazardRulesTest {

  @Test
  void a_self_found_general_hazard_is_graded_planned_rectified_accepted_and_written_off_inside_the_unit() {
    Hazard hazard = Cast.closed().hazard;
    assertThat(hazard.status()).isEqualTo(HazardStatus.CLOSED);
    assertThat(hazard.closure().lookBacks())
        .extracting(Hazard.LookBack::dueOn)
        .containsExactly(TODAY.plusDays(30), TODAY.plusDays(90));
  }

  @Test
  void whoever_rectified_cannot_accept() {
    Cast.File file = Cast.rectifying().does(OFFICER, Cast.finish());
    assertThat(file.objection(OFFICER, HazardAct.ACCEPT)).contains("rectifier-is-not-acceptor");
    assertThat(file.objection(HEAD, HazardAct.ACCEPT)).isEmpty();
  }

  @Test
  void the_responsible_person_cannot_accept_even_when_a_colleague_finished_it() {
    Cast.File file =
        Cast.general()
            .does(OFFICER, Cast.grade(Level.GENERAL))
            .does(OFFICER, Cast.plan(HEAD, false))
            .does(OFFICER, new HazardCommand.Start())
            .does(OFFICER, Cast.finish());
    assertThat(file.objection(HEAD, HazardAct.ACCEPT)).contains("rectifier-is-not-acceptor");
    assertThat(file.objection(OFFICER, HazardAct.ACCEPT)).contains("rectifier-is-not-acceptor");
    assertThat(file.objection(Cast.DEPUTY_OFFICER, HazardAct.ACCEPT)).isEmpty();
  }

  @Test
  void whoever_once_finished_it_cannot_accept_it_after_it_was_sent_back_and_given_to_another() {
    Cast.File file =
        Cast.rectifying()
            .does(OFFICER, Cast.finish())
            .does(HEAD, new HazardCommand.Reject("滤网未更换", TODAY.plusDays(3), null))
            .does(OFFICER, new HazardCommand.Reassign(GUARD.personId(), "换人整改"))
            .does(GUARD, Cast.finish());
    assertThat(file.objection(OFFICER, HazardAct.ACCEPT)).contains("rectifier-is-not-acceptor");
    assertThat(file.objection(HEAD, HazardAct.ACCEPT)).isEmpty();
  }

  @Test
  void whoever_reported_progress_or_was_the_rectifier_while_it_went_on_cannot_accept() {
    Cast.File helped =
        Cast.rectifying().does(OFFICER, new HazardCommand.ReportProgress("已拆下滤网", List.of())).does(COOK, Cast.finish());
    assertThat(helped.objection(OFFICER, HazardAct.ACCEPT)).contains("rectifier-is-not-acceptor");
    Cast.File replaced =
        Cast.general()
            .does(OFFICER, Cast.grade(Level.GENERAL))
            .does(OFFICER, Cast.plan(HEAD, false))
            .does(OFFICER, new HazardCommand.Start())
            .does(OFFICER, new HazardCommand.Reassign(OFFICER.personId(), "先由安干处理"))
            .does(OFFICER, new HazardCommand.Reassign(COOK.personId(), "改派食堂"))
            .does(COOK, Cast.finish());
    assertThat(replaced.objection(OFFICER, HazardAct.ACCEPT)).contains("rectifier-is-not-acceptor");
  }

  @Test
  void where_officer_and_head_both_took_part_it_waits_for_the_district() {
    Cast.File file =
        Cast.general()
            .does(OFFICER, Cast.grade(Level.GENERAL))
            .does(OFFICER, Cast.plan(HEAD, false))
            .does(OFFICER, new HazardCommand.Start())
            .does(OFFICER, Cast.finish());
    assertThat(NextStep.of(file.hazard, null, file.situation(OFFICER)).actor()).isEqualTo(NextActor.DISTRICT);
    file.does(DISTRICT_ADMIN, new HazardCommand.Accept("现场复核合格", List.of()));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.CLOSED);
  }

  @Test
  void a_contractor_never_accepts_and_rectifies_only_what_is_assigned_to_him() {
    Cast.File file = Cast.rectifying();
    assertThat(file.objection(CONTRACTOR, HazardAct.FINISH)).contains("not-assigned");
    file.does(OFFICER, new HazardCommand.Reassign(CONTRACTOR.personId(), "委托维保"));
    assertThat(file.objection(CONTRACTOR, HazardAct.FINISH)).isEmpty();
    file.does(CONTRACTOR, Cast.finish());
    assertThat(file.objection(CONTRACTOR, HazardAct.ACCEPT)).contains("no-permission");
  }

  @Test
  void rectification_does_not_start_before_the_five_elements_are_complete() {
    Cast.File file = Cast.general().does(OFFICER, Cast.grade(Level.GENERAL));
    assertThat(file.objection(OFFICER, HazardAct.START)).contains("five-elements-missing");
    assertRefused("five-elements-missing", () -> file.does(OFFICER, new HazardCommand.Start()));
  }

  @Test
  void what_a_superior_found_is_not_written_off_by_the_unit() {
    Cast.File file = new Cast.File(INSPECTOR, Level.GENERAL, HazardSource.DISTRICT_CHECK);
    file.does(OFFICER, Cast.grade(Level.GENERAL))
        .does(OFFICER, Cast.plan(COOK, false))
        .does(OFFICER, new HazardCommand.Start())
        .does(COOK, Cast.finish());
    assertThat(file.objection(HEAD, HazardAct.ACCEPT)).contains("superior-accepts");
    assertThat(file.objection(INSPECTOR, HazardAct.ACCEPT)).isEmpty();
    file.does(DISTRICT_ADMIN, new HazardCommand.Accept("复查合格", List.of()));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.CLOSED);
  }

  @Test
  void what_the_city_found_is_confirmed_by_the_city_after_the_district_accepted_as_its_delegate() {
    Cast.File file = new Cast.File(SUPERVISOR, Level.GENERAL, HazardSource.CITY_CHECK);
    file.does(OFFICER, Cast.grade(Level.GENERAL))
        .does(OFFICER, Cast.plan(COOK, false))
        .does(OFFICER, new HazardCommand.Start())
        .does(COOK, Cast.finish())
        .does(DISTRICT_ADMIN, new HazardCommand.Accept("受市级委托验收", List.of()));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.AWAITING_CONFIRMATION);
    assertThat(file.objection(DISTRICT_ADMIN, HazardAct.CONFIRM_CLOSURE)).contains("superior-confirms");
    file.does(CITY_ADMIN, new HazardCommand.ConfirmClosure("同意销账"));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.CLOSED);
  }

  @Test
  void a_major_hazard_needs_control_both_reports_six_contents_the_heads_signature_and_two_keys() {
    Cast.File file = Cast.major();
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
    Cast.File controlled = Cast.majorControlled();
    assertThat(controlled.hazard.status()).isEqualTo(HazardStatus.PLANNING);
    assertRefused("invalid", () -> controlled.does(OFFICER, Cast.plan(COOK, false)));
    controlled.does(OFFICER, Cast.plan(COOK, true));
    assertThat(controlled.objection(OFFICER, HazardAct.START)).contains("head-signs");
    assertThat(controlled.objection(OFFICER, HazardAct.SIGN_PLAN)).contains("head-signs");
    controlled.does(HEAD, new HazardCommand.SignPlan()).does(COOK, Cast.finish());
    assertThat(controlled.objection(HEAD, HazardAct.ACCEPT)).contains("superior-accepts");
    assertThat(controlled.objection(INSPECTOR, HazardAct.ACCEPT)).contains("own-findings-only");
    assertThat(controlled.objection(SUPERVISOR, HazardAct.ACCEPT)).contains("district-first-key");
    controlled.does(DISTRICT_ADMIN, new HazardCommand.Accept("专家组现场验收合格", List.of()));
    assertThat(controlled.hazard.status()).isEqualTo(HazardStatus.AWAITING_CONFIRMATION);
    controlled.does(CITY_ADMIN, new HazardCommand.ConfirmClosure("同意销账"));
    assertThat(controlled.hazard.status()).isEqualTo(HazardStatus.CLOSED);
  }

  @Test
  void one_person_cannot_turn_both_keys() {
    Cast.File file = Cast.majorFinished().does(DISTRICT_ADMIN, new HazardCommand.Accept("现场复核", List.of()));
    Actor promoted =
        new Actor(
            DISTRICT_ADMIN.accountId(), DISTRICT_ADMIN.personId(), DISTRICT_ADMIN.personName(), CITY_ADMIN.postId(),
            CITY_ADMIN.postTitle(), CITY_ADMIN.role(), CITY_ADMIN.nodeId(), CITY_ADMIN.nodeName(), CITY_ADMIN.scope());
    assertThat(file.objection(promoted, HazardAct.CONFIRM_CLOSURE)).contains("two-keys");
    assertThat(file.objection(promoted, HazardAct.REFUSE_CLOSURE)).as("taking back what he accepted").isEmpty();
  }

  @Test
  void a_major_hazard_is_never_fixed_on_the_spot() {
    assertThat(new Cast.File(COOK, Level.MAJOR, HazardSource.PATROL).objection(COOK, HazardAct.FIX_ON_SPOT))
        .contains("major-not-on-spot");
  }

  @Test
  void an_immediate_fix_needs_a_photo_before_and_after_and_somebody_elses_confirmation() {
    Cast.File file = Cast.general();
    assertRefused("invalid", () -> file.does(COOK, new HazardCommand.FixOnSpot("已搬离", null, List.of())));
    file.does(COOK, new HazardCommand.FixOnSpot("已搬离", null, List.of(Cast.photo(PhotoKind.AFTER))));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.FIXED_ON_SPOT);
    file.does(OFFICER, new HazardCommand.ReturnOnSpotFix("照片看不出是同一位置"));
    assertRefused("invalid", () -> file.does(COOK, new HazardCommand.FixOnSpot("已搬离", null, List.of())));
    file.does(COOK, new HazardCommand.FixOnSpot("已搬离，重拍", null, List.of(Cast.photo(PhotoKind.AFTER))));
    file.does(OFFICER, new HazardCommand.ConfirmOnSpotFix("属实"));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.CLOSED);
  }

  @Test
  void a_rule_that_proposes_major_is_lowered_only_with_reason_the_heads_signature_and_the_citys_decision() {
    Cast.File file = new Cast.File(COOK, Level.MAJOR, HazardSource.PATROL);
    assertRefused("needs-downgrade", () -> file.does(OFFICER, Cast.grade(Level.GENERAL)));
    file.does(OFFICER, new HazardCommand.ProposeDowngrade(Level.GENERAL, "实测出口净宽满足规定值"));
    assertThat(file.objection(CITY_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("head-signs-first");
    file.does(HEAD, new HazardCommand.SignProposal(file.open().id()));
    assertThat(file.objection(DISTRICT_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("superior-decides");
    file.does(CITY_ADMIN, new HazardCommand.ApproveProposal(file.open().id(), "同意"));
    assertThat(file.hazard.grading().level()).isEqualTo(Level.GENERAL);
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.PLANNING);
  }

  @Test
  void the_district_too_asks_for_a_downgrade_under_the_heads_signature() {
    Cast.File file = Cast.major();
    file.does(DISTRICT_ADMIN, new HazardCommand.ProposeDowngrade(Level.GENERAL, "复测达标"));
    assertThat(file.objection(CITY_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("head-signs-first");
    file.does(HEAD, new HazardCommand.SignProposal(file.open().id()))
        .does(CITY_ADMIN, new HazardCommand.ApproveProposal(file.open().id(), null));
    assertThat(file.hazard.grading().level()).isEqualTo(Level.GENERAL);
  }

  @Test
  void what_the_ledger_already_proposes_as_major_cannot_be_edited_into_something_less() {
    Cast.File file = new Cast.File(COOK, Level.MAJOR, HazardSource.PATROL);
    assertRefused(
        "needs-downgrade",
        () ->
            Registration.revise(
                file.hazard, Cast.finding(Level.MINOR, HazardSource.PATROL), file.situation(COOK)));
    Hazard corrected =
        Registration.revise(file.hazard, Cast.finding(Level.MAJOR, HazardSource.PATROL), file.situation(COOK));
    assertThat(corrected.grading().proposedLevel()).isEqualTo(Level.MAJOR);
  }

  @Test
  void the_reports_of_a_major_hazard_come_after_it_was_found() {
    Cast.File file = Cast.major();
    assertRefused(
        "invalid",
        () -> file.does(OFFICER, new HazardCommand.ReportToAuthority("区教委", Cast.noon(TODAY.minusDays(1)), "现状")));
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

  @Test
  void whoever_calls_it_major_says_why() {
    Cast.File file = Cast.general();
    assertRefused(
        "invalid", () -> file.does(OFFICER, new HazardCommand.Grade(Level.MAJOR, null, null, null, null)));
    file.does(OFFICER, new HazardCommand.Grade(Level.MAJOR, null, null, "出口全部封堵", null));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
  }

  @Test
  void an_extension_nobody_needs_any_more_lapses_with_the_finish() {
    Cast.File file = Cast.rectifying();
    file.does(OFFICER, new HazardCommand.ProposeExtension("等待备件", "现场围挡", TODAY.plusDays(20)));
    assertThat(file.objection(CITY_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("superior-decides");
    file.does(COOK, Cast.finish());
    assertThat(file.proposals.values()).extracting(Proposal::state).containsExactly(Proposal.State.LAPSED);
    assertThat(file.objection(DISTRICT_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("nothing-to-decide");
  }

  @Test
  void an_extension_is_asked_before_the_deadline_with_control_measures_and_decided_above() {
    Cast.File file = Cast.rectifying();
    file.does(
        OFFICER, new HazardCommand.ProposeExtension("等待备件", "现场围挡,专人看守", TODAY.plusDays(20)));
    assertThat(file.objection(OFFICER, HazardAct.PROPOSE_EXTENSION)).contains("open-proposal");
    assertThat(file.objection(HEAD, HazardAct.APPROVE_PROPOSAL)).contains("superior-decides");
    file.does(DISTRICT_ADMIN, new HazardCommand.ApproveProposal(file.open().id(), null));
    assertThat(file.hazard.plan().deadline()).isEqualTo(TODAY.plusDays(20));
    assertThat(file.hazard.links().extensions()).isEqualTo(1);
    file.today = TODAY.plusDays(21);
    assertThat(file.objection(OFFICER, HazardAct.PROPOSE_EXTENSION)).contains("deadline-past");
    assertRefused(
        "deadline-past",
        () -> file.does(OFFICER, new HazardCommand.ProposeExtension("再延", "围挡", TODAY.plusDays(40))));
  }

  @Test
  void a_withdrawal_takes_two_persons_and_a_major_one_the_city() {
    Cast.File general = Cast.general();
    general.does(OFFICER, withdrawal());
    assertThat(general.objection(HEAD, HazardAct.APPROVE_PROPOSAL)).contains("superior-decides");
    general.does(DISTRICT_ADMIN, new HazardCommand.ApproveProposal(general.open().id(), null));
    assertThat(general.hazard.status()).isEqualTo(HazardStatus.WITHDRAWN);
    Cast.File major = Cast.major();
    major.does(OFFICER, withdrawal());
    assertThat(major.objection(DISTRICT_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("superior-decides");
    assertThat(major.objection(CITY_ADMIN, HazardAct.APPROVE_PROPOSAL)).isEmpty();
  }

  @Test
  void who_proposes_does_not_decide() {
    Cast.File file = Cast.general();
    file.does(DISTRICT_ADMIN, withdrawal());
    assertThat(file.objection(DISTRICT_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("superior-decides");
    file.does(CITY_ADMIN, new HazardCommand.RefuseProposal(file.open().id(), "照片显示隐患属实"));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.REGISTERED);
  }

  @Test
  void a_unit_is_told_that_who_is_above_accepts_a_major_hazard_whether_it_is_listed_or_not() {
    Cast.File file = Cast.majorFinished();
    assertThat(HazardRules.objection(file.hazard, HazardAct.ACCEPT, file.situation(HEAD)))
        .get()
        .satisfies(refusal -> assertThat(refusal.why()).contains("上级主管部门").doesNotContain("挂牌"));
  }

  @Test
  void what_is_registered_later_than_the_next_working_day_says_how_late() {
    assertThat(registered(TODAY.minusDays(1)).finding().lateDays()).isNull();
    assertThat(registered(TODAY.minusDays(40)).finding().lateDays()).isEqualTo(40);
  }

  private static Hazard registered(java.time.LocalDate foundOn) {
    Registration r = Cast.finding(null, HazardSource.SELF_CHECK);
    var earlier =
        new Registration(
            r.id(), r.unit(), null, r.placeText(), r.category(), null, r.description(), r.basis(), r.source(),
            Cast.noon(foundOn), null, null, r.photos(), null, false, null);
    return Registration.begin(earlier, Cast.general().situation(OFFICER));
  }

  @Test
  void whatever_is_open_may_be_asked_to_be_withdrawn() {
    for (HazardStatus open : HazardStatus.allOpen()) {
      assertThat(HazardAct.PROPOSE_WITHDRAWAL.from()).contains(open);
      assertThat(open.canBecome(HazardStatus.WITHDRAWN)).isTrue();
    }
    Cast.File studied =
        Cast.general()
            .does(OFFICER, Cast.grade(Level.GENERAL))
            .does(DISTRICT_ADMIN, new HazardCommand.StartJointStudy("产权不明", "围挡"))
            .does(OFFICER, withdrawal());
    studied.does(DISTRICT_ADMIN, new HazardCommand.ApproveProposal(studied.open().id(), null));
    assertThat(studied.hazard.status()).isEqualTo(HazardStatus.WITHDRAWN);
  }

  @Test
  void what_an_inspector_or_the_city_entered_by_mistake_they_may_ask_to_withdraw() {
    for (Actor finder : List.of(INSPECTOR, CITY_ADMIN)) {
      Cast.File file = Cast.general();
      file.does(finder, withdrawal());
      assertThat(file.objection(finder, HazardAct.APPROVE_PROPOSAL)).isPresent();
    }
  }

  @Test
  void a_report_over_the_head_moves_the_last_word_above_the_unit_and_withdrawal_to_the_city() {
    Cast.File file = Cast.general().does(COOK, new HazardCommand.ReportOverHead("多次报告未处理"));
    assertThat(file.hazard.confirmLevel()).isEqualTo(org.bihuan.platform.Role.Level.DISTRICT);
    file.does(OFFICER, withdrawal());
    assertThat(file.objection(DISTRICT_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("superior-decides");
    Cast.File finished = Cast.finished().does(COOK, new HazardCommand.ReportOverHead("多次报告未处理"));
    assertThat(HazardRules.objection(finished.hazard, HazardAct.ACCEPT, finished.situation(HEAD)))
        .hasValueSatisfying(refusal -> assertThat(refusal.why()).isEqualTo("已越级报告的隐患由上级验收，单位不能自行销账"));
  }

  @Test
  void rejection_names_a_new_deadline_and_sends_it_back() {
    Cast.File file = Cast.finished().does(OFFICER, new HazardCommand.Reject("滤网未更换", TODAY.plusDays(3), null));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.RECTIFYING);
    assertThat(file.hazard.plan().deadline()).isEqualTo(TODAY.plusDays(3));
    assertThat(file.hazard.closure().completion()).isNull();
  }

  @Test
  void a_unit_that_rejects_its_own_work_gives_itself_no_more_time_than_the_plan_did() {
    Cast.File file = Cast.finished();
    assertRefused("invalid", () -> file.does(OFFICER, new HazardCommand.Reject("滤网未更换", TODAY.plusDays(11), null)));
    file.today = TODAY.plusDays(12);
    assertRefused("invalid", () -> file.does(OFFICER, new HazardCommand.Reject("滤网未更换", TODAY.plusDays(13), null)));
    file.does(OFFICER, new HazardCommand.Reject("滤网未更换", TODAY.plusDays(12), null));
    assertThat(file.hazard.links().extensions()).isZero();
  }

  @Test
  void a_failed_look_back_is_a_rebound_and_its_rectifier_does_not_judge_himself() {
    Cast.File file = Cast.closed();
    assertThat(file.objection(COOK, HazardAct.LOOK_BACK)).isPresent();
    file.does(INSPECTOR, new HazardCommand.LookBack(Hazard.LookBackResult.REBOUNDED, "油污再次积存", List.of()));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.REBOUNDED);
  }

  @Test
  void a_look_back_long_before_its_day_is_a_sample_and_leaves_the_due_ones_due() {
    Cast.File file = Cast.closed();
    file.does(INSPECTOR, holds()).does(INSPECTOR, holds());
    assertThat(NextStep.lookBackDue(file.hazard)).isEqualTo(TODAY.plusDays(30));
    file.today = TODAY.plusDays(24);
    file.does(INSPECTOR, holds());
    assertThat(NextStep.lookBackDue(file.hazard)).isEqualTo(TODAY.plusDays(90));
    assertThat(file.hazard.closure().lookBacks()).hasSize(4);
  }

  @Test
  void a_look_back_is_the_heads_where_the_unit_wrote_off_what_it_found_unless_he_worked_on_it() {
    assertThat(NextStep.lookBackActor(Cast.closed().hazard)).isEqualTo(NextActor.UNIT_HEAD);
    Cast.File byHead = Cast.rectifying().does(HEAD, Cast.finish());
    byHead.does(OFFICER, new HazardCommand.Accept("现场复核,油污已清除", List.of()));
    assertThat(NextStep.lookBackActor(byHead.hazard)).isEqualTo(NextActor.DISTRICT);
    assertThat(NextStep.lookBackActor(Cast.finished().hazard)).isNull();
  }

  private static HazardCommand holds() {
    return new HazardCommand.LookBack(Hazard.LookBackResult.HOLDS, "现场查看，未见反弹", List.of());
  }

  @Test
  void raising_to_major_during_rectification_demands_control_and_reports_anew() {
    Cast.File file =
        Cast.rectifying().does(DISTRICT_ADMIN, new HazardCommand.RaiseLevel(Level.MAJOR, "出口全部封堵", null));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
    assertThat(file.hazard.grading().statutoryLevel()).isEqualTo(Level.MAJOR);
  }

  @Test
  void the_policy_level_minor_is_general_in_law() {
    assertThat(Cast.general().does(OFFICER, Cast.grade(Level.MINOR)).hazard.grading().statutoryLevel())
        .isEqualTo(Level.GENERAL);
  }

  @Test
  void a_post_holder_proposes_but_does_not_grade_or_plan() {
    assertThat(Cast.general().objection(GUARD, HazardAct.GRADE)).contains("only-proposes");
    assertThat(Cast.general().does(OFFICER, Cast.grade(Level.GENERAL)).objection(COOK, HazardAct.PLAN)).isPresent();
  }

  private static HazardCommand withdrawal() {
    return new HazardCommand.ProposeWithdrawal(Proposal.Ground.FALSE_REPORT, "经核实为临时堆放教具,已有审批", null);
  }

  private static void assertRefused(String code, Runnable act) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).extracting(Refusal::code).isEqualTo(code);
  }
}
