package org.bihuan.checklist.local;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.ItemText;
import org.bihuan.checklist.local.Adaptation.Kind;
import org.bihuan.checklist.local.Adaptation.Maker;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.bihuan.platform.StepUp;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk at which a district or a unit writes items of its own. */
@Service
@Transactional
public class LocalItemDesk {

  private static final int LONGEST_REASON = 300;
  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_UNIT_ITEMS = 9_999;
  private static final int MOST_DISTRICT_ITEMS = 999;

  /**
   * @param id made by the client; repeating it is harmless
   * @param checklists the lists it is added to
   */
  record NewItem(UUID id, ItemText text, List<String> checklists, String reason, LocalDate effectiveFrom) {}

  /** @param id made by the client; those of the items follow from it, so that repeating it is harmless */
  record NewItems(UUID id, List<ItemText> items, List<String> checklists, String reason, LocalDate effectiveFrom) {}

  /** @param base the version it was written upon */
  record NewVersion(UUID id, LocalDate base, ItemText text, String reason, LocalDate effectiveFrom) {}

  /** @param now whether this very call made it */
  record Written(LocalItem item, boolean now) {}

  private final LocalStore store;
  private final AdaptationDesk adaptations;
  private final AuditTrail audit;
  private final Clock clock;

  LocalItemDesk(LocalStore store, AdaptationDesk adaptations, AuditTrail audit, Clock clock) {
    this.store = store;
    this.adaptations = adaptations;
    this.audit = audit;
    this.clock = clock;
  }

  /** The item and its place in the lists, or nothing of it. */
  Written write(Actor actor, NewItem wanted, StepUp stepUp) {
    Owner owner = Owner.of(actor);
    store.waitForOthers(owner.districtId());
    Optional<LocalItem> earlier = created(owner, wanted.id());
    if (earlier.isPresent()) {
      return repeated(earlier.get(), owner, wanted.text(), wanted.effectiveFrom(), wanted);
    }
    FieldChecks checks = checkFrame(wanted.reason(), wanted.effectiveFrom());
    checks.notEmpty("checklists", "加入的检查表", wanted.checklists());
    wanted.text().check(checks, "text.");
    checks.refuseIfAny();
    owner.prove(stepUp);
    LocalItem item =
        new LocalItem(
            owner,
            wanted.id(),
            wanted.text().item(nextCode(owner, wanted.text()), wanted.effectiveFrom()),
            wanted.reason().strip(),
            maker(actor));
    mustBeAdded(item);
    record("checklist.local_item", item);
    for (String list : wanted.checklists()) {
      adaptations.adapt(
          actor,
          new AdaptationDesk.NewAdaptation(
              Ids.at(clock.instant()), Kind.ADD, item.item().code(), list, null, wanted.reason(), wanted.effectiveFrom()),
          stepUp);
    }
    return new Written(item, true);
  }

