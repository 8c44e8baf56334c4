package org.bihuan.inspection.blind;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Blind look-backs taken and answered, and what may be looked at. */
@Repository
class BlindLookStore {

  private static final String LOOK =
      """
      select b.district_id, b.id, b.unit_id, b.hazard_id, b.person_id, b.person_name, b.taken_at, b.found, b.note, b.answered_at,
             b.given_up_at, b.given_up_reason
      from inspection.blind_look b
      """;

  private final JdbcClient db;

  BlindLookStore(JdbcClient db) {
    this.db = db;
  }

  boolean add(BlindLook look, Actor by) {
    return db.sql(
                """
                insert into inspection.blind_look (district_id, id, unit_id, hazard_id, person_id, person_name, post_title, taken_at)
                values (:district, :id, :unit, :hazard, :person, :name, :post, :now)
                on conflict do nothing
                """)
            .param("district", look.ref().districtId())
            .param("id", look.ref().id())
            .param("unit", look.unitId())
            .param("hazard", look.hazardId())
            .param("person", by.personId())
            .param("name", by.personName())
            .param("post", by.postTitle())
            .param("now", look.takenAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  boolean answer(Ref look, boolean found, String note, Instant now) {
    return db.sql(
                """
                update inspection.blind_look
                set found = :found, note = :note, answered_at = :now
                where district_id = :district and id = :id and answered_at is null and given_up_at is null
                """)
            .param("found", found)
            .param("note", note)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("district", look.districtId())
            .param("id", look.id())
            .update()
        == 1;
  }

  boolean giveUp(Ref look, String reason, Instant now) {
    return db.sql(
                """
                update inspection.blind_look
                set given_up_at = :now, given_up_reason = :reason
                where district_id = :district and id = :id and answered_at is null and given_up_at is null
                """)
            .param("reason", reason)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("district", look.districtId())
            .param("id", look.id())
            .update()
        == 1;
  }

  /** What one person takes at the same moment in two windows is counted one after the other. */
  void waitForOthers(UUID person) {
    db.sql("select pg_advisory_xact_lock(hashtextextended(:person, 0))")
        .param("person", "blind looks of " + person)
        .query(row -> {});
  }

  /** How many he has before him and has not said anything of, or has given up lately. */
  int held(UUID person, Instant takenAfter, Instant givenUpAfter) {
    return db.sql(
            """
            select count(*)
            from inspection.blind_look b
            where b.person_id = :person and b.answered_at is null
              and (b.given_up_at is null and b.taken_at > :taken or b.given_up_at > :givenUp)
            """)
        .param("person", person)
        .param("taken", takenAfter.atOffset(ZoneOffset.UTC))
        .param("givenUp", givenUpAfter.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** The hazards he is to say something of without their files. */
  Set<Ref> unanswered(UUID person, Instant takenAfter) {
    return db.sql(
            """
            select u.district_id, u.hazard_id
            from inspection.looks_unanswered(:person, :after) u
            """)
        .param("person", person)
        .param("after", takenAfter.atOffset(ZoneOffset.UTC))
        .query((row, n) -> new Ref(row.getInt("district_id"), row.getObject("hazard_id", UUID.class)))
        .set();
  }

  /** What he took under this id. */
  Optional<BlindLook> taken(UUID person, UUID id) {
    return db.sql(LOOK + "where b.person_id = :person and b.id = :id")
        .param("person", person)
        .param("id", id)
        .query(BlindLookStore::look)
        .optional();
  }

  Optional<BlindLook> find(Ref look) {
    return db.sql(LOOK + "where b.district_id = :district and b.id = :id")
        .param("district", look.districtId())
        .param("id", look.id())
        .query(BlindLookStore::look)
        .optional();
  }

  List<BlindLook> ofPerson(UUID person, int most) {
    return db.sql(LOOK + "where b.person_id = :person order by (b.answered_at is null and b.given_up_at is null) desc, b.taken_at desc limit :most")
        .param("person", person)
        .param("most", most)
        .query(BlindLookStore::look)
        .list();
  }

  /** Those he can still answer, the first taken first. */
  List<BlindLook> open(UUID person, Instant takenAfter) {
    return db.sql(LOOK + "where b.person_id = :person and b.answered_at is null and b.given_up_at is null and b.taken_at > :after order by b.taken_at, b.id")
        .param("person", person)
        .param("after", takenAfter.atOffset(ZoneOffset.UTC))
        .query(BlindLookStore::look)
        .list();
  }

  /**
   * Written-off hazards with a former photo whose look-back is near, major ones first: none looked at blindly of late, and
   * none this person was given before, whose file has been open to him since.
   */
  List<Ref> candidates(Actor actor, LocalDate until, Instant notSince, int most) {
    SqlFilter filter =
        new SqlFilter()
            .within(actor.scope(), "h")
            .and("h.status = 'CLOSED'")
            .and("h.look_back_due <= :until", "until", until)
            .and("exists (select 1 from hazard.v_photo p where p.district_id = h.district_id and p.hazard_id = h.hazard_id and p.kind = 'BEFORE')")
            .and(
                """
                not exists (select 1 from inspection.blind_look b
                            where b.district_id = h.district_id and b.hazard_id = h.hazard_id
                              and (b.person_id = :me or b.taken_at > :notSince and b.given_up_at is null))""",
                "notSince",
                notSince.atOffset(ZoneOffset.UTC))
            .with("me", actor.personId());
    return db.sql(
            """
            select h.district_id, h.hazard_id
            from hazard.v_hazard h
            %s
            order by (h.level = 'MAJOR') desc, h.look_back_due, h.hazard_id
            limit :most
            """
                .formatted(filter.where()))
        .params(filter.parameters())
        .param("most", most)
        .query((row, n) -> new Ref(row.getInt("district_id"), row.getObject("hazard_id", UUID.class)))
        .list();
  }

  List<Ref> formerPhotos(Ref hazard) {
    return db.sql(
            """
            select p.file_id
            from hazard.v_photo p
            where p.district_id = :district and p.hazard_id = :hazard and p.kind = 'BEFORE'
            order by p.added_at, p.file_id
            """)
        .param("district", hazard.districtId())
        .param("hazard", hazard.id())
        .query((row, n) -> new Ref(hazard.districtId(), row.getObject("file_id", UUID.class)))
        .list();
  }

  static BlindLook look(ResultSet row, int number) throws SQLException {
    return new BlindLook(
        new Ref(row.getInt("district_id"), row.getObject("id", UUID.class)),
        row.getObject("unit_id", UUID.class),
        row.getObject("hazard_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        row.getObject("taken_at", OffsetDateTime.class).toInstant(),
        row.getObject("found", Boolean.class),
        row.getString("note"),
        instant(row, "answered_at"),
        instant(row, "given_up_at"),
        row.getString("given_up_reason"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
