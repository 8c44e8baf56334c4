package org.bihuan.platform.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.function.UnaryOperator;
import org.bihuan.platform.BeijingTime;

/**
 * A piece of work that comes round again, for one node at a time.
 *
 * <p>A node that is frozen longer than its lease loses the job to another one and does not know it when it wakes. Work
 * must therefore be harmless when repeated, or put what must happen once into {@link JobRun#once}.
 *
 * @param name stands in the database, so that nodes agree on it
 * @param next when it is due again, told when it ended
 */
public record Job(String name, UnaryOperator<Instant> next, Work work) {

  /** What is done; the run tells whether this node still holds the job. */
  @FunctionalInterface
  public interface Work {
    void run(JobRun run);
  }

  /** So long after it ended. */
  public static Job every(Duration pause, String name, Work work) {
    return new Job(name, ended -> ended.plus(pause), work);
  }

  /** At that time of the day in Beijing. */
  public static Job daily(LocalTime time, String name, Work work) {
    return new Job(name, ended -> nextDay(time, ended), work);
  }

  private static Instant nextDay(LocalTime time, Instant after) {
    Instant today = BeijingTime.dayOf(after).atTime(time).atZone(BeijingTime.ZONE).toInstant();
    return today.isAfter(after)
        ? today
        : BeijingTime.dayOf(after).plusDays(1).atTime(time).atZone(BeijingTime.ZONE).toInstant();
  }
}
