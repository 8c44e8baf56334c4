package org.bihuan.evidence;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds every leaf against the line it stands for. */
@Repository
class EvidenceQueries {

  private static final String DISAGREEMENTS =
      """
      select case when line.kind is null then 'REMOVED' when leaf.kind is null then 'UNSEALED' else 'REWRITTEN' end
               as finding,
             coalesce(leaf.kind, line.kind) as kind,
             coalesce(leaf.district_id, line.district_id) as district_id,
             coalesce(leaf.stream, line.stream) as stream,
             coalesce(leaf.version, line.version) as version
      from evidence.leaf leaf
        full join %s line
          on line.kind = leaf.kind and line.district_id = leaf.district_id
          and line.stream = leaf.stream and line.version = leaf.version
      where line.kind is null
        or (leaf.kind is null and line.at < now() - interval '10 minutes')
        or leaf.hash <> line.hash
      order by leaf.idx
      limit :most
      """
          .formatted(EvidenceStore.LINES);

  private final JdbcClient db;

  EvidenceQueries(JdbcClient db) {
    this.db = db;
  }

  List<Finding> disagreements(int most) {
    return db.sql(DISAGREEMENTS)
        .param("most", most)
        .query(
            (r, n) ->
                finding(
                    Finding.Kind.valueOf(r.getString("finding")),
                    Leaf.Kind.valueOf(r.getString("kind")),
                    r.getInt("district_id") + "-" + r.getString("stream"),
                    r.getInt("version")))
        .list();
  }

  private static Finding finding(Finding.Kind kind, Leaf.Kind of, String stream, int version) {
    String what =
        switch (of) {
          case HAZARD -> "隐患历史";
          case AUDIT -> "审计记录";
          case FILE -> "附件";
        };
    String words =
        switch (kind) {
          case REMOVED -> what + "在存证之后被删除";
          case REWRITTEN -> what + "在存证之后被改写";
          default -> what + "没有存证";
        };
    return new Finding(kind, stream, version, words);
  }
}
