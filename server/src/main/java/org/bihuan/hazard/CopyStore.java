package org.bihuan.hazard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Copies many rows into the tables of the ledger. COPY does not know row policies, so it fills temporary tables, from
 * which the rows are inserted under the policies, constraints and keys that hold for everybody.
 */
@Repository
class CopyStore {

  private final JdbcTemplate connection;

  CopyStore(JdbcTemplate connection) {
    this.connection = connection;
  }

  void insert(String table, CopyText rows) {
    String loaded = copy(table, rows);
    connection.update("insert into hazard.%1$s (%2$s) select %2$s from %3$s".formatted(table, rows.columns(), loaded));
  }

  /** Those of the rows that are not there yet; as many as were inserted. */
  int insertNew(String table, CopyText rows) {
    String loaded = copy(table, rows);
    return connection.update(
        "insert into hazard.%1$s (%2$s) select %2$s from %3$s on conflict (district_id, id) do nothing"
            .formatted(table, rows.columns(), loaded));
  }

  /** The rows in a temporary table of the same shape, which holds nothing else; its name. */
  String copy(String table, CopyText rows) {
    String loaded = "loaded_" + table;
    connection.execute("create temporary table if not exists %s (like hazard.%s including defaults) on commit drop".formatted(loaded, table));
    connection.execute("truncate " + loaded);
    connection.execute(
        (ConnectionCallback<Long>)
            c -> {
              try {
                return c.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + loaded + " (" + rows.columns() + ") from stdin", new ByteArrayInputStream(rows.bytes()));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return loaded;
  }
}
