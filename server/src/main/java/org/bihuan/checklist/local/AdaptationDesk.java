package org.bihuan.checklist.local;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Standards;
import org.bihuan.checklist.local.Adaptation.Kind;
import org.bihuan.checklist.local.Adaptation.Maker;
import org.bihuan.checklist.local.Adaptation.Tightening;
import org.bihuan.checklist.local.AdaptationRules.Conflict;
import org.bihuan.checklist.local.AdaptationRules.Wanted;
import org.bihuan.checklist.local.LocalStandards.Material;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk at which a district or a unit adapts what it inherits. */
@Service
@Transactional
public class AdaptationDesk {

  /** @param id made by the client; repeating it is harmless */
  record NewAdaptation(
      UUID id,
      Kind kind,
      String item,
      @Nullable String checklist,
      @Nullable Tightening tightening,
      String reason,
      LocalDate effectiveFrom) {}

  /**
   * An adaptation as a person sees it.
   *
   * @param item as it stands above; null when it has ended
   * @param next the version above that is still to come
   */
  record Seen(
      Adaptation adaptation,
      String ownerName,
      @Nullable CheckItem item,
      @Nullable CheckItem next,
      @Nullable String checklistTitle,
      List<Conflict> conflicts,
      List<String> can) {}

  /** @param now whether this very call made it */
  record Adapted(Seen adaptation, boolean now) {}

  private final LocalStore store;
  private final LocalStandards local;
  private final Standards standards;
  private final OrganisationRegister organisation;
  private final AuditTrail audit;
  private final Clock clock;

  AdaptationDesk(
      LocalStore store,
      LocalStandards local,
      Standards standards,
      OrganisationRegister organisation,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.local = local;
    this.standards = standards;
    this.organisation = organisation;
    this.audit = audit;
    this.clock = clock;
  }

  Adapted adapt(Actor actor, NewAdaptation wanted, StepUp stepUp) {
    Owner owner = Owner.of(actor);
    store.waitForOthers(owner.districtId());
    Optional<Adaptation> earlier = store.lock(new Ref(owner.districtId(), wanted.id()));
    if (earlier.isPresent()) {
      return repeated(actor, earlier.get(), wanted);
    }
    Adaptation adaptation = checked(actor, owner, wanted);
    owner.prove(stepUp);
    if (!store.add(adaptation)) {
      throw Refusal.idTaken();
    }
    audit.record(
        owner.districtId(),
        "checklist.adapt",
        "adaptation " + adaptation.ref(),
        Map.of("adaptation", adaptation));
    return new Adapted(seen(actor, adaptation), true);
  }

  private Adaptation checked(Actor actor, Owner owner, NewAdaptation wanted) {
    LocalDate day = wanted.effectiveFrom();
    Checklist list = wanted.checklist() == null ? null : listOn(wanted.checklist(), day);
    Tightening tightening = wanted.tightening() == null ? Tightening.NONE : wanted.tightening();
    List<Adaptation> mine =
        all(owner).stream()
            .filter(other -> other.owner().equals(owner) && other.isOpenOn(today()))
            .filter(other -> other.itemCode().equals(wanted.item()))
            .toList();
    Optional<CheckItem> item = standing(materialOf(owner), owner, wanted.item(), day);
    AdaptationRules.check(
        new Wanted(wanted.kind(), wanted.item(), list, tightening, wanted.reason().strip(), day),
        item,
        standards.judgedItems(day),
        mine,
        typesOf(owner),
        today());
    checkPlace(owner, wanted, list, day);
    return new Adaptation(
        wanted.id(),
        owner,
        wanted.kind(),
        wanted.item(),
        wanted.checklist(),
        tightening,
        wanted.reason().strip(),
        item.orElseThrow().effectiveFrom(),
        day,
        null,
        1,
        maker(actor),
        null,
        null);
  }

  /** An item is added where it is not yet, and switched off only where it is and others remain. */
  private void checkPlace(Owner owner, NewAdaptation wanted, @Nullable Checklist list, LocalDate day) {
    if (wanted.kind() == Kind.ADD && list != null && listFor(owner, list.code(), day).items().contains(wanted.item())) {
      throw Refusal.invalid("item", "检查项 " + wanted.item() + " 已在《" + list.title() + "》中", "不需要再增加");
    }
    if (wanted.kind() == Kind.SWITCH_OFF) {
      local
          .emptiedWithout(wanted.item(), owner, materialOf(owner), typesOf(owner), day)
          .ifPresent(
              each -> {
                throw Refusal.invalid(
                    "item", "停用后《" + each.title() + "》没有检查项了", "请保留至少一项；整张表都不适用的，请向上级提出建议");
              });
    }
  }

  private ResolvedList listFor(Owner owner, String code, LocalDate day) {
    Ref unit = owner.unit();
    return unit == null ? local.inDistrict(owner.districtId(), code, day) : local.inForce(unit, code, day);
  }

