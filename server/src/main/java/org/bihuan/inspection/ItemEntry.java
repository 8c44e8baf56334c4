package org.bihuan.inspection;

import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What was entered for one item of a task, in a draft as in a submission.
 *
 * @param placeId a key place of the unit
 * @param placeText where exactly, or the place itself where it is no key place
 * @param noPhotoReason why a finding has no photo
 * @param measures what was done on the spot; the usual measure of the item when nothing is said
 * @param ledger whether a finding is an open hazard already on the ledger; without a word it is, where one matches
 */
public record ItemEntry(
    String item,
    ItemResult result,
    @Nullable String note,
    @Nullable String reading,
    @Nullable UUID placeId,
    @Nullable String placeText,
    List<Photo> photos,
    @Nullable String noPhotoReason,
    @Nullable String measures,
    @Nullable LedgerChoice ledger) {

  public ItemEntry {
    photos = List.copyOf(photos);
  }

  /** A photo of the finding, or of the finding put right on the spot. */
  public record Photo(Ref file, Moment kind) {}

  public enum Moment {
    BEFORE,
    AFTER
  }

  /**
   * @param hazard the open hazard meant by {@code LINK}; the first that matches when it is not named
   */
  public record LedgerChoice(Decision decision, @Nullable Ref hazard) {}

  public enum Decision {
    LINK,
    NEW
  }

  List<UUID> photos(Moment moment) {
    return photos.stream().filter(photo -> photo.kind() == moment).map(photo -> photo.file().id()).toList();
  }

  /** Whether there is more to keep than the bare result. */
  boolean saysMore() {
    return result.isAbnormal() || note != null || reading != null || !photos.isEmpty();
  }

  /** Without surrounding blanks; what is only blanks was not entered. */
  ItemEntry tidied() {
    return new ItemEntry(
        item,
        result,
        tidied(note),
        tidied(reading),
        placeId,
        tidied(placeText),
        photos,
        tidied(noPhotoReason),
        tidied(measures),
        ledger);
  }

  private static @Nullable String tidied(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
