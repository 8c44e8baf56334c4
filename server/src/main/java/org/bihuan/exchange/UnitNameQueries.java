package org.bihuan.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units and key places by the names people write in tables. */
@Repository
class UnitNameQueries {

  private final JdbcClient db;

  UnitNameQueries(JdbcClient db) {
    this.db = db;
  }

  /** Open units within reach, by name; several may share one. */
  Map<String, List<Ref>> units(Scope scope) {
    SqlFilter filter = new SqlFilter().within(scope, "v").and("v.closed_on is null");
    Map<String, List<Ref>> units = new HashMap<>();
    db.sql("select v.district_id, v.unit_id, v.name from organisation.v_unit v\n" + filter.where())
        .params(filter.parameters())
        .query(
            r -> {
              units
                  .computeIfAbsent(r.getString("name").strip(), any -> new ArrayList<>(1))
                  .add(new Ref(r.getInt("district_id"), r.getObject("unit_id", UUID.class)));
            });
    return units;
  }

  Map<String, UUID> places(Ref unit) {
    Map<String, UUID> places = new HashMap<>();
    db.sql(
            """
            select v.place_id, v.name
            from organisation.v_place v
            where v.district_id = :district and v.unit_id = :unit and v.closed_on is null
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .query(
            r -> {
              places.put(r.getString("name"), r.getObject("place_id", UUID.class));
            });
    return places;
  }
}
