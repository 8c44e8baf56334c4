package org.bihuan.drill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.bihuan.platform.Acting;
import org.bihuan.platform.job.Job;
import org.bihuan.platform.job.JobRun;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A bulletin for week 47, made twice over: once as jobs are often written (look whether it is there, work, write it), and
 * once through {@link JobRun#once}. Between the look and the writing it waits until the drill lets it go on.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("bihuan.drill.node")
class BulletinJob {

  static final String TABLES =
      """
      create schema drill;
      grant usage on schema drill to bihuan_system;
      create table drill.begun (node text not null);
      create table drill.go (at timestamptz not null);
      create table drill.bulletin (kind text not null, node text not null);
      grant select, insert on all tables in schema drill to bihuan_system
      """;

  @Bean
  Job bulletin(
      JdbcClient db,
      TransactionTemplate transaction,
      @Value("${bihuan.drill.node}") String node) {
    return Job.every(Duration.ofSeconds(1), "drill.bulletin", run -> new Desk(db, transaction, node).make(run));
  }

  private record Desk(JdbcClient db, TransactionTemplate transaction, String node) {

    void make(JobRun run) {
      boolean missing = count("drill.bulletin where kind = 'careless'") == 0;
      write("insert into drill.begun values (?)");
      while (count("drill.go") == 0) {
        LockSupport.parkNanos(50_000_000);
      }
      if (missing) {
        write("insert into drill.bulletin values ('careless', ?)");
      }
      run.once("2026-W47", () -> write("insert into drill.bulletin values ('fenced', ?)"));
    }

    private int count(String rows) {
      return Acting.asSystem(
          () ->
              transaction.execute(
                  status -> db.sql("select count(*) from " + rows).query(Integer.class).single()));
    }

    private void write(String sql) {
      Acting.asSystem(() -> transaction.execute(status -> db.sql(sql).param(node).update()));
    }
  }
}
