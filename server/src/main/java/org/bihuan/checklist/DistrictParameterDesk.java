package org.bihuan.checklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.DistrictParameter.Ending;
import org.bihuan.checklist.DistrictParameter.Maker;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.platform.StepUp;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk at which a district sets clocks of its own. */
@Service
@Transactional
class DistrictParameterDesk {

  private static final int LONGEST_REASON = 300;

  /** @param id made by the client; repeating it is harmless */
  record NewSetting(UUID id, String code, int value, String reason, LocalDate effectiveFrom) {}

  record Seen(DistrictParameter setting, String districtName, boolean canEnd) {}

  /** @param now whether this very call made it */
  record Set(Seen setting, boolean now) {}

  private final DistrictParameterStore store;
  private final CatalogueStore catalogues;
  private final CatalogueLoader loader;
  private final Library library;
  private final OrganisationRegister organisation;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DistrictParameterDesk(
      DistrictParameterStore store,
      CatalogueStore catalogues,
      CatalogueLoader loader,
      Library library,
      OrganisationRegister organisation,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.catalogues = catalogues;
    this.loader = loader;
    this.library = library;
    this.organisation = organisation;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Those of whoever's districts one sees, the newest first. */
  @Transactional(readOnly = true)
  List<Seen> list(Actor actor, String code) {
    return library
        .catalogue()
        .districts()
        .all()
        .filter(setting -> setting.code().equals(code) || code.isEmpty())
        .filter(setting -> sees(actor.scope(), setting.ref().districtId()))
        .sorted(Comparator.comparing(DistrictParameter::effectiveFrom).reversed())
        .map(setting -> seen(actor, setting))
        .toList();
  }

  /** The last setting gives way to the new one on its first day. */
  Set set(Actor actor, NewSetting wanted, StepUp stepUp) {
    int district = districtOf(actor);
    catalogues.waitForOtherNodes();
    Ref ref = new Ref(district, wanted.id());
    Optional<DistrictParameter> known = store.find(ref);
    if (known.isPresent()) {
      return repeated(actor, known.get(), wanted);
    }
    Catalogue catalogue = loader.content();
    String reason = wanted.reason().strip();
    DistrictParameterRules.check(
        new DistrictParameterRules.Wanted(district, wanted.code(), wanted.value(), reason, wanted.effectiveFrom()),
        catalogue,
        today());
    stepUp.mustBeRecent("确定本区的取值");
    catalogue
        .districts()
        .newest(district, wanted.code())
        .filter(old -> old.effectiveTo() == null || old.effectiveTo().isAfter(wanted.effectiveFrom()))
        .ifPresent(old -> store.end(old.ref(), wanted.effectiveFrom(), new Ending(actor.personName(), reason)));
    DistrictParameter setting =
        new DistrictParameter(
            ref, wanted.code(), wanted.value(), reason, wanted.effectiveFrom(), null, 1,
            new Maker(clock.instant(), actor.personId(), actor.personName(), actor.postTitle()), null);
    store.add(setting);
    record("checklist.district_parameter", setting, Map.of("setting", wanted));
    return new Set(seen(actor, setting), true);
  }

  private Set repeated(Actor actor, DistrictParameter existing, NewSetting wanted) {
    boolean same =
        existing.code().equals(wanted.code())
            && existing.value() == wanted.value()
            && existing.reason().equals(wanted.reason().strip())
            && existing.effectiveFrom().equals(wanted.effectiveFrom());
    if (!same) {
      throw Refusal.otherContent(existing, wanted);
    }
    return new Set(seen(actor, existing), false);
  }

  /** From that day on the city's value counts again. */
  Seen end(Actor actor, Ref ref, ExpectedVersion expected, LocalDate on, String reason, StepUp stepUp) {
    int district = districtOf(actor);
    catalogues.waitForOtherNodes();
    DistrictParameter setting =
        store.find(ref).filter(found -> ref.districtId() == district).orElseThrow(() -> Refusal.notFound("该取值"));
    expected.mustBe(setting.version(), seen(actor, setting));
    mustLast(setting);
    LocalDate earliest = setting.effectiveFrom().isBefore(today()) ? today() : setting.effectiveFrom().plusDays(1);
    new FieldChecks()
        .text("reason", "理由", reason, LONGEST_REASON)
        .holds(!on.isBefore(earliest), "on", "停止日期早于 " + earliest, "请选择 " + earliest + " 或以后的日期")
        .refuseIfAny();
    stepUp.mustBeRecent("停止本区的取值");
    store.end(ref, on, new Ending(actor.personName(), reason.strip()));
    record("checklist.district_parameter.end", setting, Map.of("on", on, "reason", reason.strip()));
    return seen(actor, store.find(ref).orElseThrow());
  }

  private void record(String act, DistrictParameter setting, Map<String, ?> details) {
    audit.record(setting.ref().districtId(), act, "parameter " + setting.code() + " " + setting.ref(), details);
    events.publishEvent(new CatalogueWatch.Published());
  }

  private Seen seen(Actor actor, DistrictParameter setting) {
    int district = setting.ref().districtId();
    String name = organisation.district(district).map(node -> node.name()).orElse("市属");
    return new Seen(setting, name, Refusal.passes(() -> mustBeEndable(actor, setting)));
  }

  private static void mustBeEndable(Actor actor, DistrictParameter setting) {
    if (setting.ref().districtId() != districtOf(actor)) {
      throw Refusal.notFound("该取值");
    }
    mustLast(setting);
  }

  private static void mustLast(DistrictParameter setting) {
    if (setting.effectiveTo() != null) {
      throw Refusal.state("already-ended", "该取值已于 " + setting.effectiveTo() + " 停止施行", "需要时请重新确定");
    }
  }

  private static boolean sees(Scope scope, int district) {
    return switch (scope) {
      case Scope.Units u -> u.districtId() == district;
      case Scope.Districts d -> d.ids().contains(district);
      case Scope.City c -> true;
      case Scope.System s -> true;
      case Scope.Nothing n -> false;
    };
  }

  static int districtOf(Actor actor) {
    if (actor.is(Role.DISTRICT_ADMIN) && actor.scope() instanceof Scope.Districts d && d.ids().size() == 1) {
      return d.ids().iterator().next();
    }
    throw Refusal.forbidden("district-only", "本区的取值由区教委确定", "全市的取值请在“参数”中发布");
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
