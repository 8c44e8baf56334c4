package org.bihuan.exchange;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does the work of jobs, each in a thread of its own and in the scope of its owner. What happens to a job is written
 * down beside its work, in short transactions of its own, so that everybody sees how far it is.
 */
@Component
class ExchangeRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeRunner.class);
  private static final Duration STEP = Duration.ofMillis(400);

  private final ExchangeJobStore store;
  private final ExchangeFolder folder;
  private final Clock clock;
  private final TransactionTemplate beside;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean stopping;

  ExchangeRunner(ExchangeJobStore store, ExchangeFolder folder, PlatformTransactionManager transactions, Clock clock) {
    this.store = store;
    this.folder = folder;
    this.clock = clock;
    this.beside = new TransactionTemplate(transactions);
    beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  void run(Actor actor, ExchangeJob job, JobWork work) {
    threads.execute(
        () ->
            Acting.as(
                actor,
                () -> {
                  perform(job, work);
                  return true;
                }));
  }

  private void perform(ExchangeJob job, JobWork work) {
    try {
      JobEnd end = work.run(new Beat(job));
      if (end != null && !Boolean.TRUE.equals(beside.execute(s -> store.finish(job, end, clock.instant())))) {
        throw JobStopped.byOwner();
      }
    } catch (JobStopped stopped) {
      end(job, stopped.failure() == null ? ExchangeJob.State.CANCELLED : ExchangeJob.State.FAILED, stopped.failure());
    } catch (Refusal refusal) {
      end(job, ExchangeJob.State.FAILED, new ExchangeJob.Failure(refusal.why(), refusal.remedy()));
    } catch (IOException | RuntimeException e) {
      String incident = UUID.randomUUID().toString().substring(0, 8);
      LOG.error("incident {}", incident, e);
      end(job, ExchangeJob.State.FAILED, new ExchangeJob.Failure("系统出现内部错误，没有完成，错误编号 " + incident, "请重试；仍然失败时把错误编号告诉管理员"));
    } finally {
      beside.executeWithoutResult(s -> store.leaveSlot(job.id()));
    }
  }

  private void end(ExchangeJob job, ExchangeJob.State state, ExchangeJob.@Nullable Failure failure) {
    folder.remove(job.ref(), ExchangeFolder.Part.values());
    beside.executeWithoutResult(s -> store.give(job, state, failure, clock.instant()));
  }

  /** Lets nobody wait for a server that is stopping: what is not finished is not done. */
  @PreDestroy
  void stop() throws InterruptedException {
    stopping = true;
    threads.shutdown();
    if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
      LOG.warn("a job did not hear that the server is stopping");
    }
  }

  /** Tells the database from time to time, however often it is told. */
  private final class Beat implements JobProgress {

    private final ExchangeJob job;
    private long last = System.nanoTime();

    Beat(ExchangeJob job) {
      this.job = job;
    }

    @Override
    public void reached(int done, int total) {
      if (stopping) {
        throw JobStopped.because("服务器正在停止，没有完成，也没有登记任何内容", "请稍后重新开始");
      }
      if (System.nanoTime() - last < STEP.toNanos()) {
        return;
      }
      last = System.nanoTime();
      Optional<Boolean> cancelled =
          beside.execute(
              s -> store.keepSlot(job.id(), clock.instant()) ? store.reached(job, done, total, clock.instant()) : Optional.empty());
      if (cancelled == null || cancelled.isEmpty()) {
        throw JobStopped.because("处理停顿过久，已由系统终止", "请重新开始");
      }
      if (cancelled.get()) {
        throw JobStopped.byOwner();
      }
    }
  }
}
