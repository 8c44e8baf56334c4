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
import org.bihuan.tipoff.AnswerPhotoStore.OfHazard;
import org.bihuan.tipoff.AnswerPhotoStore.Shown;
import org.jspecify.annotations.Nullable;
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

  private final AnswerPhotoStore store;
  private final FileStore files;

  AnswerPhotos(AnswerPhotoStore store, FileStore files) {
    this.store = store;
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

  /** The photos taken after the rectification of the hazard this report became. */
  List<UUID> offered(Report report) {
    return hazard(report).map(store::afterwards).orElse(List.of()).stream().map(OfHazard::file).toList();
  }

  private static Optional<Ref> hazard(Report report) {
    UUID hazard = report.handling().hazardId();
    Report.Edited edited = report.handling().edited();
    return hazard == null || edited == null ? Optional.empty() : Optional.of(new Ref(edited.unit().districtId(), hazard));
  }

  /** One of them, smaller and without what a camera writes, for the keeper to choose by. */
  byte[] offered(Report report, UUID file) {
    return preview(report, file).orElseThrow(() -> Refusal.notFound("这张照片")).jpeg();
  }

  private Optional<Preview> preview(Report report, UUID file) {
    return hazard(report)
        .flatMap(
            hazard ->
                store.afterwards(hazard).stream()
                    .filter(photo -> photo.file().equals(file))
                    .findFirst()
                    .flatMap(
                        photo ->
                            files.previewOf(
                                new Ref(hazard.districtId(), file), new Ref(hazard.districtId(), photo.unit()))));
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
    int position = store.shown(after.ref()).size();
    for (UUID file : chosen.files().stream().distinct().toList()) {
      Preview preview =
          preview(after, file)
              .orElseThrow(() -> Refusal.invalid("photos", "这张照片不是该隐患的整改后照片", "请从列表中选择"));
      store.add(after, ++position, files.keepUnnamed(new ByteArrayInputStream(preview.jpeg()), LARGEST));
    }
  }

  /** Numbers of the photos shown with each answer, by the version of the report that answer made. */
  Map<Integer, List<Integer>> byLine(Ref report) {
    return store.shown(report).stream()
        .collect(Collectors.groupingBy(Shown::version, Collectors.mapping(Shown::position, Collectors.toList())));
  }

  /** Where the copy lies of a photo that was shown with an answer. */
  Optional<Path> find(Ref report, int position) {
    return store.shown(report).stream()
        .filter(photo -> photo.position() == position)
        .findFirst()
        .map(photo -> files.unnamed(photo.sha256()));
  }
}
