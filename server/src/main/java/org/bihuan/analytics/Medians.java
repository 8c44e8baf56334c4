package org.bihuan.analytics;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The middle of the days from registration to write-off, of all and of each part. */
record Medians(@Nullable BigDecimal all, Map<String, BigDecimal> parts) {

  static final Medians NONE = new Medians(null, Map.of());

  static Medians of(List<FigureQueries.Pace> paces) {
    return new Medians(
        median(paces),
        paces.stream()
            .collect(Collectors.groupingBy(FigureQueries.Pace::key))
            .entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, part -> exactMedian(part.getValue()))));
  }

  @Nullable BigDecimal of(String key) {
    return parts.get(key);
  }

  private static @Nullable BigDecimal median(Collection<FigureQueries.Pace> paces) {
    return paces.isEmpty() ? null : exactMedian(paces);
  }

  private static BigDecimal exactMedian(Collection<FigureQueries.Pace> paces) {
    TreeMap<Integer, Long> byDays = new TreeMap<>();
    paces.forEach(pace -> byDays.merge(pace.days(), pace.hazards(), Long::sum));
    long count = byDays.values().stream().mapToLong(Long::longValue).sum();
    int lower = at((count - 1) / 2, byDays);
    int upper = at(count / 2, byDays);
    return lower == upper ? BigDecimal.valueOf(lower) : BigDecimal.valueOf((lower + upper) * 5L, 1);
  }

  /** The days of the hazard at this place, counted from the quickest. */
  private static int at(long place, TreeMap<Integer, Long> byDays) {
    long passed = 0;
    for (Map.Entry<Integer, Long> days : byDays.entrySet()) {
      passed += days.getValue();
      if (passed > place) {
        return days.getKey();
      }
    }
    throw new IllegalArgumentException("no such place");
  }
}
