package org.bihuan.tipoff;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import tools.jackson.databind.json.JsonMapper;

/** Applications to open a seal. To be used as the system. */
@Repository
class UnsealingStore {

  private static final int MOST = 200;

  private final JdbcClient db;
  private final JsonMapper json;

  UnsealingStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  boolean add(Unsealing asked) {
    return db.sql(
                """
                insert into tipoff.unsealing
                  (district_id, id, report_id, reason, asked_by, asker_id, asked_at, looks)
                values (:district, :id, :report, :reason, :by::jsonb, :asker, :at, 0)
                on conflict (district_id, id) do nothing
                """)
            .param("district", asked.ref().districtId())
            .param("id", asked.ref().id())
            .param("report", asked.report().id())
            .param("reason", asked.reason())
            .param("by", json.writeValueAsString(asked.askedBy()))
            .param("asker", asked.askedBy().personId())
            .param("at", asked.askedAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  Optional<Unsealing> lock(Ref ref) {
    return db.sql("select * from tipoff.unsealing where district_id = :district and id = :id for update")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> unsealing(r))
        .optional();
  }

  void decide(Unsealing decided) {
    Report.Person by = decided.decidedBy();
    db.sql(
            """
            update tipoff.unsealing
            set decision = :decision, decided_by = :by::jsonb, decider_id = :decider, decided_at = :at,
                expires_at = :expires
            where district_id = :district and id = :id and decision is null
            """)
        .param("decision", String.valueOf(decided.decision()))
        .param("by", json.writeValueAsString(by))
        .param("decider", by == null ? null : by.personId())
        .param("at", utc(decided.decidedAt()))
        .param("expires", utc(decided.expiresAt()))
        .param("district", decided.ref().districtId())
        .param("id", decided.ref().id())
        .update();
  }

  void looked(Ref ref) {
    db.sql("update tipoff.unsealing set looks = looks + 1 where district_id = :district and id = :id")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .update();
  }

  /** @param asker only his; null: everybody's */
  List<Unsealing> latest(@Nullable UUID asker) {
    return db.sql(
            """
            select *
            from tipoff.unsealing
            where asker_id = coalesce(:asker::uuid, asker_id)
            order by asked_at desc, id desc
            limit :most
            """)
        .param("asker", asker == null ? null : asker.toString())
        .param("most", MOST)
        .query((r, n) -> unsealing(r))
        .list();
  }

  private Unsealing unsealing(ResultSet r) throws SQLException {
    int district = r.getInt("district_id");
    String decision = r.getString("decision");
    String by = r.getString("decided_by");
    return new Unsealing(
        new Ref(district, r.getObject("id", UUID.class)),
        new Ref(district, r.getObject("report_id", UUID.class)),
        r.getString("reason"),
        json.readValue(r.getString("asked_by"), Report.Person.class),
        r.getObject("asked_at", OffsetDateTime.class).toInstant(),
        decision == null ? null : Unsealing.Decision.valueOf(decision),
        by == null ? null : json.readValue(by, Report.Person.class),
        instant(r, "decided_at"),
        instant(r, "expires_at"),
        r.getInt("looks"));
  }

  private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
    OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
