package org.bihuan.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.HazardSource;
import org.bihuan.inspection.Course;
import org.bihuan.inspection.ItemEntry;
import org.bihuan.inspection.Signatures;
import org.bihuan.inspection.patrol.PatrolResult;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/** What somebody wrote down in the field. In JSON the member {@code kind} names it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(FieldContent.Finding.class),
  @JsonSubTypes.Type(FieldContent.Check.class),
  @JsonSubTypes.Type(FieldContent.Rectification.class),
  @JsonSubTypes.Type(FieldContent.Patrol.class),
  @JsonSubTypes.Type(FieldContent.LookAnswer.class)
})
sealed interface FieldContent {

  Kind kind();

  enum Kind {
    FINDING("隐患"),
    CHECK("检查"),
    RECTIFICATION("整改"),
    PATROL("巡查"),
    BLIND_LOOK("盲查");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * A hazard seen (随手拍). The record's id becomes the id of the hazard.
   *
   * @param itemPoint of an item with several points the one that fails; absent where phones did not know of points
   * @param foundAt by the clock of the server as far as the phone knew it
   * @param stop seen on patrol at the key place: the stop is recorded with it, under the same id
   */
  @JsonTypeName("FINDING")
  record Finding(
      @Nullable UUID placeId,
      @Nullable String placeText,
      @Nullable Category category,
      @Nullable String itemCode,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer itemPoint,
      @Nullable String description,
      @Nullable HazardSource source,
      @Nullable Instant foundAt,
      @Nullable Level proposedLevel,
      @Nullable List<HazardCommand.PhotoRef> photos,
      @Nullable String noPhotoReason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Stop stop)
      implements FieldContent {
    @Override
    public Kind kind() {
      return Kind.FINDING;
    }
  }

  /** @param scanned whether the code at the place was read; else the place was chosen by hand */
  record Stop(boolean scanned) {}

  /**
   * A check list filled in, by the unit itself or by a team on site. The record's id becomes the id of the inspection.
   *
   * @param signatures under the check of a team
   * @param course how it was done, for the person himself; absent where phones did not keep it yet
   */
  @JsonTypeName("CHECK")
  record Check(
      @Nullable Ref task,
      @Nullable List<ItemEntry> entries,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Signatures signatures,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Course course)
      implements FieldContent {
    @Override
    public Kind kind() {
      return Kind.CHECK;
    }
  }

  /** A step of putting right, proved by photos: 整改完成 or 填报进展. */
  @JsonTypeName("RECTIFICATION")
  record Rectification(@Nullable Ref hazard, @Nullable HazardCommand step) implements FieldContent {
    @Override
    public Kind kind() {
      return Kind.RECTIFICATION;
    }
  }

  /**
   * Somebody was at a key place (日常巡查). The record's id becomes the id of the stop.
   *
   * @param at by the clock of the server as far as the phone knew it
   */
  @JsonTypeName("PATROL")
  record Patrol(
      @Nullable UUID placeId,
      @Nullable Instant at,
      @Nullable PatrolResult result,
      @Nullable String note,
      boolean scanned)
      implements FieldContent {
    @Override
    public Kind kind() {
      return Kind.PATROL;
    }
  }

  /** What somebody saw who looked back without knowing the file (盲查回头看): still there or not. */
  @JsonTypeName("BLIND_LOOK")
  record LookAnswer(@Nullable Ref look, @Nullable Boolean found, @Nullable String note) implements FieldContent {
    @Override
    public Kind kind() {
      return Kind.BLIND_LOOK;
    }
  }
}
