package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.file.FileRecord;
import org.bihuan.file.FileStore;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;

/** As the other modules say at this moment. */
@Component
class LiveUnitFacts implements UnitFacts {

  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final FileStore files;
  private final PhotoSight photos;
  private final OpenHazardQueries open;

  LiveUnitFacts(
      OrganisationRegister organisation, PostRegister posts, FileStore files, PhotoSight photos, OpenHazardQueries open) {
    this.organisation = organisation;
    this.posts = posts;
    this.files = files;
    this.photos = photos;
    this.open = open;
  }

  @Override
  public Names requireUnit(Ref unit) {
    UnitProfile profile = organisation.requireOpenUnit(unit);
    return new Names(profile.name(), profile.districtName());
  }

  @Override
  public boolean hasPlace(Ref unit, UUID place) {
    return organisation.placesOf(unit).stream().anyMatch(known -> known.ref().id().equals(place));
  }

  @Override
  public Optional<FileRecord> file(Ref unit, Ref file) {
    return files.ofUnit(file, unit);
  }

  /** One drawn picture serves many hazards of the demonstration city, whoever brings it first. */
  @Override
  public boolean mayShow(Actor actor, FileRecord file) {
    return Telling.isStory() || file.uploadedBy().equals(actor.personId()) || photos.mayShow(actor, file.ref());
  }

  @Override
  public List<CompositeRules.OpenItem> openItems(Ref unit) {
    return Telling.isStory() ? List.of() : open.itemsOf(unit);
  }

  @Override
  public List<Holding> holdersOn(Ref unit, LocalDate day) {
    return posts.holdersOn(organisation.answeringFor(unit), day);
  }
}
