package org.bihuan.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.bihuan.platform.ReadOnlyMode;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the jobs of all modules, each on one node at a time.
 *
 * <p>A node that does not report for twenty seconds is taken for dead and its jobs are given to others. Whether it is dead
 * or only frozen nobody can know, therefore {@link JobRun#once}.
 */
@Component
class Jobs implements DisposableBean {

  static final Duration HEARTBEAT = Duration.ofSeconds(5);
  static final int MISSED = 4;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int AT_ONCE = 3;

  private final JobStore store;
  private final ReadOnlyMode readOnly;
  private final TransactionTemplate transaction;
  private final Scheduler scheduler;

  Jobs(
      List<Job> jobs,
      JobStore store,
      ReadOnlyMode readOnly,
      TransactionTemplate transaction,
      DataSource pool,
      Clock clock) {
    this.store = store;
    this.readOnly = readOnly;
    this.transaction = transaction;
    this.scheduler =
        Scheduler.create(new SystemConnections(pool))
            .startTasks(jobs.stream().map(this::task).toList())
            .tableName("platform.job")
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
            .commitWhenAutocommitDisabled(true)
            .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
            .clock(clock::instant)
            .threads(AT_ONCE)
            .pollingInterval(LOOK_EVERY)
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(PATIENCE)
            .failureLogging(LogLevel.WARN, true)
            .build();
  }

  @EventListener
  void start(ApplicationReadyEvent event) {
    scheduler.start();
  }

  @Override
  public void destroy() {
    scheduler.stop();
  }

  private RecurringTask<Void> task(Job job) {
    return Tasks.recurring(job.name(), new Rhythm(job))
        .execute(
            (instance, context) -> {
              if (readOnly.reason().isEmpty()) {
                job.work().run(run(context.getExecution()));
              }
            });
  }

  private JobRun run(Execution execution) {
    return new JobRun(execution.getTaskName(), execution.pickedBy, execution.version, store, transaction);
  }

  private record Rhythm(Job job) implements Schedule {
    @Override
    public Instant getNextExecutionTime(ExecutionComplete ended) {
      return job.next().apply(ended.getTimeDone());
    }

    @Override
    public Instant getInitialExecutionTime(Instant now) {
      return job.next().apply(now);
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }
  }
}
