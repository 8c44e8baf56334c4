package org.bihuan.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploads in pieces and how far each has come. */
@Repository
class UploadStore {

  private final JdbcClient jdbc;

  UploadStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How much one person has on its way. */
  record OnTheWay(long files, long bytes) {}

  /** False when the id is taken. */
  boolean insert(UploadInPieces u, Instant now) {
    return jdbc.sql(
                """
                insert into file.upload
                  (district_id, id, unit_id, sha256, size, media_type, name, received, begun_by, begun_at, touched_at)
                values
                  (:district, :id, :unit, :sha256, :size, :mediaType, :name, 0, :by, :now, :now)
                on conflict (district_id, id) do nothing
                """)
            .param("district", u.ref().districtId())
            .param("id", u.ref().id())
            .param("unit", u.unit().id())
            .param("sha256", u.sha256())
            .param("size", u.size())
            .param("mediaType", u.mediaType())
            .param("name", u.name())
            .param("by", u.begunBy())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  Optional<UploadInPieces> find(Ref ref) {
    return one(ref, "");
  }

  /** Two pieces of one file come one after the other. */
  Optional<UploadInPieces> lock(Ref ref) {
    return one(ref, "for update");
  }

  private Optional<UploadInPieces> one(Ref ref, String lock) {
    return jdbc.sql(
            """
            select *
            from file.upload
            where district_id = :district
              and id = :id
            """
                + lock)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((rs, n) -> upload(rs))
        .optional();
  }

  void received(Ref ref, long bytes, Instant now) {
    jdbc.sql(
            """
            update file.upload
            set received = :bytes,
                touched_at = :now
            where district_id = :district
              and id = :id
            """)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .param("bytes", bytes)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void delete(Ref ref) {
    jdbc.sql("delete from file.upload where district_id = :district and id = :id")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .update();
  }

  OnTheWay of(UUID person) {
    return jdbc.sql("select count(*) as files, coalesce(sum(size), 0) as bytes from file.upload where begun_by = :person")
        .param("person", person)
        .query(OnTheWay.class)
        .single();
  }

  /** Not touched since; the oldest first. */
  List<UploadInPieces> abandoned(Instant before, int most) {
    return jdbc.sql("select * from file.upload where touched_at < :before order by touched_at limit :most")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query((rs, n) -> upload(rs))
        .list();
  }

  private static UploadInPieces upload(ResultSet rs) throws SQLException {
    int district = rs.getInt("district_id");
    return new UploadInPieces(
        new Ref(district, rs.getObject("id", UUID.class)),
        new Ref(district, rs.getObject("unit_id", UUID.class)),
        rs.getString("sha256"),
        rs.getLong("size"),
        rs.getString("media_type"),
        rs.getString("name"),
        rs.getLong("received"),
        rs.getObject("begun_by", UUID.class));
  }
}
