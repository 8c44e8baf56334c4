package org.bihuan.inspection;

import java.time.Clock;
import java.util.List;
import org.bihuan.organisation.OpenBusiness;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Checks a unit still has to do; those whose day has passed are missed and remain so. */
@Repository
class OpenTaskQueries implements OpenBusiness {

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
}
