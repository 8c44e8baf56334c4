package org.bihuan.exchange;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open part of the tree within a scope, by the names people write in tables. */
@Repository
class TreeTableQueries {

  record District(int id, UUID nodeId, String name) {}

  record Cluster(Ref ref, String name) {}

  record Unit(Ref ref, String name, String district, @Nullable String cluster, Map<TreeColumn, String> facts) {}

  record Department(Ref ref, UUID unitId, UUID parentId, String name) {}

  record Post(Ref ref, UUID nodeId, @Nullable UUID unitId, String title, Role role) {}

  record Holder(Ref post, @Nullable UUID unitId, UUID personId, String name, boolean now) {}

  private final JdbcClient db;

  TreeTableQueries(JdbcClient db) {
    this.db = db;
  }

  /** Districts, and the city itself as 市属, that lie wholly within the scope. */
  List<District> districts(Scope scope) {
    String wanted =
        switch (scope) {
          case Scope.City c -> "true";
          case Scope.Districts d -> "district_id = any (:districts::int[])";
          case Scope.Units u -> "district_id = any (:districts::int[])";
          case Scope.System s -> "false";
          case Scope.Nothing n -> "false";
        };
    Integer[] own =
        switch (scope) {
          case Scope.Districts d -> d.ids().toArray(Integer[]::new);
          case Scope.Units u -> new Integer[] {u.districtId()};
          case Scope.City c -> new Integer[0];
          case Scope.System s -> new Integer[0];
          case Scope.Nothing n -> new Integer[0];
        };
    return db.sql(
            """
            select district_id, node_id, name
            from (select district_id, node_id, name from organisation.v_district where closed_on is null
                  union all
                  select district_id, node_id, '市属' from organisation.v_city) d
            where %s
            order by district_id
            """
                .formatted(wanted))
        .param("districts", own)
        .query((r, i) -> new District(r.getInt("district_id"), uuid(r, "node_id"), r.getString("name")))
        .list();
  }

  List<Cluster> clusters(List<District> districts) {
    return db.sql(
            """
            select district_id, cluster_id, name
            from organisation.v_cluster
            where district_id = any (:districts::int[]) and closed_on is null
            order by district_id, name
            """)
        .param("districts", districts.stream().map(District::id).toArray(Integer[]::new))
        .query((r, i) -> new Cluster(ref(r, "cluster_id"), r.getString("name")))
        .list();
  }

  List<Unit> units(Scope scope) {
    SqlFilter filter = new SqlFilter().within(scope, "v").and("v.closed_on is null");
    return db.sql(
            """
            select v.district_id, v.unit_id, v.name, v.district_name, v.cluster_name, v.types, v.pupils, v.staff,
                   v.boarders, v.address, v.longitude, v.latitude
            from organisation.v_unit v
            """
                + filter.where()
                + "\norder by v.district_id, v.cluster_name nulls last, v.name")
        .params(filter.parameters())
        .query(
            (r, i) ->
                new Unit(
                    ref(r, "unit_id"), r.getString("name"), r.getString("district_name"), r.getString("cluster_name"),
                    facts(r)))
        .list();
  }

  List<Department> departments(Scope scope) {
    SqlFilter filter = new SqlFilter().within(scope, "v");
    return db.sql(
            "select v.district_id, v.department_id, v.unit_id, v.parent_id, v.name from organisation.v_department v\n"
                + filter.where()
                + "\norder by v.district_id, v.unit_id, v.depth, v.name")
        .params(filter.parameters())
        .query(
            (r, i) ->
                new Department(ref(r, "department_id"), uuid(r, "unit_id"), uuid(r, "parent_id"), r.getString("name")))
        .list();
  }

  /** Those of units within the scope, and of the offices above them where whole districts are. */
  List<Post> posts(Scope scope) {
    SqlFilter filter = new SqlFilter().within(scope, "v");
    return db.sql(
            "select v.district_id, v.post_id, v.node_id, v.unit_id, v.title, v.role from organisation.v_post v\n"
                + filter.where()
                + "\norder by v.district_id, v.unit_id nulls first, v.title, v.post_id")
        .params(filter.parameters())
        .query(
            (r, i) ->
                new Post(
                    ref(r, "post_id"), uuid(r, "node_id"), r.getObject("unit_id", UUID.class), r.getString("title"),
                    Role.valueOf(r.getString("role"))))
        .list();
  }

  /** Everybody who holds or held a post there. */
  List<Holder> holders(Scope scope, LocalDate today) {
    SqlFilter filter = new SqlFilter().within(scope, "v").and("v.from_on <= :today", "today", today);
    return db.sql(
            """
            select v.district_id, v.post_id, v.unit_id, v.person_id, v.person_name,
                   (v.to_on is null or v.to_on >= :today) as now
            from organisation.v_post_holder v
            """
                + filter.where()
                + "\norder by v.person_name, v.person_id")
        .params(filter.parameters())
        .query(
            (r, i) ->
                new Holder(
                    ref(r, "post_id"), r.getObject("unit_id", UUID.class), uuid(r, "person_id"),
                    r.getString("person_name"), r.getBoolean("now")))
        .list();
  }

  private static Map<TreeColumn, String> facts(ResultSet r) throws SQLException {
    Map<TreeColumn, String> facts = new EnumMap<>(TreeColumn.class);
    facts.put(
        TreeColumn.TYPES,
        Stream.of((Object[]) r.getArray("types").getArray())
            .map(type -> UnitType.valueOf((String) type).title())
            .collect(Collectors.joining("、")));
    facts.put(TreeColumn.PUPILS, String.valueOf(r.getInt("pupils")));
    facts.put(TreeColumn.STAFF, String.valueOf(r.getInt("staff")));
    facts.put(TreeColumn.BOARDERS, String.valueOf(r.getInt("boarders")));
    facts.put(TreeColumn.ADDRESS, r.getString("address"));
    facts.put(TreeColumn.LONGITUDE, degrees(r.getBigDecimal("longitude")));
    facts.put(TreeColumn.LATITUDE, degrees(r.getBigDecimal("latitude")));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private static String degrees(@Nullable BigDecimal value) {
    return value == null ? "" : value.stripTrailingZeros().toPlainString();
  }

  private static Ref ref(ResultSet r, String column) throws SQLException {
    return new Ref(r.getInt("district_id"), uuid(r, column));
  }

  private static UUID uuid(ResultSet r, String column) throws SQLException {
    return r.getObject(column, UUID.class);
  }
}
