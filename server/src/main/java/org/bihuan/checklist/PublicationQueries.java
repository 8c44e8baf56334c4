package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom a change of the standards reaches, as far as the asker sees. */
@Repository
class PublicationQueries {

  private final JdbcClient jdbc;

  PublicationQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param units how many units of these types are in the ledger of the district */
  record DistrictReach(int districtId, String districtName, long units) {}

  /** What a district or a unit has made different of an item, and by whom it was made. */
  record AdaptationReach(
      String item, String kind, @Nullable String unitName, @Nullable String districtName, String reason, String madeBy) {}

  List<AdaptationReach> adaptations(Scope scope, List<String> items, List<String> lists, LocalDate day) {
    SqlFilter filter =
        new SqlFilter()
            .and("(a.effective_to is null or a.effective_to > :day)", "day", day)
            .and("(a.item_code = any (:items::text[]) or a.checklist_code = any (:lists::text[]))", "items",
                items.toArray(String[]::new));
    if (scope instanceof Scope.Districts districts) {
      filter.and("a.district_id = any (:districts::int[])", "districts", districts.ids().toArray(Integer[]::new));
    }
    if (scope instanceof Scope.Units units) {
      filter
          .and("a.district_id = :district", "district", units.districtId())
          .and("(a.unit_id is null or a.unit_id = any (:units::uuid[]))", "units", units.unitIds().toArray(UUID[]::new));
    }
    return jdbc.sql(
            """
            select a.item_code as item, a.kind, u.name as unit_name, d.name as district_name, a.reason,
                   a.person_name as made_by
            from checklist.adaptation a
            left join organisation.v_unit u on u.district_id = a.district_id and u.unit_id = a.unit_id
            left join organisation.v_district d on d.district_id = a.district_id
            %s
            order by a.item_code, d.name, u.name
            limit 500
            """
                .formatted(filter.where()))
        .params(filter.parameters())
        .param("lists", lists.toArray(String[]::new))
        .query(AdaptationReach.class)
        .list();
  }

  List<DistrictReach> units(Scope scope, Set<UnitType> types) {
    SqlFilter filter =
        new SqlFilter()
            .within(scope, "u")
            .and("u.closed_on is null")
            .anyOf(types.stream().map(UnitType::name).toList(), "any_type.type", "types");
    return jdbc.sql(
            """
            select u.district_id, min(u.district_name) as district_name, count(distinct u.unit_id) as units
            from organisation.v_unit u
            cross join unnest(u.types) as any_type (type)
            %s
            group by u.district_id
            order by u.district_id
            """
                .formatted(filter.where()))
        .params(filter.parameters())
        .query(DistrictReach.class)
        .list();
  }
}
