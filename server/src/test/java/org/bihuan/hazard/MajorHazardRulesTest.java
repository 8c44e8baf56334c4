package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.DISTRICT_ADMIN;
import static org.bihuan.hazard.Cast.GUARD;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.INSPECTOR;
import static org.bihuan.hazard.Cast.OFFICER;
import static org.bihuan.hazard.Cast.SUPERVISOR;
import static org.bihuan.hazard.Cast.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;

/** 重大隐患: controlled and reported within 24 hours from the moment it is known as one, before anything else. */
class MajorHazardRulesTest {

  private static final Hazard.Judgement MET =
      new Hazard.Judgement("2.1", "封闭、堵塞疏散通道", "判定指南", new Hazard.RuleVersion("JX", "2024", TODAY.minusYears(1)));

  @Test
  void the_24_hours_of_what_is_proposed_as_major_run_from_its_registration_whenever_it_is_graded() {
    Cast.File file = new Cast.File(COOK, Level.MAJOR, HazardSource.PATROL);
    assertRunsFrom(file, TODAY);
    file.today = TODAY.plusDays(2);
    file.does(HEAD, Cast.grade(Level.MAJOR));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
    assertRunsFrom(file, TODAY);
  }

  @Test
  void waiting_with_the_first_grading_gives_no_time() {
    Cast.File file = Cast.general();
    file.today = TODAY.plusDays(3);
    file.does(HEAD, Cast.grade(Level.MAJOR));
    assertRunsFrom(file, TODAY);
    file.today = TODAY.plusDays(4);
    file.does(OFFICER, new HazardCommand.RecordInterimControl("停用", true, List.of(Cast.photo(PhotoKind.INTERIM))));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
    assertRunsFrom(file, TODAY);
  }

  @Test
  void what_had_been_graded_lower_is_known_as_major_from_the_raise() {
    Cast.File file = Cast.rectifying();
    file.today = TODAY.plusDays(5);
    file.does(DISTRICT_ADMIN, new HazardCommand.RaiseLevel(Level.MAJOR, "出口全部封堵", null));
    assertRunsFrom(file, TODAY.plusDays(5));
  }

  @Test
  void what_a_later_check_finds_major_is_known_from_that_check() {
    for (Cast.File file : List.of(Cast.general(), Cast.rectifying())) {
      file.today = TODAY.plusDays(2);
      file.hazard =
          SeenAgainRules.seen(
                  file.hazard,
                  new HazardCommand.SeeAgain("仍然封堵", HazardSource.DISTRICT_CHECK, MET, List.of()),
                  file.situation(DISTRICT_ADMIN))
              .after();
      assertRunsFrom(file, TODAY.plusDays(2));
    }
  }

  @Test
  void what_its_finder_corrects_into_major_is_known_from_the_correction() {
    Cast.File file = Cast.general();
    file.today = TODAY.plusDays(1);
    file.hazard =
        Registration.revise(file.hazard, Cast.finding(Level.MAJOR, HazardSource.PATROL), file.situation(COOK));
    assertRunsFrom(file, TODAY.plusDays(1));
    file.today = TODAY.plusDays(2);
    file.hazard =
        Registration.revise(file.hazard, Cast.finding(Level.MAJOR, HazardSource.PATROL), file.situation(COOK));
    assertRunsFrom(file, TODAY.plusDays(1));
  }

  @Test
  void a_fix_that_turned_out_to_be_none_was_no_grading() {
    Cast.File returned = saidToBeFixed();
    Cast.File raised = saidToBeFixed();
    returned.today = TODAY.plusDays(3);
    returned.does(OFFICER, new HazardCommand.ReturnOnSpotFix("出口仍然封堵")).does(HEAD, Cast.grade(Level.MAJOR));
    raised.today = TODAY.plusDays(3);
    raised.does(DISTRICT_ADMIN, new HazardCommand.RaiseLevel(Level.MAJOR, "出口仍然封堵", null));
    assertRunsFrom(returned, TODAY);
    assertRunsFrom(raised, TODAY);
  }

  private static Cast.File saidToBeFixed() {
    return new Cast.File(COOK, Level.MINOR, HazardSource.PATROL)
        .does(COOK, new HazardCommand.FixOnSpot("已搬离", null, null, List.of(Cast.photo(PhotoKind.AFTER))));
  }

