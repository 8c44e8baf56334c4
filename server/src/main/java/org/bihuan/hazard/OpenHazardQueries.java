package org.bihuan.hazard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.organisation.OpenBusiness;
import org.bihuan.organisation.UnitActs;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a unit still owes to the ledger, and what its people have lately done in it. */
@Repository
class OpenHazardQueries implements OpenBusiness, UnitActs {

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

  /** By when it was done: what came in later from a phone was done under the post of then. */
  @Override
  public Optional<Act> lastOf(Ref unit, Collection<UUID> people, Instant since) {
    return db.sql(
            """
            select e.body::jsonb -> 'by' ->> 'name' as name, e.body::jsonb -> 'by' ->> 'post' as post, e.at
            from hazard.hazard h
              join hazard.event e on e.district_id = h.district_id and e.hazard_id = h.id
            where h.district_id = :district and h.unit_id = :unit and e.actor_id = any (:people::uuid[]) and e.at >= :since
            order by e.at desc
            limit 1
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("people", people.toArray(UUID[]::new))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query((r, n) -> new Act(r.getString("name") + "（" + r.getString("post") + "）", instant(r)))
        .optional();
  }

  private static Instant instant(ResultSet r) throws SQLException {
    return r.getObject("at", OffsetDateTime.class).toInstant();
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
