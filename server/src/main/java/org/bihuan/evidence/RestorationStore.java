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
import org.bihuan.platform.Actor;
import org.bihuan.platform.database.RestoredMark;
import org.jspecify.annotations.Nullable;
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

  /** The last confirmed one, unless that is longer ago. */
  Optional<Restored> confirmedSince(Instant since) {
    return db.sql("select * from evidence.restoration where confirmed_at >= :since order by confirmed_at desc limit 1")
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(RestorationStore::restored)
        .optional();
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
              (id, origin, kept_size, kept_root, mark, restored_to, size, reason, lost_from, declared_by,
               declared_name, declared_at)
            values
              (:id, :origin, :keptSize, :keptRoot, :mark, :restoredTo, :size, :reason, :lostFrom, :by, :name, :at)
            """)
        .param("id", restored.id())
        .param("origin", restored.origin())
        .param("keptSize", kept == null ? null : kept.size(), Types.BIGINT)
        .param("keptRoot", kept == null ? null : kept.root(), Types.BINARY)
        .param("mark", mark == null ? null : mark.id(), Types.OTHER)
        .param("restoredTo", mark == null ? null : time(mark.until()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("size", restored.size())
        .param("reason", restored.reason())
        .param("lostFrom", time(restored.lostFrom()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("by", restored.declaredBy())
        .param("name", restored.declaredByName())
        .param("at", restored.declaredAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** From here on history is a branch of its own. */
  void confirm(UUID id, Actor by, Instant at, String origin) {
    db.sql("update evidence.restoration set confirmed_by = :by, confirmed_name = :name, confirmed_at = :at where id = :id")
        .param("id", id)
        .param("by", by.personId())
        .param("name", by.personName())
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
        EvidenceStore.instant(row, "lost_from"),
        row.getObject("declared_by", UUID.class),
        row.getString("declared_name"),
        row.getObject("declared_at", OffsetDateTime.class).toInstant(),
        EvidenceStore.instant(row, "confirmed_at"),
        row.getString("confirmed_name"));
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
