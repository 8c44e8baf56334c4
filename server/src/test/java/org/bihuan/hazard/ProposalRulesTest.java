package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.DISTRICT_ADMIN;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.INSPECTOR;
import static org.bihuan.hazard.Cast.OFFICER;
import static org.bihuan.hazard.Cast.TODAY;

import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;

/** 延期、撤销、降级: one person asks, another who is above decides. */
class ProposalRulesTest {

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
    assertThat(HazardRules.objection(Standing.of(finished.hazard), HazardAct.ACCEPT, finished.situation(HEAD)))
        .hasValueSatisfying(refusal -> assertThat(refusal.why()).isEqualTo("已越级报告的隐患由上级验收，单位不能自行销账"));
  }

  private static HazardCommand withdrawal() {
    return new HazardCommand.ProposeWithdrawal(Proposal.Ground.FALSE_REPORT, "经核实为临时堆放教具,已有审批", null);
  }

  private static void assertRefused(String code, Runnable act) {
    assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).extracting(Refusal::code).isEqualTo(code);
  }
}
