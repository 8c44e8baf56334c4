package org.bihuan.access.mission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Grants of teams and the units they open. */
@Repository
class MissionStore {

  private final JdbcClient db;

  MissionStore(JdbcClient db) {
    this.db = db;
  }

  void add(Mission mission, Actor by, Instant now) {
    db.sql(
            """
            insert into access.mission (id, plan_district, plan_id, team_id, person_id, person_name, title, role, node_id,
                                        from_on, until_on, granted_at, granted_by, granted_by_name)
            values (:id, :district, :plan, :team, :person, :name, :title, :role, :node, :from, :until, :now, :by, :byName)
            """)
        .param("id", mission.id())
        .param("district", mission.plan().districtId())
        .param("plan", mission.plan().id())
        .param("team", mission.teamId())
        .param("person", mission.personId())
        .param("name", mission.personName())
        .param("title", mission.title())
        .param("role", mission.role().name())
        .param("node", mission.nodeId())
        .param("from", mission.from())
        .param("until", mission.until())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.personId())
        .param("byName", by.personName())
        .update();
  }

  /** A unit that takes the place of another is added to what the team already has. */
  void add(Mission.Sight sight, @Nullable Instant openedAt) {
    db.sql(
            """
            insert into access.mission_unit (team_id, unit_district, unit_id, from_on, until_on, opened_at)
            values (:team, :district, :unit, :from, :until, :opened)
            """)
        .param("team", sight.teamId())
        .param("district", sight.unit().districtId())
        .param("unit", sight.unit().id())
        .param("from", sight.from())
        .param("until", sight.until())
        .param("opened", openedAt == null ? null : openedAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  void begin(UUID team, Ref unit, Instant now) {
    mark(
        """
        update access.mission_unit
        set opened_at = coalesce(opened_at, :now), begun_at = coalesce(begun_at, :now)
        """,
        team,
        unit,
        now);
  }

  void close(UUID team, Ref unit, Instant now) {
    mark("update access.mission_unit set closed_at = coalesce(closed_at, :now)", team, unit, now);
  }

  private void mark(String update, UUID team, Ref unit, Instant now) {
    db.sql(update + " where team_id = :team and unit_district = :district and unit_id = :unit")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("team", team)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .update();
  }

  int end(Ref plan, String byName, Instant now) {
    return db.sql(
            """
            update access.mission
            set ended_at = :now, ended_by_name = :name
            where plan_id = :plan and ended_at is null
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("name", byName)
        .param("plan", plan.id())
        .update();
  }

  List<Mission> active(UUID person, LocalDate today) {
    return db.sql(
            """
            select *
            from access.mission
            where person_id = :person and ended_at is null and :today between from_on and until_on
            order by from_on, id
            """)
        .param("person", person)
        .param("today", today)
        .query(MissionStore::mission)
        .list();
  }

  /** Those that have not begun and will within so many days. */
  List<Mission> coming(UUID person, LocalDate today, int days) {
    return db.sql(
            """
            select *
            from access.mission
            where person_id = :person and ended_at is null and from_on > :today and from_on <= :today + :days
            order by from_on, id
            """)
        .param("person", person)
        .param("today", today)
        .param("days", days)
        .query(MissionStore::mission)
        .list();
  }

  /** Under this post, on its days or for so many days after them. */
  Optional<Mission> find(UUID post, UUID person, LocalDate today, int daysAfter) {
    return db.sql(
            """
            select *
            from access.mission
            where id = :post and person_id = :person and ended_at is null and :today between from_on and until_on + :after
            """)
        .param("post", post)
        .param("person", person)
        .param("today", today)
        .param("after", daysAfter)
        .query(MissionStore::mission)
        .optional();
  }

  /** What a team sees on a day, and where it has begun for so many days more. */
  List<Ref> openToHandIn(UUID team, LocalDate today, int daysAfter) {
    return db.sql(
            """
            select unit_district, unit_id
            from access.mission_unit
            where team_id = :team and opened_at is not null and closed_at is null
              and :today between from_on and until_on + case when begun_at is null then 0 else :after end
            """)
        .param("team", team)
        .param("today", today)
        .param("after", daysAfter)
        .query(MissionStore::unit)
        .list();
  }

  /** What a team sees on a day. */
  List<Ref> open(UUID team, LocalDate today) {
    return db.sql(
            """
            select unit_district, unit_id
            from access.mission_unit
            where team_id = :team and :today between from_on and until_on and opened_at is not null and closed_at is null
            """)
        .param("team", team)
        .param("today", today)
        .query(MissionStore::unit)
        .list();
  }

  private static Ref unit(ResultSet row, int number) throws SQLException {
    return new Ref(row.getInt("unit_district"), row.getObject("unit_id", UUID.class));
  }

  private static Mission mission(ResultSet row, int number) throws SQLException {
    return new Mission(
        row.getObject("id", UUID.class),
        new Ref(row.getInt("plan_district"), row.getObject("plan_id", UUID.class)),
        row.getObject("team_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        row.getString("title"),
        Role.valueOf(row.getString("role")),
        row.getObject("node_id", UUID.class),
        row.getObject("from_on", LocalDate.class),
        row.getObject("until_on", LocalDate.class));
  }
}
