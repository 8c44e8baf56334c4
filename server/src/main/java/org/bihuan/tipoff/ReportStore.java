package org.bihuan.tipoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.bihuan.tipoff.Report.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the reports, their photos and their history. To be used as the system: no other role reaches them. */
@Repository
class ReportStore {

  private static final TypeReference<List<Report.Feedback>> FEEDBACK = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;

  ReportStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** @param by null for the reporter, whom nobody knows */
  record Line(int version, ReportAct act, Instant at, Report.@Nullable Person by, @Nullable String words) {}

  /** What tells a report from others before it is read. */
  record Marks(byte[] code, byte[] fingerprint) {}

  void addLoose(UUID photo, String sha256, LocalDate today) {
    db.sql(
            """
            insert into tipoff.loose_photo (id, sha256, received_on)
            values (:id, :sha256, :today)
            on conflict (id) do nothing
            """)
        .param("id", photo)
        .param("sha256", sha256)
        .param("today", today)
        .update();
  }

  Optional<String> loose(UUID photo) {
    return db.sql("select sha256 from tipoff.loose_photo where id = :id").param("id", photo).query(String.class).optional();
  }

  int forgetLoose(LocalDate before) {
    return db.sql("delete from tipoff.loose_photo where received_on < :before").param("before", before).update();
  }

  boolean insert(Report report, Marks marks, @Nullable Sealed sealed) {
    Report.Told told = report.told();
    return db.sql(
                """
                insert into tipoff.report
                  (district_id, id, version, state, desk, desk_district, about, unit_id, target, place_text, what,
                   code_hash, fingerprint, submitted_on, feedback, identity, keeper_share, seal_share)
                values
                  (:district, :id, :version, :state, :desk, :deskDistrict, :about, :unit, :target, :place, :what,
                   :code, :fingerprint, :today, '[]', :identity, :keeperShare, :sealShare)
                on conflict (district_id, id) do nothing
                """)
            .param("district", report.ref().districtId())
            .param("id", report.ref().id())
            .param("version", report.version())
            .param("state", report.state().name())
            .param("desk", report.handling().desk().kind().name())
            .param("deskDistrict", report.handling().desk().district())
            .param("about", told.about().name())
            .param("unit", told.unitId(), Types.OTHER)
            .param("target", told.target())
            .param("place", told.placeText())
            .param("what", told.what())
            .param("code", marks.code())
            .param("fingerprint", marks.fingerprint())
            .param("today", told.submittedOn())
            .param("identity", sealed == null ? null : sealed.identity(), Types.BINARY)
            .param("keeperShare", sealed == null ? null : sealed.keeperShare(), Types.BINARY)
            .param("sealShare", sealed == null ? null : sealed.sealShare(), Types.BINARY)
            .update()
        == 1;
  }

  void addPhotos(Ref report, List<String> photos) {
    for (int i = 0; i < photos.size(); i++) {
      db.sql("insert into tipoff.photo (district_id, report_id, position, sha256) values (:district, :report, :n, :sha256)")
          .param("district", report.districtId())
          .param("report", report.id())
          .param("n", i + 1)
          .param("sha256", photos.get(i))
          .update();
    }
  }

  List<String> photos(Ref report) {
    return db.sql(
            """
            select sha256
            from tipoff.photo
            where district_id = :district and report_id = :report
            order by position
            """)
        .param("district", report.districtId())
        .param("report", report.id())
        .query(String.class)
        .list();
  }

  void update(Report report) {
    Report.Handling h = report.handling();
    int rows =
        db.sql(
                """
                update tipoff.report
                set version = :version, state = :state, desk = :desk, desk_district = :deskDistrict,
                    transfer = :transfer::jsonb, edited = :edited::jsonb, assignee_id = :assignee, hazard_id = :hazard,
                    answer = :answer, material = :material::jsonb, closed_on = :closed, feedback = :feedback::jsonb
                where district_id = :district and id = :id and version = :version - 1
                """)
            .param("version", report.version())
            .param("state", report.state().name())
            .param("desk", h.desk().kind().name())
            .param("deskDistrict", h.desk().district())
            .param("transfer", text(h.transfer()))
            .param("edited", text(h.edited()))
            .param("assignee", h.assigneeId(), Types.OTHER)
            .param("hazard", h.hazardId(), Types.OTHER)
            .param("answer", h.answer())
            .param("material", text(h.material()))
            .param("closed", h.closedOn())
            .param("feedback", json.writeValueAsString(h.feedback()))
            .param("district", report.ref().districtId())
            .param("id", report.ref().id())
            .update();
    if (rows != 1) {
      throw new IllegalStateException("lost the lock on report " + report.ref());
    }
  }

