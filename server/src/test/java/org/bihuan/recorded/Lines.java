package org.bihuan.recorded;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bihuan.support.TestDatabase;

/**
 * Which transactions wrote what, read from the rows themselves: PostgreSQL keeps in each the number of the transaction
 * it comes from, so that a row and the line about it were written together exactly when these numbers are equal.
 */
public final class Lines {

  /** Only ever added to: the trail, and the history of each hazard. */
  private static final List<String> KEPT = List.of("audit.entry", "hazard.event");

  /**
   * What keeps itself: counting, timing and sealing, after the act and without anybody's doing. A code of a second
   * factor is spent whether or not the act succeeds for which it was given.
   */
  private static final Set<String> BY_ITSELF =
      Set.of(
          "access.allowance", "access.familiar", "access.sign_in_attempt", "access.sign_in_ticket", "access.second_factor",
          "access.sign_on_attempt", "evidence.checkpoint", "evidence.leaf", "evidence.log", "evidence.tile",
          "exchange.slot", "hazard.tally", "hazard.tally_delta", "hazard.tally_district", "hazard.tally_span",
          "platform.job", "platform.job_done");

  /** A job writes how far it is; whoever begins, confirms or stops it leaves a line. */
  private static final String PROGRESS = "exchange.job";

  private static final String SHUT = "lines_cannot_be_written";

  private final TestDatabase database;
  private final List<String> tables;

  /** @param transaction that wrote a row; inside a savepoint PostgreSQL counts that as one of its own */
  public record Row(String table, long transaction) {
    @Override
    public String toString() {
      return table;
    }
  }

  public Lines(TestDatabase database) {
    this.database = database;
    this.tables =
        database
            .everything()
            .sql(
                """
                select n.nspname || '.' || c.relname
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|public$)'
                """)
            .query(String.class)
            .list()
            .stream()
            .filter(table -> !BY_ITSELF.contains(table) && !table.contains("flyway"))
            .sorted()
            .toList();
  }

  /** What is written from now on has this number or a later one. */
  public long now() {
    return database.everything().sql("select pg_current_xact_id()::text::bigint").query(Long.class).single();
  }

  /** Lines of the trail and of histories since. */
  public List<Row> kept(long since) {
    return rows(since, KEPT);
  }

  /** Tables in which something was written since, though no line stands in the same transaction. */
  public Set<String> withoutLine(long since) {
    Set<Long> recorded = kept(since).stream().map(Row::transaction).collect(Collectors.toSet());
    return written(since).stream()
        .filter(row -> !row.table().equals(PROGRESS) && !recorded.contains(row.transaction()))
        .map(Row::table)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Everything written since that is no line. */
  public List<Row> written(long since) {
    return rows(since, tables.stream().filter(table -> !KEPT.contains(table)).toList());
  }

  /** While this work is done nobody can write a line. */
  public void shut(Runnable work) {
    KEPT.forEach(table -> alter(table, "add constraint " + SHUT + " check (false) not valid"));
    try {
      work.run();
    } finally {
      KEPT.forEach(table -> alter(table, "drop constraint " + SHUT));
    }
  }

  private void alter(String table, String how) {
    database.everything().sql("alter table " + table + " " + how).update();
  }

  private List<Row> rows(long since, List<String> of) {
    String sql =
        of.stream()
            .map(table -> "select '" + table + "' as name, xmin::text::bigint as number from " + table + " t" + touched(table))
            .collect(Collectors.joining(" union all "));
    return database
        .everything()
        .sql("select distinct name, number from (" + sql + ") as written where number >= :since")
        .param("since", since)
        .query((row, n) -> new Row(row.getString("name"), row.getLong("number")))
        .list();
  }

  /** That somebody was seen is noted by the minute, whatever he does. */
  private static String touched(String table) {
    return table.equals("access.session") ? " where t.ended_at is not null or t.seen_at = t.opened_at" : "";
  }
}
