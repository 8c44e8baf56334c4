package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.INSPECTOR;
import static org.bihuan.hazard.Cast.OFFICER;
import static org.bihuan.hazard.Cast.TODAY;

import java.util.List;
import org.junit.jupiter.api.Test;

/** 回头看: what was written off is looked at again, by whoever did not work on it. */
class LookBackRulesTest {

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
}
