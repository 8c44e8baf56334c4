package org.bihuan.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Postmaster;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the holder of a job may do, and what he may no longer do when another node has taken it over. */
@BihuanTest
class JobsTest {

  @Autowired JobStore store;
  @Autowired TransactionTemplate transaction;
  @Autowired TestDatabase database;
  private final String job = "test-" + UUID.randomUUID();
  private final List<String> effects = new ArrayList<>();

  @BeforeEach
  void nodeAHasPickedItUp() {
    database
        .everything()
        .sql(
            """
            insert into platform.job (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            values (?, 'recurring', now(), true, 'a', now() + interval '1 day', 3)
            """)
        .param(job)
        .update();
  }

  @Test
  void theJobsOfTheModulesAreRunByThisNode() {
    Postmaster.await(
        () ->
            database
                .everything()
                .sql("select count(*) from platform.job where task_name = 'evidence.seal' and last_success is not null")
                .query(Boolean.class)
                .single());
    assertThat(
            database.everything().sql("select task_name from platform.job").query(String.class).list())
        .contains("evidence.seal", "evidence.sign", "evidence.verify", "hazard.fold");
  }

  @Test
  void whatWasDoneForAnOccurrenceIsNotDoneAgain() {
    assertThat(run("a", 3).once("2026-W47", () -> effects.add("first"))).isTrue();
    assertThat(run("a", 3).once("2026-W47", () -> effects.add("second"))).isFalse();
    assertThat(run("a", 3).once("2026-W48", () -> effects.add("next week"))).isTrue();

    assertThat(effects).containsExactly("first", "next week");
  }

  @Test
  void whoLostTheJobWritesNothing() {
    takenOverBy("b", 5);

    assertThatThrownBy(() -> run("a", 3).once("2026-W47", () -> effects.add("late"))).isInstanceOf(JobRun.Lost.class);

    assertThat(effects).isEmpty();
    assertThat(run("b", 5).once("2026-W47", () -> effects.add("in time"))).isTrue();
  }

  @Test
  void anEffectThatFailsIsNotRememberedAsDone() {
    assertThatThrownBy(
            () ->
                run("a", 3)
                    .once(
                        "2026-W47",
                        () -> {
                          throw new IllegalStateException("half way");
                        }))
        .hasMessage("half way");

    assertThat(run("a", 3).once("2026-W47", () -> effects.add("again"))).isTrue();
  }

  @Test
  void aDailyJobIsDueAtItsTimeInBeijing() {
    Job daily = Job.daily(LocalTime.of(3, 30), "x", run -> {});

    assertThat(daily.next().apply(Instant.parse("2026-11-26T10:00:00Z"))).isEqualTo("2026-11-26T19:30:00Z");
    assertThat(daily.next().apply(Instant.parse("2026-11-26T19:30:00Z"))).isEqualTo("2026-11-27T19:30:00Z");
    assertThat(daily.next().apply(Instant.parse("2026-11-26T16:10:00Z"))).isEqualTo("2026-11-26T19:30:00Z");
    assertThat(Job.every(Duration.ofMinutes(10), "x", run -> {}).next().apply(Instant.EPOCH))
        .isEqualTo("1970-01-01T00:10:00Z");
  }

  private JobRun run(String node, long version) {
    return new JobRun(job, node, version, store, transaction);
  }

  private void takenOverBy(String node, long version) {
    database
        .everything()
        .sql("update platform.job set picked_by = ?, version = ? where task_name = ?")
        .params(node, version, job)
        .update();
  }
}
