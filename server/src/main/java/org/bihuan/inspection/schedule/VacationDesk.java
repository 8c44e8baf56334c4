package org.bihuan.inspection.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.access.Permissions;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a unit says when it is on vacation. Only of days to come: a check that was asked for and not done is not undone
 * by a vacation remembered later.
 */
@Service
@Transactional
class VacationDesk {

  private static final int LONGEST_NAME = 20;

  record NewVacation(
      UUID id,
      Ref unit,
      @Nullable String name,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Vacation.@Nullable Daily dailyChecks) {}

  /** @param can whether the reader may end it */
  record Seen(Vacation vacation, List<String> can) {}

  /** @param now false when the very same had been there before */
  record Made(Seen seen, boolean now) {}

  private final VacationStore store;
  private final OrganisationRegister organisation;
  private final Permissions permissions;
  private final AuditTrail audit;
  private final Clock clock;

  VacationDesk(
      VacationStore store,
      OrganisationRegister organisation,
      Permissions permissions,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.organisation = organisation;
    this.permissions = permissions;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<Seen> vacations(Actor actor, Ref unit) {
    organisation.requireUnit(unit);
    return going(actor, unit).stream().map(vacation -> seen(actor, vacation)).toList();
  }

  private List<Vacation> going(Actor actor, Ref unit) {
    return store.notOver(actor.scope(), unit, today()).stream().filter(one -> one.endedOn() == null).toList();
  }

  public Made add(Actor actor, NewVacation wanted) {
    organisation.requireOpenUnit(wanted.unit());
    ScheduleDesk.mustArrange(actor);
    Ref ref = new Ref(wanted.unit().districtId(), wanted.id());
    Optional<Vacation> known =
        store.find(ref).filter(found -> actor.scope().covers(found.ref().districtId(), found.unitId()));
    Vacation vacation = known.isPresent() ? said(ref, wanted, known.get().from()) : said(ref, wanted, today().plusDays(1));
    if (known.isPresent()) {
      return new Made(seen(actor, same(known.get(), vacation)), false);
    }
    going(actor, wanted.unit()).stream()
        .filter(vacation::overlaps)
        .findFirst()
        .ifPresent(
            other -> {
              throw Refusal.invalid(
                  "from", "与“" + other.name() + "”（" + other.from() + " 至 " + other.until() + "）重叠", "请改日期，或先取消原来的");
            });
    if (!store.add(vacation, actor, clock.instant())) {
      throw Refusal.idTaken();
    }
    audit.record(ref.districtId(), "vacation.add", "unit " + wanted.unit(), Map.of("vacation", vacation));
    return new Made(seen(actor, vacation), true);
  }

  private static Vacation said(Ref ref, NewVacation wanted, LocalDate earliest) {
    LocalDate from = wanted.from();
    LocalDate until = wanted.until();
    new FieldChecks()
        .text("name", "名称", wanted.name(), LONGEST_NAME)
        .notBefore("from", "开始日期", from, earliest)
        .notBefore("until", "结束日期", until, from == null ? earliest : from)
        .present("dailyChecks", "每日检查", wanted.dailyChecks())
        .holds(
            from == null || until == null || until.isBefore(from.plusDays(Vacation.LONGEST_DAYS)),
            "until",
            "假期超过 " + Vacation.LONGEST_DAYS + " 天",
            "请核对日期；寒假、暑假分别设置")
        .refuseIfAny();
    if (wanted.name() == null || from == null || until == null || wanted.dailyChecks() == null) {
      throw new IllegalStateException("checked above");
    }
    return new Vacation(ref, wanted.unit().id(), wanted.name().strip(), from, until, wanted.dailyChecks(), null);
  }

  private static Vacation same(Vacation known, Vacation again) {
    boolean same =
        known.unitId().equals(again.unitId()) && known.name().equals(again.name()) && known.from().equals(again.from())
            && known.until().equals(again.until()) && known.dailyChecks() == again.dailyChecks();
    if (!same) {
      throw Refusal.otherContent(known, again);
    }
    return known;
  }

  /** From today on the daily checks are asked for again. */
  public void end(Actor actor, Ref ref) {
    Vacation vacation =
        store
            .find(ref)
            .filter(found -> actor.scope().covers(found.ref().districtId(), found.unitId()))
            .orElseThrow(() -> Refusal.notFound("该假期"));
    ScheduleDesk.mustArrange(actor);
    if (store.end(ref, actor.personName(), today())) {
      audit.record(ref.districtId(), "vacation.end", "unit " + vacation.unit(), Map.of("vacation", ref));
    }
  }

  private Seen seen(Actor actor, Vacation vacation) {
    boolean ends =
        vacation.endedOn() == null
            && permissions.mayChange(actor, "selfcheck.record")
            && Refusal.passes(() -> ScheduleDesk.mustArrange(actor));
    return new Seen(vacation, ends ? List.of("END") : List.of());
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
