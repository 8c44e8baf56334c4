package org.bihuan.inspection.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.inspection.plan.PlanRules.Homes;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People who may be sent, where they work, and units that may be inspected; within the scope of who asks. */
@Repository
class PlanQueries {

  private final JdbcClient db;

  PlanQueries(JdbcClient db) {
    this.db = db;
  }

  /** Somebody who may be sent. */
  record Candidate(UUID personId, String name, String post, String node, boolean expert) {}

  /** By name, place of work, post or role. */
  List<Candidate> candidates(String words, LocalDate today, int most) {
    String[] roles =
        Arrays.stream(Role.values()).filter(role -> role.title().contains(words)).map(Role::name).toArray(String[]::new);
    return db.sql(
            """
            select distinct on (h.person_name, h.person_id)
                   h.person_id, h.person_name, h.title, h.node_name, h.role = 'EXPERT' as expert
            from organisation.v_post_holder h
            where h.role in ('CITY_ADMIN', 'CITY_SUPERVISOR', 'DISTRICT_ADMIN', 'DISTRICT_INSPECTOR', 'UNIT_HEAD',
                             'SAFETY_OFFICER', 'EXPERT')
              and h.from_on <= :today and (h.to_on is null or h.to_on >= :today)
              and (strpos(h.person_name, :words) > 0 or strpos(h.node_name, :words) > 0 or strpos(h.title, :words) > 0
                   or h.role = any (:roles::text[]))
            order by h.person_name, h.person_id, h.from_on desc
            limit :most
            """)
        .param("today", today)
        .param("words", words)
        .param("roles", roles)
        .param("most", most)
        .query(
            (row, n) ->
                new Candidate(
                    row.getObject("person_id", UUID.class),
                    row.getString("person_name"),
                    row.getString("title"),
                    row.getString("node_name"),
                    row.getBoolean("expert")))
        .list();
  }

  /** By person, what he is today; who is not there may not be sent. */
  Map<UUID, Candidate> candidates(Collection<UUID> persons, LocalDate today) {
    Map<UUID, Candidate> found = new HashMap<>();
    db.sql(
            """
            select h.person_id, h.person_name, h.title, h.node_name, h.role = 'EXPERT' as expert
            from organisation.v_post_holder h
            where h.person_id = any (:persons::uuid[])
              and h.role in ('CITY_ADMIN', 'CITY_SUPERVISOR', 'DISTRICT_ADMIN', 'DISTRICT_INSPECTOR', 'UNIT_HEAD',
                             'SAFETY_OFFICER', 'EXPERT')
              and h.from_on <= :today and (h.to_on is null or h.to_on >= :today)
            order by h.from_on
            """)
        .param("persons", persons.toArray(UUID[]::new))
        .param("today", today)
        .query(
            row -> {
              UUID person = row.getObject("person_id", UUID.class);
              found.put(
                  person,
                  new Candidate(
                      person,
                      row.getString("person_name"),
                      row.getString("title"),
                      row.getString("node_name"),
                      row.getBoolean("expert")));
            });
    return found;
  }

  /** Where they work, or worked since a day. To be asked of everything there is: in a transaction of the system. */
  Map<UUID, Homes> homes(Collection<UUID> persons, LocalDate since) {
    Map<UUID, Homes> homes = new HashMap<>();
    db.sql(
            """
            select h.person_id, h.district_id, h.unit_id, h.node_kind
            from organisation.v_post_holder h
            where h.person_id = any (:persons::uuid[])
              and (h.to_on is null or h.to_on >= :since)
            """)
        .param("persons", persons.toArray(UUID[]::new))
        .param("since", since)
        .query(
            row -> {
              Homes home =
                  homes.computeIfAbsent(
                      row.getObject("person_id", UUID.class), any -> new Homes(new HashSet<>(), new HashSet<>()));
              UUID unit = row.getObject("unit_id", UUID.class);
              int district = row.getInt("district_id");
              if (unit != null) {
                home.units().add(new Ref(district, unit));
              }
              if (!row.getString("node_kind").equals("CITY")) {
                home.districts().add(district);
              }
            });
    return homes;
  }

  /** A unit that may be inspected. */
  record TargetUnit(Ref ref, String name, String district) {}

