package org.bihuan.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
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

  /** The tree of a past day under the names {@code node} has; a later change does not show in it. */
  private static final String NODES_THEN =
      """
      with node as (
        select c.id, coalesce(p.parent_id, c.parent_id) as parent_id, c.kind, c.district_id, c.unit_id,
               coalesce(p.name, c.name) as name, coalesce(p.path, c.path) as path, c.opened_on, c.closed_on
        from organisation.node c
        left join lateral (
          select x.parent_id, x.name, x.path
          from organisation.node_past x
          where x.node_id = c.id and x.until_on >= :day
          order by x.until_on
          limit 1) p on true
        where c.opened_on <= :day and (c.closed_on is null or c.closed_on >= :day))
      """;

  List<Branch> childrenThen(UUID parent, LocalDate day, Scope scope, int limit) {
    return scoped(
            NODES_THEN
                + """
                select %s, exists (select 1 from node b where b.parent_id = n.id) as more
                from node n
                where n.parent_id = :parent and %s
                order by n.kind, n.district_id, n.name
                limit :limit
                """,
            scope)
        .param("day", day)
        .param("parent", parent)
        .param("limit", limit)
        .query((row, i) -> new Branch(TreeStore.node(row, i), row.getBoolean("more")))
        .list();
  }

  /** From the city down to the node as they stood on that day; empty when it did not stand then. */
  List<Node> lineThen(UUID node, LocalDate day) {
    return db.sql(
            NODES_THEN
                + """
                select n.id, n.parent_id, n.kind, n.district_id, n.unit_id, n.name, n.path, n.opened_on, n.closed_on
                from node n
                where n.id in (select unnest(o.path) from node o where o.id = :node)
                order by cardinality(n.path)
                """)
        .param("day", day)
        .param("node", node)
        .query(TreeStore::node)
        .list();
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

  /** @param ended also what has been merged, moved away or closed, after what there is */
  List<Node> search(String words, boolean ended, Scope scope, int limit) {
    return scoped(
            """
            select %s
            from organisation.node n
            where strpos(n.name, :words) > 0 and (n.closed_on is null or :ended) and %s
            order by n.closed_on is not null, cardinality(n.path), length(n.name), n.name
            limit :limit
            """,
            scope)
        .param("ended", ended)
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

  /** The ledgers a unit finishes for others, theirs before them included. */
  List<Ref> formerLedgersOf(UUID unit) {
    return db.sql(
            """
            with recursive former (id, district) as (
              select s.former_id, s.former_district from organisation.succession s where s.unit_id = :unit
              union
              select s.former_id, s.former_district
              from organisation.succession s
              join former f on s.unit_id = f.id)
            select district, id from former
            """)
        .param("unit", unit)
        .query((row, i) -> new Ref(row.getInt("district"), row.getObject("id", UUID.class)))
        .list();
  }

  /** Who finishes the ledger of a unit now, the last of the line first; empty while it does so itself. */
  List<Ref> successorsOf(UUID unit) {
    return db.sql(
            """
            with recursive heir (id, district, step) as (
              select s.unit_id, s.district_id, 1 from organisation.succession s where s.former_id = :unit
              union all
              select s.unit_id, s.district_id, h.step + 1
              from organisation.succession s
              join heir h on s.former_id = h.id)
            select district, id from heir order by step desc
            """)
        .param("unit", unit)
        .query((row, i) -> new Ref(row.getInt("district"), row.getObject("id", UUID.class)))
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
                      (n.unit_id = any (:units::uuid[])
                       or n.id in (select unnest(o.path) from organisation.node o where o.id = any (:units::uuid[])))
                      """))
              .param("units", TreeStore.literal(u.reachedUnitIds()));
    };
  }
}
