package org.bihuan.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Witnesses and what they signed. */
@Repository
class WitnessStore {

  private final JdbcClient db;

  WitnessStore(JdbcClient db) {
    this.db = db;
  }

  List<Witness> all() {
    return db.sql("select * from evidence.witness order by from_day, name").query(WitnessStore::witness).list();
  }

  Optional<Witness> find(UUID id) {
    return db.sql("select * from evidence.witness where id = :id")
        .param("id", id)
        .query(WitnessStore::witness)
        .optional();
  }

  /** False when this id or this key is registered already. */
  boolean add(Witness witness, UUID by, Instant at) {
    return db.sql(
                """
                insert into evidence.witness
                  (id, role, suite, name, key, from_day, to_day, registered_by, registered_at)
                values (:id, :role, :suite, :name, :key, :from, :to, :by, :at)
                on conflict do nothing
                """)
            .param("id", witness.id())
            .param("role", witness.role().name())
            .param("suite", witness.key().suite().name())
            .param("name", witness.key().name())
            .param("key", witness.key().text())
            .param("from", witness.from())
            .param("to", witness.to())
            .param("by", by)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void end(UUID id, LocalDate last) {
    db.sql("update evidence.witness set to_day = :last where id = :id").param("last", last).param("id", id).update();
  }

  /** What a witness signed before stays; a second signature under the same checkpoint adds nothing. */
  void add(Suite suite, Cosignature cosignature) {
    db.sql(
            """
            insert into evidence.cosignature (suite, size, witness_id, cosigned_at, line)
            values (:suite, :size, :witness, :at, :line)
            on conflict do nothing
            """)
        .param("suite", suite.name())
        .param("size", cosignature.size())
        .param("witness", cosignature.witness().id())
        .param("at", cosignature.at().atOffset(ZoneOffset.UTC))
        .param("line", cosignature.line())
        .update();
  }

  /** Under checkpoints of that suite and those sizes. */
  List<Cosignature> under(Suite suite, List<Long> sizes) {
    return db.sql(
            """
            select witness.*, cosignature.size, cosignature.cosigned_at, cosignature.line
            from evidence.cosignature
              join evidence.witness on witness.id = cosignature.witness_id
            where cosignature.suite = :suite and cosignature.size = any (:sizes)
            order by cosignature.size, cosignature.cosigned_at
            """)
        .param("suite", suite.name())
        .param("sizes", sizes.toArray(Long[]::new))
        .query((row, n) -> cosignature(row))
        .list();
  }

  /** Of every suite, those under which no checkpoint stands any more: the rule of the database lets none be taken away. */
  List<Cosignature> underNothing() {
    return db.sql(
            """
            select witness.*, cosignature.size, cosignature.cosigned_at, cosignature.line
            from evidence.cosignature
              join evidence.witness on witness.id = cosignature.witness_id
            where not exists (
              select from evidence.checkpoint
              where checkpoint.suite = cosignature.suite and checkpoint.size = cosignature.size)
            order by cosignature.size, cosignature.cosigned_at
            """)
        .query((row, n) -> cosignature(row))
        .list();
  }

  /** Sizes of checkpoints of that suite that cover so many lines and are signed by so many, the largest first. */
  List<Long> cosigned(Suite suite, long lines, int least) {
    return db.sql(
            """
            select cosignature.size
            from evidence.cosignature
              join evidence.witness on witness.id = cosignature.witness_id
            where cosignature.suite = :suite and cosignature.size >= :lines
            group by cosignature.size
            having count(distinct witness.name) >= :least
            order by cosignature.size desc
            limit 20
            """)
        .param("suite", suite.name())
        .param("lines", lines)
        .param("least", least)
        .query(Long.class)
        .list();
  }

  /**
   * The checkpoint beyond so many lines that some have signed, but too few: of those after the last that stands, the one
   * with the most signatures.
   */
  Optional<Long> waiting(Suite suite, String origin, long known, int least) {
    return db.sql(
            """
            with signed as (
              select checkpoint.size, count(distinct witness.name) as offices
              from evidence.checkpoint
                join evidence.cosignature using (suite, size)
                join evidence.witness on witness.id = cosignature.witness_id
              where checkpoint.suite = :suite and checkpoint.size > :known and split_part(checkpoint.note, E'\\n', 1) = :origin
              group by checkpoint.size
            )
            select size
            from signed
            where size > coalesce((select max(size) from signed where offices >= :least), 0)
            order by offices desc, size desc
            limit 1
            """)
        .param("suite", suite.name())
        .param("origin", origin)
        .param("known", known)
        .param("least", least)
        .query(Long.class)
        .optional();
  }

  private static Cosignature cosignature(ResultSet row) throws SQLException {
    return new Cosignature(
        witness(row, 0),
        row.getLong("size"),
        row.getObject("cosigned_at", OffsetDateTime.class).toInstant(),
        row.getString("line"));
  }

  private static Witness witness(ResultSet row, int n) throws SQLException {
    return new Witness(
        row.getObject("id", UUID.class),
        Witness.Role.valueOf(row.getString("role")),
        WitnessKey.parse(row.getString("key")).orElseThrow(),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class));
  }
}
