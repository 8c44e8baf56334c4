package org.bihuan.inspection;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** How checks were done; asked for by the person who did them. */
@Repository
class CourseStore {

  private final JdbcClient db;
  private final JsonMapper json;

  CourseStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  void add(Inspection inspection, Course course) {
    db.sql(
            """
            insert into inspection.course (district_id, done_on, inspection_id, unit_id, person_id, steps)
            values (:district, :day, :inspection, :unit, :person, cast(:steps as jsonb))
            """)
        .param("district", inspection.ref().districtId())
        .param("day", inspection.doneOn())
        .param("inspection", inspection.ref().id())
        .param("unit", inspection.unitId())
        .param("person", inspection.inspector().personId())
        .param("steps", json.writeValueAsString(course))
        .update();
  }

  /** Empty for everybody but the person himself. */
  Optional<Course> find(Ref inspection, LocalDate doneOn, UUID person) {
    return db.sql(
            """
            select c.steps
            from inspection.course c
            where c.district_id = :district and c.done_on = :day and c.inspection_id = :inspection and c.person_id = :person
            """)
        .param("district", inspection.districtId())
        .param("day", doneOn)
        .param("inspection", inspection.id())
        .param("person", person)
        .query((row, n) -> json.readValue(row.getString("steps"), Course.class))
        .optional();
  }
}