  private Checklist listOn(String code, LocalDate day) {
    return standards.checklists(null, day).stream()
        .filter(list -> list.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("checklist", "没有检查表 " + code, "请从当日有效的检查表中选择"));
  }

  private Adapted repeated(Actor actor, Adaptation existing, NewAdaptation wanted) {
    boolean same =
        existing.owner().equals(Owner.of(actor))
            && existing.kind() == wanted.kind()
            && existing.itemCode().equals(wanted.item())
            && Objects.equals(existing.checklistCode(), wanted.checklist())
            && existing.tightening().equals(wanted.tightening() == null ? Tightening.NONE : wanted.tightening())
            && existing.reason().equals(wanted.reason().strip())
            && existing.effectiveFrom().equals(wanted.effectiveFrom());
    if (!same) {
      throw Refusal.otherContent(existing, wanted);
    }
    return new Adapted(seen(actor, existing), false);
  }

  /** Ends it from a day on; what was inspected until then stays. */
  Seen end(Actor actor, Ref ref, ExpectedVersion expected, LocalDate on, String reason, StepUp stepUp) {
    Adaptation adaptation = mine(actor, ref);
    expected.mustBe(adaptation.version(), seen(actor, adaptation));
    mustLast(adaptation);
    if (on.isBefore(today())) {
      throw Refusal.invalid("on", "结束日期 " + on + " 已经过去，已完成的检查不能改写", "请选择今天或以后的日期");
    }
    if (reason.isBlank()) {
      throw Refusal.invalid("reason", "结束理由没有填写", "请填写结束理由");
    }
    adaptation.owner().prove(stepUp);
    LocalDate day = on.isBefore(adaptation.effectiveFrom()) ? adaptation.effectiveFrom() : on;
    store.end(adaptation, day, actor.personName(), reason.strip());
    audit.record(
        ref.districtId(),
        "checklist.adaptation.end",
        "adaptation " + ref,
        Map.of("on", day, "reason", reason.strip()));
    return seen(actor, store.lock(ref).orElseThrow());
  }

  /** The person has looked at the new version from above and keeps to the adaptation. */
  Seen confirm(Actor actor, Ref ref, ExpectedVersion expected) {
    Adaptation adaptation = mine(actor, ref);
    expected.mustBe(adaptation.version(), seen(actor, adaptation));
    CheckItem newest =
        newest(materialOf(adaptation.owner()), adaptation)
            .orElseThrow(() -> Refusal.state("item-ended", "上级已废止该检查项", "请结束本调整"));
    store.confirm(adaptation, newest.effectiveFrom());
    audit.record(
        ref.districtId(),
        "checklist.adaptation.confirm",
        "adaptation " + ref,
        Map.of("from", adaptation.baseFrom(), "to", newest.effectiveFrom()));
    return seen(actor, store.lock(ref).orElseThrow());
  }

  private Adaptation mine(Actor actor, Ref ref) {
    Owner owner = Owner.of(actor);
    Adaptation adaptation =
        store
            .lock(ref)
            .filter(found -> sees(actor.scope(), found.owner()))
            .orElseThrow(() -> Refusal.notFound("该调整"));
    mustBeOf(owner, adaptation);
    return adaptation;
  }

  private void mustLast(Adaptation adaptation) {
    if (!adaptation.isOpenOn(today()) || adaptation.effectiveTo() != null) {
      throw Refusal.state("already-ended", "该调整已经结束", "需要时请重新提出");
    }
  }

  private static void mustBeOf(Owner owner, Adaptation adaptation) {
    if (!adaptation.owner().equals(owner)) {
      throw Refusal.forbidden(
          "not-own-adaptation", "该调整由" + adaptation.owner().level().title() + "作出", "请由作出调整的一级办理");
    }
  }

  /** One's own, those above that hold for oneself, and those below; what asks for a decision first. */
  @Transactional(readOnly = true)
  Page<Seen> page(Actor actor, AdaptationSearch search) {
    List<Adaptation> visible = visible(actor.scope());
    List<Integer> districts = visible.stream().map(adaptation -> adaptation.owner().districtId()).distinct().toList();
    Material material = new Material(visible, store.items(districts));
    Map<Owner, String> names = new HashMap<>();
    List<Seen> all =
        visible.stream()
            .map(
                adaptation ->
                    seen(actor, adaptation, material, names.computeIfAbsent(adaptation.owner(), this::nameOf)))
            .sorted(
                Comparator.comparing((Seen seen) -> seen.conflicts().isEmpty() || !seen.adaptation().isOpenOn(today()))
                    .thenComparing(seen -> seen.adaptation().maker().at(), Comparator.reverseOrder())
                    .thenComparing(seen -> seen.adaptation().id()))
            .toList();
    return search.page(all, today());
  }

