package org.bihuan.inspection.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bihuan.access.Permissions;
import org.bihuan.audit.AuditTrail;
import org.bihuan.calendar.WorkingDays;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Frequency;
import org.bihuan.checklist.Standards;
import org.bihuan.inspection.schedule.OccurrenceRules.Occurrence;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a unit says who does which list each time it comes round, and where the occurrences are made. */
@Service
@Transactional
class ScheduleDesk {

  /** What was not made while nothing ran is made afterwards, this far back: missed, but told. */
  private static final int DAYS_CAUGHT_UP = 31;

  private static final int MOST_AT_ONCE = 100;

  /**
   * @param next the occurrence now or next due, if the frequency of the list has any
   * @param can whether the reader may end it
   */
  record Seen(
      Schedule schedule, String title, Frequency frequency, String unitName, @Nullable Occurrence next, List<String> can) {}

  /** @param now false when the very same had begun before */
  record Begun(Seen seen, boolean now) {}

  record NewSchedule(UUID id, Ref unit, String checklistCode, UUID postId) {}

  /** Several of one unit, in one go. */
  record NewSchedules(Ref unit, List<OneOfThem> schedules) {
    NewSchedules {
      schedules = List.copyOf(schedules);
    }
  }

  record OneOfThem(UUID id, String checklistCode, UUID postId) {}

  private final ScheduleStore store;
  private final VacationStore vacations;
  private final Standards standards;
  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final Permissions permissions;
  private final WorkingDays workingDays;
  private final AuditTrail audit;
  private final Clock clock;

