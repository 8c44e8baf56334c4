package org.bihuan.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Nodes, units and places as they are written and read one by one. */
@Repository
class TreeStore {

  private static final String NODE = "id, parent_id, kind, district_id, unit_id, name, path, opened_on, closed_on";
  private static final String PLACE = "district_id, id, unit_id, kind, name, location, post_id, closed_on, version";

  private final JdbcClient db;

  TreeStore(JdbcClient db) {
    this.db = db;
  }

  /** False when a node with this id is there already. */
  boolean add(Node node) {
    return db.sql(
                """
                insert into organisation.node (id, parent_id, kind, district_id, unit_id, name, name_key, path, opened_on)
                values (:id, :parent, :kind, :district, :unit, :name,
                        case when :kind = 'UNIT' then organisation.name_key(:name) end, :path::uuid[], :opened)
                on conflict (id) do nothing
                """)
            .param("id", node.id())
            .param("parent", node.parentId())
            .param("kind", node.kind().name())
            .param("district", node.districtId())
            .param("unit", node.unitId())
            .param("name", node.name())
            .param("path", literal(node.path()))
            .param("opened", node.openedOn())
            .update()
        == 1;
  }

  Optional<Node> findNode(UUID id) {
    return db.sql("select " + NODE + " from organisation.node where id = :id")
        .param("id", id)
        .query(TreeStore::node)
        .optional();
  }

  /** The name of another open unit of the district that reads the same. */
  Optional<String> unitCalled(int district, String name, UUID except) {
    return db.sql(
            """
            select n.name
            from organisation.node n
            where n.kind = 'UNIT' and n.closed_on is null and n.district_id = :district
              and n.name_key = organisation.name_key(:name) and n.id <> :except
            """)
        .param("district", district)
        .param("name", name)
        .param("except", except)
        .query(String.class)
        .optional();
  }

  Optional<Node> findCity() {
    return db.sql("select " + NODE + " from organisation.node where kind = 'CITY'").query(TreeStore::node).optional();
  }

  Optional<Node> findDistrict(int districtId) {
    return db.sql("select " + NODE + " from organisation.node where kind = 'DISTRICT' and district_id = :district")
        .param("district", districtId)
        .query(TreeStore::node)
        .optional();
  }

  /** From the city down to the node itself. */
  List<Node> line(Node node) {
    return db.sql(
            "select " + NODE + " from organisation.node where id = any (:path::uuid[]) order by cardinality(path)")
        .param("path", literal(node.path()))
        .query(TreeStore::node)
        .list();
  }

  void add(Ref unit, List<UnitType> types, @Nullable UUID cluster, UnitProfile.Facts facts) {
    db.sql(
            """
            insert into organisation.unit (district_id, id, types, cluster_id, pupils, staff, boarders, address,
                                           longitude, latitude, version)
            values (:district, :id, :types::text[], :cluster, :pupils, :staff, :boarders, :address,
                    :longitude, :latitude, 1)
            """)
        .param("district", unit.districtId())
        .param("id", unit.id())
        .param("types", literal(types))
        .param("cluster", cluster)
        .param("pupils", facts.pupils())
        .param("staff", facts.staff())
        .param("boarders", facts.boarders())
        .param("address", facts.address())
        .param("longitude", facts.longitude())
        .param("latitude", facts.latitude())
        .update();
  }

  /** False when somebody else was faster. */
  boolean revise(Ref unit, int expectedVersion, List<UnitType> types, UnitProfile.Facts facts) {
    return db.sql(
                """
                update organisation.unit
                set types = :types::text[], pupils = :pupils, staff = :staff, boarders = :boarders, address = :address,
                    longitude = :longitude, latitude = :latitude, version = version + 1
                where district_id = :district and id = :id and version = :version
                """)
            .param("types", literal(types))
            .param("pupils", facts.pupils())
            .param("staff", facts.staff())
            .param("boarders", facts.boarders())
            .param("address", facts.address())
            .param("longitude", facts.longitude())
            .param("latitude", facts.latitude())
            .param("district", unit.districtId())
            .param("id", unit.id())
            .param("version", expectedVersion)
            .update()
        == 1;
  }

