package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;

/**
 * One point to be checked, in the version of some days.
 *
 * @param requirement the compliant state; "not so" makes a hazard
 * @param hazardPhrase the failing sentence, ready for the ledger
 * @param measure the usual way to put it right
 * @param deadlineDays the usual deadline in days; 0 is "at once"
 * @param points judged one by one; null where the item is judged as a whole
 * @param level what it usually is; 重大 is decided by the judgement rules or a person, never by this alone
 */
public record CheckItem(
    String code,
    Category category,
    String requirement,
    String method,
    String hazardPhrase,
    String measure,
    int deadlineDays,
    Level level,
    Frequency frequency,
    Set<UnitType> unitTypes,
    String basis,
    Verification verified,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    @Nullable Points points)
    implements Versioned {

  public CheckItem {
    unitTypes = Collections.unmodifiableSet(new TreeSet<>(unitTypes));
  }

  @Override
  public CheckItem valid(LocalDate from, @Nullable LocalDate to) {
    return new CheckItem(
        code, category, requirement, method, hazardPhrase, measure, deadlineDays, level, frequency, unitTypes, basis,
        verified, from, to, points);
  }

  /**
   * Whether the judgement rules mean its failing in this point.
   *
   * @param point from 1; 0 is the item as a whole: it was not said which point fails, and the graver one counts
   */
  public boolean isJudgedAt(int point) {
    return points == null || point == 0 || points.each().get(point - 1).level() == null;
  }

  /** Whether the judgement rules mean its failing in whatever point. */
  boolean isJudgedThroughout() {
    return points == null || points.each().stream().allMatch(point -> point.level() == null);
  }

  /** What it usually is when this point fails; 0 is the item as a whole. */
  public Level levelAt(int point) {
    Level own = points == null || point == 0 ? null : points.each().get(point - 1).level();
    return own == null ? level : own;
  }

  public boolean hasPoint(int point) {
    return point >= 0 && point <= (points == null ? 0 : points.each().size());
  }

  boolean mentions(String word) {
    return code.equalsIgnoreCase(word)
        || requirement.contains(word)
        || hazardPhrase.contains(word)
        || measure.contains(word)
        || basis.contains(word)
        || category.title().contains(word);
  }
}
