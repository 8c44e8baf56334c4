package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Points;
import org.bihuan.checklist.Standards;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the standards say of an item that failed, as of the day it was seen. */
@Component
public class FailedItems {

  private final Standards standards;

  FailedItems(Standards standards) {
    this.standards = standards;
  }

  /** A point is counted from 1, and is one of an item: otherwise it would be dropped, and with it what was meant. */
  public static FieldChecks checkPoint(FieldChecks checks, String field, @Nullable String code, @Nullable Integer point) {
    return point == null
        ? checks
        : checks
            .holds(point >= 1, field, "要点序号 " + point + " 不存在，要点从 1 起编号", "请填写检查项中的要点序号；不分要点的留空")
            .holds(code != null && !code.isBlank(), field, "写了要点序号，却没有写检查项", "请选择检查项，或去掉要点序号");
  }

  /**
   * What a person named, or what is wrong with it: the item, or only the point.
   *
   * @param prefix of the fields, as they are named in the request
   */
  public FailedItem require(String prefix, String code, @Nullable Integer point, Instant foundAt) {
    int named = point == null ? 0 : point;
    return find(code, named, foundAt)
        .orElseThrow(
            () ->
                standards
                    .findItem(code, BeijingTime.dayOf(foundAt))
                    .map(item -> noPoint(prefix, item, named))
                    .orElseGet(
                        () -> Refusal.invalid(prefix + "itemCode", "标准库中没有检查项 " + code, "请从检查项库中另选，或直接填写描述")));
  }

  private static Refusal noPoint(String prefix, CheckItem item, int point) {
    Points points = item.points();
    return Refusal.invalid(
        prefix + "itemPoint",
        "检查项 " + item.code() + (points == null ? " 不分要点" : " 只有 " + points.each().size() + " 个要点") + "，没有第 " + point + " 个",
        points == null ? "请去掉要点序号" : "请填写 1 至 " + points.each().size() + " 之间的要点序号");
  }

  /** The item as a whole, where nobody said which of its points fails. */
  public Optional<FailedItem> find(String code, Instant foundAt) {
    return find(code, 0, foundAt);
  }

  /**
   * Empty when no such item was in force that day, or none with so many points.
   *
   * @param point of its points the one that fails, from 1; 0 is the item as a whole
   */
  public Optional<FailedItem> find(String code, int point, Instant foundAt) {
    LocalDate day = BeijingTime.dayOf(foundAt);
    return standards
        .findItem(code, day)
        .filter(item -> item.hasPoint(point))
        .map(
            item ->
                new FailedItem(
                    item,
                    standards.judge(item.isJudgedAt(point) ? List.of(code) : List.of(), day).stream()
                        .findFirst()
                        .map(Hazard.Judgement::of)
                        .orElse(null)));
  }
}
