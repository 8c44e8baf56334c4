package org.bihuan.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Posts, persons and who holds what. */
@Repository
class PostStore {

  private static final String TITLE_NOW = "p.title";

  /** What the post was called on {@code :day}; a later name does not show then. */
  private static final String TITLE_THEN =
      """
      coalesce((select x.title
                from organisation.post_past x
                where x.district_id = p.district_id and x.post_id = p.id and x.until_on >= :day
                order by x.until_on
                limit 1), p.title) as title
      """;

  private static final String POST =
      """
      select p.district_id, p.id as post_id, p.node_id, n.name as node_name, n.kind as node_kind, p.unit_id, %s,
             p.role, p.opened_on, p.closed_on, p.version
      from organisation.post p
      join organisation.node n on n.id = p.node_id
      """;

  private static final String HOLDING =
      """
      select p.district_id, p.id as post_id, p.node_id, n.name as node_name, n.kind as node_kind, p.unit_id, %s,
             p.role, p.opened_on, p.closed_on, p.version, h.id, h.person_id, h.person_name, h.from_on, h.to_on
      from organisation.holding h
      join organisation.post p on p.district_id = h.district_id and p.id = h.post_id
      join organisation.node n on n.id = p.node_id
      """;

  private static final String POST_NOW = POST.formatted(TITLE_NOW);
  private static final String POST_THEN = POST.formatted(TITLE_THEN);
  private static final String HOLDING_NOW = HOLDING.formatted(TITLE_NOW);
  private static final String HOLDING_THEN = HOLDING.formatted(TITLE_THEN);

  private final JdbcClient db;

  PostStore(JdbcClient db) {
    this.db = db;
  }

  /** False when a post with this id is there already. */
  boolean add(Post post) {
    Ref unit = post.unit();
    return db.sql(
                """
                insert into organisation.post (district_id, id, node_id, unit_id, title, role, opened_on)
                values (:district, :id, :node, :unit, :title, :role, :opened)
                on conflict (district_id, id) do nothing
                """)
            .param("district", post.ref().districtId())
            .param("id", post.ref().id())
            .param("node", post.nodeId())
            .param("unit", unit == null ? null : unit.id())
            .param("title", post.title())
            .param("role", post.role().name())
            .param("opened", post.openedOn())
            .update()
        == 1;
  }

  Optional<Post> findPost(Ref post) {
    return db.sql(POST_NOW + "where p.district_id = :district and p.id = :id")
        .param("district", post.districtId())
        .param("id", post.id())
        .query(PostStore::post)
        .optional();
  }

  /** Keeps two appointments to the same post from being decided side by side. */
  void lock(Ref post) {
    db.sql("select 1 from organisation.post where district_id = :district and id = :id for update")
        .param("district", post.districtId())
        .param("id", post.id())
        .query(Integer.class)
        .optional();
  }

  List<Post> postsOfUnit(Ref unit) {
    return db.sql(POST_NOW + "where p.district_id = :district and p.unit_id = :unit order by cardinality(n.path), p.title")
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .query(PostStore::post)
        .list();
  }

  List<Post> postsOfUnit(Ref unit, LocalDate day) {
    return db.sql(POST_THEN + "where p.district_id = :district and p.unit_id = :unit order by cardinality(n.path), p.title")
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("day", day)
        .query(PostStore::post)
        .list();
  }

  List<Post> postsOfNode(int district, UUID node) {
    return db.sql(
            POST_NOW + "where p.district_id = :district and p.node_id = :node and p.closed_on is null order by p.title")
        .param("district", district)
        .param("node", node)
        .query(PostStore::post)
        .list();
  }

  List<Post> postsOfNode(int district, UUID node, LocalDate day) {
    return db.sql(
            POST_THEN
                + """
                where p.district_id = :district and p.node_id = :node and (p.closed_on is null or p.closed_on >= :day)
                order by p.title
                """)
        .param("district", district)
        .param("node", node)
        .param("day", day)
        .query(PostStore::post)
        .list();
  }

