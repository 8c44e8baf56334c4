package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.SqlFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people of the units by name, to see what they are responsible for. */
@Repository
class PeopleQueries {

  private static final int MOST = 8;

  /** @param post the one he has held longest among those he holds today in this unit */
  record PersonOfUnit(UUID personId, String name, String post, Ref unit, String unitName) {}

  private final JdbcClient jdbc;

  PeopleQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<PersonOfUnit> named(Actor actor, String words, LocalDate today) {
    SqlFilter filter =
        new SqlFilter()
            .within(actor.scope(), "p")
            .and("strpos(p.person_name, :words) > 0", "words", words)
            .and("p.from_on <= :today and (p.to_on is null or p.to_on >= :today)", "today", today);
    if (HazardSight.seesOnlyOwn(actor)) {
      filter.and("p.person_id = :me", "me", actor.personId());
    }
    return jdbc.sql(
            """
            select person_id, person_name, title, district_id, unit_id, unit_name
            from (
              select distinct on (p.person_id, p.unit_id)
                     p.person_id, p.person_name, p.title, p.district_id, p.unit_id, u.name as unit_name
              from organisation.v_post_holder p
                join organisation.v_unit u on u.district_id = p.district_id and u.unit_id = p.unit_id
              %s
              order by p.person_id, p.unit_id, p.from_on, p.post_id) as found
            order by length(person_name), person_name, unit_name, person_id
            limit %d
            """
                .formatted(filter.where(), MOST))
        .params(filter.parameters())
        .query(
            (r, n) ->
                new PersonOfUnit(
                    r.getObject("person_id", UUID.class),
                    r.getString("person_name"),
                    r.getString("title"),
                    new Ref(r.getInt("district_id"), r.getObject("unit_id", UUID.class)),
                    r.getString("unit_name")))
        .list();
  }
}
