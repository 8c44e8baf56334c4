package org.bihuan.backup;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of backups and checks. */
@Repository
class RunStore {

  private final JdbcClient db;

  RunStore(JdbcClient db) {
    this.db = db;
  }

  void add(Run run) {
    db.sql(
            """
            insert into backup.run (id, kind, started_at, ended_at, good, told)
            values (:id, :kind, :started, :ended, :good, :told)
            """)
        .param("id", run.id())
        .param("kind", run.kind().name())
        .param("started", run.startedAt().atOffset(ZoneOffset.UTC))
        .param("ended", run.endedAt().atOffset(ZoneOffset.UTC))
        .param("good", run.good())
        .param("told", run.told())
        .update();
  }

  Optional<Run> latest(Run.Kind kind, boolean goodOnly) {
    return db.sql(
            """
            select *
            from backup.run
            where kind = :kind and (good or not :goodOnly)
            order by ended_at desc
            limit 1
            """)
        .param("kind", kind.name())
        .param("goodOnly", goodOnly)
        .query(
            (row, n) ->
                new Run(
                    row.getObject("id", UUID.class),
                    kind,
                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                    row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("good"),
                    row.getString("told")))
        .optional();
  }
}
