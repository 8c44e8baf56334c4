package org.bihuan.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The receipts; written once. */
@Repository
class ReceiptStore {

  private final JdbcClient jdbc;

  ReceiptStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The same record sent twice at once is handled one after the other. */
  void waitForTheSame(Ref record) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:record, 0))").param("record", "field " + record).query(rs -> {});
  }

  /** @param originals as JSON */
  void insert(Receipt r, String originals, FieldRecord.@Nullable Position position, Actor by) {
    jdbc.sql(
            """
            insert into sync.receipt
              (district_id, id, unit_id, kind, content, content_hash, originals, thing_id, number, outcome, person_id, person_name,
               post_id, post_title, device_id, device_sequence, device_at, device_finished_at, clock_offset_ms, offset_known_at, longitude,
               latitude, accuracy_m, received_at)
            values
              (:district, :id, :unit, :kind, cast(:content as jsonb), :hash, cast(:originals as jsonb), :thing, :number, :outcome, :person, :personName,
               :post, :postTitle, :device, :sequence, :deviceAt, :deviceFinishedAt, :offset, :offsetKnownAt, :longitude,
               :latitude, :accuracy, :receivedAt)
            """)
        .param("district", r.ref().districtId())
        .param("id", r.ref().id())
        .param("unit", r.unit().id())
        .param("kind", r.kind().name())
        .param("content", r.content())
        .param("hash", r.contentHash())
        .param("originals", originals)
        .param("thing", r.thing().id())
        .param("number", r.number())
        .param("outcome", r.outcome())
        .param("person", by.personId())
        .param("personName", by.personName())
        .param("post", by.postId())
        .param("postTitle", by.postTitle())
        .param("device", r.device().id())
        .param("sequence", r.device().sequence())
        .param("deviceAt", utc(r.device().at()))
        .param("deviceFinishedAt", utc(r.device().finishedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("offset", r.device().offsetMillis(), Types.BIGINT)
        .param("offsetKnownAt", utc(r.device().offsetKnownAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("longitude", position == null ? null : position.longitude(), Types.NUMERIC)
        .param("latitude", position == null ? null : position.latitude(), Types.NUMERIC)
        .param("accuracy", position == null ? null : position.accuracyMetres(), Types.INTEGER)
        .param("receivedAt", utc(r.receivedAt()))
        .update();
  }

  Optional<Receipt> find(Ref record) {
    return jdbc.sql("select * from sync.receipt where district_id = :district and id = :id")
        .param("district", record.districtId())
        .param("id", record.id())
        .query((rs, n) -> receipt(rs))
        .optional();
  }

  private static Receipt receipt(ResultSet rs) throws SQLException {
    int district = rs.getInt("district_id");
    return new Receipt(
        new Ref(district, rs.getObject("id", UUID.class)),
        new Ref(district, rs.getObject("unit_id", UUID.class)),
        FieldContent.Kind.valueOf(rs.getString("kind")),
        rs.getString("content"),
        rs.getString("content_hash"),
        new Ref(district, rs.getObject("thing_id", UUID.class)),
        rs.getString("number"),
        rs.getString("outcome"),
        rs.getObject("person_id", UUID.class),
        new FieldRecord.Device(
            rs.getObject("device_id", UUID.class),
            rs.getLong("device_sequence"),
            rs.getObject("device_at", OffsetDateTime.class).toInstant(),
            instant(rs.getObject("device_finished_at", OffsetDateTime.class)),
            rs.getObject("clock_offset_ms", Long.class),
            instant(rs.getObject("offset_known_at", OffsetDateTime.class))),
        rs.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