  void add(Ref report, Line line) {
    db.sql(
            """
            insert into tipoff.line (district_id, report_id, version, act, at, by, words)
            values (:district, :report, :version, :act, :at, :by::jsonb, :words)
            """)
        .param("district", report.districtId())
        .param("report", report.id())
        .param("version", line.version())
        .param("act", line.act().name())
        .param("at", line.at().atOffset(ZoneOffset.UTC))
        .param("by", text(line.by()))
        .param("words", line.words())
        .update();
  }

  List<Line> lines(Ref report) {
    return db.sql("select * from tipoff.line where district_id = :district and report_id = :report order by version")
        .param("district", report.districtId())
        .param("report", report.id())
        .query(
            (r, n) ->
                new Line(
                    r.getInt("version"),
                    ReportAct.valueOf(r.getString("act")),
                    r.getObject("at", OffsetDateTime.class).toInstant(),
                    read(r.getString("by"), Report.Person.class),
                    r.getString("words")))
        .list();
  }

  Optional<Report> lock(Ref ref) {
    return find("district_id = :district and id = :id for update", ref);
  }

  Optional<Report> find(Ref ref) {
    return find("district_id = :district and id = :id", ref);
  }

  private Optional<Report> find(String condition, Ref ref) {
    return db.sql("select * from tipoff.report where " + condition)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> report(r))
        .optional();
  }

  Optional<Report> byCode(byte[] digest) {
    return db.sql("select * from tipoff.report where code_hash = :code limit 1")
        .param("code", digest)
        .query((r, n) -> report(r))
        .optional();
  }

  boolean isSame(Ref ref, byte[] fingerprint) {
    return db.sql("select fingerprint from tipoff.report where district_id = :district and id = :id")
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> Arrays.equals(r.getBytes("fingerprint"), fingerprint))
        .optional()
        .orElse(false);
  }

  Optional<Sealed> sealed(Ref ref) {
    return db.sql(
            """
            select identity, keeper_share, seal_share
            from tipoff.report
            where district_id = :district and id = :id and identity is not null
            """)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .query((r, n) -> new Sealed(r.getBytes("identity"), r.getBytes("keeper_share"), r.getBytes("seal_share")))
        .optional();
  }

  /** Identities of what was closed before that day are gone for good; what was reported stays. */
  int destroyIdentities(LocalDate closedBefore, LocalDate today) {
    return db.sql(
            """
            update tipoff.report
            set identity = null, keeper_share = null, seal_share = null, destroyed_on = :today
            where identity is not null and closed_on < :before and state in ('CLOSED', 'NOT_FIXED', 'REFUSED')
            """)
        .param("before", closedBefore)
        .param("today", today)
        .update();
  }

  Report report(ResultSet r) throws SQLException {
    var told =
        new Report.Told(
            About.valueOf(r.getString("about")),
            r.getObject("unit_id", UUID.class),
            r.getString("target"),
            r.getString("place_text"),
            r.getString("what"),
            r.getObject("submitted_on", LocalDate.class),
            r.getBytes("identity") != null,
            r.getObject("destroyed_on", LocalDate.class));
    var handling =
        new Report.Handling(
            new Desk(Desk.Kind.valueOf(r.getString("desk")), r.getInt("desk_district")),
            read(r.getString("transfer"), Desk.class),
            read(r.getString("edited"), Report.Edited.class),
            r.getObject("assignee_id", UUID.class),
            r.getObject("hazard_id", UUID.class),
            r.getString("answer"),
            read(r.getString("material"), Report.Material.class),
            r.getObject("closed_on", LocalDate.class),
            json.readValue(r.getString("feedback"), FEEDBACK));
    return new Report(
        new Ref(r.getInt("district_id"), r.getObject("id", UUID.class)),
        r.getInt("version"),
        ReportState.valueOf(r.getString("state")),
        told,
        handling);
  }

  private @Nullable String text(@Nullable Object value) {
    return value == null ? null : json.writeValueAsString(value);
  }

  private <T> @Nullable T read(@Nullable String text, Class<T> type) {
    return text == null ? null : json.readValue(text, type);
  }
}
