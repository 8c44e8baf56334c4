package org.bihuan.hazard;

import org.bihuan.checklist.Level;

/** What a hazard becomes when a later check finds it still there. Pure. */
final class SeenAgainRules {

  private SeenAgainRules() {}

  /**
   * What a rule makes major is major from the day somebody sees that it is met, also on a hazard graded before. A decision
   * to grade lower in spite of the same rule stands: it has been signed by two.
   */
  static Change seen(Hazard hazard, HazardCommand.SeeAgain c, Situation now) {
    Hazard.Judgement met = c.judgement();
    Hazard.Grading was = hazard.grading();
    if (met == null || hazard.isMajor() || saidBefore(was, met) || !canBeRaised(hazard)) {
      return Change.of(hazard, c.found());
    }
    if (hazard.status() == HazardStatus.REGISTERED) {
      return Change.of(hazard.with(MajorRules.proposed(hazard, met, now.now())), c.found());
    }
    var raised = new Hazard.Grading(Level.MAJOR, Level.MAJOR.statutory(), Level.MAJOR, met, now.now(), now.me(), now.now());
    return Change.of(MajorRules.underControl(hazard.with(raised)), c.found());
  }

  private static boolean saidBefore(Hazard.Grading was, Hazard.Judgement met) {
    return was.proposedLevel() == Level.MAJOR
        && was.judgement() != null
        && was.judgement().clause().equals(met.clause());
  }

  private static boolean canBeRaised(Hazard hazard) {
    return hazard.status() == HazardStatus.REGISTERED || HazardAct.RAISE_LEVEL.from().contains(hazard.status());
  }
}
