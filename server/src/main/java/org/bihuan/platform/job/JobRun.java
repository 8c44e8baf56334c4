package org.bihuan.platform.job;

import org.bihuan.platform.Acting;
import org.springframework.transaction.support.TransactionTemplate;

/** One run of a job by one node. */
public final class JobRun {

  private final String job;
  private final String node;
  private final long version;
  private final JobStore store;
  private final TransactionTemplate transaction;

  /** @param version the number it was picked up with: whoever takes the job over raises it */
  JobRun(String job, String node, long version, JobStore store, TransactionTemplate transaction) {
    this.job = job;
    this.node = node;
    this.version = version;
    this.store = store;
    this.transaction = transaction;
  }

  /** Another node has taken the job over meanwhile; nothing was written. */
  public static final class Lost extends RuntimeException {
    Lost(String job, String node) {
      super(job + " is no longer in the hands of " + node, null, false, false);
    }
  }

  /**
   * Does what must happen once for this occurrence, such as a day, and remembers it in the same transaction. Nobody can
   * take the job over until that transaction has ended.
   *
   * @return false where it was done before
   * @throws Lost where another node holds the job by now
   */
  public boolean once(String occurrence, Runnable effect) {
    return Boolean.TRUE.equals(
        Acting.asSystem(
            () ->
                transaction.execute(
                    status -> {
                      if (!store.holds(job, node, version)) {
                        throw new Lost(job, node);
                      }
                      boolean first = store.remember(job, occurrence, node);
                      if (first) {
                        effect.run();
                      }
                      return first;
                    })));
  }
}
