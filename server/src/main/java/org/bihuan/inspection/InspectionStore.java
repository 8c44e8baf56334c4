package org.bihuan.inspection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.inspection.Inspection.Inspector;
import org.bihuan.inspection.Inspection.Ledger;
import org.bihuan.inspection.Inspection.Note;
import org.bihuan.inspection.ItemEntry.Moment;
import org.bihuan.inspection.ItemEntry.Photo;
import org.bihuan.platform.Ref;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Submitted checks: written once, never changed. */
@Repository
class InspectionStore {

  private static final String NOTE =
      """
      insert into inspection.item_note
        (district_id, done_on, inspection_id, position, unit_id, item_code, result, note, reading, place_id,
         place_text, before_photos, after_photos, no_photo_reason, measures, hazard_id, ledger, point,
         point_results, missed)
      values
        (:district, :doneOn, :inspection, :position, :unit, :item, :result, :note, :reading, :placeId,
         :placeText, :before, :after, :noPhotoReason, :measures, :hazard, :ledger, :point,
         :pointResults, :missed)
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batch;
  private final JsonMapper json;

  InspectionStore(JdbcClient jdbc, NamedParameterJdbcOperations batch, JsonMapper json) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.json = json;
  }

  /** False when the id is taken. */
  boolean add(Inspection inspection) {
    CheckTimes times = inspection.times();
    CheckTimes.Arrival arrival = times.arrival();
    boolean added =
        jdbc.sql(
                """
                insert into inspection.inspection
                  (district_id, done_on, id, unit_id, task_id, checklist_code, checklist_from, resolved, kind, submitted_at,
                   results, person_id, person_name, post_id, post_title, node_name, content_hash, signatures,
                   started_at, started_place, started_told_at, finished_at, finish_doubt)
                values
                  (:district, :doneOn, :id, :unit, :task, :checklist, :checklistFrom, :resolved, :kind, :submittedAt, :results,
                   :person, :personName, :post, :postTitle, :node, :hash, cast(:signatures as jsonb),
                   :startedAt, :startedPlace, :startedTold, :finishedAt, :doubt)
                on conflict (district_id, done_on, id) do nothing
                """)
            .param("district", inspection.ref().districtId())
            .param("doneOn", inspection.doneOn())
            .param("id", inspection.ref().id())
            .param("unit", inspection.unitId())
            .param("task", inspection.task().id())
            .param("checklist", inspection.checklistCode())
            .param("checklistFrom", inspection.checklistFrom())
            .param("resolved", inspection.resolved())
            .param("kind", inspection.kind().name())
            .param("submittedAt", times.receivedAt().atOffset(ZoneOffset.UTC))
            .param("startedAt", arrival == null ? null : arrival.at().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("startedPlace", arrival == null ? null : arrival.place())
            .param("startedTold", arrival == null || arrival.told() == null ? null : arrival.told().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("finishedAt", times.finishedAt().atOffset(ZoneOffset.UTC))
            .param("doubt", times.doubt() == null ? null : times.doubt().name())
            .param("results", inspection.results().stream().map(ItemResult::code).toArray(Short[]::new))
            .param("person", inspection.inspector().personId())
            .param("personName", inspection.inspector().name())
            .param("post", inspection.inspector().postId())
            .param("postTitle", inspection.inspector().post())
            .param("node", inspection.inspector().node())
            .param("hash", inspection.contentHash())
            .param(
                "signatures",
                inspection.signatures() == null ? null : json.writeValueAsString(inspection.signatures()))
            .update()
            == 1;
    if (added) {
      batch.batchUpdate(
          NOTE, inspection.notes().stream().map(note -> parameters(inspection, note)).toArray(SqlParameterSource[]::new));
    }
    return added;
  }

  private static SqlParameterSource parameters(Inspection inspection, Note note) {
    ItemEntry entry = note.entry();
    return new MapSqlParameterSource()
        .addValue("district", inspection.ref().districtId())
        .addValue("doneOn", inspection.doneOn())
        .addValue("inspection", inspection.ref().id())
        .addValue("position", note.position())
        .addValue("unit", inspection.unitId())
        .addValue("item", entry.item())
        .addValue("result", entry.result().code())
        .addValue("note", entry.note())
        .addValue("reading", entry.reading())
        .addValue("placeId", entry.placeId())
        .addValue("placeText", entry.placeText())
        .addValue("before", entry.photos(Moment.BEFORE).toArray(UUID[]::new))
        .addValue("after", entry.photos(Moment.AFTER).toArray(UUID[]::new))
        .addValue("noPhotoReason", entry.noPhotoReason())
        .addValue("measures", entry.measures())
        .addValue("hazard", note.hazardId())
        .addValue("point", note.point())
        .addValue("missed", note.missed())
        .addValue("pointResults", entry.points().isEmpty() ? null : entry.points().stream().map(ItemResult::code).toArray(Short[]::new))
        .addValue("ledger", note.ledger() == null ? null : note.ledger().name());
  }

  Optional<Inspection> find(int districtId, LocalDate doneOn, UUID id) {
    List<Note> notes = notes(districtId, doneOn, id);
    return jdbc.sql(
            """
            select i.district_id, i.done_on, i.id, i.unit_id, i.task_id, i.checklist_code, i.checklist_from, i.resolved,
                   i.kind, i.submitted_at, i.results, i.person_id, i.person_name, i.post_id, i.post_title, i.node_name,
                   i.content_hash, i.signatures, i.started_at, i.started_place, i.started_told_at, i.finished_at, i.finish_doubt
            from inspection.inspection i
            where i.district_id = :district
              and i.done_on = :doneOn
              and i.id = :id
            """)
        .param("district", districtId)
        .param("doneOn", doneOn)
        .param("id", id)
        .query((rs, n) -> inspection(rs, notes))
        .optional();
  }

  private Inspection inspection(ResultSet rs, List<Note> notes) throws SQLException {
    int district = rs.getInt("district_id");
    String signatures = rs.getString("signatures");
    return new Inspection(
        new Ref(district, rs.getObject("id", UUID.class)),
        rs.getObject("done_on", LocalDate.class),
        rs.getObject("unit_id", UUID.class),
        new Ref(district, rs.getObject("task_id", UUID.class)),
        rs.getString("checklist_code"),
        rs.getObject("checklist_from", LocalDate.class),
        rs.getString("resolved"),
        InspectionKind.valueOf(rs.getString("kind")),
        times(rs),
        Inspection.results((Short[]) rs.getArray("results").getArray()),
        new Inspector(
            rs.getObject("person_id", UUID.class),
            rs.getString("person_name"),
            rs.getObject("post_id", UUID.class),
            rs.getString("post_title"),
            rs.getString("node_name")),
        rs.getString("content_hash"),
        notes,
        signatures == null ? null : json.readValue(signatures, Signatures.class));
  }

  private static CheckTimes times(ResultSet rs) throws SQLException {
    OffsetDateTime started = rs.getObject("started_at", OffsetDateTime.class);
    OffsetDateTime told = rs.getObject("started_told_at", OffsetDateTime.class);
    String doubt = rs.getString("finish_doubt");
    return new CheckTimes(
        started == null ? null : new CheckTimes.Arrival(started.toInstant(), rs.getString("started_place"), told == null ? null : told.toInstant()),
        rs.getObject("finished_at", OffsetDateTime.class).toInstant(),
        rs.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        doubt == null ? null : CheckTimes.Doubt.valueOf(doubt));
  }

  private List<Note> notes(int districtId, LocalDate doneOn, UUID inspection) {
    return jdbc.sql(
            """
            select n.position, n.item_code, n.result, n.note, n.reading, n.place_id, n.place_text, n.before_photos,
                   n.after_photos, n.no_photo_reason, n.measures, n.hazard_id, n.ledger, n.point,
                   n.point_results, n.missed
            from inspection.item_note n
            where n.district_id = :district
              and n.done_on = :doneOn
              and n.inspection_id = :inspection
            order by n.position, n.point
            """)
        .param("district", districtId)
        .param("doneOn", doneOn)
        .param("inspection", inspection)
        .query((rs, n) -> note(districtId, rs))
        .list();
  }

  private static Note note(int districtId, ResultSet rs) throws SQLException {
    String ledger = rs.getString("ledger");
    Array points = rs.getArray("point_results");
    return new Note(
        rs.getInt("position"),
        rs.getInt("point"),
        new ItemEntry(
            rs.getString("item_code"),
            ItemResult.of(rs.getShort("result")),
            rs.getString("note"),
            rs.getString("reading"),
            rs.getObject("place_id", UUID.class),
            rs.getString("place_text"),
            Stream.concat(
                    photos(districtId, rs, "before_photos", Moment.BEFORE),
                    photos(districtId, rs, "after_photos", Moment.AFTER))
                .toList(),
            rs.getString("no_photo_reason"),
            rs.getString("measures"),
            null,
            points == null ? List.of() : Inspection.results((Short[]) points.getArray())),
        rs.getObject("hazard_id", UUID.class),
        ledger == null ? null : Ledger.valueOf(ledger),
        rs.getObject("missed", Boolean.class));
  }

  private static Stream<Photo> photos(int districtId, ResultSet rs, String column, Moment moment)
      throws SQLException {
    return Stream.of((UUID[]) rs.getArray(column).getArray()).map(id -> new Photo(new Ref(districtId, id), moment));
  }
}
