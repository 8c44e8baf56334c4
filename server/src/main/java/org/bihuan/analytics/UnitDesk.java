package org.bihuan.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each unit of a reach did in a period, read district by district. */
@Component
class UnitDesk {

  private static final int PAGE = 100;

  /** One unit behind a number of units. */
  record UnitRow(
      Ref ref,
      String name,
      String districtName,
      @Nullable String clusterName,
      long checks,
      long found,
      List<UnitActivity.State> states,
      List<String> stateTitles) {

    static UnitRow of(UnitActivity activity) {
      List<UnitActivity.State> states =
          java.util.Arrays.stream(UnitActivity.State.values())
              .filter(state -> state != UnitActivity.State.SHOULD && state.holds(activity))
              .toList();
      Reach.Unit unit = activity.unit();
      return new UnitRow(
          unit.ref(),
          unit.name(),
          unit.districtName(),
          unit.clusterName(),
          activity.checks(),
          activity.reported().found(),
          states,
          states.stream().map(UnitActivity.State::title).toList());
    }
  }

  private final UnitQueries queries;
  private final ReachQueries reaches;
  private final FormerActivity former;

  UnitDesk(UnitQueries queries, ReachQueries reaches, FormerActivity former) {
    this.queries = queries;
    this.reaches = reaches;
    this.former = former;
  }

  /** Every unit that was open in the period, once, where it stood at its end. */
  List<UnitActivity> activities(Reach reach, Period period) {
    return activities(units(reach, period), moved(reach, period), period);
  }

  private List<UnitQueries.Moved> moved(Reach reach, Period period) {
    List<UnitQueries.Moved> moved = queries.moved(reach, period);
    if (reach.isWholeDistricts()) {
      return moved;
    }
    Set<Ref> own = reach.units().stream().map(Reach.Unit::ref).collect(Collectors.toSet());
    return moved.stream().filter(move -> own.contains(move.unit())).toList();
  }

  private List<UnitActivity> activities(
      List<Reach.Unit> all, List<UnitQueries.Moved> moved, Period period) {
    Map<Ref, FormerActivity.Done> before = former.of(moved, period);
    List<UnitActivity> activities = new ArrayList<>();
    all.stream()
        .filter(unit -> unit.isCountedIn(period))
        .collect(Collectors.groupingBy(unit -> unit.ref().districtId(), java.util.TreeMap::new, Collectors.toList()))
        .forEach((district, units) -> activities.addAll(activities(district, units, before, period)));
    return activities;
  }

  private List<UnitActivity> activities(
      int district, List<Reach.Unit> units, Map<Ref, FormerActivity.Done> before, Period period) {
    Collection<UUID> ids = units.stream().map(unit -> unit.ref().id()).toList();
    Map<UUID, Long> checks = queries.checks(district, ids, period);
    Map<UUID, UnitQueries.Reported> reported = queries.reported(district, ids, period);
    return units.stream()
        .map(
            unit -> {
              UUID id = unit.ref().id();
              FormerActivity.Done here =
                  new FormerActivity.Done(checks.getOrDefault(id, 0L), reported.getOrDefault(id, UnitActivity.NOTHING));
              FormerActivity.Done all = here.plus(before.getOrDefault(unit.ref(), FormerActivity.Done.NOTHING));
              return new UnitActivity(unit, all.checks(), all.reported());
            })
        .toList();
  }

  private List<Reach.Unit> units(Reach reach, Period period) {
    return reach.level() == Reach.Level.CITY ? reaches.unitsOf(reach.districts(), period.to()) : reach.units();
  }

  /** How many units should have checked and did, by district; cheaper than unit by unit. */
  Map<Integer, UnitCounts> coverage(Reach reach, Period period) {
    Map<Integer, UnitCounts> counts = new HashMap<>();
    queries.coverage(reach, period)
        .forEach(c -> counts.put(c.districtId(), new UnitCounts(c.should(), c.checked(), 0, 0, 0)));
    List<UnitQueries.Moved> moved = queries.moved(reach, period);
    activities(unitsOf(moved, period), moved, period)
        .forEach(
            unit ->
                counts.merge(
                    unit.unit().ref().districtId(),
                    new UnitCounts(1, unit.isChecked() ? 1 : 0, 0, 0, 0),
                    UnitCounts::plus));
    return counts;
  }

  private List<Reach.Unit> unitsOf(List<UnitQueries.Moved> moved, Period period) {
    return moved.stream()
        .map(UnitQueries.Moved::unit)
        .distinct()
        .flatMap(unit -> reaches.units(unit.districtId(), List.of(unit.id()), period.to()).stream())
        .toList();
  }

  Page<UnitRow> page(Reach reach, Period period, UnitActivity.State state, @Nullable String cursor) {
    List<UnitActivity> all = activities(reach, period).stream().filter(state::holds).toList();
    int start = start(cursor, all);
    List<UnitActivity> shown = all.subList(start, Math.min(all.size(), start + PAGE));
    boolean more = start + PAGE < all.size();
    return new Page<>(
        shown.stream().map(UnitRow::of).toList(),
        more ? Cursor.seal(shown.getLast().unit().ref().toString()) : null,
        new Page.Count(all.size(), true));
  }

  private static int start(@Nullable String cursor, List<UnitActivity> all) {
    String last = Cursor.open(cursor);
    if (last == null || last.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).unit().ref().toString().equals(last)) {
        return i + 1;
      }
    }
    throw Refusal.invalid("cursor", "翻页位置无法识别", "请从第一页重新打开");
  }
}
