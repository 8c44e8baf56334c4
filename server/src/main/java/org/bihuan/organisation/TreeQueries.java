package org.bihuan.organisation;

import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the tree as far as a scope reaches: what belongs to it, and the line above it without which nobody would know
 * where he is.
 */
@Repository
class TreeQueries {

  /** Row of a list: a node and whether something visible hangs below it. */
  record Branch(Node node, boolean hasChildren) {}

  private static final String COLUMNS =
      "n.id, n.parent_id, n.kind, n.district_id, n.unit_id, n.name, n.path, n.opened_on, n.closed_on";

  private final JdbcClient db;

  TreeQueries(JdbcClient db) {
    this.db = db;
  }

  List<Branch> children(UUID parent, Scope scope, int limit) {
    return scoped(
            """
            select %s,
                   exists (select 1 from organisation.node b where b.parent_id = n.id and b.closed_on is null) as more
            from organisation.node n
            where n.parent_id = :parent and n.closed_on is null and %s
            order by n.kind, n.district_id, n.name
            limit :limit
            """,
            scope)
        .param("parent", parent)
        .param("limit", limit)
        .query((row, i) -> new Branch(TreeStore.node(row, i), row.getBoolean("more")))
        .list();
  }

  List<Node> search(String words, Scope scope, int limit) {
    return scoped(
            """
            select %s
            from organisation.node n
            where strpos(n.name, :words) > 0 and n.closed_on is null and %s
            order by cardinality(n.path), length(n.name), n.name
            limit :limit
            """,
            scope)
        .param("words", words)
        .param("limit", limit)
        .query(TreeStore::node)
        .list();
  }

  List<District> districts(Scope scope) {
    return scoped(
            """
            select %s
            from organisation.node n
            where n.kind = 'DISTRICT' and n.closed_on is null and %s
            order by n.district_id
            """,
            scope)
        .query(TreeStore::node)
        .list()
        .stream()
        .map(node -> new District(node.districtId(), node.id(), node.name()))
        .toList();
  }

  boolean sees(Scope scope, UUID node) {
    return scoped("select %s from organisation.node n where n.id = :node and %s", scope)
        .param("node", node)
        .query(TreeStore::node)
        .optional()
        .isPresent();
  }

  List<UUID> unitsOfCluster(int district, UUID cluster) {
    return db.sql(
            """
            select id
            from organisation.unit
            where district_id = :district and cluster_id = :cluster
            """)
        .param("district", district)
        .param("cluster", cluster)
        .query(UUID.class)
        .list();
  }

  private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
    return switch (scope) {
      case Scope.City c -> db.sql(sql.formatted(COLUMNS, "true"));
      case Scope.System s -> db.sql(sql.formatted(COLUMNS, "true"));
      case Scope.Nothing n -> db.sql(sql.formatted(COLUMNS, "false"));
      case Scope.Districts d ->
          db.sql(sql.formatted(COLUMNS, "(n.kind = 'CITY' or n.district_id = any (:districts::int[]))"))
              .param("districts", TreeStore.literal(d.ids()));
      case Scope.Units u ->
          db.sql(
                  sql.formatted(
                      COLUMNS,
                      """
                      (n.district_id = :district and n.unit_id = any (:units::uuid[])
                       or n.id in (select unnest(o.path) from organisation.node o where o.id = any (:units::uuid[])))
                      """))
              .param("district", u.districtId())
              .param("units", TreeStore.literal(u.unitIds()));
    };
  }
}
