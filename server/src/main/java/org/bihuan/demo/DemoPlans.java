package org.bihuan.demo;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.bihuan.access.Actors;
import org.bihuan.checklist.Level;
import org.bihuan.file.FileStore;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Telling;
import org.bihuan.inspection.InspectionKind;
import org.bihuan.inspection.ItemEntry;
import org.bihuan.inspection.ItemResult;
import org.bihuan.inspection.SelfCheckDesk.Submission;
import org.bihuan.inspection.Signatures;
import org.bihuan.inspection.TaskSheet;
import org.bihuan.inspection.VisitDesk;
import org.bihuan.inspection.plan.DrawDesk;
import org.bihuan.inspection.plan.DrawDesk.WantedDraw;
import org.bihuan.inspection.plan.Plan;
import org.bihuan.inspection.plan.PlanDesk;
import org.bihuan.inspection.plan.PlanDesk.NewPlan;
import org.bihuan.inspection.plan.PlanDesk.WantedMember;
import org.bihuan.inspection.plan.PlanDesk.WantedTarget;
import org.bihuan.inspection.plan.PlanDesk.WantedTeam;
import org.bihuan.inspection.plan.PlanSending;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.bihuan.platform.StepUp;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Inspections of the district shown: one under way, handed in at the first unit and still to come at another; a sealed one
 * whose targets are drawn and that nobody has sent out yet.
 */
@Component
@Profile("demonstration")
class DemoPlans {

  private static final int DISTRICT = 110108;
  private static final int DONE_UNIT = 0;
  private static final int WAITING_UNIT = 4;
  private static final int COLLEAGUE = 5;
  private static final int DAYS = 9;
  private static final LocalTime FIRST_CHECK = LocalTime.of(8, 30);
  private static final LocalTime LAST_CHECK = LocalTime.of(15, 30);

  /** Both units are primary schools. */
  private static final String CHECKLIST = "CL-PS-D-FIRE";

  private final PlanDesk plans;
  private final PlanSending sending;
  private final DrawDesk draws;
  private final VisitDesk visits;
  private final Actors actors;
  private final FileStore files;
  private final DemoAlbum album;

  DemoPlans(
      PlanDesk plans,
      PlanSending sending,
      DrawDesk draws,
      VisitDesk visits,
      Actors actors,
      FileStore files,
      DemoAlbum album) {
    this.plans = plans;
    this.sending = sending;
    this.draws = draws;
    this.visits = visits;
    this.actors = actors;
    this.files = files;
    this.album = album;
  }

  void tell(DemoCast cast, Instant present) {
    DemoCast.District district = cast.districts().get(DISTRICT);
    List<DemoCast.Unit> units = cast.units().stream().filter(unit -> unit.districtId() == DISTRICT).toList();
    if (district == null || units.size() <= COLLEAGUE) {
      return;
    }
    var story = new Story(new Dice("plans"), present, district, units);
    story.underWay();
    story.drawn();
  }

  private final class Story {

    private final Dice dice;
    private final Instant present;
    private final Actor office;
    private final Actor leader;
    private final List<DemoCast.Unit> units;

    Story(Dice dice, Instant present, DemoCast.District district, List<DemoCast.Unit> units) {
      this.dice = dice;
      this.present = present;
      this.office = district.admin();
      this.leader = district.inspector();
      this.units = units;
    }

    /** Handed in at the first unit while it was open, and still to come at the other. */
    void underWay() {
      Instant sent = present.minus(2, ChronoUnit.DAYS);
      Plan plan = planned(sent, InspectionKind.SPECIAL_CHECK, "冬春火灾防控专项检查", "疏散通道和安全出口、消防设施、用火用电");
      if (plan.state() == Plan.State.DRAFT) {
        WantedTeam team = team("消防一组", leader, units.get(COLLEAGUE).officer());
        List<WantedTarget> targets =
            List.of(target(plan, team, DONE_UNIT), target(plan, team, WAITING_UNIT));
        Plan arranged =
            at(sent, office, () -> plans.arrange(office, plan.ref(), version(plan), List.of(team), targets).plan());
        at(sent, office, () -> sending.issue(office, plan.ref(), version(arranged), new StepUp(sent, sent)));
        visit(arranged);
      }
    }

    /** Whom the lot has named nobody of the units may know: the plan waits for the day it is sent out. */
    void drawn() {
      Instant made = present.minus(1, ChronoUnit.DAYS);
      Plan plan = planned(made, InspectionKind.UNANNOUNCED, "年末四不两直检查", "值班值守、校门和宿舍夜间管理、消防控制室");
      if (plan.state() == Plan.State.DRAFT && plan.arrangement().teams().isEmpty()) {
        WantedTeam team = team("夜查组", leader, units.get(COLLEAGUE).officer());
        var wanted = new WantedDraw(
                2, 2, true, null, List.of(), "演示：福彩 3D 当日开奖号码", made.plus(1, ChronoUnit.HOURS));
        Plan ready = at(made, office, () -> plans.arrange(office, plan.ref(), version(plan), List.of(team), List.of()).plan());
        at(made, office, () -> draws.commit(office, plan.ref(), version(ready), wanted));
        at(made.plus(2, ChronoUnit.HOURS), office, () -> draws.draw(office, plan.ref(), version(ready), "演示公开值 20231129", "区教委纪检干部（演示）"));
      }
    }

