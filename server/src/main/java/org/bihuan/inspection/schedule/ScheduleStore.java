package org.bihuan.inspection.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.Checklist;
import org.bihuan.inspection.schedule.OccurrenceRules.Occurrence;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Schedules, and the tasks they become. */
@Repository
class ScheduleStore {

  private static final String SCHEDULE =
      """
      select s.district_id, s.id, s.unit_id, s.checklist_code, s.post_id, s.post_title, s.from_on, s.ended_on
      from inspection.schedule s
      """;

  private final JdbcClient db;

  ScheduleStore(JdbcClient db) {
    this.db = db;
  }

  /** False where the list already comes round at the unit. */
  boolean add(Schedule schedule, Actor by, Instant now) {
    return db.sql(
                """
                insert into inspection.schedule (district_id, id, unit_id, checklist_code, post_id, post_title, from_on,
                                                 made_at, made_by, made_by_name, made_by_post, made_by_title)
                values (:district, :id, :unit, :checklist, :post, :title, :from, :now, :by, :byName, :byPost, :byTitle)
                on conflict do nothing
                """)
            .param("district", schedule.ref().districtId())
            .param("id", schedule.ref().id())
            .param("unit", schedule.unitId())
            .param("checklist", schedule.checklistCode())
            .param("post", schedule.postId())
            .param("title", schedule.postTitle())
            .param("from", schedule.from())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by.personId())
            .param("byName", by.personName())
            .param("byPost", by.postId())
            .param("byTitle", by.postTitle())
            .update()
        == 1;
  }

  boolean end(Ref schedule, String byName, LocalDate day) {
    return db.sql(
                """
                update inspection.schedule
                set ended_on = :day, ended_by_name = :by
                where district_id = :district and id = :id and ended_on is null
                """)
            .param("day", day)
            .param("by", byName)
            .param("district", schedule.districtId())
            .param("id", schedule.id())
            .update()
        == 1;
  }

  Optional<Schedule> find(Ref schedule) {
    return db.sql(SCHEDULE + "where s.district_id = :district and s.id = :id")
        .param("district", schedule.districtId())
        .param("id", schedule.id())
        .query(ScheduleStore::schedule)
        .optional();
  }

  List<Schedule> going(Scope scope, @Nullable Ref unit) {
    SqlFilter filter = new SqlFilter().within(scope, "s").and("s.ended_on is null");
    if (unit != null) {
      filter.and("s.district_id = :district", "district", unit.districtId()).and("s.unit_id = :unit", "unit", unit.id());
    }
    return db.sql(SCHEDULE + filter.where() + " order by s.district_id, s.unit_id, s.checklist_code, s.id")
        .params(filter.parameters())
        .query(ScheduleStore::schedule)
        .list();
  }

  /**
   * Once each time, however often it is asked for; nothing for a unit that has ended, nor where a task of the unit's own
   * with the same list falls due within the same time already, done or not.
   */
  int occur(Schedule schedule, Occurrence occurrence, Checklist.Kind kind, Instant now) {
    return db.sql(
            """
            insert into inspection.task
              (district_id, id, unit_id, checklist_code, kind, due_on, assignee_post_id, assignee_post_title, state, version,
               planned_at, planned_by, planned_by_name, planned_by_post, planned_by_title, schedule_id, start_on)
            select s.district_id, :id, s.unit_id, s.checklist_code, :kind, :due, s.post_id, s.post_title, 'NOT_STARTED', 1,
                   :now, s.made_by, s.made_by_name, s.made_by_post, s.made_by_title, s.id, :start
            from inspection.schedule s
            join organisation.v_unit u on u.district_id = s.district_id and u.unit_id = s.unit_id and u.closed_on is null
            where s.district_id = :district and s.id = :schedule and s.ended_on is null
              and not exists (
                select 1
                from inspection.task t
                where t.district_id = s.district_id and t.unit_id = s.unit_id and t.checklist_code = s.checklist_code
                  and t.team_id is null and t.due_on between :start and :due
                  and t.schedule_id is distinct from s.id)
            on conflict (district_id, schedule_id, start_on) do nothing
            """)
        .param("id", Ids.at(now))
        .param("kind", kind.name())
        .param("due", occurrence.due())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("start", occurrence.start())
        .param("district", schedule.ref().districtId())
        .param("schedule", schedule.ref().id())
        .update();
  }

  private static Schedule schedule(ResultSet row, int number) throws SQLException {
    return new Schedule(
        new Ref(row.getInt("district_id"), row.getObject("id", UUID.class)),
        row.getObject("unit_id", UUID.class),
        row.getString("checklist_code"),
        row.getObject("post_id", UUID.class),
        row.getString("post_title"),
        row.getObject("from_on", LocalDate.class),
        row.getObject("ended_on", LocalDate.class));
  }
}
