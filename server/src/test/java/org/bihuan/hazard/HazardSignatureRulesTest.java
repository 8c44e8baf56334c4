package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
import static org.bihuan.hazard.Cast.DISTRICT_ADMIN;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.OFFICER;

import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.junit.jupiter.api.Test;

/** What takes a certain person, or two: no stand-in, and no second post of the first one. */
class HazardSignatureRulesTest {

  /** The officer, let act under the post of the head. */
  private static final Actor STAND_IN =
      new Actor(
          OFFICER.accountId(), OFFICER.personId(), OFFICER.personName(), Ids.next(), "主要负责人（代校长）", HEAD.role(),
          HEAD.nodeId(), HEAD.nodeName(), HEAD.scope());

  @Test
  void a_major_plan_is_signed_by_the_head_himself() {
    Cast.File file = Cast.majorControlled().does(OFFICER, Cast.plan(Cast.COOK, true));
    assertThat(file.objection(STAND_IN, HazardAct.SIGN_PLAN)).contains("head-signs");
    assertThat(file.objection(HEAD, HazardAct.SIGN_PLAN)).isEmpty();
  }

  @Test
  void whoever_asks_for_a_downgrade_does_not_sign_it_as_stand_in() {
    Cast.File file = Cast.major().does(OFFICER, new HazardCommand.ProposeDowngrade(Level.GENERAL, "另一出口畅通"));
    assertThat(file.objection(STAND_IN, HazardAct.SIGN_PROPOSAL)).contains("head-signs");
    file.does(HEAD, new HazardCommand.SignProposal(file.open().id()));
    assertThat(file.open().signedBy()).isEqualTo(Cast.person(HEAD));
  }

  @Test
  void what_a_stand_in_asks_for_still_waits_for_the_head() {
    Cast.File file = Cast.major().does(STAND_IN, new HazardCommand.ProposeDowngrade(Level.GENERAL, "另一出口畅通"));
    assertThat(file.open().awaitsSignature()).isTrue();
    assertThat(file.objection(CITY_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("head-signs-first");
  }

  @Test
  void more_time_for_a_major_hazard_takes_the_heads_signature() {
    Cast.File file =
        Cast.majorControlled()
            .does(OFFICER, Cast.plan(Cast.COOK, true))
            .does(HEAD, new HazardCommand.SignPlan())
            .does(OFFICER, new HazardCommand.ProposeExtension("配件未到货", "继续停用", Cast.TODAY.plusDays(20)));
    assertThat(file.objection(CITY_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("head-signs-first");
    file.does(HEAD, new HazardCommand.SignProposal(file.open().id()));
    file.does(CITY_ADMIN, new HazardCommand.ApproveProposal(file.open().id(), null));
    assertThat(file.hazard.plan().deadline()).isEqualTo(Cast.TODAY.plusDays(20));
  }

  @Test
  void the_first_key_of_a_major_hazard_is_the_districts_and_the_second_the_citys() {
    Cast.File file = Cast.majorFinished();
    assertThat(file.objection(CITY_ADMIN, HazardAct.ACCEPT)).contains("district-first-key");
    file.does(DISTRICT_ADMIN, new HazardCommand.Accept("现场复核", List.of()));
    assertThat(file.objection(CITY_ADMIN, HazardAct.CONFIRM_CLOSURE)).isEmpty();
  }

  @Test
  void what_a_rule_proposes_as_major_has_24_hours_from_its_registration() {
    Cast.File file = new Cast.File(OFFICER, Level.MAJOR, HazardSource.SELF_CHECK);
    NextStep next = NextStep.of(file.hazard, null, file.situation(OFFICER));
    assertThat(next.dueOn()).isEqualTo(BeijingTime.dayOf(Cast.noon(Cast.TODAY)).plusDays(1));
    assertThat(next.reason()).contains("24小时", "12:00");
    assertThat(NextStep.dueAt(file.hazard.status(), file.hazard.grading().majorSince()))
        .as("the hour, which a list tells too")
        .isEqualTo(Cast.noon(Cast.TODAY.plusDays(1)));
    assertThat(NextStep.dueAt(HazardStatus.PLANNING, file.hazard.grading().majorSince())).as("a day is enough then").isNull();
  }
}
