package org.bihuan.tipoff;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.file.FileStore;
import org.bihuan.file.Preview;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Photos of the rectification that the keeper shows the reporter with his answer. Shown is a copy drawn anew when it was
 * chosen, never the file of the ledger: what the unit's camera wrote stays inside, and what hangs on the hazard later
 * never comes out by itself.
 */
@Component
class AnswerPhotos {

  private static final int MOST = 5;
  private static final long LARGEST = 20L << 20;

  private final JdbcClient db;
  private final FileStore files;

  AnswerPhotos(JdbcClient db, FileStore files) {
    this.db = db;
    this.files = files;
  }

  /**
   * What the keeper chose.
   *
   * @param noPersons his word that no face and no number plate can be made out
   */
  public record Chosen(List<UUID> files, @Nullable Boolean noPersons) {
    public Chosen {
      files = List.copyOf(files);
    }
  }

  private record OfHazard(UUID file, UUID unit) {}

  /** The photos taken after the rectification of the hazard this report became. */
  List<UUID> offered(Report report) {
    return afterwards(report).stream().map(OfHazard::file).toList();
  }

  private List<OfHazard> afterwards(Report report) {
    UUID hazard = report.handling().hazardId();
    Report.Edited edited = report.handling().edited();
    if (hazard == null || edited == null) {
      return List.of();
    }
    return db.sql(
            """
            select distinct file_id as file, unit_id as unit
            from hazard.v_photo
            where district_id = :district and hazard_id = :hazard and kind = 'AFTER'
            order by file_id
            """)
        .param("district", edited.unit().districtId())
        .param("hazard", hazard)
        .query(OfHazard.class)
        .list();
  }

  /** One of them, smaller and without what a camera writes, for the keeper to choose by. */
  byte[] offered(Report report, UUID file) {
    return preview(report, file).orElseThrow(() -> Refusal.notFound("这张照片")).jpeg();
  }

  private Optional<Preview> preview(Report report, UUID file) {
    Report.Edited edited = report.handling().edited();
    return edited == null
        ? Optional.empty()
        : afterwards(report).stream()
            .filter(photo -> photo.file().equals(file))
            .findFirst()
            .flatMap(
                photo ->
                    files.previewOf(
                        new Ref(edited.unit().districtId(), file),
                        new Ref(edited.unit().districtId(), photo.unit())));
  }

  /** Copies what was chosen to the line of history that answers the reporter. */
  void show(Report after, @Nullable Chosen chosen) {
    if (chosen == null || chosen.files().isEmpty()) {
      return;
    }
    new FieldChecks()
        .holds(chosen.files().size() <= MOST, "photos", "照片超过 " + MOST + " 张", "请留下最能说明问题的几张")
        .holds(
            Boolean.TRUE.equals(chosen.noPersons()),
            "photos.noPersons",
            "没有确认照片中没有可辨认的人脸、车牌",
            "请逐张看过后勾选确认；有人脸、车牌的照片不要给反映人看")
        .refuseIfAny();
    int position = last(after.ref());
    for (UUID file : chosen.files().stream().distinct().toList()) {
      Preview preview =
          preview(after, file)
              .orElseThrow(() -> Refusal.invalid("photos", "这张照片不是该隐患的整改后照片", "请从列表中选择"));
      add(after, ++position, files.keepUnnamed(new ByteArrayInputStream(preview.jpeg()), LARGEST));
    }
  }

  private int last(Ref report) {
    return db.sql(
            """
            select coalesce(max(position), 0)
            from tipoff.answer_photo
            where district_id = :district and report_id = :report
            """)
        .param("district", report.districtId())
        .param("report", report.id())
        .query(Integer.class)
        .single();
  }

  private void add(Report report, int position, String sha256) {
    db.sql(
            """
            insert into tipoff.answer_photo (district_id, report_id, position, version, sha256)
            values (:district, :report, :position, :version, :sha256)
            """)
        .param("district", report.ref().districtId())
        .param("report", report.ref().id())
        .param("position", position)
        .param("version", report.version())
        .param("sha256", sha256)
        .update();
  }

  private record Shown(int version, int position, String sha256) {}

  private List<Shown> shown(Ref report) {
    return db.sql(
            """
            select version, position, sha256
            from tipoff.answer_photo
            where district_id = :district and report_id = :report
            order by position
            """)
        .param("district", report.districtId())
        .param("report", report.id())
        .query(Shown.class)
        .list();
  }

  /** Numbers of the photos shown with each answer, by the version of the report that answer made. */
  Map<Integer, List<Integer>> byLine(Ref report) {
    return shown(report).stream()
        .collect(Collectors.groupingBy(Shown::version, Collectors.mapping(Shown::position, Collectors.toList())));
  }

  /** Where the copy lies of a photo that was shown with an answer. */
  Optional<Path> find(Ref report, int position) {
    return shown(report).stream()
        .filter(photo -> photo.position() == position)
        .findFirst()
        .map(photo -> files.unnamed(photo.sha256()));
  }
}
