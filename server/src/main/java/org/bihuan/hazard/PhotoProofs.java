package org.bihuan.hazard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bihuan.file.FileRecord;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;

/** What photos and papers of a hazard prove, told by their bytes: the same picture sent twice is one picture. */
final class PhotoProofs {

  private final UnitFacts units;

  PhotoProofs(UnitFacts units) {
    this.units = units;
  }

  /**
   * They were uploaded to the same unit, by him who shows them or where he may see them; one picture does not show both
   * before and after; and what was sent back is not proved by the pictures it was sent back with.
   */
  void check(Actor actor, Ref unit, List<HazardCommand.PhotoRef> photos, List<HazardPhoto> attached) {
    if (photos.isEmpty()) {
      return;
    }
    Map<String, PhotoKind> shown = new HashMap<>();
    for (HazardPhoto photo : attached) {
      units.file(unit, photo.file()).ifPresent(file -> shown.put(file.sha256(), photo.kind()));
    }
    Set<String> before = Set.copyOf(shown.keySet());
    boolean proves = false;
    for (HazardCommand.PhotoRef photo : photos) {
      FileRecord file =
          units
              .file(unit, photo.file())
              .filter(known -> units.mayShow(actor, known))
              .orElseThrow(() -> Refusal.invalid("photos", "照片没有上传到本单位", "请重新上传照片"));
      if (photo.kind() != PhotoKind.EVIDENCE && !file.kind().isImage()) {
        throw Refusal.invalid("photos", "“" + photo.kind().title() + "”须是照片，" + file.name() + " 不是照片", "请上传现场照片；文件请作为佐证材料上传");
      }
      PhotoKind as = shown.put(file.sha256(), photo.kind());
      if (as != null && as != photo.kind()) {
        throw Refusal.invalid(
            "photos", "同一张照片不能既作“" + as.title() + "”又作“" + photo.kind().title() + "”", "请到现场另拍一张");
      }
      proves |= photo.kind() == PhotoKind.AFTER && !before.contains(file.sha256());
    }
    if (!proves && photos.stream().anyMatch(photo -> photo.kind() == PhotoKind.AFTER)) {
      throw Refusal.invalid("photos", "这些整改后照片以前已经交过，退回的整改不能再用它们证明", "请到现场另拍整改后照片");
    }
  }

  /** At least one picture of how it was found, or a reason why there is none; a draft may still lack it. */
  void mustShowTheScene(Hazard hazard, Stream<HazardCommand.PhotoRef> photos) {
    Ref unit = HazardLedger.unitOf(hazard);
    Predicate<HazardCommand.PhotoRef> scene =
        photo ->
            photo.kind() != PhotoKind.AFTER
                && units.file(unit, photo.file()).filter(file -> file.kind().isImage()).isPresent();
    if (hazard.status() != HazardStatus.DRAFT && hazard.finding().noPhotoReason() == null && photos.noneMatch(scene)) {
      throw Refusal.invalid("photos", "缺少现场照片", "请至少上传一张发现时的照片，或写明不能拍照的原因；文件和整改后照片不能代替");
    }
  }

  /** What came twice in one record is shown once; nobody is sent back to the site for it. */
  List<HazardCommand.PhotoRef> once(Ref unit, List<HazardCommand.PhotoRef> photos) {
    return unseen(unit, photos, List.of());
  }

  /** A picture that proves something here already stays what it is; the record of the check keeps it as well. */
  List<HazardCommand.PhotoRef> unseen(Ref unit, List<HazardCommand.PhotoRef> photos, List<HazardPhoto> attached) {
    Set<String> shown = new HashSet<>();
    attached.forEach(photo -> units.file(unit, photo.file()).ifPresent(file -> shown.add(file.sha256())));
    return photos.stream()
        .filter(photo -> units.file(unit, photo.file()).filter(file -> shown.add(file.sha256())).isPresent())
        .toList();
  }
}
