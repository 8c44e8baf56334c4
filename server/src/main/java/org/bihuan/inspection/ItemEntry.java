package org.bihuan.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What was entered for one item of a task, in a draft as in a submission.
 *
 * @param note what there is to say; of what was not checked the reason
 * @param placeId a key place of the unit
 * @param placeText where exactly, or the place itself where it is no key place
 * @param noPhotoReason why a finding has no photo
 * @param measures what was done on the spot, as somebody reported it
 * @param points one answer for each point of the item, in their order; empty where it is judged as a whole
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
    @Nullable LedgerChoice ledger,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<ItemResult> points) {

  public ItemEntry {
    photos = List.copyOf(photos);
    points = List.copyOf(points);
  }

  /** An answer to an item judged as a whole. */
  public ItemEntry(
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
    this(item, result, note, reading, placeId, placeText, photos, noPhotoReason, measures, ledger, List.of());
  }

  /** A photo of the finding, or of the finding put right on the spot. */
  public record Photo(Ref file, Moment kind) {}

  public enum Moment {
    BEFORE,
    AFTER
  }

  /**
   * @param hazard the open hazard meant by {@code LINK}; the first that matches when it is not named
   * @param missed for a team: whether the unit's own check passed what is now found wrong (自查漏查)
   */
  public record LedgerChoice(
      Decision decision,
      @Nullable Ref hazard,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean missed) {

    public LedgerChoice(Decision decision, @Nullable Ref hazard) {
      this(decision, hazard, null);
    }
  }

  public enum Decision {
    LINK,
    NEW
  }

  List<UUID> photos(Moment moment) {
    return photos.stream().filter(photo -> photo.kind() == moment).map(photo -> photo.file().id()).toList();
  }

  /** Whether the item or a point of it was left unchecked on purpose. */
  boolean leavesUnchecked() {
    return result == ItemResult.NOT_CHECKED || points.contains(ItemResult.NOT_CHECKED);
  }

  /** Whether there is more to keep than the bare result. */
  boolean saysMore() {
    return result.isAbnormal()
        || note != null
        || reading != null
        || !photos.isEmpty()
        || points.stream().anyMatch(point -> point != result);
  }

  ItemEntry with(List<Photo> others) {
    return new ItemEntry(
        item, result, note, reading, placeId, placeText, others, noPhotoReason, measures, ledger, points);
  }

  /** As it is handed in: what the result has no place for was hidden from those who sign, and is no part of it. */
  ItemEntry ofItsResult() {
    boolean fixed = result == ItemResult.FIXED_ON_SPOT;
    boolean failed = result == ItemResult.FAIL;
    return new ItemEntry(
        item,
        result,
        note,
        reading,
        placeId,
        placeText,
        photos.stream().filter(photo -> fixed || failed && photo.kind() == Moment.BEFORE).toList(),
        failed ? noPhotoReason : null,
        fixed ? measures : null,
        ledger,
        points);
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
        ledger,
        points);
  }

  private static @Nullable String tidied(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