  /** False when the person is known already. */
  boolean addPerson(UUID id, String name, String side, Instant now) {
    return db.sql(
                """
                insert into organisation.person (id, name, side, recorded_at)
                values (:id, :name, :side, :now)
                on conflict (id) do nothing
                """)
            .param("id", id)
            .param("name", name)
            .param("side", side)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  Optional<Person> findPerson(UUID id) {
    return db.sql("select id, name, side from organisation.person where id = :id")
        .param("id", id)
        .query((row, i) -> new Person(row.getObject("id", UUID.class), row.getString("name"), row.getString("side")))
        .optional();
  }

  /** Moves a person to another camp; the database refuses while a post of the former one is still held. */
  /** @param formerUntil last day of what he still holds of his former side */
  void changeSide(UUID person, String side, @Nullable LocalDate formerUntil) {
    db.sql("update organisation.person set side = :side, former_side_until = :until where id = :id")
        .param("side", side)
        .param("until", formerUntil)
        .param("id", person)
        .update();
  }

  /** False when a holding with this id is there already. */
  boolean add(Holding holding, Instant now, String by) {
    Ref unit = holding.post().unit();
    return db.sql(
                """
                insert into organisation.holding (district_id, id, post_id, role, unit_id, person_id, person_name, side,
                                                  from_on, to_on, recorded_at, recorded_by, ended_at, ended_by)
                values (:district, :id, :post, :role, :unit, :person, :name, :side, :from, :to, :now, :by,
                        case when :to::date is not null then :now end, case when :to::date is not null then :by end)
                on conflict (district_id, id) do nothing
                """)
            .param("district", holding.ref().districtId())
            .param("id", holding.ref().id())
            .param("post", holding.post().ref().id())
            .param("role", holding.post().role().name())
            .param("unit", unit == null ? null : unit.id())
            .param("person", holding.personId())
            .param("name", holding.personName())
            .param("side", OrganisationRules.side(holding.post().role()))
            .param("from", holding.from())
            .param("to", holding.to())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("by", by)
            .update()
        == 1;
  }

  /** @param release whether the last day has passed, so that the person may change camps */
  void end(Ref holding, LocalDate to, boolean release, Instant now, String by) {
    db.sql(
            """
            update organisation.holding
            set to_on = :to, ended_at = :now, ended_by = :by, side = case when :release then null else side end
            where district_id = :district and id = :id and (to_on is null or to_on > :to)
            """)
        .param("to", to)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("release", release)
        .param("district", holding.districtId())
        .param("id", holding.id())
        .update();
  }

  Optional<LocalDate> formerSideUntil(UUID person) {
    return db.sql("select former_side_until from organisation.person where id = :id and former_side_until is not null")
        .param("id", person)
        .query(LocalDate.class)
        .optional();
  }

  /**
   * Releases a person from camps whose last day lies before this one.
   *
   * @return the latest of those days; null when there was none
   */
  @Nullable LocalDate releaseEnded(UUID person, LocalDate before) {
    return db.sql(
            """
            update organisation.holding
            set side = null
            where person_id = :person and to_on < :before and side is not null
            returning to_on
            """)
        .param("person", person)
        .param("before", before)
        .query(LocalDate.class)
        .list()
        .stream()
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** Whether the person ever held a post there, as far as the scope of the work lets one know. */
  boolean servedIn(UUID person, int district) {
    return db.sql(
            """
            select exists (select 1 from organisation.holding where district_id = :district and person_id = :person)
            """)
        .param("district", district)
        .param("person", person)
        .query(Boolean.class)
        .single();
  }

  Optional<Holding> findHolding(Ref holding) {
    return db.sql(HOLDING_NOW + "where h.district_id = :district and h.id = :id")
        .param("district", holding.districtId())
        .param("id", holding.id())
        .query(PostStore::holding)
        .optional();
  }

  List<Holding> holdings(Ref post, UUID person) {
    return db.sql(
            HOLDING_NOW
                + "where h.district_id = :district and h.post_id = :post and h.person_id = :person order by h.from_on")
        .param("district", post.districtId())
        .param("post", post.id())
        .param("person", person)
        .query(PostStore::holding)
        .list();
  }

  List<Holding> holdings(Ref post) {
    return db.sql(HOLDING_NOW + "where h.district_id = :district and h.post_id = :post order by h.from_on, h.id")
        .param("district", post.districtId())
        .param("post", post.id())
        .query(PostStore::holding)
        .list();
  }

  List<Holding> holdersOfUnit(Ref unit, LocalDate day) {
    return db.sql(
            HOLDING_THEN
                + """
                where h.district_id = :district and h.unit_id = :unit
                  and h.from_on <= :day and (h.to_on is null or h.to_on >= :day)
                order by cardinality(n.path), p.title, h.from_on, h.id
                """)
        .param("district", unit.districtId())
        .param("unit", unit.id())
        .param("day", day)
        .query(PostStore::holding)
        .list();
  }

  List<Holding> holdersOfNode(int district, UUID node, LocalDate day) {
    return db.sql(
            HOLDING_THEN
                + """
                where h.district_id = :district and p.node_id = :node
                  and h.from_on <= :day and (h.to_on is null or h.to_on >= :day)
                order by p.title, h.from_on, h.id
                """)
        .param("district", district)
        .param("node", node)
        .param("day", day)
        .query(PostStore::holding)
        .list();
  }

  /** Over all districts: a person may serve in several. */
  List<Holding> heldBy(UUID person, LocalDate day) {
    return db.sql(
            HOLDING_THEN
                + """
                where h.person_id = :person and h.from_on <= :day and (h.to_on is null or h.to_on >= :day)
                order by h.from_on, h.id
                """)
        .param("person", person)
        .param("day", day)
        .query(PostStore::holding)
        .list();
  }

  private static Post post(ResultSet row, int number) throws SQLException {
    int district = row.getInt("district_id");
    UUID unit = row.getObject("unit_id", UUID.class);
    return new Post(
        new Ref(district, row.getObject("post_id", UUID.class)),
        row.getObject("node_id", UUID.class),
        row.getString("node_name"),
        NodeKind.valueOf(row.getString("node_kind")),
        unit == null ? null : new Ref(district, unit),
        row.getString("title"),
        Role.valueOf(row.getString("role")),
        row.getObject("opened_on", LocalDate.class),
        row.getObject("closed_on", LocalDate.class),
        row.getInt("version"));
  }

  private static Holding holding(ResultSet row, int number) throws SQLException {
    return new Holding(
        new Ref(row.getInt("district_id"), row.getObject("id", UUID.class)),
        post(row, number),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        row.getObject("from_on", LocalDate.class),
        row.getObject("to_on", LocalDate.class));
  }
}
