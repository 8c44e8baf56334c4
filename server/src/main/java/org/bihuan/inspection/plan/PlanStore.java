package org.bihuan.inspection.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.inspection.InspectionKind;
import org.bihuan.inspection.plan.Plan.Arrangement;
import org.bihuan.inspection.plan.PlanRules.Pair;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Plans, who looked at sealed ones, and the pairs of cross inspections. */
@Repository
class PlanStore {

  /** Counted exactly up to here. */
  private static final int COUNT_BOUND = 1_000;

  private static final String PLAN =
      """
      select p.district_id, p.id, p.kind, p.title, p.purpose, p.checklist_code, p.from_on, p.until_on, p.level, p.node_id,
             p.node_name, p.state, p.version, p.arrangement, p.made_at, p.made_by, p.made_by_name, p.issued_at,
             p.issued_by_name, p.ended_at, p.ended_by_name, p.end_reason
      from inspection.plan p
      """;

  private final JdbcClient db;
  private final JsonMapper json;

  PlanStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** False when the id is taken. */
  boolean add(Plan plan) {
    return db.sql(
                """
                insert into inspection.plan (district_id, id, kind, title, purpose, checklist_code, from_on, until_on,
                                             level, node_id, node_name, state, version, arrangement, made_at, made_by,
                                             made_by_name)
                values (:district, :id, :kind, :title, :purpose, :checklist, :from, :until, :level, :node, :nodeName,
                        'DRAFT', 1, cast(:arrangement as jsonb), :now, :by, :byName)
                on conflict (district_id, id) do nothing
                """)
            .param("district", plan.ref().districtId())
            .param("id", plan.ref().id())
            .param("kind", plan.kind().name())
            .param("title", plan.title())
            .param("purpose", plan.purpose())
            .param("checklist", plan.checklistCode())
            .param("from", plan.from())
            .param("until", plan.until())
            .param("level", plan.level().name())
            .param("node", plan.nodeId())
            .param("nodeName", plan.nodeName())
            .param("arrangement", json.writeValueAsString(plan.arrangement()))
            .param("now", plan.madeAt().atOffset(ZoneOffset.UTC))
            .param("by", plan.madeBy())
            .param("byName", plan.madeByName())
            .update()
        == 1;
  }

  Optional<Plan> find(Ref plan) {
    return one(plan, "");
  }

  Optional<Plan> lock(Ref plan) {
    return one(plan, " for update");
  }

  private Optional<Plan> one(Ref plan, String lock) {
    return db.sql(PLAN + "where p.district_id = :district and p.id = :id" + lock)
        .param("district", plan.districtId())
        .param("id", plan.id())
        .query(this::plan)
        .optional();
  }

  /** The newest first. */
  List<Plan> latest(PlanSearch wanted, Actor actor, int most) {
    SqlFilter filter = wanted.conditions(actor);
    if (wanted.after() != null) {
      filter
          .and("(p.made_at, p.id) < (:afterAt, :afterId)", "afterAt", wanted.after().key().atOffset(ZoneOffset.UTC))
          .with("afterId", wanted.after().id());
    }
    return db.sql(PLAN + filter.where() + " order by p.made_at desc, p.id desc limit :most")
        .params(filter.parameters())
        .param("most", most)
        .query(this::plan)
        .list();
  }

  Page.Count count(PlanSearch wanted, Actor actor) {
    SqlFilter filter = wanted.conditions(actor);
    long counted =
        db.sql("select count(*) from (select 1 from inspection.plan p " + filter.where() + " limit :bound) counted")
            .params(filter.parameters())
            .param("bound", COUNT_BOUND + 1)
            .query(Long.class)
            .single();
    return new Page.Count(Math.min(counted, COUNT_BOUND), counted <= COUNT_BOUND);
  }

  void arrange(Ref plan, Arrangement arrangement) {
    db.sql(
            """
            update inspection.plan
            set arrangement = cast(:arrangement as jsonb), version = version + 1
            where district_id = :district and id = :id
            """)
        .param("arrangement", json.writeValueAsString(arrangement))
        .param("district", plan.districtId())
        .param("id", plan.id())
        .update();
  }

