package org.bihuan.evidence;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.support.TestDatabase;

/** What a superuser of the database does past all rights and rules, and how it is put back afterwards. */
final class Tampering {

  private static final List<String> LEDGER = List.of("hazard.event", "hazard.hazard", "hazard.photo");
  private static final Map<String, String> KEYS =
      Map.of("hazard.event", "hazard_id, version", "hazard.photo", "hazard_id, file_id");
  private static final List<String> TREE =
      List.of("evidence.log", "evidence.leaf", "evidence.tile", "evidence.checkpoint");

  private final TestDatabase database;

  Tampering(TestDatabase database) {
    this.database = database;
  }

  /** Does the change, proves what follows from it, and leaves ledger and tree as they were. */
  void during(String change, Runnable proof) {
    String copies = "kept_" + UUID.randomUUID().toString().replace("-", "");
    run(
        "create schema " + copies + ";"
            + each(LEDGER, "create table %2$s.%3$s as select * from %1$s;", copies)
            + each(TREE, "create table %2$s.%3$s as select * from %1$s;", copies));
    try {
      run(change);
      proof.run();
    } finally {
      run(
          "lock table evidence.log;"
              + each(
                  LEDGER,
                  "delete from %1$s where (district_id, %4$s) in (select district_id, %4$s from %2$s.%3$s);"
                      + "insert into %1$s select * from %2$s.%3$s;",
                  copies)
              + each(TREE, "delete from %1$s; insert into %1$s select * from %2$s.%3$s;", copies)
              + "drop schema " + copies + " cascade;");
    }
  }

  /** One transaction; foreign keys are not asked. */
  void run(String sql) {
    database.everything().sql("set local session_replication_role = replica; " + sql).update();
  }

  private static String each(List<String> tables, String sql, String copies) {
    return tables.stream()
        .map(
            table ->
                sql.formatted(
                    table, copies, table.replace('.', '_'), KEYS.getOrDefault(table, "id")))
        .collect(Collectors.joining());
  }
}
