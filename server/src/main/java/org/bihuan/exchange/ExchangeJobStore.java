package org.bihuan.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs and the few places to work at. */
@Repository
class ExchangeJobStore {

  private final JdbcClient db;

  ExchangeJobStore(JdbcClient db) {
    this.db = db;
  }

  /** One start after the other, in the whole installation: whoever counts afterwards counts right. */
  void lockSlots() {
    db.sql("select n from exchange.slot order by n for update").query(Integer.class).list();
  }

  /** False when all places are taken by somebody alive. After {@link #lockSlots}. */
  boolean takeSlot(UUID job, Instant now) {
    return db.sql(
                """
                update exchange.slot
                set job_id = :job, seen_at = :now
                where n = (select min(n) from exchange.slot where job_id is null or seen_at < :gone)
                """)
            .param("job", job)
            .param("now", utc(now))
            .param("gone", utc(now.minus(ExchangeJob.SILENCE)))
            .update()
        == 1;
  }

  /** False when somebody else has taken the place of a worker thought dead. */
  boolean keepSlot(UUID job, Instant now) {
    return db.sql("update exchange.slot set seen_at = :now where job_id = :job")
            .param("now", utc(now))
            .param("job", job)
            .update()
        == 1;
  }

  void leaveSlot(UUID job) {
    db.sql("update exchange.slot set job_id = null, seen_at = null where job_id = :job").param("job", job).update();
  }

  /** When the last {@code most} jobs of this kind were begun since then, the oldest first. */
  List<Instant> begunSince(ExchangeJob.Home home, UUID account, ExchangeJob.Kind kind, Instant since) {
    return db.sql(
            """
            select created_at
            from exchange.job
            where district_id = :district and account_id = :account and kind = :kind and created_at > :since
            order by created_at
            """)
        .param("district", home.districtId())
        .param("account", account)
        .param("kind", kind.name())
        .param("since", utc(since))
        .query((r, n) -> instant(r, "created_at"))
        .list();
  }

  /** False when the id is taken. */
  boolean insert(ExchangeJob job, byte[] requestHash) {
    return db.sql(
                """
                insert into exchange.job
                  (district_id, id, unit_id, account_id, post_id, kind, state, title, detail, request_hash, total, done,
                   created_at, seen_at)
                values
                  (:district, :id, :unit, :account, :post, :kind, :state, :title, :detail, :hash, :total, :done, :now, :now)
                on conflict (district_id, id) do nothing
                """)
            .param("district", job.home().districtId())
            .param("id", job.id())
            .param("unit", job.home().unitId(), Types.OTHER)
            .param("account", job.accountId())
            .param("post", job.postId())
            .param("kind", job.kind().name())
            .param("state", job.state().name())
            .param("title", job.title())
            .param("detail", job.detail())
            .param("hash", requestHash)
            .param("total", job.total())
            .param("done", job.done())
            .param("now", utc(job.createdAt()))
            .update()
        == 1;
  }

  boolean hasHash(ExchangeJob job, byte[] requestHash) {
    return Arrays.equals(
        requestHash,
        db.sql("select request_hash from exchange.job where district_id = :district and id = :id")
            .param("district", job.home().districtId())
            .param("id", job.id())
            .query(byte[].class)
            .single());
  }

  Optional<ExchangeJob> find(int district, UUID id) {
    return db.sql("select * from exchange.job where district_id = :district and id = :id")
        .param("district", district)
        .param("id", id)
        .query((r, n) -> job(r))
        .optional();
  }

  /** The newest first. */
  List<ExchangeJob> of(ExchangeJob.Home home, UUID account, UUID post, Instant since, int most) {
    return db.sql(
            """
            select *
            from exchange.job
            where district_id = :district and account_id = :account and post_id = :post and created_at > :since
            order by created_at desc, id desc
            limit :most
            """)
        .param("district", home.districtId())
        .param("account", account)
        .param("post", post)
        .param("since", utc(since))
        .param("most", most)
        .query((r, n) -> job(r))
        .list();
  }

  /** Writes down how far it is. Empty when the job is no longer at work; else whether its owner wants it stopped. */
  Optional<Boolean> reached(ExchangeJob job, int done, int total, Instant now) {
    return db.sql(
            """
            update exchange.job
            set done = :done, total = :total, seen_at = :now
            where district_id = :district and id = :id and state = 'RUNNING'
            returning cancel_asked
            """)
        .param("done", done)
        .param("total", total)
        .param("now", utc(now))
        .param("district", job.home().districtId())
        .param("id", job.id())
        .query(Boolean.class)
        .optional();
  }

