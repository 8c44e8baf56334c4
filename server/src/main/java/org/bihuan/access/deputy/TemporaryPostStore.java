package org.bihuan.access.deputy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Temporary posts, asked, decided and ended. */
@Repository
class TemporaryPostStore {

  private final JdbcClient db;

  TemporaryPostStore(JdbcClient db) {
    this.db = db;
  }

  /** False when something with this id is there already, or another open request for this person and post. */
  boolean add(TemporaryPost wanted) {
    return db.sql(
                """
                insert into access.temporary_post (id, kind, person_id, person_name, post_district, post_id, for_person,
                                                   for_name, reason, from_at, until_at, hours, asked_at, asked_by,
                                                   asked_by_name)
                values (:id, :kind, :person, :name, :district, :post, :for, :forName, :reason, :from, :until, :hours,
                        :asked, :by, :byName)
                on conflict do nothing
                """)
            .param("id", wanted.id())
            .param("kind", wanted.kind().name())
            .param("person", wanted.personId())
            .param("name", wanted.personName())
            .param("district", wanted.post().districtId())
            .param("post", wanted.post().id())
            .param("for", wanted.forPerson())
            .param("forName", wanted.forName())
            .param("reason", wanted.reason())
            .param("from", utc(wanted.from()))
            .param("until", utc(wanted.until()))
            .param("hours", wanted.hours())
            .param("asked", utc(wanted.askedAt()))
            .param("by", wanted.askedBy())
            .param("byName", wanted.askedByName())
            .update()
        == 1;
  }

  /** False when it has been decided meanwhile; a confirmed emergency runs from now. */
  boolean decide(UUID id, TemporaryPost.Decision decision, Actor by, Instant now) {
    return db.sql(
                """
                update access.temporary_post
                set decision = :decision, decided_at = :now, decided_by = :by, decided_by_name = :name,
                    from_at = case when :decision = 'CONFIRMED' then cast(:now as timestamptz) end,
                    until_at = case when :decision = 'CONFIRMED' then cast(:now as timestamptz) + make_interval(hours => hours) end
                where id = :id and decision is null and ended_at is null
                """)
            .param("decision", decision.name())
            .param("now", utc(now))
            .param("by", by.personId())
            .param("name", by.personName())
            .param("id", id)
            .update()
        == 1;
  }

  /** False when it has ended already. */
  boolean end(UUID id, String byName, Instant now) {
    return db.sql(
                """
                update access.temporary_post
                set ended_at = :now, ended_by_name = :name
                where id = :id and ended_at is null and until_at > :now
                """)
            .param("now", utc(now))
            .param("name", byName)
            .param("id", id)
            .update()
        == 1;
  }

  /** A request that nobody decided; false when it has been decided or closed meanwhile. */
  boolean close(UUID id, TemporaryPost.Closed why, String byName, Instant now) {
    return db.sql(
                """
                update access.temporary_post
                set ended_at = :now, ended_by_name = :name, closed_why = :why
                where id = :id and kind = 'EMERGENCY' and decision is null and ended_at is null
                """)
            .param("now", utc(now))
            .param("name", byName)
            .param("why", why.name())
            .param("id", id)
            .update()
        == 1;
  }

  /** What nobody has decided or closed, whether its time is over or not. */
  Optional<TemporaryPost> undecided(UUID person, Ref post) {
    return db.sql(
            """
            select *
            from access.temporary_post
            where kind = 'EMERGENCY' and decision is null and ended_at is null
              and person_id = :person and post_district = :district and post_id = :post
            """)
        .param("person", person)
        .param("district", post.districtId())
        .param("post", post.id())
        .query(TemporaryPostStore::temporary)
        .optional();
  }

  Optional<TemporaryPost> find(UUID id) {
    return db.sql("select * from access.temporary_post where id = :id")
        .param("id", id)
        .query(TemporaryPostStore::temporary)
        .optional();
  }

  List<TemporaryPost> active(UUID person, Instant now) {
    return db.sql(
            """
            select *
            from access.temporary_post
            where person_id = :person and ended_at is null and from_at <= :now and until_at > :now
            order by from_at, id
            """)
        .param("person", person)
        .param("now", utc(now))
        .query(TemporaryPostStore::temporary)
        .list();
  }

  /** Two substitutes of one person at a time would be two heads. */
  boolean overlaps(UUID forPerson, Ref post, Instant from, Instant until) {
    return db.sql(
            """
            select exists (
              select 1
              from access.temporary_post
              where kind = 'SUBSTITUTE' and for_person = :person and post_id = :post and ended_at is null
                and from_at < :until and until_at > :from)
            """)
        .param("person", forPerson)
        .param("post", post.id())
        .param("until", utc(until))
        .param("from", utc(from))
        .query(Boolean.class)
        .single();
  }

  List<TemporaryPost> latestOf(Ref post, int limit) {
    return db.sql(
            """
            select *
            from access.temporary_post
            where kind = 'SUBSTITUTE' and post_district = :district and post_id = :post
            order by asked_at desc
            limit :limit
            """)
        .param("district", post.districtId())
        .param("post", post.id())
        .param("limit", limit)
        .query(TemporaryPostStore::temporary)
        .list();
  }

  /** The undecided ones first, then the latest. */
  List<TemporaryPost> emergencies(@Nullable Integer district, int limit) {
    return db.sql(
            """
            select *
            from access.temporary_post
            where kind = 'EMERGENCY' and (cast(:district as int) is null or post_district = :district)
            order by (decision is null and ended_at is null) desc, asked_at desc
            limit :limit
            """)
        .param("district", district)
        .param("limit", limit)
        .query(TemporaryPostStore::temporary)
        .list();
  }

  private static TemporaryPost temporary(ResultSet row, int number) throws SQLException {
    String decision = row.getString("decision");
    String closed = row.getString("closed_why");
    return new TemporaryPost(
        row.getObject("id", UUID.class),
        TemporaryPost.Kind.valueOf(row.getString("kind")),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        new Ref(row.getInt("post_district"), row.getObject("post_id", UUID.class)),
        row.getObject("for_person", UUID.class),
        row.getString("for_name"),
        row.getString("reason"),
        instant(row, "from_at"),
        instant(row, "until_at"),
        row.getObject("hours", Integer.class),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getObject("asked_by", UUID.class),
        row.getString("asked_by_name"),
        decision == null ? null : TemporaryPost.Decision.valueOf(decision),
        instant(row, "decided_at"),
        row.getString("decided_by_name"),
        instant(row, "ended_at"),
        row.getString("ended_by_name"),
        closed == null ? null : TemporaryPost.Closed.valueOf(closed));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