  /** All of a table, or none: the first that cannot be written takes the others with it. */
  List<Written> writeAll(Actor actor, NewItems wanted, StepUp stepUp) {
    new FieldChecks()
        .notEmpty("items", "检查项", wanted.items())
        .holds(wanted.items().size() <= MOST_AT_ONCE, "items", "一次超过 " + MOST_AT_ONCE + " 项", "请分成几个表格导入")
        .refuseIfAny();
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < wanted.items().size(); i++) {
      UUID each = new UUID(wanted.id().getMostSignificantBits(), wanted.id().getLeastSignificantBits() + i);
      written.add(
          write(
              actor,
              new NewItem(each, wanted.items().get(i), wanted.checklists(), wanted.reason(), wanted.effectiveFrom()),
              stepUp));
    }
    return written;
  }

  /** The next version of one's own item; it stays in the lists it is in. */
  Written revise(Actor actor, String code, NewVersion wanted, StepUp stepUp) {
    Owner owner = Owner.of(actor);
    store.waitForOthers(owner.districtId());
    Optional<LocalItem> earlier = created(owner, wanted.id());
    if (earlier.isPresent()) {
      return repeated(earlier.get(), owner, wanted.text(), wanted.effectiveFrom(), wanted);
    }
    LocalItem newest = versions(actor, code).getFirst();
    mustBeOf(owner, newest);
    CheckItem old = newest.item();
    FieldChecks checks = checkFrame(wanted.reason(), wanted.effectiveFrom());
    wanted.text().check(checks, "text.");
    checks
        .holds(wanted.base().equals(old.effectiveFrom()), "base", "该检查项已有 " + old.effectiveFrom() + " 起的新版本", "请在最新版本上重新修改")
        .holds(
            wanted.effectiveFrom().isAfter(old.effectiveFrom()),
            "effectiveFrom",
            "该检查项已有 " + old.effectiveFrom() + " 起施行的版本",
            "请选择 " + old.effectiveFrom().plusDays(1) + " 或以后的日期")
        .holds(wanted.text().category() == old.category(), "text.category", "检查项的领域不能改变", "请另设新项")
        .refuseIfAny();
    owner.prove(stepUp);
    LocalItem next =
        new LocalItem(
            owner, wanted.id(), wanted.text().item(code, wanted.effectiveFrom()), wanted.reason().strip(), maker(actor));
    store.end(newest, wanted.effectiveFrom());
    mustBeAdded(next);
    record("checklist.local_item.revise", next);
    return new Written(next, true);
  }

  static void mustBeOf(Owner owner, LocalItem item) {
    if (!item.owner().equals(owner)) {
      throw Refusal.forbidden("not-own-item", "该检查项由" + item.owner().level().title() + "制定", "请由制定的一级修订");
    }
  }

  /** All versions of a local item in the reader's scope, the newest first. */
  @Transactional(readOnly = true)
  List<LocalItem> versions(Actor actor, String code) {
    List<LocalItem> found =
        districtOf(code).stream()
            .flatMap(district -> store.items(Set.of(district)).stream())
            .filter(local -> local.item().code().equals(code) && sees(actor.scope(), local.owner()))
            .toList()
            .reversed();
    if (found.isEmpty()) {
      throw Refusal.notFound("检查项 " + code);
    }
    return found;
  }

  /** {@code XF-110108-Q001}: the district stands in the code. */
  private static Optional<Integer> districtOf(String code) {
    return code.matches("[A-Z]{2}-[0-9]{6}-[QD][0-9]{3,4}") ? Optional.of(Integer.valueOf(code.substring(3, 9))) : Optional.empty();
  }

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

  private String nextCode(Owner owner, ItemText text) {
    int next = store.nextNumber(owner.districtId(), owner.level());
    boolean ofDistrict = owner.level() == Owner.Level.DISTRICT;
    if (next > (ofDistrict ? MOST_DISTRICT_ITEMS : MOST_UNIT_ITEMS)) {
      throw Refusal.state("numbers-used-up", "本区的本地检查项编号已经用完", "请联系市教委，把通用的检查项纳入全市标准");
    }
    return text.category().prefix() + "-%06d-".formatted(owner.districtId())
        + (ofDistrict ? "Q%03d" : "D%04d").formatted(next);
  }

  private Optional<LocalItem> created(Owner owner, UUID id) {
    return store.items(Set.of(owner.districtId())).stream().filter(item -> item.creationId().equals(id)).findFirst();
  }

  private void mustBeAdded(LocalItem item) {
    if (!store.add(item)) {
      throw Refusal.idTaken();
    }
  }

  private static Written repeated(LocalItem existing, Owner owner, ItemText text, LocalDate from, Object submitted) {
    boolean same =
        Objects.equals(existing.owner(), owner)
            && existing.item().valid(from, null).equals(text.item(existing.item().code(), from))
            && existing.item().effectiveFrom().equals(from);
    if (!same) {
      throw Refusal.otherContent(existing, submitted);
    }
    return new Written(existing, false);
  }

  private FieldChecks checkFrame(String reason, LocalDate from) {
    LocalDate today = BeijingTime.today(clock);
    return new FieldChecks()
        .text("reason", "理由", reason, LONGEST_REASON)
        .holds(!from.isBefore(today), "effectiveFrom", "生效日期 " + from + " 已经过去，已完成的检查不能改写", "请选择今天或以后的日期")
        .holds(!from.isAfter(today.plusYears(1)), "effectiveFrom", "生效日期超过一年", "请选择一年以内的日期");
  }

  private void record(String act, LocalItem item) {
    audit.record(item.owner().districtId(), act, "item " + item.item().code(), Map.of("item", item));
  }

  private Maker maker(Actor actor) {
    return new Maker(clock.instant(), actor.personId(), actor.personName(), actor.postTitle());
  }
}
