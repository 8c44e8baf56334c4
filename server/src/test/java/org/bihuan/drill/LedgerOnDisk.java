package org.bihuan.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a data folder really holds, read past the product by the database's own administrator. */
record LedgerOnDisk(JdbcClient sql) {

  static LedgerOnDisk of(Path data) {
    try {
      // the fourth line of the pid file is the port
      String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip();
      String password = Files.readString(data.resolve("secrets/postgres.password"));
      String url = "jdbc:postgresql://127.0.0.1:" + port + "/bihuan?sslmode=disable";
      return new LedgerOnDisk(JdbcClient.create(new DriverManagerDataSource(url, "postgres", password)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only with the grade, the second half of every write. */
  List<UUID> hazards() {
    return sql.sql("select id from hazard.hazard where level = 'MINOR'").query(UUID.class).list();
  }

  List<UUID> careless() {
    return sql.sql("select id from drill.careless").query(UUID.class).list();
  }

  /** Rows whose version is not the number of their history lines: half a transaction would show here. */
  int rowsWithoutTheirHistory() {
    return sql.sql(
            """
            select count(*)
            from hazard.hazard h
            where h.version is distinct from (
              select max(e.version)
              from hazard.event e
              where e.district_id = h.district_id and e.hazard_id = h.id
              having max(e.version) = count(*))""")
        .query(Integer.class)
        .single();
  }

  /** Every b-tree checked against its table, row by row. */
  int checkedIndexes() {
    sql.sql("create extension if not exists amcheck").update();
    return sql.sql(
            """
            select count(bt_index_check(c.oid, true)::text)
            from pg_class c
            join pg_am a on a.oid = c.relam and a.amname = 'btree'
            join pg_index i on i.indexrelid = c.oid and i.indisvalid
            where c.relkind = 'i'""")
        .query(Integer.class)
        .single();
  }
}