  Optional<TargetUnit> unit(Ref unit) {
    return db.sql(
            """
            select u.district_id, u.unit_id, u.name, u.district_name
            from organisation.v_unit u
            where u.district_id = :district and u.unit_id = :unit and u.closed_on is null
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .query(
            (row, n) ->
                new TargetUnit(
                    new Ref(row.getInt("district_id"), row.getObject("unit_id", UUID.class)),
                    row.getString("name"),
                    row.getString("district_name")))
        .optional();
  }

  /** Of these units the ones that are of none of these types. */
  Set<Ref> unfit(Collection<Ref> units, Collection<UnitType> types) {
    return Set.copyOf(
        db.sql(
                """
                select u.district_id, u.unit_id
                from organisation.v_unit u
                where u.district_id = any (:districts::int[]) and u.unit_id = any (:units::uuid[])
                  and not (u.types && :types::text[])
                """)
            .param("districts", units.stream().map(Ref::districtId).distinct().toArray(Integer[]::new))
            .param("units", units.stream().map(Ref::id).toArray(UUID[]::new))
            .param("types", types.stream().map(Enum::name).toArray(String[]::new))
            .query((row, n) -> new Ref(row.getInt("district_id"), row.getObject("unit_id", UUID.class)))
            .list());
  }

  /**
   * Units to draw from with what speaks for looking there: open hazards of which a major one weighs three and one past
   * its day one, up to nine; every unit weighs one at least, so that none is safe.
   *
   * @param district only of this one; null for all of the scope
   */
  List<DrawRules.Unit> pool(Collection<UnitType> types, @Nullable Integer district, boolean weighted, LocalDate today, int most) {
    return db.sql(
            """
            select u.district_id, u.unit_id, u.name,
                   case when :weighted
                     then 1 + least(9, count(h.hazard_id) filter (where h.deadline < :today)
                                       + 3 * count(h.hazard_id) filter (where h.level = 'MAJOR'))
                     else 1 end as weight
            from organisation.v_unit u
            left join hazard.v_hazard h
              on h.district_id = u.district_id and h.unit_id = u.unit_id and h.next_actor <> 'NOBODY'
            where u.closed_on is null
              and u.types && :types::text[]
              and (cast(:district as int) is null or u.district_id = :district)
            group by u.district_id, u.unit_id, u.name
            order by u.district_id, u.unit_id
            limit :most
            """)
        .param("weighted", weighted)
        .param("today", today)
        .param("types", types.stream().map(Enum::name).toArray(String[]::new))
        .param("district", district)
        .param("most", most)
        .query(
            (row, n) ->
                new DrawRules.Unit(
                    new Ref(row.getInt("district_id"), row.getObject("unit_id", UUID.class)).toString(),
                    row.getLong("weight"),
                    row.getString("name")))
        .list();
  }

  /** What the check of a target came to: items answered wrong and left unchecked, by task. */
  record Outcome(int items, int failed, int fixed, int notChecked, int registered, int linked, int missed) {}

  Optional<Outcome> outcome(Ref task) {
    return db.sql(
            """
            select cardinality(i.results) as items,
                   cardinality(array_positions(i.results, 2::smallint)) as failed,
                   cardinality(array_positions(i.results, 4::smallint)) as fixed,
                   cardinality(array_positions(i.results, 5::smallint)) as not_checked,
                   count(n.hazard_id) filter (where n.ledger = 'REGISTERED') as registered,
                   count(n.hazard_id) filter (where n.ledger = 'LINKED') as linked,
                   count(n.hazard_id) filter (where n.missed) as missed
            from inspection.task t
            join inspection.inspection i
              on i.district_id = t.district_id and i.done_on = t.inspected_on and i.id = t.inspection_id
            left join inspection.item_note n
              on n.district_id = i.district_id and n.done_on = i.done_on and n.inspection_id = i.id
            where t.district_id = :district and t.id = :task
            group by i.results
            """)
        .param("district", task.districtId())
        .param("task", task.id())
        .query(
            (row, n) ->
                new Outcome(
                    row.getInt("items"),
                    row.getInt("failed"),
                    row.getInt("fixed"),
                    row.getInt("not_checked"),
                    row.getInt("registered"),
                    row.getInt("linked"),
                    row.getInt("missed")))
        .optional();
  }
}
