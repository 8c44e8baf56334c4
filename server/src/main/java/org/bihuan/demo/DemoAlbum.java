package org.bihuan.demo;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.file.FileStore;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The photos of the demonstration city, uploaded once for each unit and scene and used again. */
@Component
@Profile("demonstration")
class DemoAlbum {

  private static final int VARIANTS = 2;
  private static final Ref NOWHERE = new Ref(0, new UUID(0, 0));

  private record Shot(Ref unit, DemoScene scene, boolean before, int variant, boolean small) {}

  private final FileStore files;
  private final Clock clock;
  private final Map<Shot, Ref> taken = new ConcurrentHashMap<>();
  private final Map<Shot, byte[]> pictures = new ConcurrentHashMap<>();

  DemoAlbum(FileStore files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  Ref photo(Actor person, Ref unit, String item, PhotoKind kind, int time) {
    int variant = Math.floorMod(item.hashCode(), VARIANTS);
    return photo(person, unit, DemoPlaces.scene(item), kind, variant, time, false);
  }

  /** One small photo of each kind, where there are too many units for an album each. */
  Ref small(Actor person, Ref unit, PhotoKind kind, int time) {
    return photo(person, unit, DemoScene.CORRIDOR, kind, 0, time, true);
  }

  /** The interim control is photographed from another side, and so is what is shown once more: no picture shows two things. */
  private Ref photo(
      Actor person, Ref unit, DemoScene scene, PhotoKind kind, int variant, int time, boolean small) {
    int side = variant + VARIANTS * (2 * time + (kind == PhotoKind.INTERIM ? 1 : 0));
    var shot = new Shot(unit, scene, kind != PhotoKind.AFTER, side, small);
    Ref known = taken.get(shot);
    return known == null ? keep(person, shot) : known;
  }

  private byte[] picture(Shot shot) {
    return shot.small()
        ? pictures.computeIfAbsent(
            new Shot(NOWHERE, shot.scene(), shot.before(), shot.variant(), true),
            any -> DemoPhotos.drawSmall(shot.scene(), shot.before(), shot.variant()))
        : DemoPhotos.draw(shot.scene(), shot.before(), shot.variant());
  }

  private Ref keep(Actor person, Shot shot) {
    var id = new Dice(shot.toString()).id(clock.instant());
    var upload = new FileStore.Upload(id, shot.unit(), "现场照片.jpg", null, "image/jpeg");
    Ref file = files.keep(person, upload, new ByteArrayInputStream(picture(shot))).file().ref();
    taken.put(shot, file);
    return file;
  }
}
