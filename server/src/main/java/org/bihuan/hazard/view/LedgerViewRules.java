package org.bihuan.hazard.view;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bihuan.hazard.HazardFilter;
import org.bihuan.platform.FieldChecks;

/** What may be kept as a view. */
final class LedgerViewRules {

  static final int MOST = 50;

  private static final int LONGEST_NAME = 20;
  private static final int LONGEST_SEARCH = 2_000;
  private static final int MOST_COLUMNS = 40;

  /** Where in the list somebody is belongs to no view. */
  private static final Set<String> OF_THE_PAGE = Set.of("cursor", "limit");

  private static final Set<String> FILTERS =
      Arrays.stream(HazardFilter.class.getRecordComponents())
          .map(RecordComponent::getName)
          .filter(name -> !OF_THE_PAGE.contains(name))
          .collect(Collectors.toUnmodifiableSet());

  private LedgerViewRules() {}

  /** @param columns may name one that the screen no longer has: it is then left out there */
  static void check(String name, String search, List<String> columns) {
    List<String> strangers = strangers(search);
    new FieldChecks()
        .text("name", "视图名称", name, LONGEST_NAME)
        .holds(search.length() <= LONGEST_SEARCH, "search", "筛选条件过长", "请减少筛选条件后再保存")
        .holds(strangers.isEmpty(), "search", "台账没有这样的筛选条件：" + String.join("、", strangers), "请去掉后再保存")
        .notEmpty("columns", "要显示的列", columns)
        .holds(
            columns.size() <= MOST_COLUMNS && columns.stream().allMatch(column -> column.matches("[A-Za-z]{1,40}")),
            "columns",
            "列的名称无法识别",
            "请刷新页面后重新选择要显示的列")
        .refuseIfAny();
  }

  private static List<String> strangers(String search) {
    return Arrays.stream(search.split("&"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split("=", 2)[0])
        .filter(word -> !FILTERS.contains(word))
        .toList();
  }
}
