package org.bihuan.supervision;

import java.util.function.Function;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;

/** One letter of many sent at once: the letter, or the words of the refusal. */
final class Urgings {

  private Urgings() {}

  static SupervisionController.UrgingResult one(
      String letter, Function<Ref, SupervisionController.LetterView> work) {
    try {
      return new SupervisionController.UrgingResult(letter, true, work.apply(Ref.valueOf(letter)), null);
    } catch (Refusal refusal) {
      var problem = new SupervisionController.UrgingProblem(refusal.code(), refusal.why(), refusal.remedy());
      return new SupervisionController.UrgingResult(letter, false, null, problem);
    }
  }
}