  private List<Adaptation> visible(Scope scope) {
    List<Adaptation> found =
        switch (scope) {
          case Scope.Units u -> store.adaptationsFor(Set.of(u.districtId()), u.unitIds());
          case Scope.Districts d -> store.adaptations(d.ids());
          case Scope.City c -> store.adaptations(districts());
          case Scope.System s -> List.of();
          case Scope.Nothing n -> List.of();
        };
    return found.stream().filter(adaptation -> sees(scope, adaptation.owner())).toList();
  }

  private List<Integer> districts() {
    List<Integer> all = new ArrayList<>();
    organisation.districts().forEach(district -> all.add(district.id()));
    organisation.city().ifPresent(city -> all.add(city.districtId()));
    return all;
  }

  /** A unit sees what holds for its district, and of units only itself. */
  private static boolean sees(Scope scope, Owner owner) {
    UUID unit = owner.unitId();
    return switch (scope) {
      case Scope.Units u -> u.districtId() == owner.districtId() && (unit == null || u.unitIds().contains(unit));
      case Scope.Districts d -> d.ids().contains(owner.districtId());
      case Scope.City c -> true;
      case Scope.System s -> true;
      case Scope.Nothing n -> false;
    };
  }

  private List<Adaptation> all(Owner owner) {
    return store.adaptationsFor(Set.of(owner.districtId()), owner.unitId() == null ? List.of() : List.of(owner.unitId()));
  }

  private Material materialOf(Owner owner) {
    return new Material(all(owner), store.items(Set.of(owner.districtId())));
  }

  /** The item as the level above the owner has made it. */
  private Optional<CheckItem> standing(Material material, Owner owner, String code, LocalDate day) {
    List<Adaptation> above =
        material.holding(owner.districtId(), null, day).stream()
            .filter(adaptation -> owner.level() == Owner.Level.UNIT)
            .toList();
    return local
        .standing(material, owner.districtId(), day)
        .items()
        .apply(code)
        .map(item -> AdaptationRules.asTightened(item, above));
  }

  private Set<UnitType> typesOf(Owner owner) {
    Ref unit = owner.unit();
    return unit == null ? Set.of() : Set.copyOf(organisation.requireUnit(unit).types());
  }

  /** The last version above, in force or to come. */
  private Optional<CheckItem> newest(Material material, Adaptation adaptation) {
    LocalDate farthest = today().plusYears(6);
    return standards
        .findItem(adaptation.itemCode(), farthest)
        .or(() -> standing(material, adaptation.owner(), adaptation.itemCode(), farthest));
  }

  private Seen seen(Actor actor, Adaptation adaptation) {
    return seen(actor, adaptation, materialOf(adaptation.owner()), nameOf(adaptation.owner()));
  }

  private Seen seen(Actor actor, Adaptation adaptation, Material material, String ownerName) {
    LocalDate day = adaptation.effectiveFrom().isAfter(today()) ? adaptation.effectiveFrom() : today();
    Optional<CheckItem> item = standing(material, adaptation.owner(), adaptation.itemCode(), day);
    Optional<CheckItem> next =
        newest(material, adaptation).filter(newest -> item.isEmpty() || newest.effectiveFrom().isAfter(item.get().effectiveFrom()));
    Optional<Checklist> list =
        Optional.ofNullable(adaptation.checklistCode())
            .flatMap(code -> standards.checklists(null, day).stream().filter(l -> l.code().equals(code)).findFirst());
    boolean open = adaptation.isOpenOn(today());
    List<Conflict> conflicts =
        open
            ? AdaptationRules.conflicts(
                adaptation,
                next.or(() -> item),
                adaptation.checklistCode() == null || list.isPresent(),
                standards.judgedItems(day),
                adaptation.kind() == Kind.SWITCH_OFF
                    && local.isLastOfList(
                        adaptation.itemCode(), adaptation.owner(), material, typesOf(adaptation.owner()), day))
            : List.of();
    return new Seen(
        adaptation,
        ownerName,
        item.orElse(null),
        next.orElse(null),
        list.map(Checklist::title).orElse(adaptation.checklistCode()),
        conflicts,
        can(actor, adaptation, conflicts));
  }

  private List<String> can(Actor actor, Adaptation adaptation, List<Conflict> conflicts) {
    boolean own = Refusal.passes(() -> mustBeOf(Owner.of(actor), adaptation));
    if (!own || !Refusal.passes(() -> mustLast(adaptation))) {
      return List.of();
    }
    return conflicts.contains(Conflict.BASE_CHANGED) ? List.of("END", "CONFIRM") : List.of("END");
  }

  private String nameOf(Owner owner) {
    Ref unit = owner.unit();
    if (unit != null) {
      return organisation.requireUnit(unit).name();
    }
    return organisation.district(owner.districtId()).map(node -> node.name()).orElse("市属");
  }

  private Maker maker(Actor actor) {
    return new Maker(clock.instant(), actor.personId(), actor.personName(), actor.postTitle());
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
