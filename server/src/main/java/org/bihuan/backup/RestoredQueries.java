package org.bihuan.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.bihuan.platform.database.Backups;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of a restored database to see that it is whole; past every row policy, in a copy that is thrown away. */
final class RestoredQueries {

  /** A file the database names, and how long it is. */
  record Attachment(String sha256, long size) {
    Path in(Path files) {
      return files.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
    }
  }

  private final JdbcClient db;

  private RestoredQueries(DataSource restored) {
    this.db = JdbcClient.create(restored);
  }

  /** Restores the newest backup for the time of the question. */
  static <T> T ask(Backups backups, Function<RestoredQueries, T> question) {
    return backups.inRestored(restored -> question.apply(new RestoredQueries(restored)));
  }

  long hazards() {
    return db.sql("select count(*) from hazard.v_hazard").query(Long.class).single();
  }

  /** Streams whose lines do not count on from one without a gap: half a transaction would show here. */
  long brokenHistories() {
    return db.sql(
            """
            select count(*)
            from (
              select district_id, hazard_id
              from hazard.v_event
              group by district_id, hazard_id
              having min(version) <> 1 or max(version) <> count(*)) broken
            """)
        .query(Long.class)
        .single();
  }

  /** Rows of the ledger that do not stand where their history ends. */
  long rowsBesideTheirHistory() {
    return db.sql(
            """
            select count(*)
            from hazard.hazard h
            where h.version is distinct from (
              select max(e.version) from hazard.v_event e where e.district_id = h.district_id and e.hazard_id = h.id)
            """)
        .query(Long.class)
        .single();
  }

  long treeSize() {
    return db.sql("select size from evidence.log where id = 1").query(Long.class).single();
  }

  List<String> checkpoints() {
    return db.sql("select note from evidence.checkpoint order by size").query(String.class).list();
  }

  List<Attachment> attachments() {
    return db.sql("select distinct sha256, size from file.file").query(Attachment.class).list();
  }

  /** Every b-tree against its table, row by row; the first that disagrees ends it with an error. */
  long checkIndexes() {
    db.sql("create extension if not exists amcheck").update();
    return db.sql(
            """
            select count(bt_index_check(c.oid, true)::text)
            from pg_class c
            join pg_am a on a.oid = c.relam and a.amname = 'btree'
            join pg_index i on i.indexrelid = c.oid and i.indisvalid
            where c.relkind = 'i'
            """)
        .query(Long.class)
        .single();
  }
}
