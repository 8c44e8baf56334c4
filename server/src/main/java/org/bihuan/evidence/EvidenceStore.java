package org.bihuan.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tree and its checkpoints in the database; only the system scope reaches them. */
@Repository
class EvidenceStore {

  private final JdbcClient db;

  EvidenceStore(JdbcClient db) {
    this.db = db;
  }

  /** Where the tree stands; nobody else adds to it until this transaction ends. */
  record Log(Suite suite, String origin, long size, @Nullable Instant sealedAt, boolean sweepDue) {

    /** A sweep, which comes first, has set it. */
    Instant lastLook() {
      return Objects.requireNonNull(sealedAt);
    }
  }

  Log lock(int sweepHours) {
    return db.sql(
            """
            select suite, origin, size, sealed_at,
                   swept_at is null or swept_at < now() - make_interval(hours => :hours) as sweep_due
            from evidence.log
            where id = 1
            for update
            """)
        .param("hours", sweepHours)
        .query(EvidenceStore::log)
        .single();
  }

  /** Where it stands at this moment; somebody may add to it meanwhile. */
  Log unlocked() {
    return db.sql("select suite, origin, size, sealed_at, false as sweep_due from evidence.log where id = 1")
        .query(EvidenceStore::log)
        .single();
  }

  private static Log log(ResultSet r, int n) throws SQLException {
    return new Log(
        Suite.valueOf(r.getString("suite")), r.getString("origin"), r.getLong("size"), instant(r, "sealed_at"),
        r.getBoolean("sweep_due"));
  }

  static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
    OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** The branch of history the tree belongs to. */
  String origin() {
    return db.sql("select origin from evidence.log where id = 1").query(String.class).single();
  }

  long size() {
    return db.sql("select size from evidence.log where id = 1").query(Long.class).single();
  }

  Suite suite() {
    return Suite.valueOf(db.sql("select suite from evidence.log where id = 1").query(String.class).single());
  }

  void use(Suite suite) {
    db.sql("update evidence.log set suite = :suite where id = 1").param("suite", suite.name()).update();
  }

  /**
   * Gives new lines without a leaf the next places, and remembers when it looked.
   *
   * @param since a value and no sub-query: only of a value the database knows that few lines are as young
   * @return how many
   */
  int addNew(long size, Instant since, int most) {
    int added =
        db.sql(
                """
                insert into evidence.leaf (idx, kind, district_id, stream, version, hash)
                select :size + row_number() over (order by at, kind, district_id, stream, version) - 1,
                       kind, district_id, stream, version, hash
                from (
                  select line.*
                  from %s line
                    left join evidence.leaf leaf
                      on leaf.kind = line.kind and leaf.district_id = line.district_id
                      and leaf.stream = line.stream and leaf.version = line.version
                  where leaf.idx is null
                    and line.at >= :since
                  order by at, kind, district_id, stream, version
                  limit :most) new
                """
                    .formatted(Place.LINES))
            .param("size", size)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("most", most)
            .update();
    db.sql("update evidence.log set sealed_at = now() where id = 1").update();
    return added;
  }

  /** How many of the lines looked at had no leaf, and the last of them; null when there were none left. */
  record Swept(int added, @Nullable Place reached) {}

  /** Looks at the next lines of one kind, whatever their date, and gives those without a leaf the next places. */
  Swept sweep(long size, Place after, int most) {
    return db.sql(
            """
            with line as materialized (
              select district_id, stream, version, hash
              from %s line
              where (district_id, stream, version) > (:district, :stream, :version)
              order by district_id, stream, version
              limit :most),
            added as (
              insert into evidence.leaf (idx, kind, district_id, stream, version, hash)
              select :size + row_number() over (order by line.district_id, line.stream, line.version) - 1,
                     :kind, line.district_id, line.stream, line.version, line.hash
              from line
                left join evidence.leaf leaf
                  on leaf.kind = :kind and leaf.district_id = line.district_id
                  and leaf.stream = line.stream and leaf.version = line.version
              where leaf.idx is null
              returning idx)
            select (select count(*) from added) as added, district_id, stream, version
            from line
            order by district_id desc, stream desc, version desc
            limit 1
            """
                .formatted(after.lines()))
        .params(after.parameters())
        .param("size", size)
        .param("most", most)
        .query((r, n) -> new Swept(r.getInt("added"), place(after, r)))
        .optional()
        .orElse(new Swept(0, null));
  }

  void grown(long size) {
    db.sql("update evidence.log set size = :size where id = 1").param("size", size).update();
  }

