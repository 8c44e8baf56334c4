package org.bihuan.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds every leaf against the line it stands for, some thousand at a time. */
@Repository
class EvidenceQueries {

  private static final String SAME =
      """
      leaf.kind = :kind and leaf.district_id = line.district_id and leaf.stream = line.stream
      and leaf.version = line.version
      """;

  /** More of one place nobody reads. */
  private static final int MOST = 100;

  private final JdbcClient db;

  EvidenceQueries(JdbcClient db) {
    this.db = db;
  }

  /** The place {@code most} lines further on; empty behind the last. */
  Optional<Place> furtherLine(Place after, int most) {
    return further(after, most, after.lines(), "true");
  }

  Optional<Place> furtherLeaf(Place after, int most) {
    return further(after, most, "evidence.leaf", "kind = :kind");
  }

  private Optional<Place> further(Place after, int most, String source, String which) {
    return db.sql(
            """
            select district_id, stream, version
            from (
              select district_id, stream, version
              from %s source
              where %s and (district_id, stream, version) > (:district, :stream, :version)
              order by district_id, stream, version
              limit :most) page
            order by district_id desc, stream desc, version desc
            limit 1
            """
                .formatted(source, which))
        .params(after.parameters())
        .param("most", most)
        .query((r, n) -> EvidenceStore.place(after, r))
        .optional();
  }

  /** Lines up to a place that have no leaf though they are old enough, or another hash than their leaf. */
  List<HistoryFinding> unsealedOrRewritten(Place after, Place to) {
    return findings(
        """
        select case when leaf.idx is null then 'UNSEALED' else 'REWRITTEN' end as finding,
               line.district_id, line.stream, line.version, leaf.idx
        from %s line
          left join evidence.leaf leaf on %s
        where %s
          and ((leaf.idx is null and line.at < now() - interval '10 minutes') or leaf.hash <> line.hash)
        order by line.district_id, line.stream, line.version
        """
            .formatted(after.lines(), SAME, between("line")),
        after,
        to);
  }

  /** Lines without a leaf; how many, at most, and when the first of them was written. */
  record Young(long lines, @Nullable Instant since) {}

  /** @param after what is older has its leaf; null where nothing has one yet */
  Young withoutLeaf(@Nullable Instant after, int most) {
    return db.sql(
            """
            select count(*) as lines, min(at) as since
            from (
              select line.at
              from %s line
                left join evidence.leaf leaf
                  on leaf.kind = line.kind and leaf.district_id = line.district_id
                  and leaf.stream = line.stream and leaf.version = line.version
              where leaf.idx is null
                and line.at >= :after
              limit :most) young
            """
                .formatted(Place.LINES))
        .param("after", (after == null ? Instant.EPOCH : after).atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query((r, n) -> new Young(r.getLong("lines"), EvidenceStore.instant(r, "since")))
        .single();
  }

  /** When the line of a leaf was written; empty where the leaf or its line is gone. */
  Optional<Instant> timeOfLeaf(long index) {
    return db.sql("select * from evidence.leaf where idx = :index")
        .param("index", index)
        .query(EvidenceStore::leaf)
        .optional()
        .flatMap(
            leaf ->
                db.sql(
                        "select at from %s line where district_id = :district and stream = :stream and version = :version"
                            .formatted(Place.beforeAll(leaf.kind()).lines()))
                    .param("district", leaf.districtId())
                    .param("stream", leaf.stream())
                    .param("version", leaf.version())
                    .query((r, n) -> r.getObject("at", OffsetDateTime.class).toInstant())
                    .optional());
  }

  /** Leaves up to a place whose line is gone. */
  List<HistoryFinding> removed(Place after, Place to) {
    return findings(
        """
        select 'REMOVED' as finding, leaf.district_id, leaf.stream, leaf.version, leaf.idx
        from evidence.leaf leaf
          left join %s line on %s
        where leaf.kind = :kind and %s and line.version is null
        order by leaf.district_id, leaf.stream, leaf.version
        """
            .formatted(after.lines(), SAME, between("leaf")),
        after,
        to);
  }

  private static String between(String table) {
    return """
        (%1$s.district_id, %1$s.stream, %1$s.version) > (:district, :stream, :version)
        and (%1$s.district_id, %1$s.stream, %1$s.version) <= (:toDistrict, :toStream, :toVersion)
        """
        .formatted(table);
  }

  private List<HistoryFinding> findings(String sql, Place after, Place to) {
    return db.sql(
            """
            select found.*,
                   (select c.signed_at from evidence.checkpoint c where c.size <= found.idx order by c.size desc limit 1)
                     as signed_without,
                   (select c.signed_at from evidence.checkpoint c where c.size > found.idx order by c.size limit 1)
                     as signed_with
            from (%s limit :most) found
            """
                .formatted(sql))
        .params(after.parameters())
        .param("toDistrict", to.districtId())
        .param("toStream", to.stream())
        .param("toVersion", to.version())
        .param("most", MOST)
        .query(
            (r, n) ->
                LineWords.of(
                    HistoryFinding.Kind.valueOf(r.getString("finding")),
                    after.kind(),
                    new Ref(r.getInt("district_id"), r.getObject("stream", UUID.class)),
                    r.getInt("version"),
                    EvidenceStore.instant(r, "signed_without"),
                    EvidenceStore.instant(r, "signed_with")))
        .list();
  }
}
