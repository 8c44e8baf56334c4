package org.bihuan.supervision;

import java.util.function.Function;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;

/** One hazard of many urged at once: a letter sent, or the words of the refusal. */
final class Urgings {

  private Urgings() {}

  static SupervisionController.UrgingResult one(
      String hazard, Function<Ref, SupervisionController.LetterView> work) {
    try {
      return new SupervisionController.UrgingResult(hazard, true, work.apply(Ref.valueOf(hazard)), null);
    } catch (Refusal refusal) {
      var problem = new SupervisionController.UrgingProblem(refusal.code(), refusal.why(), refusal.remedy());
      return new SupervisionController.UrgingResult(hazard, false, null, problem);
    }
  }
}
