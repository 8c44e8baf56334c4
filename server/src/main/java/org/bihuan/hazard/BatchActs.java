package org.bihuan.hazard;

import java.util.function.Supplier;
import org.bihuan.platform.Refusal;

/** One line of a batch: done, or refused with the words of the refusal. */
final class BatchActs {

  private BatchActs() {}

  static HazardController.BatchResult one(HazardController.BatchAct each, Supplier<LedgerRow> work) {
    try {
      return new HazardController.BatchResult(each.ref(), true, work.get(), null);
    } catch (Refusal refusal) {
      return new HazardController.BatchResult(
          each.ref(), false, null, new HazardController.BatchProblem(refusal.code(), refusal.why(), refusal.remedy()));
    }
  }
}
