package org.bihuan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.Level;
import org.bihuan.checklist.Points;
import org.bihuan.checklist.Standards;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardDesk;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Telling;
import org.bihuan.inspection.Inspection;
import org.bihuan.inspection.ItemEntry;
import org.bihuan.inspection.ItemResult;
import org.bihuan.inspection.SelfCheckDesk;
import org.bihuan.inspection.TaskSheet;
import org.bihuan.organisation.PlaceKind;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The monthly self-checks of half a year, by units that differ in how seriously they take them. */
@Component
@Profile("demonstration")
class DemoChecks {

  private static final int MONTHS = 6;
  private static final int DAYS_BETWEEN = 30;

  /** @param at when it is handed in */
  record Check(DemoCast.Unit unit, Checklist checklist, Instant at, Dice dice) {}

  /** What a check put on the ledger. */
  record Finding(Hazard hazard, CheckItem item) {}

  /** Checks are told before what became of earlier findings: what would be on the ledger still is mended by then. */
  private static final ItemEntry.LedgerChoice ANEW = new ItemEntry.LedgerChoice(ItemEntry.Decision.NEW, null, null);

  private final SelfCheckDesk desk;
  private final HazardDesk hazards;
  private final Standards standards;
  private final DemoAlbum album;

  DemoChecks(SelfCheckDesk desk, HazardDesk hazards, Standards standards, DemoAlbum album) {
    this.desk = desk;
    this.hazards = hazards;
    this.standards = standards;
    this.album = album;
  }

  List<Check> of(DemoCast.Unit unit, Instant present) {
    Dice dice = new Dice("checks " + unit.name());
    List<Check> checks = new ArrayList<>();
    for (int ago = MONTHS; ago > 0; ago--) {
      LocalDate day = BeijingTime.dayOf(present).minusDays(DAYS_BETWEEN * (ago - 1L) + dice.between(2, 20));
      boolean done = dice.percent(diligence(unit));
      Instant at = BeijingTime.startOf(day).plus(dice.between(9 * 60, 16 * 60), ChronoUnit.MINUTES);
      if (done) {
        checks.add(new Check(unit, checklist(unit, day, dice), at, new Dice("check " + unit.name() + day)));
      }
    }
    return checks;
  }

  private static int diligence(DemoCast.Unit unit) {
    return switch (unit.temper()) {
      case "diligent", "rosy" -> 100;
      case "steady" -> 85;
      case "late" -> 60;
      case "found_by_others" -> 40;
      default -> 0;
    };
  }

  private Checklist checklist(DemoCast.Unit unit, LocalDate day, Dice dice) {
    List<Checklist> monthly =
        unit.types().stream()
            .sorted()
            .flatMap(type -> standards.checklists(type, day).stream())
            .filter(list -> list.frequency() == Frequency.MONTHLY)
            .filter(list -> concerns(unit, list))
            .distinct()
            .toList();
    return dice.one(monthly);
  }

  /** A school without boarders has no list for dormitories. */
  private static boolean concerns(DemoCast.Unit unit, Checklist list) {
    return Arrays.stream(PlaceKind.values())
        .filter(kind -> list.title().contains(kind.title()))
        .allMatch(kind -> unit.places().stream().anyMatch(place -> place.kind() == kind));
  }

  /** Plans the task three days before and hands it in; answers with what became a new hazard. */
  List<Finding> tell(Check check) {
    Actor officer = check.unit().officer();
    Instant planned = check.at().minus(3, ChronoUnit.DAYS);
    LocalDate due = BeijingTime.dayOf(check.at()).plusDays(1);
    TaskSheet task = plan(check.unit(), check.checklist(), planned, due, check.dice());
    var submission = new SelfCheckDesk.Submission(check.dice().id(check.at()), entries(check));
    Inspection record =
        tell(officer, check.at(), () -> desk.submit(officer, task.ref(), new ExpectedVersion(task.version()), submission))
            .inspection();
    return record.notes().stream()
        .filter(note -> note.ledger() == Inspection.Ledger.REGISTERED)
        .map(note -> finding(officer, check, note))
        .toList();
  }

