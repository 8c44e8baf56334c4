package org.bihuan.hazard;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.platform.Ranges;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a list of the ledger shows. Each member is a query parameter of the same name, so a figure can name the rows it
 * counts by an address. Days are Beijing days, both ends included.
 *
 * @param clusterOn the day whose units of the cluster are meant; without it the present ones
 * @param overdue past its rectification deadline and not finished
 * @param late registered later than the working day after it was found (补登)
 * @param extended given more time at least once, by an extension or with work sent back
 * @param spentFrom money was spent on the rectification finished on this day or later
 * @param sort {@code registered} (newest first) or, of what is not yet written off, {@code due} (most urgent first)
 */
public record HazardFilter(
    @Nullable Integer district,
    @Nullable UUID cluster,
    @Nullable LocalDate clusterOn,
    @Nullable Ref unit,
    @Nullable UUID place,
    @Nullable List<HazardStatus> status,
    @Nullable Boolean open,
    @Nullable List<String> level,
    @Nullable List<Category> category,
    @Nullable List<HazardSource> source,
    @Nullable List<Origin> origin,
    @Nullable String item,
    @Nullable Boolean overdue,
    @Nullable Boolean overHead,
    @Nullable Boolean rebound,
    @Nullable Boolean late,
    @Nullable Boolean extended,
    @Nullable Boolean onSpot,
    @Nullable Boolean planned,
    @Nullable Boolean fiveElements,
    @Nullable Boolean writtenOff,
    @Nullable Boolean withdrawn,
    @Nullable LocalDate dueFrom,
    @Nullable LocalDate dueTo,
    @Nullable LocalDate registeredFrom,
    @Nullable LocalDate registeredTo,
    @Nullable LocalDate closedFrom,
    @Nullable LocalDate closedTo,
    @Nullable LocalDate spentFrom,
    @Nullable LocalDate spentTo,
    @Nullable UUID responsible,
    @Nullable String q,
    @Nullable String sort,
    @Nullable String cursor,
    @Nullable Integer limit) {

  static final int LARGEST_PAGE = 100;

  /** Nobody has graded yet what {@code PROPOSED_MAJOR}, proposed as major, and {@code UNGRADED}, all the rest, ask for. */
  private static final Set<String> LEVELS = Set.of("MAJOR", "PROPOSED_MAJOR", "GENERAL", "MINOR", "UNGRADED");

  private static final Set<String> SORTS = Set.of("registered", "due");

  /** What is not yet written off of one unit, the most urgent first. */
  static HazardFilter openOf(Ref unit, @Nullable String cursor, int limit) {
    return new HazardFilter(
        null, null, null, unit, null, null, true, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null, null, null, null, null, "due", cursor, limit);
  }

  /** A word that is none of ours, or days turned round, are a mistake of the caller, not a list without rows. */
  void mustUseOurWords() {
    new Ranges()
        .inOrder("dueFrom", dueFrom, "dueTo", dueTo)
        .inOrder("registeredFrom", registeredFrom, "registeredTo", registeredTo)
        .inOrder("closedFrom", closedFrom, "closedTo", closedTo)
        .inOrder("spentFrom", spentFrom, "spentTo", spentTo)
        .refuseIfAny();
    if (level != null && !LEVELS.containsAll(level)) {
      throw Refusal.invalid("level", "等级只有重大、建议重大、一般、微小和其他待核定", "请使用 MAJOR、PROPOSED_MAJOR、GENERAL、MINOR 或 UNGRADED");
    }
    if (limit != null && (limit < 1 || limit > LARGEST_PAGE)) {
      throw Refusal.invalid("limit", "每页条数须在 1 至 " + LARGEST_PAGE + " 之间", "请改为这个范围内的数");
    }
    if (mostUrgentFirst() && !Boolean.TRUE.equals(open) && !Boolean.TRUE.equals(overdue)) {
      throw Refusal.invalid("sort", "按时限排序只用于未销账的隐患", "请同时选择未销账（open=true）或已逾期（overdue=true）");
    }
    if (sort != null && !SORTS.contains(sort)) {
      throw Refusal.invalid("sort", "没有这种排序", "请使用 registered（最近登记在前）或 due（最近到期在前）");
    }
  }

  boolean mostUrgentFirst() {
    return "due".equals(sort);
  }

  /** Whether words, and perhaps a district, are all that is asked for. */
  boolean onlyWords() {
    return equals(
        new HazardFilter(
            district, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, q, sort, cursor, limit));
  }

  int pageSize() {
    return limit == null ? 50 : limit;
  }

  boolean onlyDrafts() {
    return status != null && status.equals(List.of(HazardStatus.DRAFT));
  }
}