  Optional<UnitProfile> findUnit(Ref unit) {
    return db.sql(
            """
            select u.district_id, u.id, n.name, u.types, u.cluster_id, c.name as cluster_name,
                   case d.kind when 'DISTRICT' then d.name else '市属' end as district_name,
                   u.pupils, u.staff, u.boarders, u.address, u.longitude, u.latitude, u.version
            from organisation.unit u
            join organisation.node n on n.id = u.id
            join organisation.node d on d.id = n.path[2]
            left join organisation.node c on c.id = u.cluster_id
            where u.district_id = :district and u.id = :id
            """)
        .param("district", unit.districtId())
        .param("id", unit.id())
        .query(TreeStore::unit)
        .optional();
  }

  boolean hasPost(Ref unit, UUID post) {
    return db.sql(
            """
            select exists (
              select 1 from organisation.post where district_id = :district and id = :post and unit_id = :unit)
            """)
        .param("district", unit.districtId())
        .param("post", post)
        .param("unit", unit.id())
        .query(Boolean.class)
        .single();
  }

  /** False when a place with this id is there already. */
  boolean add(Place place) {
    return db.sql(
                """
                insert into organisation.place (district_id, id, unit_id, kind, name, location, post_id, version)
                values (:district, :id, :unit, :kind, :name, :location, :post, 1)
                on conflict (district_id, id) do nothing
                """)
            .param("district", place.ref().districtId())
            .param("id", place.ref().id())
            .param("unit", place.unit().id())
            .param("kind", place.kind().name())
            .param("name", place.name())
            .param("location", place.location())
            .param("post", place.postId())
            .update()
        == 1;
  }

  Optional<Place> findPlace(Ref place) {
    return db.sql("select " + PLACE + " from organisation.place where district_id = :district and id = :id")
        .param("district", place.districtId())
        .param("id", place.id())
        .query(TreeStore::place)
        .optional();
  }

  List<Place> placesOf(Ref unit) {
    return db.sql(
            "select "
                + PLACE
                + " from organisation.place where district_id = :district and unit_id = :unit and closed_on is null"
                + " order by kind, name")
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .query(TreeStore::place)
        .list();
  }

  List<Place> closedPlacesOf(Ref unit) {
    return db.sql(
            "select "
                + PLACE
                + " from organisation.place where district_id = :district and unit_id = :unit and closed_on is not null"
                + " order by closed_on desc, name")
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .query(TreeStore::place)
        .list();
  }

  /** Writes a place as it now is, if it still has the version it carries; false when somebody else was faster. */
  boolean change(Place place) {
    return db.sql(
                """
                update organisation.place
                set kind = :kind, name = :name, location = :location, post_id = :post, closed_on = :closed,
                    version = version + 1
                where district_id = :district and id = :id and version = :version
                """)
            .param("kind", place.kind().name())
            .param("name", place.name())
            .param("location", place.location())
            .param("post", place.postId())
            .param("closed", place.closedOn())
            .param("district", place.ref().districtId())
            .param("id", place.ref().id())
            .param("version", place.version())
            .update()
        == 1;
  }

  static Node node(ResultSet row, int number) throws SQLException {
    return new Node(
        row.getObject("id", UUID.class),
        row.getObject("parent_id", UUID.class),
        NodeKind.valueOf(row.getString("kind")),
        row.getInt("district_id"),
        row.getObject("unit_id", UUID.class),
        row.getString("name"),
        Stream.of((Object[]) row.getArray("path").getArray()).map(UUID.class::cast).toList(),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class));
  }

  private static UnitProfile unit(ResultSet row, int number) throws SQLException {
    return new UnitProfile(
        new Ref(row.getInt("district_id"), row.getObject("id", UUID.class)),
        row.getString("name"),
        Stream.of((Object[]) row.getArray("types").getArray()).map(t -> UnitType.valueOf((String) t)).toList(),
        row.getString("district_name"),
        row.getObject("cluster_id", UUID.class),
        row.getString("cluster_name"),
        new UnitProfile.Facts(
            row.getInt("pupils"),
            row.getInt("staff"),
            row.getInt("boarders"),
            row.getString("address"),
            row.getBigDecimal("longitude"),
            row.getBigDecimal("latitude")),
        row.getInt("version"));
  }

  private static Place place(ResultSet row, int number) throws SQLException {
    int district = row.getInt("district_id");
    return new Place(
        new Ref(district, row.getObject("id", UUID.class)),
        new Ref(district, row.getObject("unit_id", UUID.class)),
        PlaceKind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("location"),
        row.getObject("post_id", UUID.class),
        row.getObject("closed_on", LocalDate.class),
        row.getInt("version"));
  }

  /** A PostgreSQL array literal of ids or enum names, which need no quoting. */
  static String literal(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }
}
