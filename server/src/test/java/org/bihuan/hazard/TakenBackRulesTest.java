package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
import static org.bihuan.hazard.Cast.DEPUTY_OFFICER;
import static org.bihuan.hazard.Cast.DISTRICT_ADMIN;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.OFFICER;

import java.util.List;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;

/** Whoever asked for more time, a lower level or a withdrawal may take it back until it is decided. */
class TakenBackRulesTest {

  @Test
  void each_kind_of_request_is_taken_back_and_another_can_be_made() {
    for (HazardCommand asked :
        List.of(
            new HazardCommand.ProposeExtension("等待备件", "围挡", Cast.TODAY.plusDays(20)),
            new HazardCommand.ProposeWithdrawal(Proposal.Ground.FALSE_REPORT, "误报", null),
            new HazardCommand.ProposeDowngrade(Level.MINOR, "只缺一处"))) {
      Cast.File file = Cast.rectifying().does(OFFICER, asked);
      Hazard before = file.hazard;
      file.does(OFFICER, new HazardCommand.TakeBackProposal(file.open().id(), null));
      assertThat(file.proposals.values()).extracting(Proposal::state).containsExactly(Proposal.State.TAKEN_BACK);
      assertThat(file.hazard).isEqualTo(before.atVersion(before.version() + 1));
      assertThat(file.objection(OFFICER, HazardAct.PROPOSE_EXTENSION)).isEmpty();
      assertThat(file.objection(DISTRICT_ADMIN, HazardAct.APPROVE_PROPOSAL)).contains("nothing-to-decide");
    }
  }

  @Test
  void nobody_else_takes_it_back() {
    Cast.File file = asked();
    for (Actor other : List.of(DEPUTY_OFFICER, HEAD, DISTRICT_ADMIN, CITY_ADMIN)) {
      assertThat(file.objection(other, HazardAct.TAKE_BACK_PROPOSAL)).contains("not-the-asker");
    }
    assertThat(acts(file, OFFICER)).contains(HazardAct.TAKE_BACK_PROPOSAL);
    assertThat(acts(file, DEPUTY_OFFICER)).doesNotContain(HazardAct.TAKE_BACK_PROPOSAL);
    assertThat(acts(Cast.rectifying(), OFFICER)).doesNotContain(HazardAct.TAKE_BACK_PROPOSAL);
  }

  @Test
  void whoever_holds_the_post_now_may() {
    Actor successor =
        new Actor(
            Ids.next(), Ids.next(), "新安干", OFFICER.postId(), OFFICER.postTitle(), OFFICER.role(), OFFICER.nodeId(),
            OFFICER.nodeName(), OFFICER.scope());
    assertThat(asked().objection(successor, HazardAct.TAKE_BACK_PROPOSAL)).isEmpty();
  }

  @Test
  void what_is_decided_is_not_taken_back() {
    Cast.File file = asked();
    var late = new HazardCommand.TakeBackProposal(file.open().id(), "不需要了");
    file.does(DISTRICT_ADMIN, new HazardCommand.RefuseProposal(file.open().id(), "情况属实"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> file.does(OFFICER, late))
        .extracting(Refusal::code)
        .isEqualTo("nothing-to-take-back");
  }

  private static Cast.File asked() {
    return Cast.rectifying().does(OFFICER, new HazardCommand.ProposeWithdrawal(Proposal.Ground.FALSE_REPORT, "误报", null));
  }

  private static List<HazardAct> acts(Cast.File file, Actor actor) {
    return PossibleActs.of(file.hazard, file.situation(actor)).stream().map(HazardDetail.Possible::act).toList();
  }
}
