package org.bihuan.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.HazardCommand;
import org.bihuan.hazard.HazardDesk;
import org.bihuan.hazard.HazardLedger;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.LedgerLoad;
import org.bihuan.hazard.LoadingLedger;
import org.bihuan.hazard.PhotoKind;
import org.bihuan.hazard.Proposal;
import org.bihuan.hazard.Registration;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ids;
import org.bihuan.platform.MovableClock;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets hazards of a {@link TestCity} live on days of the last months, each by the people whose job its steps are, and
 * leaves them wherever chance stops them: every status, level, origin and delay is there.
 */
@Component
public class HazardLives {

  private final HazardLedger ledger;
  private final HazardDesk desk;
  private final LedgerLoad load;

  HazardLives(HazardLedger ledger, HazardDesk desk, LedgerLoad load) {
    this.ledger = ledger;
    this.desk = desk;
    this.load = load;
  }

  /** Lives of the city's own school. */
  public void live(TestCity city, int hazards, long seed) {
    new Story(city, seed, ledger::perform, ledger::register, this::proposal)
        .tell(hazards);
  }

  private UUID proposal(Actor actor, Ref hazard) {
    return desk.latestProposal(actor, hazard).orElseThrow();
  }

  /** The same lives, in pages that are copied into the tables. */
  public void load(TestCity city, int hazards, int pages, long seed) {
    LoadingLedger loading = load.open(city.district());
    Story story =
        new Story(
            city, seed, loading::perform, loading::register, (actor, hazard) -> loading.latestProposal(hazard).orElseThrow());
    for (int page = 0; page < pages; page++) {
      story.tell(hazards / pages);
      loading.registerReturned(Instant.now());
      loading.write();
    }
  }

  @FunctionalInterface
  private interface Performing {
    Hazard perform(Actor actor, Ref hazard, ExpectedVersion expected, HazardCommand command, UUID key);
  }

  private static final class Story {

    private final Performing performing;
    private final BiFunction<Actor, Registration, Hazard> registering;
    private final BiFunction<Actor, Ref, UUID> proposal;
    private final TestCity city;
    private final Random random;
    private final Map<PhotoKind, Ref> photos = new EnumMap<>(PhotoKind.class);
    private final HazardCommand.PhotoRef again;
    private final LocalDate today = LocalDate.now(BeijingTime.ZONE);
    private LocalDate day = today;
    private @Nullable Hazard hazard;

    Story(
        TestCity city,
        long seed,
        Performing performing,
        BiFunction<Actor, Registration, Hazard> registering,
        BiFunction<Actor, Ref, UUID> proposal) {
      this.performing = performing;
      this.registering = registering;
      this.proposal = proposal;
      this.city = city;
      this.random = new Random(seed);
      for (PhotoKind kind : PhotoKind.values()) {
        photos.put(kind, Ref.valueOf(Photos.upload(city.safetyOfficer(), city.unit())));
      }
      this.again = new HazardCommand.PhotoRef(Ref.valueOf(Photos.upload(city.safetyOfficer(), city.unit())), PhotoKind.AFTER);
    }

    void tell(int hazards) {
      for (int i = 0; i < hazards; i++) {
        day = today.minusDays(random.nextInt(4) == 0 ? random.nextInt(120) : random.nextInt(40));
        switch (i % 12) {
          case 0, 1 -> foundByUnit(city.postHolder(), HazardSource.PATROL, Level.GENERAL);
          case 2 -> foundByUnit(city.safetyOfficer(), HazardSource.SELF_CHECK, Level.MINOR);
          case 3, 4 -> fixedOnSpot();
          case 5 -> major();
          case 6 -> foundBySuperior(HazardSource.DISTRICT_CHECK);
          case 7 -> foundBySuperior(HazardSource.SELF_CHECK);
          case 8 -> foundBySuperior(random.nextBoolean() ? HazardSource.TRANSFER : HazardSource.MONITORING);
          case 9 -> withdrawn();
          case 10 -> draft();
          default -> overHead();
        }
      }
    }

    private void foundByUnit(Colleague finder, HazardSource source, Level level) {
      register(finder, source, null, false);
      rectify(level, city.safetyOfficer());
    }

    private void foundBySuperior(HazardSource source) {
      register(city.districtAdmin(), source, null, false);
      rectify(Level.GENERAL, city.otherDistrictAdmin());
    }

    /** Graded, planned, rectified, accepted and looked at again, as far as time and chance allow. */
    private void rectify(Level level, Colleague acceptor) {
      if (stops() || !does(city.safetyOfficer(), new HazardCommand.Grade(level, null, null, null, null))) {
        return;
      }
      if (stops() || !does(city.safetyOfficer(), plan(null))) {
        return;
      }
      if (stops() || !does(city.safetyOfficer(), new HazardCommand.Start())) {
        return;
      }
      if (stops() || !does(city.postHolder(), finish())) {
        return;
      }
      if (random.nextInt(5) == 0) {
        does(acceptor, new HazardCommand.Reject("未彻底", day, null));
        does(city.postHolder(), finishedWith(again));
      }
      if (stops() || !does(acceptor, new HazardCommand.Accept("现场复核合格", List.of()))) {
        return;
      }
      if (random.nextInt(3) == 0) {
        later();
        var result = random.nextBoolean() ? Hazard.LookBackResult.REBOUNDED : Hazard.LookBackResult.HOLDS;
        does(city.districtInspector(), new HazardCommand.LookBack(result, "现场查看", List.of()));
      }
    }

