package org.bihuan.exchange;

import org.jspecify.annotations.Nullable;

/** Ends a piece of work from within; its transaction is rolled back. */
final class JobStopped extends RuntimeException {

  private final ExchangeJob.@Nullable Failure failure;

  private JobStopped(ExchangeJob.@Nullable Failure failure) {
    super(failure == null ? "cancelled" : failure.problem(), null, false, false);
    this.failure = failure;
  }

  static JobStopped byOwner() {
    return new JobStopped(null);
  }

  static JobStopped because(String problem, String remedy) {
    return new JobStopped(new ExchangeJob.Failure(problem, remedy));
  }

  /** Null when its owner wanted it. */
  ExchangeJob.@Nullable Failure failure() {
    return failure;
  }
}
