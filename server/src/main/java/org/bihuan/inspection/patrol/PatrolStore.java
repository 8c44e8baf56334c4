package org.bihuan.inspection.patrol;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stops; written once. */
@Repository
class PatrolStore {

  private final JdbcClient db;

  PatrolStore(JdbcClient db) {
    this.db = db;
  }

  /** False where the id is taken. */
  boolean add(PatrolStop stop) {
    return db.sql(
                """
                insert into inspection.patrol_stop (district_id, id, unit_id, place_id, at, received_at, doubt, result, note, hazards,
                                                    scanned, person_id, person_name, post_id, post_title)
                values (:district, :id, :unit, :place, :at, :receivedAt, :doubt, :result, :note, :hazards::uuid[],
                        :scanned, :person, :personName, :post, :postTitle)
                on conflict do nothing
                """)
            .param("district", stop.ref().districtId())
            .param("id", stop.ref().id())
            .param("unit", stop.unit().id())
            .param("place", stop.placeId())
            .param("at", stop.at().atOffset(ZoneOffset.UTC))
            .param("receivedAt", stop.receivedAt().atOffset(ZoneOffset.UTC))
            .param("doubt", stop.doubt() == null ? null : stop.doubt().name())
            .param("result", stop.result().name())
            .param("note", stop.note())
            .param("hazards", stop.hazards().toArray(UUID[]::new))
            .param("scanned", stop.scanned())
            .param("person", stop.personId())
            .param("personName", stop.personName())
            .param("post", stop.postId())
            .param("postTitle", stop.postTitle())
            .update()
        == 1;
  }

  Optional<PatrolStop> find(Ref stop) {
    return db.sql("select * from inspection.patrol_stop where district_id = :district and id = :id")
        .param("district", stop.districtId())
        .param("id", stop.id())
        .query((row, n) -> stop(row))
        .optional();
  }

  static PatrolStop stop(ResultSet row) throws SQLException {
    int district = row.getInt("district_id");
    String doubt = row.getString("doubt");
    return new PatrolStop(
        new Ref(district, row.getObject("id", UUID.class)),
        new Ref(district, row.getObject("unit_id", UUID.class)),
        row.getObject("place_id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        doubt == null ? null : PatrolStop.Doubt.valueOf(doubt),
        PatrolResult.valueOf(row.getString("result")),
        row.getString("note"),
        List.of((UUID[]) row.getArray("hazards").getArray()),
        row.getBoolean("scanned"),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        row.getObject("post_id", UUID.class),
        row.getString("post_title"));
  }
}
