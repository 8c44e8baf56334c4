package org.bihuan.platform.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What time it is by the one clock all nodes share, the database's. Sessions, deadlines and leases would otherwise end
 * early or late on the node whose clock is wrong (DU-11).
 *
 * <p>Asked for twice a minute; in between the machine only counts on, by the counter that no setting of its clock moves.
 */
@Component
final class DatabaseTime implements InstantSource {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);
  private static final Duration NOTEWORTHY = Duration.ofSeconds(2);

  private record Reading(Instant at, long nanos) {
    Instant now() {
      return at.plusNanos(System.nanoTime() - nanos);
    }
  }

  private final JdbcClient db;
  private volatile Reading last;

  DatabaseTime(DataSource pool) {
    this.db = JdbcClient.create(pool);
    last = read();
    warnWhereTheMachineIsWrong();
  }

  @Override
  public Instant instant() {
    return last.now();
  }

  @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
  void readAgain() {
    try {
      last = read();
    } catch (DataAccessException e) {
      LOG.debug("the database does not tell the time; counting on", e);
    }
  }

  /** Half of the way there and back is taken for the way back. */
  private Reading read() {
    long asked = System.nanoTime();
    Instant told = db.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    long answered = System.nanoTime();
    return new Reading(told, asked + (answered - asked) / 2);
  }

  private void warnWhereTheMachineIsWrong() {
    Duration wrong = Duration.between(instant(), Instant.now());
    if (wrong.abs().compareTo(NOTEWORTHY) > 0) {
      LOG.warn("本机时钟与数据库相差 {} 秒，以数据库为准；请检查本机的时间同步", wrong.toSeconds());
    }
  }
}
