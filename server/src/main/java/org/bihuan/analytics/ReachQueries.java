package org.bihuan.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.analytics.Reach.District;
import org.bihuan.analytics.Reach.Unit;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which districts, clusters and units there are. Whether one may look is decided in {@link Reaches}. */
@Repository
class ReachQueries {

  record Cluster(int districtId, String name) {}

  private static final String UNIT =
      """
      select u.district_id, u.unit_id, u.name, u.district_name, u.cluster_id, u.cluster_name, u.opened_on, u.closed_on,
             r.from_on as reassigned_on
      from organisation.v_unit u
      left join organisation.v_reassigned r on r.former_id = u.unit_id
      """;

  private static final String UNIT_THEN =
      """
      select u.district_id, u.unit_id, u.name, d.district_name, u.cluster_id, u.cluster_name, d.opened_on, d.closed_on,
             r.from_on as reassigned_on
      from organisation.v_unit_span u
      join organisation.v_unit d on d.district_id = u.district_id and d.unit_id = u.unit_id
      left join organisation.v_reassigned r on r.former_id = u.unit_id
      """;

  private final JdbcClient db;

  ReachQueries(JdbcClient db) {
    this.db = db;
  }

  /** The districts, and the ledger of the units directly under the city where there are any. */
  List<District> districts() {
    return db.sql(
            """
            select d.district_id as id, d.name
            from organisation.v_district d
            union all
            select c.district_id, '市属单位'
            from organisation.v_city c
            where exists (select 1 from organisation.v_unit u where u.district_id = c.district_id)
            order by 1
            """)
        .query(District.class)
        .list();
  }

  Optional<Cluster> cluster(UUID id) {
    return db.sql("select c.district_id, c.name from organisation.v_cluster c where c.cluster_id = :id")
        .param("id", id)
        .query(Cluster.class)
        .optional();
  }

  List<Unit> unitsOf(Collection<District> districts, @Nullable LocalDate then) {
    return units(then, "u.district_id = any (:districts::int[])")
        .param("districts", districts.stream().map(District::id).toArray(Integer[]::new))
        .query(ReachQueries::unit)
        .list();
  }

  List<Unit> unitsOfCluster(int district, UUID cluster, @Nullable LocalDate then) {
    return units(then, "u.district_id = :district and u.cluster_id = :cluster")
        .param("district", district)
        .param("cluster", cluster)
        .query(ReachQueries::unit)
        .list();
  }

  List<Unit> units(int district, Collection<UUID> ids, @Nullable LocalDate then) {
    return units(then, "u.district_id = :district and u.unit_id = any (:ids::uuid[])")
        .param("district", district)
        .param("ids", ids.toArray(UUID[]::new))
        .query(ReachQueries::unit)
        .list();
  }

  private JdbcClient.StatementSpec units(@Nullable LocalDate then, String condition) {
    String order = " order by u.district_id, u.name, u.unit_id";
    return then == null
        ? db.sql(UNIT + "where " + condition + order)
        : db.sql(UNIT_THEN + "where " + condition + " and :then between u.since_on and u.until_on" + order)
            .param("then", then);
  }

  private static Unit unit(ResultSet row, int number) throws SQLException {
    return new Unit(
        new Ref(row.getInt("district_id"), row.getObject("unit_id", UUID.class)),
        row.getString("name"),
        row.getString("district_name"),
        row.getObject("cluster_id", UUID.class),
        row.getString("cluster_name"),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class),
        row.getObject("reassigned_on", LocalDate.class));
  }
}
