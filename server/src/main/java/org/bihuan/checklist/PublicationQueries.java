package org.bihuan.checklist;

import java.util.List;
import java.util.Set;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
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