  void issue(Ref plan, Actor by, Instant now) {
    db.sql(
            """
            update inspection.plan
            set state = 'ISSUED', version = version + 1, issued_at = :now, issued_by_name = :by
            where district_id = :district and id = :id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.personName())
        .param("district", plan.districtId())
        .param("id", plan.id())
        .update();
  }

  void end(Ref plan, Actor by, String reason, Instant now) {
    db.sql(
            """
            update inspection.plan
            set state = 'ENDED', version = version + 1, ended_at = :now, ended_by_name = :by, end_reason = :reason
            where district_id = :district and id = :id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.personName())
        .param("reason", reason)
        .param("district", plan.districtId())
        .param("id", plan.id())
        .update();
  }

  /** A look at a sealed plan. */
  record Look(Instant at, String name, String post, String what) {}

  void looked(Ref plan, Actor who, String what, Instant now) {
    db.sql(
            """
            insert into inspection.plan_look (district_id, plan_id, id, looked_at, person_id, person_name, post_title, what)
            values (:district, :plan, :id, :now, :person, :name, :post, :what)
            """)
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .param("id", Ids.at(now))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("person", who.personId())
        .param("name", who.personName())
        .param("post", who.postTitle())
        .param("what", what)
        .update();
  }

  List<Look> looks(Ref plan, int most) {
    return db.sql(
            """
            select l.looked_at, l.person_name, l.post_title, l.what
            from inspection.plan_look l
            where l.district_id = :district and l.plan_id = :plan
            order by l.looked_at desc, l.id desc
            limit :most
            """)
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .param("most", most)
        .query(
            (row, n) ->
                new Look(
                    row.getObject("looked_at", OffsetDateTime.class).toInstant(),
                    row.getString("person_name"),
                    row.getString("post_title"),
                    row.getString("what")))
        .list();
  }

  void cross(Ref plan, Pair pair, LocalDate day) {
    db.sql(
            """
            insert into inspection.crossing (district_id, plan_id, inspecting, inspected, on_day)
            values (:district, :plan, :inspecting, :inspected, :day)
            on conflict do nothing
            """)
        .param("district", plan.districtId())
        .param("plan", plan.id())
        .param("inspecting", pair.inspecting())
        .param("inspected", pair.inspected())
        .param("day", day)
        .update();
  }

  /**
   * Pairs of other plans that came together, or still will: what was called off, or was left when its plan ended, crossed
   * nobody.
   */
  List<Pair> crossingsSince(Ref besides, LocalDate day) {
    return db.sql(
            """
            select distinct c.inspecting, c.inspected
            from inspection.crossing c
              join inspection.plan p on p.district_id = c.district_id and p.id = c.plan_id
            where c.district_id = :district and c.on_day > :day and c.plan_id <> :besides
              and exists (
                select 1
                from inspection.plan_target t
                where t.district_id = c.district_id and t.plan_id = c.plan_id
                  and c.inspected in (t.unit_district::text, t.unit_district || '-' || t.unit_id)
                  and t.state <> 'DROPPED' and not (t.state = 'WAITING' and p.state = 'ENDED'))
            """)
        .param("district", besides.districtId())
        .param("besides", besides.id())
        .param("day", day)
        .query((row, n) -> new Pair(row.getString("inspecting"), row.getString("inspected")))
        .list();
  }

  private Plan plan(ResultSet row, int number) throws SQLException {
    return new Plan(
        new Ref(row.getInt("district_id"), row.getObject("id", UUID.class)),
        InspectionKind.valueOf(row.getString("kind")),
        row.getString("title"),
        row.getString("purpose"),
        row.getString("checklist_code"),
        row.getObject("from_on", LocalDate.class),
        row.getObject("until_on", LocalDate.class),
        Role.Level.valueOf(row.getString("level")),
        row.getObject("node_id", UUID.class),
        row.getString("node_name"),
        Plan.State.valueOf(row.getString("state")),
        row.getInt("version"),
        json.readValue(row.getString("arrangement"), Arrangement.class),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("made_by", UUID.class),
        row.getString("made_by_name"),
        instant(row, "issued_at"),
        row.getString("issued_by_name"),
        instant(row, "ended_at"),
        row.getString("ended_by_name"),
        row.getString("end_reason"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
