package org.bihuan.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.database.RestoredMark;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Declarations of restorations; a confirmed one is never changed. */
@Repository
class RestorationStore {

  private final JdbcClient db;

  RestorationStore(JdbcClient db) {
    this.db = db;
  }

  /** Confirmed ones. */
  List<Restored> all() {
    return db.sql("select * from evidence.restoration where confirmed_at is not null order by confirmed_at")
        .query(RestorationStore::restored)
        .list();
  }

  boolean answers(RestoredMark mark) {
    return db.sql("select exists (select from evidence.restoration where mark = :mark and confirmed_at is not null)")
        .param("mark", mark.id())
        .query(Boolean.class)
        .single();
  }

  Optional<Restored> declared() {
    return db.sql("select * from evidence.restoration where confirmed_at is null for update")
        .query(RestorationStore::restored)
        .optional();
  }

  /** Takes the place of a declaration nobody confirmed. */
  void declare(Restored restored) {
    db.sql("delete from evidence.restoration where confirmed_at is null").update();
    Restored.Signed kept = restored.kept();
    RestoredMark mark = restored.mark();
    db.sql(
            """
            insert into evidence.restoration
              (id, origin, kept_size, kept_root, mark, restored_to, size, reason, declared_by, declared_at)
            values
              (:id, :origin, :keptSize, :keptRoot, :mark, :restoredTo, :size, :reason, :by, :at)
            """)
        .param("id", restored.id())
        .param("origin", restored.origin())
        .param("keptSize", kept == null ? null : kept.size(), Types.BIGINT)
        .param("keptRoot", kept == null ? null : kept.root(), Types.BINARY)
        .param("mark", mark == null ? null : mark.id(), Types.OTHER)
        .param("restoredTo", mark == null ? null : mark.until().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("size", restored.size())
        .param("reason", restored.reason())
        .param("by", restored.declaredBy())
        .param("at", restored.declaredAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** From here on history is a branch of its own. */
  void confirm(UUID id, UUID by, Instant at, String origin) {
    db.sql("update evidence.restoration set confirmed_by = :by, confirmed_at = :at where id = :id")
        .param("id", id)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    db.sql("update evidence.log set origin = :origin where id = 1").param("origin", origin).update();
  }

  private static Restored restored(ResultSet row, int n) throws SQLException {
    byte[] root = row.getBytes("kept_root");
    UUID mark = row.getObject("mark", UUID.class);
    return new Restored(
        row.getObject("id", UUID.class),
        row.getString("origin"),
        root == null ? null : new Restored.Signed(row.getLong("kept_size"), root),
        mark == null ? null : new RestoredMark(mark, row.getObject("restored_to", OffsetDateTime.class).toInstant()),
        row.getLong("size"),
        row.getString("reason"),
        row.getObject("declared_by", UUID.class),
        row.getObject("declared_at", OffsetDateTime.class).toInstant());
  }
}
