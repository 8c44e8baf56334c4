package org.bihuan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Standards;
import org.bihuan.hazard.HazardDesk;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.HazardSource;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Half a year of one unit: what was found there, by whom, and what became of it. */
@Component
@Profile("demonstration")
class DemoHistory {

  private static final int HALF_A_YEAR = 182;
  private static final Set<Fate> OF_MAJOR = Set.of(Fate.MAJOR, Fate.MAJOR_AT_THE_CITY, Fate.DOWNGRADED, Fate.DOWNGRADE_ASKED);

  /** A fate and how many days ago it began, so that the unit people try has something in every state. */
  private record Staged(Fate fate, int daysAgo, HazardSource source) {}

  private static final List<Staged> STAGED =
      List.of(
          new Staged(Fate.UNGRADED, 0, HazardSource.PATROL),
          new Staged(Fate.UNGRADED, 1, HazardSource.PUBLIC_REPORT),
          new Staged(Fate.DRAFT, 0, HazardSource.SELF_CHECK),
          new Staged(Fate.ON_SPOT, 0, HazardSource.PATROL),
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
          new Staged(Fate.USUAL, 6, HazardSource.CITY_CHECK));

  private final HazardLedger ledger;
  private final HazardDesk desk;
  private final DemoAlbum album;
  private final Standards standards;

  private final DemoChecks checks;

  DemoHistory(HazardLedger ledger, HazardDesk desk, DemoAlbum album, Standards standards, DemoChecks checks) {
    this.ledger = ledger;
    this.desk = desk;
    this.album = album;
    this.standards = standards;
    this.checks = checks;
  }

  private record Chapter(Tale tale, Fate fate, HazardSource source, CheckItem item, Dice dice) {}

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
        DemoCast.District district = cast.districts().get(chapter.tale().unit().districtId());
        new Plot(chapter.tale(), cast.city(), district, chapter.item(), chapter.dice()).tell(chapter.fate());
      }
    }
    ledgerUnits.stream().filter(unit -> shown.contains(unit.name())).forEach(unit -> checks.leaveOpen(unit, present));
    return chapters.size();
  }

  private List<Chapter> registered(DemoCast cast, Chapter chapter) {
    register(cast, chapter);
    return List.of(chapter);
  }

  /** What a check found goes the usual way. */
  private List<Chapter> checked(DemoChecks.Check check, Instant present) {
    return checks.tell(check).stream()
        .map(
            finding -> {
              Tale tale = new Tale(ledger, desk, album, check.unit(), check.dice(), check.at(), present);
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
      Fate fate = fate(unit, dice);
      HazardSource source = fate == Fate.ON_BEHALF ? HazardSource.SELF_CHECK : source(unit, dice);
      all.add(new Staged(fate, dice.between(1, HALF_A_YEAR), source));
    }
    List<Chapter> chapters = new ArrayList<>();
    for (Staged each : all) {
      Dice own = new Dice(unit.name() + chapters.size());
      Instant begins = workingHour(present, each.daysAgo(), own);
      CheckItem item = item(unit, each.fate(), BeijingTime.dayOf(begins), own);
      chapters.add(
          new Chapter(
              new Tale(ledger, desk, album, unit, own, begins, present), each.fate(), each.source(), item, own));
    }
    return chapters;
  }

  private void register(DemoCast cast, Chapter chapter) {
    Tale tale = chapter.tale();
    MajorProposal hit =
        OF_MAJOR.contains(chapter.fate())
            ? standards.judge(List.of(chapter.item().code()), tale.today()).stream().findFirst().orElse(null)
            : null;
    DemoCast.District district = cast.districts().get(tale.unit().districtId());
    Actor finder =
        chapter.fate() == Fate.ON_BEHALF && district != null
            ? district.admin()
            : finder(cast, tale.unit(), district, chapter.source());
    tale.found(finder, chapter.source(), chapter.item(), hit, chapter.fate() == Fate.DRAFT);
  }

  private static Instant workingHour(Instant present, int daysAgo, Dice dice) {
    if (daysAgo == 0) {
      return present.minus(dice.between(100, 240), ChronoUnit.MINUTES);
    }
    LocalDate day = BeijingTime.dayOf(present).minusDays(daysAgo);
    return BeijingTime.startOf(day).plus(dice.between(8 * 60 + 20, 16 * 60), ChronoUnit.MINUTES);
  }

  private CheckItem item(DemoCast.Unit unit, Fate fate, LocalDate day, Dice dice) {
    boolean major = OF_MAJOR.contains(fate);
    boolean simple = fate == Fate.ON_SPOT;
    List<CheckItem> fitting =
        standards.itemsInForce(day).stream()
            .filter(i -> unit.types().stream().anyMatch(i.unitTypes()::contains))
            .filter(i -> DemoPlaces.has(unit, i.code()))
            .filter(i -> major == !standards.judge(List.of(i.code()), day).isEmpty())
            .filter(i -> major || i.level() != Level.MAJOR)
            .filter(i -> !simple || i.deadlineDays() <= 7)
            .toList();
    return dice.one(fitting);
  }

  private static Actor finder(
      DemoCast cast, DemoCast.Unit unit, DemoCast.@Nullable District district, HazardSource source) {
    return switch (source) {
      case SELF_CHECK, SPECIAL_CHECK, MONITORING -> unit.officer();
      case PATROL -> unit.holder(0);
      case CITY_CHECK -> cast.city().supervisor();
      case DISTRICT_CHECK, UNANNOUNCED, CROSS_INSPECTION, PUBLIC_REPORT, TRANSFER, LOOK_BACK ->
          district == null ? cast.city().supervisor() : district.inspector();
    };
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

  private static Fate fate(DemoCast.Unit unit, Dice dice) {
    if (unit.temper().equals("rosy")) {
      return Fate.ON_SPOT;
    }
    if (unit.temper().equals("late") && dice.percent(35)) {
      return Fate.LATE;
    }
    int roll = dice.between(1, 100);
    if (roll <= 26) {
      return Fate.ON_SPOT;
    }
    if (roll <= 74) {
      return Fate.USUAL;
    }
    return dice.one(
        List.of(
            Fate.LATE, Fate.EXTENDED, Fate.EXTENDED, Fate.REJECTED_ONCE, Fate.REJECTED_ONCE, Fate.MAJOR, Fate.MAJOR,
            Fate.WITHDRAWN, Fate.REBOUND, Fate.DOWNGRADED, Fate.JOINT_STUDY, Fate.TRANSFERRED, Fate.ON_BEHALF));
  }

  private static HazardSource source(DemoCast.Unit unit, Dice dice) {
    boolean others = unit.temper().equals("found_by_others") || unit.temper().equals("silent");
    if (dice.percent(others ? 75 : 22)) {
      return dice.one(
          List.of(
              HazardSource.DISTRICT_CHECK, HazardSource.DISTRICT_CHECK, HazardSource.UNANNOUNCED,
              HazardSource.CROSS_INSPECTION, HazardSource.CITY_CHECK));
    }
    return dice.one(
        List.of(
            HazardSource.SELF_CHECK, HazardSource.SELF_CHECK, HazardSource.SELF_CHECK, HazardSource.PATROL,
            HazardSource.PATROL, HazardSource.SPECIAL_CHECK, HazardSource.PUBLIC_REPORT, HazardSource.MONITORING));
  }
}
