package org.bihuan.inspection;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.organisation.OpenBusiness;
import org.bihuan.organisation.UnitActs;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Checks a unit still has to do, those whose day has passed are missed and remain so; and what its people checked lately. */
@Repository
class OpenTaskQueries implements OpenBusiness, UnitActs {

  private final JdbcClient db;
  private final Clock clock;

  OpenTaskQueries(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public List<Item> openAt(Ref unit) {
    int count =
        db.sql(
                """
                select count(*)
                from inspection.task
                where district_id = :district and unit_id = :unit and team_id is null and state <> 'SUBMITTED'
                  and due_on >= :today
                """)
            .param("district", unit.districtId())
            .param("unit", unit.id())
            .param("today", BeijingTime.today(clock))
            .query(Integer.class)
            .single();
    return count == 0 ? List.of() : List.of(new Item("未完成的检查任务", count));
  }

  /** A patrol counts by the clock of the phone: under the post of then it was made. */
  @Override
  public Optional<Act> lastOf(Ref unit, Collection<UUID> people, Instant since) {
    return db.sql(
            """
            select person_name, post_title, at
            from (select person_name, post_title, submitted_at as at
                  from inspection.inspection
                  where district_id = :district and unit_id = :unit and done_on >= :day and submitted_at >= :since
                    and person_id = any (:people::uuid[])
                  union all
                  select person_name, post_title, at
                  from inspection.patrol_stop
                  where district_id = :district and unit_id = :unit and at >= :since
                    and person_id = any (:people::uuid[])) acts
            order by at desc
            limit 1
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("people", people.toArray(UUID[]::new))
        .param("day", BeijingTime.dayOf(since))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(
            (r, n) ->
                new Act(
                    r.getString("person_name") + "（" + r.getString("post_title") + "）",
                    r.getObject("at", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
