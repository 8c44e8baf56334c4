package org.bihuan.hazard;

import java.util.List;
import java.util.UUID;
import org.bihuan.organisation.OpenBusiness;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a unit still owes to the ledger. */
@Repository
class OpenHazardQueries implements OpenBusiness {

  private final JdbcClient db;

  OpenHazardQueries(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<Item> openAt(Ref unit) {
    return open(unit, null);
  }

  @Override
  public List<Item> openIn(Ref unit, UUID place) {
    return open(unit, place);
  }

  private List<Item> open(Ref unit, @Nullable UUID place) {
    int count =
        db.sql(
                """
                select count(*)
                from hazard.hazard
                where district_id = :district and unit_id = :unit and status = any (:open::text[])
                  and (:place::uuid is null or place_id = :place)
                """)
            .param("district", unit.districtId())
            .param("unit", unit.id())
            .param("place", place)
            .param("open", HazardStatus.allOpen().stream().map(Enum::name).toArray(String[]::new))
            .query(Integer.class)
            .single();
    return count == 0 ? List.of() : List.of(new Item("未销账隐患", count));
  }

  /** Its open hazards that a standard item names, in the order of the numbers; not what is said to be put right already. */
  List<CompositeRules.OpenItem> itemsOf(Ref unit) {
    return db.sql(
            """
            select id, number, item_code, place_id, place_text, level, proposed_level as proposed, judgement ->> 'clause' as clause
            from hazard.hazard
            where district_id = :district and unit_id = :unit
              and item_code is not null and next_actor <> 'NOBODY' and number is not null and status <> 'FIXED_ON_SPOT'
            order by number
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .query(CompositeRules.OpenItem.class)
        .list();
  }
}