  /** From here on new lines are found by time; the sweep itself finds those before. */
  Instant beginSweep() {
    return db.sql("update evidence.log set sealed_at = coalesce(sealed_at, now()) where id = 1 returning now()")
        .query((r, n) -> r.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  boolean swept(Instant began) {
    return db.sql("update evidence.log set swept_at = :began where id = 1")
            .param("began", began.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** The first place of the tree without a leaf, which deleting alone can make. */
  Optional<Long> firstMissing() {
    return db.sql(
            """
            select coalesce(
              (select min(l.idx) + 1
               from evidence.leaf l
               where not exists (select 1 from evidence.leaf next where next.idx = l.idx + 1) and l.idx + 1 < g.size),
              case when not exists (select 1 from evidence.leaf first where first.idx = 0) then 0 end) as missing
            from evidence.log g
            where (select count(*) from evidence.leaf l where l.idx < g.size) < g.size
            """)
        .query(Long.class)
        .optional();
  }

  /** Leaves {@code from} up to but not including {@code to}, in order. */
  List<Leaf> leaves(long from, long to) {
    return db.sql("select * from evidence.leaf where idx >= :from and idx < :to order by idx")
        .param("from", from)
        .param("to", to)
        .query(EvidenceStore::leaf)
        .list();
  }

  /** The leaves of one hazard, by version. */
  List<Leaf> leavesOf(Ref hazard) {
    return db.sql(
            """
            select * from evidence.leaf
            where kind = 'HAZARD' and district_id = :district and stream = :id
            order by version
            """)
        .param("district", hazard.districtId())
        .param("id", hazard.id())
        .query(EvidenceStore::leaf)
        .list();
  }

  List<byte[]> tiles(Suite suite, int step, long from, long to) {
    return db.sql(
            """
            select hash from evidence.tile
            where suite = :suite and step = :step and idx >= :from and idx < :to
            order by idx
            """)
        .param("suite", suite.name())
        .param("step", step)
        .param("from", from)
        .param("to", to)
        .query((r, n) -> r.getBytes("hash"))
        .list();
  }

  /** How many runs of the smallest kind are stored. */
  long tileCount(Suite suite) {
    return db.sql("select count(*) from evidence.tile where suite = :suite and step = 1")
        .param("suite", suite.name())
        .query(Long.class)
        .single();
  }

  /** False when there is one at that place already. */
  boolean addTile(Suite suite, int step, long index, byte[] hash) {
    return db.sql(
                """
                insert into evidence.tile (suite, step, idx, hash)
                values (:suite, :step, :index, :hash)
                on conflict (suite, step, idx) do nothing
                """)
            .param("suite", suite.name())
            .param("step", step)
            .param("index", index)
            .param("hash", hash)
            .update()
        == 1;
  }

  void add(Checkpoint checkpoint) {
    db.sql(
            """
            insert into evidence.checkpoint (suite, size, root, signed_at, note)
            values (:suite, :size, :root, :at, :note)
            """)
        .param("suite", checkpoint.suite().name())
        .param("size", checkpoint.size())
        .param("root", checkpoint.root())
        .param("at", checkpoint.signedAt().atOffset(ZoneOffset.UTC))
        .param("note", checkpoint.note())
        .update();
  }

  Optional<Checkpoint> latest(Suite suite) {
    return db.sql("select * from evidence.checkpoint where suite = :suite order by size desc limit 1")
        .param("suite", suite.name())
        .query(EvidenceStore::checkpoint)
        .optional();
  }

  Optional<Checkpoint> checkpoint(Suite suite, long size) {
    return db.sql("select * from evidence.checkpoint where suite = :suite and size = :size")
        .param("suite", suite.name())
        .param("size", size)
        .query(EvidenceStore::checkpoint)
        .optional();
  }

  List<Checkpoint> newest(int most) {
    return db.sql("select * from evidence.checkpoint order by signed_at desc, size desc limit :most")
        .param("most", most)
        .query(EvidenceStore::checkpoint)
        .list();
  }

  /** Checkpoints of trees larger than {@code size}, the smallest first. */
  List<Checkpoint> checkpointsAfter(long size, int most) {
    return db.sql("select * from evidence.checkpoint where size > :size order by size, suite limit :most")
        .param("size", size)
        .param("most", most)
        .query(EvidenceStore::checkpoint)
        .list();
  }

  private static Checkpoint checkpoint(ResultSet row, int n) throws SQLException {
    Checkpoint said = Checkpoint.parse(row.getString("note"));
    Instant at = row.getObject("signed_at", OffsetDateTime.class).toInstant();
    return new Checkpoint(said.suite(), said.origin(), row.getLong("size"), row.getBytes("root"), at, said.note());
  }

  static Place place(Place before, ResultSet row) throws SQLException {
    return new Place(
        before.kind(), row.getInt("district_id"), row.getObject("stream", UUID.class), row.getInt("version"));
  }

  static Leaf leaf(ResultSet row, int n) throws SQLException {
    return new Leaf(
        row.getLong("idx"),
        Leaf.Kind.valueOf(row.getString("kind")),
        row.getInt("district_id"),
        row.getObject("stream", UUID.class),
        row.getInt("version"),
        row.getBytes("hash"));
  }
}
