package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.Set;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.FieldChecks;
import org.jspecify.annotations.Nullable;

/** What a person writes of a check item; the same for the city's library and for a local item. */
public record ItemText(
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
    @Nullable Points points) {

  private static final int LONGEST = 500;
  static final int LONGEST_DEADLINE = 366;

  public ItemText {
    unitTypes = Set.copyOf(unitTypes);
    requirement = requirement.strip();
    method = method.strip();
    hazardPhrase = hazardPhrase.strip();
    measure = measure.strip();
    basis = basis.strip();
  }

  /** Names every wrong field at once. */
  public void check(FieldChecks checks, String prefix) {
    checks
        .text(prefix + "requirement", "检查内容及要求", requirement, LONGEST)
        .text(prefix + "method", "检查方法", method, LONGEST)
        .text(prefix + "hazardPhrase", "隐患表述", hazardPhrase, LONGEST)
        .text(prefix + "measure", "通常措施", measure, LONGEST)
        .text(prefix + "basis", "依据", basis, LONGEST)
        .notEmpty(prefix + "unitTypes", "适用单位类型", unitTypes)
        .holds(
            isDeadline(deadlineDays),
            prefix + "deadlineDays",
            "通常期限须在 0 至 " + LONGEST_DEADLINE + " 天之间",
            "当日整改填 0");
    if (points != null) {
      points.check(checks, prefix + "points.");
    }
  }

  static boolean isDeadline(int days) {
    return days >= 0 && days <= LONGEST_DEADLINE;
  }

  static String deadline(int days) {
    return days == 0 ? "当日" : days + " 天";
  }

  public CheckItem item(String code, LocalDate from) {
    return new CheckItem(
        code, category, requirement, method, hazardPhrase, measure, deadlineDays, level, frequency, unitTypes, basis,
        verified, from, null, points);
  }
}