  @Test
  void lowered_and_raised_again_it_begins_anew() {
    Cast.File file = Cast.major().does(OFFICER, new HazardCommand.ProposeDowngrade(Level.GENERAL, "复测达标"));
    file.does(HEAD, new HazardCommand.SignProposal(file.open().id()))
        .does(CITY_ADMIN, new HazardCommand.ApproveProposal(file.open().id(), null));
    assertThat(file.hazard.grading().majorSince()).isNull();
    file.today = TODAY.plusDays(6);
    file.does(DISTRICT_ADMIN, new HazardCommand.RaiseLevel(Level.MAJOR, "出口再次封堵", null));
    assertRunsFrom(file, TODAY.plusDays(6));
  }

  @Test
  void what_is_proposed_as_major_is_controlled_and_reported_before_anybody_has_graded_it() {
    Cast.File file = new Cast.File(OFFICER, Level.MAJOR, HazardSource.SELF_CHECK);
    assertThat(file.objection(GUARD, HazardAct.RECORD_INTERIM_CONTROL)).isPresent();
    file.does(OFFICER, new HazardCommand.RecordInterimControl("停用宿舍三层", true, List.of(Cast.photo(PhotoKind.INTERIM))))
        .does(OFFICER, new HazardCommand.ReportToAuthority("区教委安全科", Cast.noon(TODAY), "现状、原因、危害程度"));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.REGISTERED);
    assertThat(file.does(HEAD, Cast.grade(Level.MAJOR)).hazard.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
    file.does(OFFICER, new HazardCommand.ReportToStaff("教职工代表大会", Cast.noon(TODAY), "通报重大隐患及管控"));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.PLANNING);
    assertThat(Cast.general().objection(OFFICER, HazardAct.RECORD_INTERIM_CONTROL)).contains("only-for-major");
  }

  @Test
  void with_control_and_both_reports_made_before_it_goes_from_grading_to_its_plan() {
    Cast.File file = new Cast.File(OFFICER, Level.MAJOR, HazardSource.SELF_CHECK);
    file.does(OFFICER, new HazardCommand.RecordInterimControl("停用宿舍三层", true, List.of(Cast.photo(PhotoKind.INTERIM))))
        .does(OFFICER, new HazardCommand.ReportToAuthority("区教委安全科", Cast.noon(TODAY), "现状、原因、危害程度"))
        .does(OFFICER, new HazardCommand.ReportToStaff("教职工代表大会", Cast.noon(TODAY), "通报重大隐患及管控"))
        .does(HEAD, Cast.grade(Level.MAJOR));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.PLANNING);
    assertThat(file.hazard.control().complete()).isTrue();
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
  void a_major_hazard_is_never_fixed_on_the_spot() {
    assertThat(new Cast.File(COOK, Level.MAJOR, HazardSource.PATROL).objection(COOK, HazardAct.FIX_ON_SPOT))
        .contains("major-not-on-spot");
  }

  @Test
  void the_reports_of_a_major_hazard_come_after_it_was_found() {
    Cast.File file = Cast.major();
    assertRefused(
        "invalid",
        () -> file.does(OFFICER, new HazardCommand.ReportToAuthority("区教委", Cast.noon(TODAY.minusDays(1)), "现状")));
  }

  @Test
  void raising_to_major_during_rectification_demands_control_and_reports_anew() {
    Cast.File file =
        Cast.rectifying().does(DISTRICT_ADMIN, new HazardCommand.RaiseLevel(Level.MAJOR, "出口全部封堵", null));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
    assertThat(file.hazard.grading().statutoryLevel()).isEqualTo(Level.MAJOR);
  }

  private static void assertRunsFrom(Cast.File file, LocalDate day) {
    NextStep next = NextStep.of(file.hazard, null, file.situation(OFFICER));
    assertThat(next.dueOn()).isEqualTo(day.plusDays(1));
    assertThat(next.reason()).contains(day.plusDays(1) + " 12:00 前");
  }

  private static void assertRefused(String code, Runnable act) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).extracting(Refusal::code).isEqualTo(code);
  }
}