  void askToCancel(ExchangeJob job) {
    db.sql("update exchange.job set cancel_asked = true where district_id = :district and id = :id")
        .param("district", job.home().districtId())
        .param("id", job.id())
        .update();
  }

  /** Begins the second half of an import. */
  boolean resume(ExchangeJob job, int total, Instant now) {
    return db.sql(
                """
                update exchange.job
                set state = 'RUNNING', done = 0, total = :total, seen_at = :now
                where district_id = :district and id = :id and state = 'READY'
                """)
            .param("total", total)
            .param("now", utc(now))
            .param("district", job.home().districtId())
            .param("id", job.id())
            .update()
        == 1;
  }

  /** False when it is not at work any more, or its owner wants it stopped: then nothing of it may stay. */
  boolean finish(ExchangeJob job, JobEnd end, Instant now) {
    return db.sql(
                """
                update exchange.job
                set state = :state, done = total, rows_new = :fresh, rows_known = :known, rows_wrong = :wrong,
                    file_name = :file, file_size = :size, seen_at = :now, finished_at = :finished
                where district_id = :district and id = :id and state = 'RUNNING' and not cancel_asked
                """)
            .param("state", end.state().name())
            .param("fresh", end.rows() == null ? null : end.rows().fresh(), Types.INTEGER)
            .param("known", end.rows() == null ? null : end.rows().known(), Types.INTEGER)
            .param("wrong", end.rows() == null ? null : end.rows().wrong(), Types.INTEGER)
            .param("file", end.product() == null ? null : end.product().name(), Types.VARCHAR)
            .param("size", end.product() == null ? null : end.product().size(), Types.BIGINT)
            .param("now", utc(now))
            .param("finished", end.state() == ExchangeJob.State.READY ? null : utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("district", job.home().districtId())
            .param("id", job.id())
            .update()
        == 1;
  }

  void give(ExchangeJob job, ExchangeJob.State state, ExchangeJob.@Nullable Failure failure, Instant now) {
    db.sql(
            """
            update exchange.job
            set state = :state, problem = :problem, remedy = :remedy, finished_at = :now, seen_at = :now
            where district_id = :district and id = :id and state in ('RUNNING', 'READY')
            """)
        .param("state", state.name())
        .param("problem", failure == null ? null : failure.problem(), Types.VARCHAR)
        .param("remedy", failure == null ? null : failure.remedy(), Types.VARCHAR)
        .param("now", utc(now))
        .param("district", job.home().districtId())
        .param("id", job.id())
        .update();
  }

  void forget(ExchangeJob.Home home, UUID account, Instant before) {
    db.sql("delete from exchange.job where district_id = :district and account_id = :account and created_at < :before")
        .param("district", home.districtId())
        .param("account", account)
        .param("before", utc(before))
        .update();
  }

  private static ExchangeJob job(ResultSet r) throws SQLException {
    Integer fresh = r.getObject("rows_new", Integer.class);
    String problem = r.getString("problem");
    String file = r.getString("file_name");
    return new ExchangeJob(
        new ExchangeJob.Home(r.getInt("district_id"), r.getObject("unit_id", UUID.class)),
        r.getObject("id", UUID.class),
        r.getObject("account_id", UUID.class),
        r.getObject("post_id", UUID.class),
        ExchangeJob.Kind.valueOf(r.getString("kind")),
        ExchangeJob.State.valueOf(r.getString("state")),
        r.getString("title"),
        r.getString("detail"),
        r.getInt("total"),
        r.getInt("done"),
        fresh == null ? null : new ExchangeJob.Rows(fresh, r.getInt("rows_known"), r.getInt("rows_wrong")),
        problem == null ? null : new ExchangeJob.Failure(problem, r.getString("remedy")),
        file == null ? null : new ExchangeJob.Product(file, r.getLong("file_size")),
        r.getBoolean("cancel_asked"),
        instant(r, "created_at"),
        instant(r, "seen_at"),
        r.getObject("finished_at") == null ? null : instant(r, "finished_at"));
  }

  private static Instant instant(ResultSet r, String column) throws SQLException {
    return r.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
