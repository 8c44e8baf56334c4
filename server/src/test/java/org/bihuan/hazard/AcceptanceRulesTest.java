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

/** Whoever worked on a hazard does not say that it is gone; who found it has the last word. */
class AcceptanceRulesTest {

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
  void an_immediate_fix_needs_a_photo_before_and_after_and_somebody_elses_confirmation() {
    Cast.File file = Cast.general();
    assertRefused("invalid", () -> file.does(COOK, new HazardCommand.FixOnSpot("已搬离", null, null, List.of())));
    file.does(COOK, new HazardCommand.FixOnSpot("已搬离", null, null, List.of(Cast.photo(PhotoKind.AFTER))));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.FIXED_ON_SPOT);
    file.does(OFFICER, new HazardCommand.ReturnOnSpotFix("照片看不出是同一位置"));
    assertRefused("invalid", () -> file.does(COOK, new HazardCommand.FixOnSpot("已搬离", null, null, List.of())));
    file.does(COOK, new HazardCommand.FixOnSpot("已搬离，重拍", null, null, List.of(Cast.photo(PhotoKind.AFTER))));
    file.does(OFFICER, new HazardCommand.ConfirmOnSpotFix("属实"));
    assertThat(file.hazard.status()).isEqualTo(HazardStatus.CLOSED);
  }

  @Test
  void only_a_superior_says_of_his_own_fresh_finding_that_it_was_put_right_before_him_and_never_of_a_major_one() {
    Cast.File found = new Cast.File(INSPECTOR, Level.GENERAL, HazardSource.DISTRICT_CHECK);
    assertThat(HazardRules.objectionToFixSeen(found.hazard, found.situation(INSPECTOR))).isEmpty();
    assertThat(HazardRules.objectionToFixSeen(found.hazard, found.situation(DISTRICT_ADMIN))).isPresent();
    assertThat(HazardRules.objectionToFixSeen(found.hazard.atVersion(2), found.situation(INSPECTOR))).isPresent();
    Cast.File own = new Cast.File(OFFICER, Level.GENERAL, HazardSource.SELF_CHECK);
    assertThat(HazardRules.objectionToFixSeen(own.hazard, own.situation(OFFICER))).isPresent();
    Cast.File major = new Cast.File(INSPECTOR, Level.MAJOR, HazardSource.DISTRICT_CHECK);
    assertThat(HazardRules.objectionToFixSeen(major.hazard, major.situation(INSPECTOR))).isPresent();
  }

  @Test
  void a_unit_is_told_that_who_is_above_accepts_a_major_hazard_whether_it_is_listed_or_not() {
    Cast.File file = Cast.majorFinished();
    assertThat(HazardRules.objection(Standing.of(file.hazard), HazardAct.ACCEPT, file.situation(HEAD)))
        .get()
        .satisfies(refusal -> assertThat(refusal.why()).contains("上级主管部门").doesNotContain("挂牌"));
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

  private static void assertRefused(String code, Runnable act) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).extracting(Refusal::code).isEqualTo(code);
  }
}
