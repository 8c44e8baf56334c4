package org.bihuan.platform.job;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds a job, and what it has done. */
@Repository
class JobStore {

  private final JdbcClient db;

  JobStore(JdbcClient db) {
    this.db = db;
  }

  /** Whether this node holds the job as it picked it up; if so it stays so until the transaction ends. */
  boolean holds(String job, String node, long version) {
    return db.sql(
            """
            select version
            from platform.job
            where task_name = :job
              and picked_by = :node
              and version = :version
            for update
            """)
        .param("job", job)
        .param("node", node)
        .param("version", version)
        .query(Long.class)
        .optional()
        .isPresent();
  }

  boolean remember(String job, String occurrence, String node) {
    return db.sql(
                """
                insert into platform.job_done (job, occurrence, node, done_at)
                values (:job, :occurrence, :node, clock_timestamp())
                on conflict (job, occurrence) do nothing
                """)
            .param("job", job)
            .param("occurrence", occurrence)
            .param("node", node)
            .update()
        == 1;
  }
}