    private void visit(Plan plan) {
      Instant begun = inSchoolHours(present.minus(100, ChronoUnit.MINUTES));
      Instant done = begun.plus(40, ChronoUnit.MINUTES);
      DemoCast.Unit unit = units.get(DONE_UNIT);
      Plan.Member first = plan.arrangement().teams().getFirst().members().getFirst();
      Actor inspector =
          MovableClock.at(begun, () -> actors.acting(first.personId(), new Ref(plan.ref().districtId(), first.id())));
      TaskSheet sheet =
          at(begun, inspector, () -> visits.start(inspector, plan.ref(), plan.arrangement().targets().getFirst().id(), null, null));
      at(
          done,
          inspector,
          () -> {
            List<ItemEntry> entries = entries(inspector, unit, sheet);
            Signatures signed = signed(inspector, plan, unit, done);
            var submission = new Submission(dice.id(done), entries, signed, null);
            return visits.handIn(
                inspector, sheet.ref(), hand -> hand.in(new ExpectedVersion(sheet.version()), submission, null));
          });
    }

    /** Then, or the last time before at which a school is open, whenever the city is told. */
    private static Instant inSchoolHours(Instant then) {
      LocalDateTime there = LocalDateTime.ofInstant(then, BeijingTime.ZONE);
      LocalDate day = there.toLocalTime().isBefore(FIRST_CHECK) ? there.toLocalDate().minusDays(1) : there.toLocalDate();
      LocalDateTime last = day.atTime(LAST_CHECK);
      return there.isAfter(last) ? last.atZone(BeijingTime.ZONE).toInstant() : then;
    }

    private List<ItemEntry> entries(Actor inspector, DemoCast.Unit unit, TaskSheet sheet) {
      TaskSheet.Line wrong =
          sheet.lines().stream()
              .filter(line -> DemoPlaces.has(unit, line.item()) && line.points() == null && line.openHazards().isEmpty())
              .filter(line -> line.level() != Level.MAJOR && line.majorIfFailed().isEmpty())
              .findFirst()
              .orElseThrow();
      return sheet.lines().stream()
          .map(line -> line.equals(wrong) ? failed(inspector, unit, line) : DemoChecks.passed(unit, line.item()))
          .toList();
    }

    private ItemEntry failed(Actor inspector, DemoCast.Unit unit, TaskSheet.Line line) {
      DemoPlaces.Spot spot = DemoPlaces.spot(unit, line.item(), dice);
      Ref photo = album.photo(inspector, unit.ref(), line.item(), PhotoKind.BEFORE, 0);
      var anew = new ItemEntry.LedgerChoice(ItemEntry.Decision.NEW, null, line.passedByUnit() ? true : null);
      return new ItemEntry(
          line.item(), ItemResult.FAIL, spot.defect(), null, spot.placeId(), spot.words(),
          List.of(new ItemEntry.Photo(photo, ItemEntry.Moment.BEFORE)), null, null, anew);
    }

    private Signatures signed(Actor inspector, Plan plan, DemoCast.Unit unit, Instant at) {
      List<Signatures.OfInspector> team =
          plan.arrangement().teams().getFirst().members().stream()
              .map(m -> new Signatures.OfInspector(m.personId(), m.name(), signature(inspector, unit, m.name(), at), null))
              .toList();
      Actor head = unit.head();
      Ref image = signature(inspector, unit, head.personName(), at);
      var signedAs = new Signatures.NameAndPost(head.personName(), head.postTitle());
      return new Signatures(
          team, new Signatures.OfUnit(head.personName(), head.postTitle(), image, signedAs, null), null);
    }

    private Ref signature(Actor inspector, DemoCast.Unit unit, String name, Instant at) {
      var upload = new FileStore.Upload(dice.id(at), unit.ref(), "签名.jpg", null, "image/jpeg");
      return files.keep(inspector, upload, new ByteArrayInputStream(DemoPhotos.drawSignature(name))).file().ref();
    }

    private Plan planned(Instant made, InspectionKind kind, String title, String purpose) {
      LocalDate day = BeijingTime.dayOf(made);
      var wanted = new NewPlan(dice.id(made), kind, title, purpose, CHECKLIST, day, day.plusDays(DAYS));
      return at(made, office, () -> plans.plan(office, wanted).seen().plan());
    }

    private WantedTeam team(String name, Actor first, Actor second) {
      return new WantedTeam(
          dice.id(present),
          name,
          List.of(new WantedMember(first.personId(), Plan.Duty.LEADER), new WantedMember(second.personId(), Plan.Duty.MEMBER)));
    }

    private WantedTarget target(Plan plan, WantedTeam team, int unit) {
      return new WantedTarget(units.get(unit).ref(), team.id(), plan.from(), plan.until());
    }

    private static ExpectedVersion version(Plan plan) {
      return new ExpectedVersion(plan.version());
    }

    private static <T> T at(Instant at, Actor actor, Supplier<T> work) {
      return Telling.story(() -> MovableClock.at(at, () -> Acting.as(actor, work)));
    }
  }
}
