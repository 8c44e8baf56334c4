package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.access.Permissions;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;

/** Named people around one school, and hazards brought to a state by the acts that lead there. */
final class Cast {

  static final int DISTRICT = 110108;
  static final UUID SCHOOL = Ids.next();
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final HazardSettings SETTINGS = new HazardSettings(1, 3, 10, 10, List.of(30, 90), 2);

  private static final Permissions PERMISSIONS = Permissions.load();
  private static final Scope UNIT = new Scope.Units(DISTRICT, Set.of(SCHOOL));

  static final Actor OFFICER = actor("安干", Role.SAFETY_OFFICER, UNIT);
  static final Actor DEPUTY_OFFICER = actor("副安干", Role.SAFETY_OFFICER, UNIT);
  static final Actor HEAD = actor("校长", Role.UNIT_HEAD, UNIT);
  static final Actor COOK = actor("食堂主管", Role.POST_HOLDER, UNIT);
  static final Actor GUARD = actor("门卫", Role.POST_HOLDER, UNIT);
  static final Actor CONTRACTOR = actor("维保员", Role.CONTRACTOR, UNIT);
  static final Actor DISTRICT_ADMIN = actor("区安全科", Role.DISTRICT_ADMIN, new Scope.Districts(Set.of(DISTRICT)));
  static final Actor INSPECTOR = actor("区检查员", Role.DISTRICT_INSPECTOR, new Scope.Districts(Set.of(DISTRICT)));
  static final Actor CITY_ADMIN = actor("市专班", Role.CITY_ADMIN, new Scope.City());
  static final Actor SUPERVISOR = actor("市督导", Role.CITY_SUPERVISOR, new Scope.City());
  static final List<Actor> ALL =
      List.of(
          OFFICER, DEPUTY_OFFICER, HEAD, COOK, GUARD, CONTRACTOR, DISTRICT_ADMIN, INSPECTOR, CITY_ADMIN, SUPERVISOR);

  private Cast() {}

  private static Actor actor(String name, Role role, Scope scope) {
    return new Actor(Ids.next(), Ids.next(), name, Ids.next(), role.title(), role, SCHOOL, "示例学校", scope);
  }

  static PersonAtPost person(Actor actor) {
    return PersonAtPost.of(actor);
  }

  static Instant noon(LocalDate day) {
    return BeijingTime.startOf(day).plusSeconds(12 * 3600);
  }

  static Registration finding(Level proposed, HazardSource source) {
    return new Registration(
        Ids.next(), new Ref(DISTRICT, SCHOOL), null, "食堂后厨", Category.FIRE, null, "排烟罩油污未清洗", "消防法(2021) 第十六条",
        source, noon(TODAY), proposed, null, List.of(photo(PhotoKind.BEFORE)), null, false, null);
  }

  static HazardCommand.PhotoRef photo(PhotoKind kind) {
    return new HazardCommand.PhotoRef(new Ref(DISTRICT, Ids.next()), kind);
  }

  static HazardCommand.MakePlan plan(Actor rectifier, boolean major) {
    return plan(rectifier, major, TODAY.plusDays(10));
  }

  static HazardCommand.MakePlan plan(Actor rectifier, boolean major, LocalDate deadline) {
    return new HazardCommand.MakePlan(
        rectifier.personId(), null, "清洗排烟罩和烟道", 300_00, "公用经费", deadline, "停用灶台,配备灭火毯",
        major ? new Hazard.MajorPlan("清除油污", "委托专业清洗", "经费3000元", "后勤处", "10日内", "停灶,专人看守") : null);
  }

  static HazardCommand.Finish finish() {
    return new HazardCommand.Finish(TODAY, 280_00, "已清洗并更换滤网", List.of(photo(PhotoKind.AFTER)));
  }

  /** One hazard that people act on, with its papers, as the ledger keeps it but without a database. */
  static final class File {
    Hazard hazard;
    LocalDate today = TODAY;
    final List<HazardPhoto> photos = new ArrayList<>();
    final Map<UUID, Proposal> proposals = new HashMap<>();

    File(Actor finder, Level proposed, HazardSource source) {
      Registration registration = finding(proposed, source);
      hazard = Registration.begin(registration, situation(finder)).atVersion(1);
      keep(registration.photos(), finder);
    }

    Situation situation(Actor actor) {
      return new Situation(
          actor,
          noon(today),
          today,
          action -> PERMISSIONS.allows(actor.role(), action),
          today::plusDays,
          day -> day.plusDays(1),
          SETTINGS,
          List.copyOf(proposals.values()),
          List.copyOf(photos),
          id -> ALL.stream().filter(a -> a.personId().equals(id)).findFirst().map(Cast::person),
          who -> ALL.contains(who),
          (clause, day) -> Optional.of(new Hazard.Judgement(clause, clause, "", new Hazard.RuleVersion("JX", "2026", day))),
          other -> Optional.empty());
    }

    Optional<String> objection(Actor actor, HazardAct act) {
      return HazardRules.objection(Standing.of(hazard), act, situation(actor)).map(refusal -> refusal.code());
    }

    File does(Actor actor, HazardCommand command) {
      Situation now = situation(actor);
      HazardRules.objection(Standing.of(hazard), command.act(), now)
          .ifPresent(
              refusal -> {
                throw refusal;
              });
      Change change = HazardLifecycle.change(hazard, command, now);
      hazard = change.after().atVersion(hazard.version() + 1);
      if (change.proposal() != null) {
        proposals.put(change.proposal().id(), change.proposal());
      }
      keep(command.photos(), actor);
      return this;
    }

    private void keep(List<HazardCommand.PhotoRef> coming, Actor actor) {
      coming.forEach(
          p -> photos.add(new HazardPhoto(p.file(), p.kind(), hazard.version(), person(actor), noon(today))));
    }

    Proposal open() {
      return proposals.values().stream().filter(Proposal::isOpen).findFirst().orElseThrow();
    }
  }

  static File general() {
    return new File(COOK, null, HazardSource.PATROL);
  }

  static File planned() {
    return general().does(OFFICER, grade(Level.GENERAL)).does(OFFICER, plan(COOK, false));
  }

  static File rectifying() {
    return planned().does(OFFICER, new HazardCommand.Start());
  }

  static File finished() {
    return rectifying().does(COOK, finish());
  }

  static File closed() {
    return finished().does(OFFICER, new HazardCommand.Accept("现场复核,油污已清除", List.of()));
  }

  static File major() {
    return new File(OFFICER, Level.MAJOR, HazardSource.SELF_CHECK).does(HEAD, grade(Level.MAJOR));
  }

  static File majorControlled() {
    return major()
        .does(OFFICER, new HazardCommand.RecordInterimControl("停用宿舍三层", true, List.of(photo(PhotoKind.INTERIM))))
        .does(OFFICER, new HazardCommand.ReportToAuthority("区教委安全科", noon(TODAY), "现状、原因、危害程度"))
        .does(OFFICER, new HazardCommand.ReportToStaff("教职工代表大会", noon(TODAY), "通报重大隐患及管控"));
  }

  static File majorFinished() {
    return majorControlled()
        .does(OFFICER, plan(COOK, true))
        .does(HEAD, new HazardCommand.SignPlan())
        .does(COOK, finish());
  }

  static HazardCommand.Grade grade(Level level) {
    return new HazardCommand.Grade(level, null, null, level == Level.MAJOR ? "出口全部封堵" : null, null);
  }
}
