package org.bihuan.demo;

import java.time.Clock;
import java.util.Map;
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

  private record Shot(Ref unit, DemoPhotos.Scene scene, boolean before, int variant) {}

  private final FileStore files;
  private final Clock clock;
  private final Map<Shot, Ref> taken = new ConcurrentHashMap<>();

  DemoAlbum(FileStore files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  /** No picture stands for two things in one hazard: what is shown under interim control is another one. */
  Ref photo(Actor person, Ref unit, String item, PhotoKind kind) {
    boolean before = kind == PhotoKind.BEFORE || kind == PhotoKind.INTERIM;
    int variant = item.hashCode() + (kind == PhotoKind.INTERIM ? 1 : 0);
    var shot = new Shot(unit, DemoPlaces.scene(item), before, Math.floorMod(variant, VARIANTS));
    Ref known = taken.get(shot);
    return known == null ? upload(person, shot) : known;
  }

  private Ref upload(Actor person, Shot shot) {
    var id = new Dice(shot.toString()).id(clock.instant());
    var upload = new FileStore.Upload(id, shot.unit(), "现场照片.jpg", null, "image/jpeg");
    Ref file =
        files.keep(person, upload, DemoPhotos.draw(shot.scene(), shot.before(), shot.variant())).file().ref();
    taken.put(shot, file);
    return file;
  }
}