  private Finding finding(Actor officer, Check check, Inspection.Note note) {
    Ref ref = new Ref(check.unit().districtId(), Objects.requireNonNull(note.hazardId()));
    Hazard hazard = tell(officer, check.at(), () -> hazards.require(officer, ref));
    return new Finding(hazard, standards.item(note.entry().item(), BeijingTime.dayOf(check.at())));
  }

  private TaskSheet plan(DemoCast.Unit unit, Checklist checklist, Instant at, LocalDate due, Dice dice) {
    Actor officer = unit.officer();
    var task =
        new SelfCheckDesk.NewTask(
            dice.id(at), unit.ref(), checklist.code(), checklist.kind(), due, officer.postId());
    return tell(officer, at, () -> desk.plan(officer, task)).task();
  }

  private List<ItemEntry> entries(Check check) {
    LocalDate day = BeijingTime.dayOf(check.at());
    List<String> wrong = wrong(check, day);
    return check.checklist().items().stream()
        .map(
            item ->
                wrong.contains(item)
                    ? failed(check, item)
                    : passed(check.unit(), item))
        .toList();
  }

  private List<String> wrong(Check check, LocalDate day) {
    int many =
        switch (check.unit().temper()) {
          case "rosy" -> 0;
          case "diligent" -> check.dice().between(1, 2);
          default -> check.dice().between(0, 1);
        };
    List<String> possible =
        check.checklist().items().stream()
            .filter(item -> DemoPlaces.has(check.unit(), item))
            .filter(item -> standards.item(item, day).level() != Level.MAJOR)
            .filter(item -> standards.judge(List.of(item), day).isEmpty())
            .toList();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < many && !possible.isEmpty(); i++) {
      wrong.add(check.dice().one(possible));
    }
    return wrong;
  }

  private ItemEntry failed(Check check, String item) {
    DemoPlaces.Spot spot = DemoPlaces.spot(check.unit(), item, check.dice());
    Actor officer = check.unit().officer();
    Ref photo = tell(officer, check.at(), () -> album.photo(officer, check.unit().ref(), item, PhotoKind.BEFORE, 0));
    return new ItemEntry(
        item,
        ItemResult.FAIL,
        spot.defect(),
        null,
        spot.placeId(),
        spot.words(),
        List.of(new ItemEntry.Photo(photo, ItemEntry.Moment.BEFORE)),
        null,
        null,
        ANEW,
        points(standards.item(item, BeijingTime.dayOf(check.at()))));
  }

  /** Where points are judged one by one, the first of them is what is wrong. */
  private static List<ItemResult> points(CheckItem item) {
    Points points = item.points();
    return points == null
        ? List.of()
        : IntStream.range(0, points.each().size()).mapToObj(i -> i == 0 ? ItemResult.FAIL : ItemResult.PASS).toList();
  }

  /** What the unit does not have is not checked there. */
  static ItemEntry passed(DemoCast.Unit unit, String item) {
    ItemResult result = DemoPlaces.has(unit, item) ? ItemResult.PASS : ItemResult.NOT_APPLICABLE;
    return new ItemEntry(item, result, null, null, null, null, List.of(), null, null, null);
  }

  /** Work on the desk of a unit people try: overdue, half done for today, and for next week. */
  void leaveOpen(DemoCast.Unit unit, Instant present) {
    Dice dice = new Dice("open checks " + unit.name());
    LocalDate today = BeijingTime.dayOf(present);
    plan(unit, checklist(unit, today, dice), present.minus(9, ChronoUnit.DAYS), today.minusDays(2), dice);
    plan(unit, checklist(unit, today, dice), present.minus(1, ChronoUnit.DAYS), today.plusDays(6), dice);
    Checklist half = checklist(unit, today, dice);
    TaskSheet task = plan(unit, half, present.minus(2, ChronoUnit.DAYS), today, dice);
    List<ItemEntry> answered =
        half.items().stream().limit(half.items().size() / 2).map(item -> passed(unit, item)).toList();
    Actor officer = unit.officer();
    tell(
        officer,
        present.minus(1, ChronoUnit.HOURS),
        () -> desk.save(officer, task.ref(), new ExpectedVersion(task.version()), answered));
  }

  private static <T> T tell(Actor actor, Instant at, Supplier<T> work) {
    return Telling.story(() -> MovableClock.at(at, () -> Acting.as(actor, work)));
  }
}
