package org.bihuan.organisation.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.NodeKind;
import org.bihuan.organisation.Post;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The history of changes, and the rows of the tree they touch. */
@Repository
class ChangeStore {

  private static final String CHANGE =
      """
      select district_id, id, node_id, unit_id, state, wanted, told, asked_at, asked_by, settled_at
      from organisation.change
      """;

  private final JdbcClient db;
  private final JsonMapper json;

  ChangeStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** False when this change of this node is known already. */
  boolean add(Change change) {
    return db.sql(
                """
                insert into organisation.change (district_id, id, node_id, unit_id, kind, state, effective_on, reason,
                                                 document, wanted, told, asked_at, asked_by, settled_at)
                values (:district, :id, :node, :unit, :kind, :state, :effective, :reason, :document, :wanted::jsonb,
                        :told::jsonb, :askedAt, :askedBy, :settledAt)
                on conflict (district_id, id, node_id) do nothing
                """)
            .param("district", change.ref().districtId())
            .param("id", change.ref().id())
            .param("node", change.nodeId())
            .param("unit", change.unitId())
            .param("kind", change.wanted().kind().name())
            .param("state", change.state().name())
            .param("effective", change.wanted().effectiveOn())
            .param("reason", change.wanted().reason().strip())
            .param("document", change.wanted().rests())
            .param("wanted", json.writeValueAsString(change.wanted()))
            .param("told", json.writeValueAsString(change.told()))
            .param("askedAt", change.askedAt().atOffset(ZoneOffset.UTC))
            .param("askedBy", change.askedBy())
            .param("settledAt", change.settledAt() == null ? null : change.settledAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  Optional<Change> find(Ref ref, UUID node) {
    return db.sql(CHANGE + "where district_id = :district and id = :id and node_id = :node")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .param("node", node)
        .query(this::change)
        .optional();
  }

  List<Change> of(Node node) {
    return db.sql(CHANGE + "where district_id = :district and node_id = :node order by asked_at desc, id desc")
        .param("district", node.districtId())
        .param("node", node.id())
        .query(this::change)
        .list();
  }

  List<Change> due(LocalDate today) {
    return db.sql(CHANGE + "where state = 'PLANNED' and effective_on <= :today order by effective_on, asked_at, id")
        .param("today", today)
        .query(this::change)
        .list();
  }

  /** False when somebody else has settled it. */
  boolean settle(Change planned, Change.State state, List<String> told, Instant now) {
    return db.sql(
                """
                update organisation.change
                set state = :state, told = :told::jsonb, settled_at = :now
                where district_id = :district and id = :id and node_id = :node and state = 'PLANNED'
                """)
            .param("state", state.name())
            .param("told", json.writeValueAsString(told))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("district", planned.ref().districtId())
            .param("id", planned.ref().id())
            .param("node", planned.nodeId())
            .update()
        == 1;
  }

  /** Keeps two changes of one node from being decided side by side. */
  void lock(Node node) {
    db.sql("select 1 from organisation.node where id = :id for update").param("id", node.id()).query(Integer.class).single();
  }

  /** Keeps how a node stood until the day before. */
  void keepPast(Node node, LocalDate lastDay) {
    keepPast(node, lastDay, "n.id = :node and cardinality(n.path) = :depth");
  }

  /** The same for everything below it too. */
  void keepPastOfAll(Node node, LocalDate lastDay) {
    keepPast(node, lastDay, "n.path[:depth] = :node");
  }

  private void keepPast(Node node, LocalDate lastDay, String which) {
    db.sql(
            """
            insert into organisation.node_past (node_id, until_on, district_id, parent_id, name, path)
            select n.id, :until, n.district_id, n.parent_id, n.name, n.path
            from organisation.node n
            where n.district_id = :district and %s
            on conflict (node_id, until_on) do nothing
            """
                .formatted(which))
        .param("until", lastDay)
        .param("district", node.districtId())
        .param("depth", node.path().size())
        .param("node", node.id())
        .update();
  }

  void rename(Node node, String name) {
    db.sql(
            """
            update organisation.node
            set name = :name, name_key = case when kind = 'UNIT' then organisation.name_key(:name) end
            where id = :id
            """)
        .param("name", name)
        .param("id", node.id())
        .update();
  }

  /** The unit and all its departments, closed ones too, below the new parent. */
  void move(Node unit, Node parent) {
    db.sql(
            """
            update organisation.node
            set parent_id = case when id = :unit then :parent else parent_id end,
                path = :above::uuid[] || path[:depth : cardinality(path)]
            where district_id = :district and unit_id = :unit
            """)
        .param("unit", unit.id())
        .param("parent", parent.id())
        .param("above", parent.path().toArray(UUID[]::new))
        .param("depth", unit.path().size())
        .param("district", unit.districtId())
        .update();
    db.sql(
            """
            update organisation.unit set cluster_id = :cluster, version = version + 1
            where district_id = :district and id = :unit
            """)
        .param("cluster", parent.kind() == NodeKind.CLUSTER ? parent.id() : null)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .update();
  }

  /** The node and what is below it; whatever opened today stood for this one day. */
  void close(Node node, LocalDate lastDay) {
    db.sql(
            """
            update organisation.node set closed_on = greatest(:last, opened_on)
            where district_id = :district and path[:depth] = :node and closed_on is null
            """)
        .param("last", lastDay)
        .param("district", node.districtId())
        .param("depth", node.path().size())
        .param("node", node.id())
        .update();
  }

  boolean hasOpenChildren(Node node) {
    return db.sql("select exists (select 1 from organisation.node where parent_id = :node and closed_on is null)")
        .param("node", node.id())
        .query(Boolean.class)
        .single();
  }

  List<Node> departmentsOf(Ref unit) {
    return db.sql(
            """
            select id, parent_id, name, path, opened_on
            from organisation.node
            where district_id = :district and unit_id = :unit and kind = 'DEPARTMENT' and closed_on is null
            order by cardinality(path), name
            """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .query(
            (row, i) ->
                new Node(
                    row.getObject("id", UUID.class), row.getObject("parent_id", UUID.class), NodeKind.DEPARTMENT,
                    unit.districtId(), unit.id(), row.getString("name"),
                    Stream.of((Object[]) row.getArray("path").getArray()).map(UUID.class::cast).toList(), row.getObject("opened_on", LocalDate.class), null))
        .list();
  }

  /** Holdings of these posts that last today or begin later. */
  List<Holding> living(int district, Map<UUID, Post> posts, LocalDate today) {
    return db.sql(
            """
            select id, post_id, person_id, person_name, from_on, to_on
            from organisation.holding
            where district_id = :district and post_id = any (:posts::uuid[]) and (to_on is null or to_on >= :today)
            order by from_on, id
            """)
        .param("district", district)
        .param("posts", posts.keySet().toArray(UUID[]::new))
        .param("today", today)
        .query(
            (row, i) ->
                new Holding(
                    new Ref(district, row.getObject("id", UUID.class)), post(posts, row),
                    row.getObject("person_id", UUID.class), row.getString("person_name"),
                    row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class)))
        .list();
  }

  /** The same post with the same right at another node. */
  void reopen(Post post, String title, Ref copy, UUID node, Ref unit, LocalDate day) {
    db.sql(
            """
            insert into organisation.post (district_id, id, node_id, unit_id, title, role, opened_on)
            values (:district, :id, :node, :unit, :title, :role, :day)
            """)
        .param("district", copy.districtId())
        .param("id", copy.id())
        .param("node", node)
        .param("unit", unit.id())
        .param("title", title)
        .param("role", post.role().name())
        .param("day", day)
        .update();
  }

  /** The same person for the rest of his term at the copy of his post. */
  void goOn(Holding holding, Ref copy, Ref post, Ref unit, LocalDate day, Instant now, String by) {
    db.sql(
            """
            insert into organisation.holding (district_id, id, post_id, role, unit_id, person_id, person_name, side,
                                              from_on, to_on, recorded_at, recorded_by, ended_at, ended_by)
            select :district, :id, :post, h.role, :unit, h.person_id, h.person_name, h.side,
                   greatest(h.from_on, :day), h.to_on, :now, :by,
                   case when h.to_on is not null then :now end, case when h.to_on is not null then :by end
            from organisation.holding h
            where h.district_id = :formerDistrict and h.id = :former
            """)
        .param("district", copy.districtId())
        .param("id", copy.id())
        .param("post", post.id())
        .param("unit", unit.id())
        .param("day", day)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("formerDistrict", holding.ref().districtId())
        .param("former", holding.ref().id())
        .update();
  }

  void end(Post post, LocalDate lastDay, Instant now, String by) {
    db.sql(
            """
            update organisation.holding
            set to_on = greatest(:last, from_on - 1), ended_at = :now, ended_by = :by, side = null
            where district_id = :district and post_id = :post and (to_on is null or to_on > :last)
            """)
        .param("last", lastDay)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("district", post.ref().districtId())
        .param("post", post.ref().id())
        .update();
    db.sql(
            """
            update organisation.post set closed_on = greatest(:last, opened_on)
            where district_id = :district and id = :post and closed_on is null
            """)
        .param("last", lastDay)
        .param("district", post.ref().districtId())
        .param("post", post.ref().id())
        .update();
  }

  void closePlace(Ref place, LocalDate lastDay) {
    db.sql(
            """
            update organisation.place set closed_on = :last, version = version + 1
            where district_id = :district and id = :id and closed_on is null
            """)
        .param("last", lastDay)
        .param("district", place.districtId())
        .param("id", place.id())
        .update();
  }

  void succeed(Ref former, Ref successor, LocalDate day) {
    db.sql(
            """
            insert into organisation.succession (former_id, former_district, unit_id, district_id, from_on)
            values (:former, :formerDistrict, :unit, :district, :day)
            """)
        .param("former", former.id())
        .param("formerDistrict", former.districtId())
        .param("unit", successor.id())
        .param("district", successor.districtId())
        .param("day", day)
        .update();
  }

  private Change change(ResultSet row, int number) throws SQLException {
    OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
    return new Change(
        new Ref(row.getInt("district_id"), row.getObject("id", UUID.class)),
        row.getObject("node_id", UUID.class),
        row.getObject("unit_id", UUID.class),
        Change.State.valueOf(row.getString("state")),
        json.readValue(row.getString("wanted"), WantedChange.class),
        json.readValue(row.getString("told"), new TypeReference<List<String>>() {}),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getString("asked_by"),
        settled == null ? null : settled.toInstant());
  }

  private static Post post(Map<UUID, Post> posts, ResultSet row) throws SQLException {
    return Objects.requireNonNull(posts.get(row.getObject("post_id", UUID.class)));
  }
}
