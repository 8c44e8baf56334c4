package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
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

  @Test
  void what_somebody_saw_still_there_is_due_today_to_who_is_above_and_the_later_days_stay() {
    Cast.File file = Cast.closed();
    seen(file, true);
    assertThat(NextStep.lookBackDue(file.hazard)).isEqualTo(TODAY);
    assertThat(NextStep.lookBackActor(file.hazard)).as("not of the unit that wrote it off").isEqualTo(NextActor.DISTRICT);
    assertThat(file.objection(HEAD, HazardAct.LOOK_BACK)).contains("superior-looks-back");
    assertThat(file.hazard.closure().lookBacks().getFirst().asked())
        .isEqualTo(new Hazard.LookBackAsked(TODAY, "盲查还在：油污未清", file.situation(INSPECTOR).me()));

    file.does(INSPECTOR, holds());
    assertThat(NextStep.lookBackDue(file.hazard)).isEqualTo(TODAY.plusDays(30));
    assertThat(NextStep.lookBackActor(file.hazard)).isEqualTo(NextActor.UNIT_HEAD);
    assertThat(file.hazard.closure().lookBacks().getFirst().asked()).as("the reason stays with the answer").isNotNull();
  }

  @Test
  void a_look_back_near_its_day_answers_the_doubt_with_it_and_a_second_doubt_is_read_too() {
    Cast.File file = Cast.closed();
    file.today = TODAY.plusDays(25);
    seen(file, true);
    assertThat(file.hazard.closure().lookBacks()).hasSize(2);
    assertThat(NextStep.lookBackDue(file.hazard)).isEqualTo(TODAY.plusDays(25));
    file.today = TODAY.plusDays(27);
    file.hazard =
        HazardLifecycle.change(file.hazard, new HazardCommand.BlindLook(true, "墙面仍有油污"), file.situation(CITY_ADMIN)).after();
    assertThat(NextStep.lookBackDue(file.hazard)).as("its day is not put off").isEqualTo(TODAY.plusDays(25));
    assertThat(LookBackRules.openAsk(file.hazard).reason()).contains("油污未清").contains("墙面仍有油污");
  }

  @Test
  void what_was_not_there_any_more_or_is_open_anyway_is_only_told() {
    Cast.File gone = Cast.closed();
    Hazard before = gone.hazard;
    seen(gone, false);
    assertThat(gone.hazard).isEqualTo(before);
    Cast.File open = Cast.rectifying();
    before = open.hazard;
    seen(open, true);
    assertThat(open.hazard).isEqualTo(before);
  }

  @Test
  void who_is_above_may_ask_once_and_nobody_of_the_unit() {
    Cast.File file = Cast.closed();
    assertThat(file.objection(HEAD, HazardAct.ASK_LOOK_BACK)).contains("other-role");
    file.does(CITY_ADMIN, new HazardCommand.AskLookBack("同街道多所学校复发，请再看一次"));
    assertThat(NextStep.lookBackDue(file.hazard)).isEqualTo(TODAY);
    assertThat(file.objection(INSPECTOR, HazardAct.ASK_LOOK_BACK)).contains("already-asked");
    assertThat(file.objection(INSPECTOR, HazardAct.LOOK_BACK)).isEmpty();
  }

  private static void seen(Cast.File file, boolean found) {
    var said = new HazardCommand.BlindLook(found, "油污未清");
    file.hazard = HazardLifecycle.change(file.hazard, said, file.situation(INSPECTOR)).after();
  }

  private static HazardCommand holds() {
    return new HazardCommand.LookBack(Hazard.LookBackResult.HOLDS, "现场查看，未见反弹", List.of());
  }
}
