package org.bihuan.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the writers were told against what is there: everything acknowledged exactly once. */
record Comparison(int acknowledged, int sentAgain, long lost, long doubled) {

  static Comparison of(Writers writers, List<UUID> stored) {
    return of(writers.acknowledged(), writers.sentAgain().size(), stored);
  }

  static Comparison of(Set<UUID> told, int sentAgain, List<UUID> stored) {
    Map<UUID, Integer> times = new HashMap<>();
    stored.forEach(id -> times.merge(id, 1, Integer::sum));
    return new Comparison(
        told.size(),
        sentAgain,
        told.stream().filter(id -> !times.containsKey(id)).count(),
        times.values().stream().filter(count -> count > 1).count());
  }

  boolean isClean() {
    return lost == 0 && doubled == 0;
  }

  void print(String drill, String more) {
    System.out.printf(
        "%-34s acknowledged %5d · sent again %3d · lost %3d · doubled %3d %s%n",
        drill, acknowledged, sentAgain, lost, doubled, more);
  }
}
