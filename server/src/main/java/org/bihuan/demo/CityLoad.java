package org.bihuan.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bihuan.checklist.CheckItem;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.LedgerLoad;
import org.bihuan.hazard.LoadingLedger;
import org.bihuan.platform.Acting;
import org.bihuan.platform.MovableClock;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A whole city: some thousand units and three years of their ledgers, told as the story is but loaded page by page. */
@Component
@Profile("demonstration")
class CityLoad {

  /** Three years, which is as far back as the units of a city of this size are founded. */
  static final int DAYS = 3 * 365;

  /** One more than can compute at once: somebody always waits for the disk. */
  private static final int TELLERS = Math.clamp(Runtime.getRuntime().availableProcessors() + 1, 2, 8);

  private static final int UNITS_OF_A_CLUSTER = 40;
  private static final int PAGE = 500;
  private static final int UNIT_BITS = 16;

  private final DemoFounder founder;
  private final DemoItems items;
  private final DemoAlbum album;
  private final LedgerLoad load;

  CityLoad(DemoFounder founder, DemoItems items, DemoAlbum album, LedgerLoad load) {
    this.founder = founder;
    this.items = items;
    this.album = album;
    this.load = load;
  }

  /** The cast with so many units in all. */
  DemoCast found(DemoCast story, int units, Instant founded) {
    Progress progress = new Progress("正在建立单位", units - story.units().size());
    Map<Integer, List<InventedUnit>> ledgers =
        InventedUnit.more(Math.max(0, units - story.units().size())).stream()
            .collect(Collectors.groupingBy(InventedUnit::district));
    List<Work<List<DemoCast.Unit>>> parts = new ArrayList<>();
    ledgers.forEach(
        (district, invented) -> {
          for (int from = 0; from < invented.size(); from += UNITS_OF_A_CLUSTER) {
            List<InventedUnit> some = invented.subList(from, Math.min(invented.size(), from + UNITS_OF_A_CLUSTER));
            int cluster = 2 + from / UNITS_OF_A_CLUSTER;
            parts.add(() -> progress.with(found(district, some, cluster, founded), some.size()));
          }
        });
    List<DemoCast.Unit> all = new ArrayList<>(story.units());
    atOnce(parts).forEach(all::addAll);
    return new DemoCast(story.city(), story.districts(), all);
  }

  private List<DemoCast.Unit> found(int district, List<InventedUnit> units, int cluster, Instant founded) {
    return MovableClock.at(
        founded, () -> Acting.asSystem(() -> founder.foundMore(district, units, cluster, founded)));
  }

  /** @return how many hazards were loaded */
  int load(DemoCast cast, int hazards, Instant present) {
    Progress progress = new Progress("正在装入隐患及其历史", hazards);
    Map<Integer, List<DemoCast.Unit>> ledgers =
        cast.units().stream().collect(Collectors.groupingBy(DemoCast.Unit::districtId));
    List<Work<Integer>> parts = new ArrayList<>();
    int planned = 0;
    int units = 0;
    for (List<DemoCast.Unit> ledger : largestFirst(ledgers)) {
      units += ledger.size();
      int share = (int) ((long) hazards * units / cast.units().size()) - planned;
      planned += share;
      parts.add(() -> load(cast, ledger, share, present, progress));
    }
    int loaded = atOnce(parts).stream().mapToInt(Integer::intValue).sum();
    progress.end();
    return loaded;
  }

  private static List<List<DemoCast.Unit>> largestFirst(Map<Integer, List<DemoCast.Unit>> ledgers) {
    return ledgers.values().stream().sorted(Comparator.comparing(units -> -units.size())).toList();
  }

  /** One ledger, hazard by hazard in the order of registration, so that the numbers follow the days. */
  private int load(DemoCast cast, List<DemoCast.Unit> units, int hazards, Instant present, Progress progress) {
    int district = units.getFirst().districtId();
    LoadingLedger ledger = load.open(district);
    Teller teller = new LoadTeller(ledger, album);
    int loaded = 0;
    for (long planned : plan(district, units.size(), hazards, present)) {
      Instant begins = Instant.ofEpochSecond((planned >> UNIT_BITS) * 60);
      loaded += tellReturned(cast, units, ledger, teller, begins, present);
      DemoCast.Unit unit = units.get((int) planned & (1 << UNIT_BITS) - 1);
      Dice dice = new Dice("load " + district + " " + loaded);
      Fate fate = Chance.commonFate(unit, (int) begins.until(present).toDays(), dice);
      HazardSource source = Chance.source(unit, fate, dice);
      CheckItem item = dice.one(items.fitting(unit, fate, source));
      Chapter chapter = new Chapter(new Tale(teller, unit, dice, begins, present), fate, source, item, dice);
      chapter.register(cast, items.hit(item, fate));
      chapter.tell(cast);
      loaded++;
      if (ledger.size() >= PAGE) {
        progress.add(ledger.size());
        ledger.write();
      }
    }
    loaded += tellReturned(cast, units, ledger, teller, present, present);
    progress.add(ledger.size());
    ledger.write();
    return loaded;
  }

  /** What came back until then goes the usual way. */
  private int tellReturned(
      DemoCast cast, List<DemoCast.Unit> units, LoadingLedger ledger, Teller teller, Instant until, Instant present) {
    List<Hazard> returned = ledger.registerReturned(until);
    for (Hazard hazard : returned) {
      DemoCast.Unit unit =
          units.stream().filter(u -> u.ref().id().equals(hazard.unitId())).findFirst().orElseThrow();
      Dice dice = new Dice(hazard.ref().toString());
      Instant begins = hazard.finding().foundAt();
      CheckItem item = items.named(hazard.finding().itemCode());
      Tale tale = new Tale(teller, unit, dice, begins, present).follow(hazard);
      new Chapter(tale, Fate.USUAL, HazardSource.LOOK_BACK, item, dice).tell(cast);
    }
    return returned.size();
  }

  /** When and at which unit something is found: minutes since 1970 and the place in the list, in order. */
  private static long[] plan(int district, int units, int hazards, Instant present) {
    Dice dice = new Dice("plan " + district);
    long[] plan = new long[hazards];
    for (int i = 0; i < hazards; i++) {
      Instant at = Chance.workingHour(present, dice.between(1, DAYS), dice);
      plan[i] = at.getEpochSecond() / 60 << UNIT_BITS | dice.between(0, units - 1);
    }
    Arrays.sort(plan);
    return plan;
  }

  @FunctionalInterface
  private interface Work<T> {
    T run();
  }

  private static <T> List<T> atOnce(List<Work<T>> parts) {
    List<Future<T>> running;
    try (ExecutorService tellers = Executors.newFixedThreadPool(TELLERS)) {
      running = parts.stream().map(part -> tellers.submit(part::run)).toList();
    }
    return running.stream().map(CityLoad::result).toList();
  }

  private static <T> T result(Future<T> part) {
    try {
      return part.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("演示城市没有装完，请删除这个数据目录后重来", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
