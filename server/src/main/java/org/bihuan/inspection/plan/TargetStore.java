package org.bihuan.inspection.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.inspection.plan.Plan.Target;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Targets of issued plans. */
@Repository
class TargetStore {

  private static final String TARGET =
      """
      select t.district_id, t.plan_id, t.id, t.team_id, t.unit_district, t.unit_id, t.unit_name, t.district_name, t.from_on,
             t.until_on, t.state, t.started_at, t.started_by_name, t.started_place, t.started_told_at, t.started_told_offset, t.done_at, t.dropped_reason,
             t.dropped_by_name
      from inspection.plan_target t
      """;

  private final JdbcClient db;

  TargetStore(JdbcClient db) {
    this.db = db;
  }

  void add(Ref plan, Target target) {
    db.sql(
            """
            insert into inspection.plan_target (district_id, plan_id, id, team_id, unit_district, unit_id, unit_name,
                                                district_name, from_on, until_on, state)
            values (:district, :plan, :id, :team, :unitDistrict, :unit, :unitName, :districtName, :from, :until, 'WAITING')
            """)
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .param("id", target.id())
        .param("team", target.teamId())
        .param("unitDistrict", target.unit().districtId())
        .param("unit", target.unit().id())
        .param("unitName", target.unitName())
        .param("districtName", target.districtName())
        .param("from", target.from())
        .param("until", target.until())
        .update();
  }

  List<SentTarget> ofPlan(Ref plan) {
    return db.sql(TARGET + "where t.district_id = :district and t.plan_id = :plan order by t.from_on, t.unit_name, t.id")
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .query(TargetStore::target)
        .list();
  }

  List<SentTarget> ofTeam(Ref plan, UUID team) {
    return ofPlan(plan).stream().filter(target -> target.teamId().equals(team)).toList();
  }

  Optional<SentTarget> lock(Ref plan, UUID target) {
    return db.sql(TARGET + "where t.district_id = :district and t.plan_id = :plan and t.id = :id for update")
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .param("id", target)
        .query(TargetStore::target)
        .optional();
  }

  void start(SentTarget target, String byName, @Nullable String place, @Nullable ToldStart told, Instant now) {
    db.sql(
            """
            update inspection.plan_target
            set state = 'STARTED', started_at = :now, started_by_name = :by, started_place = :place,
                started_told_at = :told, started_told_offset = :offset
            where district_id = :district and plan_id = :plan and id = :id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", byName)
        .param("place", place)
        .param("told", told == null ? null : told.at().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("offset", told == null ? null : told.offsetMillis(), Types.BIGINT)
        .param("district", target.plan().districtId())
        .param("plan", target.plan().id())
        .param("id", target.id())
        .update();
  }

  /** False when it was not under way. */
  boolean done(Ref plan, UUID target, Instant now) {
    return db.sql(
                """
                update inspection.plan_target
                set state = 'DONE', done_at = :now
                where district_id = :district and plan_id = :plan and id = :id and state = 'STARTED'
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("district", plan.districtId())
            .param("plan", plan.id())
            .param("id", target)
            .update()
        == 1;
  }

  void drop(SentTarget target, String byName, String reason) {
    db.sql(
            """
            update inspection.plan_target
            set state = 'DROPPED', dropped_reason = :reason, dropped_by_name = :by
            where district_id = :district and plan_id = :plan and id = :id
            """)
        .param("reason", reason)
        .param("by", byName)
        .param("district", target.plan().districtId())
        .param("plan", target.plan().id())
        .param("id", target.id())
        .update();
  }

  private static SentTarget target(ResultSet row, int number) throws SQLException {
    return new SentTarget(
        new Ref(row.getInt("district_id"), row.getObject("plan_id", UUID.class)),
        row.getObject("id", UUID.class),
        row.getObject("team_id", UUID.class),
        new Ref(row.getInt("unit_district"), row.getObject("unit_id", UUID.class)),
        row.getString("unit_name"),
        row.getString("district_name"),
        row.getObject("from_on", LocalDate.class),
        row.getObject("until_on", LocalDate.class),
        TargetState.valueOf(row.getString("state")),
        instant(row, "started_at"),
        row.getString("started_by_name"),
        row.getString("started_place"),
        told(row),
        instant(row, "done_at"),
        row.getString("dropped_reason"),
        row.getString("dropped_by_name"));
  }

  private static @Nullable ToldStart told(ResultSet row) throws SQLException {
    Instant at = instant(row, "started_told_at");
    return at == null ? null : new ToldStart(at, row.getObject("started_told_offset", Long.class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
