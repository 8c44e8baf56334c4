package org.bihuan.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the carried hazards of a unit are, so that a phone can show them beside the place and the item. */
@Repository
class BundleQueries {

  record Spot(UUID hazardId, @Nullable UUID placeId, @Nullable String itemCode) {}

  private final JdbcClient jdbc;

  BundleQueries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<UUID, Spot> spots(Ref unit, List<UUID> hazards) {
    Map<UUID, Spot> spots = new HashMap<>();
    jdbc.sql(
            """
            select h.hazard_id, h.place_id, h.item_code
            from hazard.v_hazard h
            where h.district_id = :district
              and h.unit_id = :unit
              and h.hazard_id = any (:hazards::uuid[])
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("hazards", hazards.toArray(UUID[]::new))
        .query(Spot.class)
        .list()
        .forEach(spot -> spots.put(spot.hazardId(), spot));
    return spots;
  }
}
