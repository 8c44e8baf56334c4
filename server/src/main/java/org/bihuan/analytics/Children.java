package org.bihuan.analytics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lies directly below, side by side; what needs attention first. A comparison of places, never of persons. */
record Children(String title, List<Child> rows) {

  /**
   * @param scope query that opens this part's own dashboard
   * @param rows for each number its address in the ledger; of a rate what it is a share of, of a median what it is taken
   *     from
   */
  record Child(
      String name,
      String scope,
      long found,
      long rectified,
      @Nullable BigDecimal rate,
      long open,
      long overdue,
      long dueSoon,
      long majorOpen,
      long majorProposed,
      long majorOverdue,
      long rebounds,
      @Nullable BigDecimal medianDays,
      Map<String, String> rows) {}

  private static final Comparator<Child> BY_NEED =
      Comparator.comparingLong(Child::majorOverdue)
          .thenComparingLong(Child::overdue)
          .thenComparingLong(Child::majorOpen)
          .thenComparingLong(Child::majorProposed)
          .thenComparingLong(Child::dueSoon)
          .thenComparingLong(Child::open)
          .reversed();

  static @Nullable Children of(Reach reach, List<Group> groups, Medians medians, LedgerRows rows) {
    return switch (reach.level()) {
      case CITY -> {
        Map<String, List<Group>> byDistrict = Group.by(Dimension.DISTRICT, groups);
        yield sorted(
            "区",
            reach.districts().stream()
                .map(d -> child(String.valueOf(d.id()), d.name(), byDistrict, medians, rows.in(d.filter())))
                .toList());
      }
      case DISTRICT, CLUSTER -> {
        Map<String, List<Group>> byUnit = Group.by(Dimension.UNIT, groups);
        yield sorted(
            "单位",
            reach.units().stream()
                .filter(unit -> unit.isCountedIn(rows.period()) || byUnit.containsKey(unit.ref().id().toString()))
                .map(u -> child(u.ref().id().toString(), u.name(), byUnit, medians, rows.in(u.filter())))
                .toList());
      }
      case UNIT -> null;
    };
  }

  private static Children sorted(String title, List<Child> children) {
    return new Children(title, children.stream().sorted(BY_NEED).toList());
  }

  private static Child child(
      String key, String name, Map<String, List<Group>> groups, Medians medians, LedgerRows rows) {
    List<Group> own = groups.getOrDefault(key, List.of());
    Sums all = Group.total(own);
    Sums major = Group.total(own, Group::isMajor);
    LedgerRows majorRows = rows.and("level", Group.MAJOR);
    return new Child(
        name,
        rows.scope(),
        all.found(),
        all.rectified(),
        Amount.rate(all.rectified(), all.found()).value(),
        all.open(),
        all.overdue(),
        all.dueSoon(),
        major.open(),
        Group.total(own, Group::isProposedMajor).open(),
        major.overdue(),
        all.rebound(),
        medians.of(key),
        Map.ofEntries(
            Map.entry("found", rows.found().toString()),
            Map.entry("rectified", rows.rectified().toString()),
            Map.entry("rate", rows.found().toString()),
            Map.entry("open", rows.open().toString()),
            Map.entry("overdue", rows.overdue().toString()),
            Map.entry("dueSoon", rows.dueSoon().toString()),
            Map.entry("majorOpen", majorRows.open().toString()),
            Map.entry("majorProposed", rows.and("level", Group.PROPOSED_MAJOR).open().toString()),
            Map.entry("majorOverdue", majorRows.overdue().toString()),
            Map.entry("rebounds", rows.found().and("rebound", true).toString()),
            Map.entry("medianDays", rows.writtenOff().toString())));
  }
}