  ScheduleDesk(
      ScheduleStore store,
      VacationStore vacations,
      Standards standards,
      OrganisationRegister organisation,
      PostRegister posts,
      Permissions permissions,
      WorkingDays workingDays,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.vacations = vacations;
    this.standards = standards;
    this.organisation = organisation;
    this.posts = posts;
    this.permissions = permissions;
    this.workingDays = workingDays;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Seen> going(Actor actor, Ref unit) {
    organisation.requireUnit(unit);
    return store.going(actor.scope(), unit).stream().map(schedule -> seen(actor, schedule)).toList();
  }

  public Begun begin(Actor actor, NewSchedule wanted) {
    UnitProfile unit = organisation.requireOpenUnit(wanted.unit());
    mustArrange(actor);
    Checklist list =
        standards
            .findChecklist(wanted.checklistCode(), today())
            .filter(found -> found.unitTypes().stream().anyMatch(unit.types()::contains))
            .orElseThrow(() -> Refusal.invalid("checklistCode", "没有这张检查表，或它不适用于本单位", "请从本单位适用的检查表中选择"));
    if (!ProposalRules.comesRound(list.frequency())) {
      throw Refusal.invalid("checklistCode", "《" + list.title() + "》" + list.frequency().title() + "检查，没有固定周期", "请在需要时“安排检查”");
    }
    Post post = posts.requirePost(new Ref(wanted.unit().districtId(), wanted.postId()));
    if (!wanted.unit().equals(post.unit()) || post.closedOn() != null || !permissions.grant(post.role(), "selfcheck.record").changes()) {
      throw Refusal.invalid("postId", "该岗位不属于本单位、已撤销，或职责不包括填写自查", "请选择本单位的安全干部或岗位责任人");
    }
    Schedule schedule =
        new Schedule(
            new Ref(wanted.unit().districtId(), wanted.id()), wanted.unit().id(), list.code(), post.ref().id(), post.title(),
            today(), null);
    if (!store.add(schedule, actor, clock.instant())) {
      return new Begun(seen(actor, kept(actor, schedule, list)), false);
    }
    occur(schedule, today(), vacationsOf(actor.scope(), wanted.unit()).getOrDefault(wanted.unit(), List.of()));
    audit.record(wanted.unit().districtId(), "schedule.begin", "unit " + wanted.unit(), Map.of("schedule", wanted));
    return new Begun(seen(actor, schedule), true);
  }

  /** What the types of a unit ask for and nobody has arranged yet. */
  @Transactional(readOnly = true)
  public List<ProposalRules.Proposal> proposals(Actor actor, Ref unit) {
    UnitProfile profile = organisation.requireUnit(unit);
    Set<String> going =
        store.going(actor.scope(), unit).stream().map(Schedule::checklistCode).collect(Collectors.toSet());
    return ProposalRules.of(profile.types(), going, standards.checklists(null, today()));
  }

  /** All or none; what somebody else has arranged meanwhile is left as it is. */
  public List<Begun> beginAll(Actor actor, NewSchedules wanted) {
    organisation.requireOpenUnit(wanted.unit());
    mustArrange(actor);
    new FieldChecks()
        .notEmpty("schedules", "检查表", wanted.schedules())
        .holds(wanted.schedules().size() <= MOST_AT_ONCE, "schedules", "一次安排的检查表过多", "请分几次安排")
        .refuseIfAny();
    List<Schedule> going = store.going(actor.scope(), wanted.unit());
    return wanted.schedules().stream()
        .filter(
            one ->
                going.stream()
                    .noneMatch(
                        old -> old.checklistCode().equals(one.checklistCode()) && !old.ref().id().equals(one.id())))
        .map(one -> begin(actor, new NewSchedule(Ids.ofClient("schedules.id", one.id()), wanted.unit(), one.checklistCode(), one.postId())))
        .toList();
  }

  /** What stands in the way of a new one: itself, another of the list in the unit, or another under its id. */
  private Schedule kept(Actor actor, Schedule wanted, Checklist list) {
    Optional<Schedule> known =
        store.find(wanted.ref()).filter(found -> actor.scope().covers(found.ref().districtId(), found.unitId()));
    if (known.isPresent()) {
      boolean same = known.get().unitId().equals(wanted.unitId()) && known.get().checklistCode().equals(list.code());
      if (!same) {
        throw Refusal.otherContent(known.get(), wanted);
      }
      return known.get();
    }
    if (store.going(actor.scope(), wanted.unit()).stream().anyMatch(going -> going.checklistCode().equals(list.code()))) {
      throw Refusal.conflict("already-scheduled", "《" + list.title() + "》已经按频次安排", "请先结束原来的安排");
    }
    throw Refusal.idTaken();
  }

  public void end(Actor actor, Ref ref) {
    Schedule schedule =
        store
            .find(ref)
            .filter(found -> actor.scope().covers(found.ref().districtId(), found.unitId()))
            .orElseThrow(() -> Refusal.notFound("该安排"));
    mustArrange(actor);
    if (store.end(ref, actor.personName(), today())) {
      audit.record(ref.districtId(), "schedule.end", "unit " + schedule.unit(), Map.of("schedule", ref));
    }
  }

  /** Every occurrence that has begun and is not there yet; in the scope of the system. */
  public int occurAll() {
    LocalDate today = today();
    Map<Ref, List<Vacation>> away = vacationsOf(new Scope.System(), null);
    return store.going(new Scope.System(), null).stream()
        .mapToInt(schedule -> occur(schedule, today, away.getOrDefault(schedule.unit(), List.of())))
        .sum();
  }

  private Map<Ref, List<Vacation>> vacationsOf(Scope scope, @Nullable Ref unit) {
    return vacations.notOver(scope, unit, today().minusDays(DAYS_CAUGHT_UP)).stream()
        .collect(Collectors.groupingBy(Vacation::unit));
  }

  /** Days on which a list of this frequency is asked for: in a vacation that pauses them, not what each school day asks. */
  private Predicate<LocalDate> days(Frequency frequency, List<Vacation> away) {
    return frequency == Frequency.DAILY
        ? day -> workingDays.isWorkingDay(day) && away.stream().noneMatch(vacation -> vacation.pauses(day))
        : workingDays::isWorkingDay;
  }

  private int occur(Schedule schedule, LocalDate today, List<Vacation> away) {
    Optional<Checklist> list = standards.findChecklist(schedule.checklistCode(), today);
    if (list.isEmpty()) {
      return 0;
    }
    LocalDate earliest = today.minusDays(DAYS_CAUGHT_UP);
    LocalDate first = schedule.from().isAfter(earliest) ? schedule.from() : earliest;
    Frequency frequency = list.get().frequency();
    return OccurrenceRules.between(frequency, first, today, days(frequency, away)).stream()
        .mapToInt(occurrence -> store.occur(schedule, occurrence, list.get().kind(), clock.instant()))
        .sum();
  }

  private Seen seen(Actor actor, Schedule schedule) {
    Checklist list = standards.lastChecklist(schedule.checklistCode(), today());
    LocalDate today = today();
    List<Vacation> away = vacationsOf(actor.scope(), schedule.unit()).getOrDefault(schedule.unit(), List.of());
    Occurrence next =
        OccurrenceRules.between(list.frequency(), today, today.plusDays(400), days(list.frequency(), away)).stream()
            .filter(occurrence -> !occurrence.due().isBefore(today))
            .findFirst()
            .orElse(null);
    boolean ends =
        permissions.mayChange(actor, "selfcheck.record") && Refusal.passes(() -> mustArrange(actor));
    return new Seen(
        schedule, list.title(), list.frequency(), organisation.requireUnit(schedule.unit()).name(), next,
        ends ? List.of("END") : List.of());
  }

  static void mustArrange(Actor actor) {
    if (!actor.is(Role.SAFETY_OFFICER, Role.UNIT_HEAD)) {
      throw Refusal.forbidden("not-arranger", "按频次的检查由安全干部或主要负责人安排", "请联系他们");
    }
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