    private void fixedOnSpot() {
      register(city.postHolder(), HazardSource.PATROL, null, false);
      long spent = random.nextInt(3) * 5_000L;
      does(
          city.postHolder(),
          new HazardCommand.FixOnSpot("当场搬离", spent, null, List.of(photo(PhotoKind.BEFORE), photo(PhotoKind.AFTER))));
      if (!stops()) {
        does(
            city.safetyOfficer(),
            random.nextInt(5) == 0
                ? new HazardCommand.ReturnOnSpotFix("照片不清")
                : new HazardCommand.ConfirmOnSpotFix("属实"));
      }
    }

    private void major() {
      register(city.safetyOfficer(), HazardSource.SELF_CHECK, Level.MAJOR, false);
      does(city.unitHead(), new HazardCommand.Grade(Level.MAJOR, null, null, "疏散指示全部失效", null));
      if (random.nextInt(6) == 0) {
        return;
      }
      does(
          city.safetyOfficer(),
          new HazardCommand.RecordInterimControl("停用二层", true, List.of(photo(PhotoKind.INTERIM))));
      does(city.safetyOfficer(), new HazardCommand.ReportToAuthority("区教委", at(11), "现状、原因、危害程度"));
      does(city.safetyOfficer(), new HazardCommand.ReportToStaff("教代会", at(11), "现状、原因、危害程度"));
      does(city.safetyOfficer(), plan(new Hazard.MajorPlan("消除", "更换", "一万元", "总务处", "十日", "看守")));
      if (stops() || !does(city.unitHead(), new HazardCommand.SignPlan())) {
        return;
      }
      if (random.nextBoolean() || stops() || !does(city.postHolder(), finish())) {
        return;
      }
      does(city.districtAdmin(), new HazardCommand.Accept("专家验收合格", List.of()));
      if (random.nextBoolean()) {
        does(city.cityAdmin(), new HazardCommand.ConfirmClosure("同意销账"));
      }
    }

    private void withdrawn() {
      register(city.postHolder(), HazardSource.PATROL, null, false);
      does(
          city.safetyOfficer(),
          new HazardCommand.ProposeWithdrawal(Proposal.Ground.FALSE_REPORT, "经核实为误报", null));
      if (!stops()) {
        UUID asked = as(city.districtAdmin(), () -> proposal.apply(actor(), hazard().ref()));
        does(city.districtAdmin(), new HazardCommand.ApproveProposal(asked, null));
      }
    }

    private void draft() {
      register(city.postHolder(), HazardSource.PATROL, Level.MAJOR, true);
      if (random.nextBoolean()) {
        does(city.postHolder(), new HazardCommand.Submit());
      }
    }

    private void overHead() {
      register(city.safetyOfficer(), HazardSource.SELF_CHECK, null, false);
      does(city.safetyOfficer(), new HazardCommand.ReportOverHead("多次反映未处理"));
    }

    private void register(Colleague finder, HazardSource source, @Nullable Level proposed, boolean draft) {
      Category[] categories = Category.values();
      Registration finding =
          new Registration(
              Ids.next(), city.unit(), null, "综合楼" + (1 + random.nextInt(5)) + "层",
              categories[random.nextInt(categories.length)], null, "疏散指示标志不亮", null, source, at(10), proposed, null,
              List.of(), "现场不便拍照", draft, null);
      hazard = as(finder, () -> registering.apply(actor(), finding));
    }

    /** @return true, so that steps can be strung together */
    private boolean does(Colleague person, HazardCommand command) {
      Hazard before = hazard();
      hazard =
          as(
              person,
              () -> performing.perform(actor(), before.ref(), new ExpectedVersion(before.version()), command, Ids.next()));
      return true;
    }

    private <T> T as(Colleague person, Supplier<T> work) {
      Actor actor = person.actor();
      return MovableClock.at(at(12), () -> Acting.as(actor, work));
    }

    private Actor actor() {
      return Acting.current().orElseThrow();
    }

    private Hazard hazard() {
      if (hazard == null) {
        throw new IllegalStateException("nothing registered yet");
      }
      return hazard;
    }

    /** Some days pass; or it stays here, because chance or today says so. */
    private boolean stops() {
      later();
      return day.equals(today) ? random.nextInt(3) > 0 : random.nextInt(12) == 0;
    }

    private void later() {
      LocalDate next = day.plusDays(random.nextInt(6));
      day = next.isAfter(today) ? today : next;
    }

    private HazardCommand plan(Hazard.@Nullable MajorPlan contents) {
      return new HazardCommand.MakePlan(
          city.postHolder().personId(), null, "更换灯具", 120_000, "公用经费", day.plusDays(random.nextInt(12)), "专人引导",
          contents);
    }

    private HazardCommand finish() {
      return finishedWith(photo(PhotoKind.AFTER));
    }

    private HazardCommand finishedWith(HazardCommand.PhotoRef photo) {
      return new HazardCommand.Finish(day, random.nextInt(4) * 24_500L, "已更换", List.of(photo));
    }

    private HazardCommand.PhotoRef photo(PhotoKind kind) {
      return new HazardCommand.PhotoRef(photos.get(kind), kind);
    }

    private Instant at(int hour) {
      return BeijingTime.startOf(day).plusSeconds(hour * 3600L);
    }
  }
}
