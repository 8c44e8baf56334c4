package org.bihuan.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bihuan.checklist.local.ResolvedList;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/**
 * How a check was done, as the phone or the page told. For the person who did it, to look at himself; never for points or
 * ranking, and shown to nobody else.
 */
public record Course(List<Step> steps) {

  private static final int LONGEST_SECONDS = 86_400;
  private static final int MOST_PHOTOS = 50;

  public Course {
    steps = List.copyOf(steps);
  }

  /**
   * @param firstAt when the item was first looked at, by the clock of the device
   * @param seconds how long it was in sight altogether
   * @param photosAt when its photos were taken, by the clock of the device
   * @param position where the device was at first sight, where its person lets it tell
   */
  public record Step(
      String item,
      Instant firstAt,
      Instant lastAt,
      int seconds,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Instant> photosAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Position position) {}

  /** Degrees of WGS 84. */
  public record Position(BigDecimal longitude, BigDecimal latitude, int accuracyMetres) {}

  void mustFit(ResolvedList list) {
    Set<String> listed = list.byCode().keySet();
    FieldChecks checks = new FieldChecks().holds(steps.size() <= listed.size(), "course", "检查过程多于检查项", "请刷新后重新提交");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      checks
          .holds(listed.contains(step.item()), "course.steps[" + i + "].item", "检查项 " + step.item() + " 不在本检查表中", "请刷新后重新提交")
          .holds(
              step.seconds() >= 0 && step.seconds() <= LONGEST_SECONDS && !step.lastAt().isBefore(step.firstAt()),
              "course.steps[" + i + "].seconds",
              "检查项 " + step.item() + " 的用时不合理",
              "请核对设备时间")
          .holds(
              step.photosAt() == null || step.photosAt().size() <= MOST_PHOTOS,
              "course.steps[" + i + "].photosAt",
              "检查项 " + step.item() + " 的照片时间多于 " + MOST_PHOTOS + " 个",
              "请只附本项照片的时间");
    }
    checks.refuseIfAny();
  }
}
