package org.bihuan.analytics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where hazards of which field were found in the period. Its lines are the districts of a city, the clusters of a
 * district (and its units outside of clusters), the units of a cluster, the levels of a unit.
 */
record HeatMap(List<Kind> columns, List<Row> rows) {

  record Cell(long value, String rows) {}

  /** @param scope query that opens this part's own dashboard */
  record Row(String key, String title, @Nullable String scope, List<Cell> cells) {}

  static HeatMap of(Reach reach, List<Group> groups, LedgerRows rows) {
    return switch (reach.level()) {
      case CITY -> byDistrict(reach, Group.by(Dimension.DISTRICT, groups), rows);
      case DISTRICT -> byCluster(reach, Group.by(Dimension.UNIT, groups), rows);
      case CLUSTER -> byUnit(reach, Group.by(Dimension.UNIT, groups), rows);
      case UNIT -> byLevel(Group.by(Dimension.LEVEL, groups), rows);
    };
  }

  private static HeatMap byDistrict(Reach reach, Map<String, List<Group>> groups, LedgerRows rows) {
    return of(
        reach.districts().stream()
            .map(d -> part(String.valueOf(d.id()), d.name(), d.filter(), groups.get(String.valueOf(d.id())), rows))
            .toList());
  }

  private static HeatMap byUnit(Reach reach, Map<String, List<Group>> groups, LedgerRows rows) {
    return of(unitsOf(reach, groups, rows).map(unit -> unit(unit, groups, rows)).toList());
  }

  /** As in the tables: those that were there in the period, and whoever has something to show. */
  private static Stream<Reach.Unit> unitsOf(Reach reach, Map<String, List<Group>> groups, LedgerRows rows) {
    return reach.units().stream()
        .filter(unit -> unit.isCountedIn(rows.period()) || groups.containsKey(unit.ref().id().toString()));
  }

  private static Row unit(Reach.Unit unit, Map<String, List<Group>> groups, LedgerRows rows) {
    return part(unit.ref().toString(), unit.name(), unit.filter(), groups.get(unit.ref().id().toString()), rows);
  }

  private static HeatMap byCluster(Reach reach, Map<String, List<Group>> groups, LedgerRows rows) {
    Map<UUID, String> names = new LinkedHashMap<>();
    Map<UUID, List<Group>> clusters = new LinkedHashMap<>();
    List<Row> single = new ArrayList<>();
    for (Reach.Unit unit : unitsOf(reach, groups, rows).toList()) {
      UUID cluster = unit.clusterId();
      if (cluster == null) {
        single.add(unit(unit, groups, rows));
        continue;
      }
      names.putIfAbsent(cluster, String.valueOf(unit.clusterName()));
      clusters
          .computeIfAbsent(cluster, key -> new ArrayList<>())
          .addAll(groups.getOrDefault(unit.ref().id().toString(), List.of()));
    }
    List<Row> lines = new ArrayList<>();
    names.forEach(
        (id, name) -> lines.add(part(id.toString(), name, Map.of("cluster", id.toString()), clusters.get(id), rows)));
    lines.sort(java.util.Comparator.comparing(Row::title));
    lines.addAll(single);
    return of(lines);
  }

  private static HeatMap byLevel(Map<String, List<Group>> groups, LedgerRows rows) {
    return of(
        Kind.LEVELS.stream()
            .map(
                level -> {
                  LedgerRows of = rows.of(level);
                  return new Row(level.key(), level.title(), null, cells(groups.get(level.key()), of));
                })
            .toList());
  }

  private static HeatMap of(List<Row> rows) {
    return new HeatMap(Kind.CATEGORIES, rows);
  }

  private static Row part(
      String key, String title, Map<String, String> filter, @Nullable List<Group> groups, LedgerRows rows) {
    LedgerRows own = rows.in(filter);
    return new Row(key, title, own.scope(), cells(groups, own));
  }

  private static List<Cell> cells(@Nullable List<Group> groups, LedgerRows rows) {
    Map<String, List<Group>> byCategory = Group.by(Dimension.CATEGORY, groups == null ? List.of() : groups);
    return Kind.CATEGORIES.stream()
        .map(
            category -> {
              long found = Group.total(byCategory.getOrDefault(category.key(), List.of())).found();
              return new Cell(found, rows.and("category", category.key()).found().toString());
            })
        .toList();
  }
}
