package org.bihuan.checklist.local;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.Points;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * One thing a district or unit makes different from what it inherits.
 *
 * @param checklistCode the list the item is added to
 * @param tightening what is stricter; nothing of it where the item is only added or switched off
 * @param baseFrom the version of the item above that it was written, or last confirmed, upon
 * @param effectiveTo the first day on which it no longer holds
 */
public record Adaptation(
    UUID id,
    Owner owner,
    Kind kind,
    String itemCode,
    @Nullable String checklistCode,
    Tightening tightening,
    String reason,
    LocalDate baseFrom,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    int version,
    Maker maker,
    @Nullable String endedBy,
    @Nullable String endReason) {

  /** District first, then unit: each level adapts what the level above has made of it. */
  static final Comparator<Adaptation> FROM_ABOVE =
      Comparator.comparing((Adaptation adaptation) -> adaptation.owner().level())
          .thenComparing(adaptation -> adaptation.maker().at())
          .thenComparing(Adaptation::id);

  public enum Kind {
    ADD("增加"),
    TIGHTEN("加严"),
    SWITCH_OFF("停用");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Who made it, in which post at that time. */
  public record Maker(Instant at, UUID personId, String personName, String postTitle) {}

  /** Each part is null where nothing is stricter. */
  public record Tightening(
      @Nullable Frequency frequency,
      @Nullable Level level,
      @Nullable Integer deadlineDays,
      @Nullable Set<UnitType> unitTypes) {

    static final Tightening NONE = new Tightening(null, null, null, null);

    public Tightening {
      unitTypes = unitTypes == null ? null : Collections.unmodifiableSet(new TreeSet<>(unitTypes));
    }

    boolean saysNothing() {
      return equals(NONE);
    }

    /** The stricter of both in every part: a tightening never loosens what has become stricter above. */
    CheckItem upon(CheckItem item) {
      Set<UnitType> types = new TreeSet<>(item.unitTypes());
      if (unitTypes != null) {
        types.addAll(unitTypes);
      }
      int days = deadlineDays == null ? item.deadlineDays() : Math.min(deadlineDays, item.deadlineDays());
      Points points = item.points();
      return new CheckItem(
          item.code(),
          item.category(),
          item.requirement(),
          item.method(),
          item.hazardPhrase(),
          item.measure(),
          days,
          level == null || level.compareTo(item.level()) > 0 ? item.level() : level,
          frequency == null || !frequency.isStricterThan(item.frequency()) ? item.frequency() : frequency,
          types,
          item.basis(),
          item.verified(),
          item.effectiveFrom(),
          item.effectiveTo(),
          points == null || deadlineDays == null ? points : points.within(days));
    }
  }

  public Ref ref() {
    return new Ref(owner.districtId(), id);
  }

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(effectiveFrom) && (effectiveTo == null || day.isBefore(effectiveTo));
  }

  /** Still to come or in force. */
  boolean isOpenOn(LocalDate day) {
    return effectiveTo == null || day.isBefore(effectiveTo);
  }
}
