package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Cast.COOK;
import static org.bihuan.hazard.Cast.CITY_ADMIN;
import static org.bihuan.hazard.Cast.HEAD;
import static org.bihuan.hazard.Cast.INSPECTOR;
import static org.bihuan.hazard.Cast.OFFICER;

import java.time.LocalDate;
import java.util.List;
import org.bihuan.checklist.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A check finds what is on the ledger already: that is known of the hazard too, and a rule that is met counts. */
class SeenAgainRulesTest {

  private static final Hazard.Judgement BLOCKED =
      new Hazard.Judgement("XF-06", "安全出口全部封堵", "", new Hazard.RuleVersion("JX", "2026", LocalDate.of(2026, 1, 1)));

  @Test
  void whatWasGradedGeneralIsMajorOnceARuleIsMet() {
    Cast.File file = Cast.finished();

    Hazard after = seen(file, BLOCKED);

    assertThat(after.grading().level()).isEqualTo(Level.MAJOR);
    assertThat(after.grading().judgement()).isEqualTo(BLOCKED);
    assertThat(after.status()).isEqualTo(HazardStatus.INTERIM_CONTROL);
    assertThat(after.closure().completion()).as("what was finished before is not enough any more").isNull();
    assertThat(after.plan().deadline()).isEqualTo(file.hazard.plan().deadline());
  }

  @Test
  void whatIsNotGradedYetIsProposedAsMajor() {
    Hazard after = seen(Cast.general(), BLOCKED);

    assertThat(after.status()).isEqualTo(HazardStatus.REGISTERED);
    assertThat(after.grading().level()).isNull();
    assertThat(after.looksMajor()).isTrue();
  }

  @Test
  void withoutARuleItIsOnlyRemembered() {
    Cast.File file = Cast.rectifying();
    Change change = HazardLifecycle.change(file.hazard, command(null), file.situation(INSPECTOR));

    assertThat(change.after()).isEqualTo(file.hazard);
    assertThat(change.reason()).isEqualTo("食堂后厨：安全出口被封堵");
  }

  @Test
  void aDowngradeSignedByTwoIsNotUndoneByTheSameRule() {
    Cast.File file = Cast.general();
    file.hazard = seen(file, BLOCKED);
    file.does(OFFICER, new HazardCommand.ProposeDowngrade(Level.GENERAL, "另一出口畅通"));
    file.does(HEAD, new HazardCommand.SignProposal(file.open().id()));
    file.does(CITY_ADMIN, new HazardCommand.ApproveProposal(file.open().id(), "同意"));

    assertThat(file.hazard.grading().level()).isEqualTo(Level.GENERAL);
    assertThat(seen(file, BLOCKED)).isEqualTo(file.hazard);
    Hazard.Judgement another = new Hazard.Judgement("XF-07", "消防设施全部停用", "", BLOCKED.rule());
    assertThat(seen(file, another).isMajor()).isTrue();
  }

  @Test
  void nobodySaysItByHand() {
    assertThat(Cast.rectifying().objection(OFFICER, HazardAct.SEE_AGAIN)).contains("not-in-this-state");
  }

  private static Hazard seen(Cast.File file, Hazard.Judgement judgement) {
    return HazardLifecycle.change(file.hazard, command(judgement), file.situation(COOK)).after();
  }

  private static HazardCommand.SeeAgain command(Hazard.@Nullable Judgement judgement) {
    return new HazardCommand.SeeAgain("食堂后厨：安全出口被封堵", HazardSource.SELF_CHECK, judgement, List.of());
  }
}
