package org.bihuan.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.bihuan.checklist.CheckItem;
import org.bihuan.hazard.HazardSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Half a year of one unit: what was found there, by whom, and what became of it. */
@Component
@Profile("demonstration")
class DemoHistory {

  private static final int HALF_A_YEAR = 182;

  /** A fate and how many days ago it began, so that the unit people try has something in every state. */
  private record Staged(Fate fate, int daysAgo, HazardSource source) {}

  private static final List<Staged> STAGED =
      List.of(
          new Staged(Fate.UNGRADED, 0, HazardSource.PATROL),
          new Staged(Fate.UNGRADED, 1, HazardSource.DISTRICT_CHECK),
          new Staged(Fate.DRAFT, 0, HazardSource.SELF_CHECK),
          new Staged(Fate.ON_SPOT_UNCONFIRMED, 0, HazardSource.PATROL),
          new Staged(Fate.ON_SPOT, 60, HazardSource.SELF_CHECK),
          new Staged(Fate.USUAL, 1, HazardSource.SELF_CHECK),
          new Staged(Fate.USUAL, 4, HazardSource.MONITORING),
          new Staged(Fate.USUAL, 9, HazardSource.SPECIAL_CHECK),
          new Staged(Fate.USUAL, 30, HazardSource.DISTRICT_CHECK),
          new Staged(Fate.USUAL, 90, HazardSource.UNANNOUNCED),
          new Staged(Fate.LATE, 20, HazardSource.SELF_CHECK),
          new Staged(Fate.LATE, 45, HazardSource.CROSS_INSPECTION),
          new Staged(Fate.EXTENSION_ASKED, 12, HazardSource.SELF_CHECK),
          new Staged(Fate.EXTENDED, 70, HazardSource.SELF_CHECK),
          new Staged(Fate.REJECTED_ONCE, 12, HazardSource.PATROL),
          new Staged(Fate.MAJOR, 0, HazardSource.SELF_CHECK),
          new Staged(Fate.MAJOR, 4, HazardSource.SELF_CHECK),
          new Staged(Fate.MAJOR, 22, HazardSource.CITY_CHECK),
          new Staged(Fate.MAJOR_AT_THE_CITY, 33, HazardSource.SELF_CHECK),
          new Staged(Fate.ON_BEHALF, 12, HazardSource.SELF_CHECK),
          new Staged(Fate.MAJOR, 110, HazardSource.SELF_CHECK),
          new Staged(Fate.WITHDRAWAL_ASKED, 2, HazardSource.PATROL),
          new Staged(Fate.WITHDRAWN, 50, HazardSource.PATROL),
          new Staged(Fate.DOWNGRADE_ASKED, 3, HazardSource.SELF_CHECK),
          new Staged(Fate.DOWNGRADED, 60, HazardSource.SELF_CHECK),
          new Staged(Fate.RAISED, 8, HazardSource.SELF_CHECK),
          new Staged(Fate.TRANSFERRED, 8, HazardSource.TRANSFER),
          new Staged(Fate.JOINT_STUDY, 8, HazardSource.SELF_CHECK),
          new Staged(Fate.REBOUND, 80, HazardSource.SELF_CHECK),
          new Staged(Fate.OVER_HEAD, 5, HazardSource.PATROL),
          new Staged(Fate.USUAL, 6, HazardSource.CITY_CHECK),
          new Staged(Fate.MAJOR_LATE, 60, HazardSource.CITY_CHECK));

  private final LedgerTeller teller;
  private final DemoItems items;
  private final DemoChecks checks;
  private final DemoPatrols patrols;

  DemoHistory(LedgerTeller teller, DemoItems items, DemoChecks checks, DemoPatrols patrols) {
    this.teller = teller;
    this.items = items;
    this.checks = checks;
    this.patrols = patrols;
  }

  /** Something that puts hazards on the ledger; what it put there is told to its end afterwards. */
  private record Beginning(Instant at, Supplier<List<Chapter>> begin) {}

  /**
   * Tells the units of one ledger. Everything is registered in the order it was found, so that the numbers follow the
   * days; then each hazard goes its way.
   *
   * @param shown the units people try, which get a hazard in every state
   * @return how many hazards were told
   */
  int tell(DemoCast cast, List<DemoCast.Unit> ledgerUnits, List<String> shown, Instant present) {
    List<Beginning> beginnings = new ArrayList<>();
    for (DemoCast.Unit unit : ledgerUnits) {
      for (Chapter chapter : chapters(unit, shown.indexOf(unit.name()), present)) {
        beginnings.add(new Beginning(chapter.tale().now(), () -> registered(cast, chapter)));
      }
      for (DemoChecks.Check check : checks.of(unit, present)) {
        beginnings.add(new Beginning(check.at(), () -> checked(check, present)));
      }
    }
    beginnings.sort(Comparator.comparing(Beginning::at));
    List<Chapter> chapters = beginnings.stream().flatMap(beginning -> beginning.begin().get().stream()).toList();
    for (Chapter chapter : chapters) {
      if (chapter.fate() != Fate.DRAFT) {
        chapter.tell(cast);
      }
    }
    for (DemoCast.Unit unit : ledgerUnits) {
      if (shown.contains(unit.name())) {
        checks.leaveOpen(unit, present);
        patrols.tell(unit, present);
      }
    }
    return chapters.size();
  }

  private List<Chapter> registered(DemoCast cast, Chapter chapter) {
    chapter.register(cast, items.hit(chapter.item(), chapter.fate()));
    return List.of(chapter);
  }

  /** What a check found goes the usual way. */
  private List<Chapter> checked(DemoChecks.Check check, Instant present) {
    return checks.tell(check).stream()
        .map(
            finding -> {
              Tale tale = new Tale(teller, check.unit(), check.dice(), check.at(), present);
              Fate fate = check.dice().percent(85) ? Fate.USUAL : Fate.LATE;
              return new Chapter(
                  tale.follow(finding.hazard()), fate, HazardSource.SELF_CHECK, finding.item(), check.dice());
            })
        .toList();
  }

  private List<Chapter> chapters(DemoCast.Unit unit, int shown, Instant present) {
    Dice dice = new Dice("unit " + unit.name());
    List<Staged> all = new ArrayList<>();
    for (int i = 0; i < STAGED.size(); i++) {
      // The first unit shown has one of each; the second enough to be a neighbour.
      if (shown == 0 || (shown == 1 && i % 4 == 1)) {
        all.add(STAGED.get(i));
      }
    }
    for (int i = dice.between(least(unit), most(unit)); i > 0; i--) {
      Fate fate = Chance.fate(unit, dice);
      HazardSource source = Chance.source(unit, fate, dice);
      all.add(new Staged(fate, dice.between(1, HALF_A_YEAR), source));
    }
    List<Chapter> chapters = new ArrayList<>();
    for (Staged each : all) {
      Dice own = new Dice(unit.name() + chapters.size());
      Instant begins = Chance.workingHour(present, each.daysAgo(), own);
      CheckItem item = own.one(items.fitting(unit, each.fate(), each.source()));
      chapters.add(
          new Chapter(
              new Tale(teller, unit, own, begins, present), each.fate(), each.source(), item, own));
    }
    return chapters;
  }

  private static int least(DemoCast.Unit unit) {
    return switch (unit.temper()) {
      case "silent" -> 0;
      case "diligent" -> 15;
      default -> 8;
    };
  }

  private static int most(DemoCast.Unit unit) {
    return switch (unit.temper()) {
      case "silent" -> 2;
      case "diligent" -> 22;
      default -> 14;
    };
  }
}
