package org.bihuan.file;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the archive; written once. */
@Repository
class FileRecords {

  private final JdbcClient jdbc;

  FileRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when the id is taken. */
  boolean insert(FileRecord f) {
    return jdbc.sql(
                """
                insert into file.file
                  (district_id, id, unit_id, sha256, size, kind, width, height, likeness, name, uploaded_by, uploaded_at)
                values
                  (:district, :id, :unit, :sha256, :size, :kind, :width, :height, :likeness, :name, :by, :at)
                on conflict (district_id, id) do nothing
                """)
            .param("district", f.ref().districtId())
            .param("id", f.ref().id())
            .param("unit", f.unit().id())
            .param("sha256", f.sha256())
            .param("size", f.size())
            .param("kind", f.kind().name())
            .param("width", f.width(), Types.INTEGER)
            .param("height", f.height(), Types.INTEGER)
            .param("likeness", f.likeness(), Types.BIGINT)
            .param("name", f.name())
            .param("by", f.uploadedBy())
            .param("at", f.uploadedAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /** Which bytes a file is said to have. */
  record Content(Ref ref, String sha256) {}

  /** In the order of their addresses, some at a time. */
  List<Content> contentsAfter(Ref ref, int most) {
    return jdbc.sql(
            """
            select district_id, id, sha256
            from file.file
            where (district_id, id) > (:district, :id)
            order by district_id, id
            limit :most
            """)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .param("most", most)
        .query(
            (r, n) ->
                new Content(
                    new Ref(r.getInt("district_id"), r.getObject("id", UUID.class)), r.getString("sha256")))
        .list();
  }

  Optional<FileRecord> find(Ref ref) {
    return jdbc.sql("select * from file.file where district_id = :district and id = :id")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query(
            (r, n) ->
                new FileRecord(
                    ref,
                    new Ref(ref.districtId(), r.getObject("unit_id", UUID.class)),
                    r.getString("sha256"),
                    r.getLong("size"),
                    FileKind.valueOf(r.getString("kind")),
                    r.getObject("width", Integer.class),
                    r.getObject("height", Integer.class),
                    r.getObject("likeness", Long.class),
                    r.getString("name"),
                    r.getObject("uploaded_by", UUID.class),
                    r.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Files of one ledger: a hazard's never lie in two. */
  Map<Ref, String> amongUnit(List<Ref> files, Ref unit) {
    Map<Ref, String> hashes = new HashMap<>();
    jdbc.sql(
            "select id, sha256 from file.file where district_id = :district and unit_id = :unit and id = any (:ids::uuid[])")
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("ids", files.stream().filter(file -> file.districtId() == unit.districtId()).map(Ref::id).toArray(UUID[]::new))
        .query(
            r -> {
              hashes.put(new Ref(unit.districtId(), r.getObject("id", UUID.class)), r.getString("sha256"));
            });
    return hashes;
  }

  Map<Ref, FileStore.Mark> marks(List<Ref> files) {
    if (files.isEmpty()) {
      return Map.of();
    }
    int district = files.getFirst().districtId();
    Map<Ref, FileStore.Mark> marks = new HashMap<>();
    jdbc.sql("select id, sha256, uploaded_at from file.file where district_id = :district and id in (:ids)")
        .param("district", district)
        .param("ids", files.stream().map(Ref::id).toList())
        .query(
            r -> {
              marks.put(
                  new Ref(district, r.getObject("id", UUID.class)),
                  new FileStore.Mark(r.getString("sha256"), r.getObject("uploaded_at", OffsetDateTime.class).toInstant()));
            });
    return marks;
  }
}
