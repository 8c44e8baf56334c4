package org.bihuan.organisation.profile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Place;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The desk that keeps the special equipment of units. An inspection that is overdue is shown and told on 今天; whether it is
 * a hazard is for a person to say.
 */
@Service
@Transactional
public class EquipmentRegister {

  /** @param isNew false when the very same thing had been sent before */
  record Entered(Equipment equipment, boolean isNew) {}

  private final EquipmentStore store;
  private final OrganisationRegister organisation;
  private final AuditTrail audit;
  private final Clock clock;

  EquipmentRegister(EquipmentStore store, OrganisationRegister organisation, AuditTrail audit, Clock clock) {
    this.store = store;
    this.organisation = organisation;
    this.audit = audit;
    this.clock = clock;
  }

  public Equipment add(Ref unit, UUID id, Equipment.Facts facts) {
    return enter(unit, id, facts).equipment();
  }

  Entered enter(Ref unit, UUID id, Equipment.Facts facts) {
    organisation.requireOpenUnit(unit);
    Equipment.Facts wanted = ProfileRules.checked(facts, today());
    mustStandHere(unit, wanted.placeId(), null);
    Ref ref = new Ref(unit.districtId(), id);
    if (unlessTaken(wanted, () -> store.add(ref, unit, wanted))) {
      Equipment added = require(unit, ref);
      audit.record(ref.districtId(), "organisation.equipment", "equipment " + ref, Map.of("equipment", added));
      return new Entered(added, true);
    }
    Equipment existing =
        store.find(ref).filter(known -> organisation.isVisible(known.unit())).orElseThrow(Refusal::idTaken);
    if (!existing.unit().equals(unit) || !existing.facts().equals(wanted)) {
      throw Refusal.otherContent(existing, facts);
    }
    return new Entered(existing, false);
  }

  Equipment correct(Ref unit, UUID id, ExpectedVersion expected, Equipment.Facts facts) {
    Equipment current = inUse(unit, id, expected);
    Equipment.Facts wanted = ProfileRules.checked(facts, today());
    mustStandHere(unit, wanted.placeId(), current.facts().placeId());
    boolean done = unlessTaken(wanted, () -> store.correct(current.ref(), expected.number(), wanted));
    return changed(current, expected, done, "organisation.equipment.correct");
  }

  Equipment retire(Ref unit, UUID id, ExpectedVersion expected, Equipment.Retired retired) {
    Equipment current = inUse(unit, id, expected);
    boolean done = store.retire(current.ref(), expected.number(), ProfileRules.checked(current, retired, today()));
    return changed(current, expected, done, "organisation.equipment.retire");
  }

  @Transactional(readOnly = true)
  public List<Equipment> of(Ref unit) {
    organisation.requireUnit(unit);
    return store.of(unit);
  }

  Equipment.State stateOf(Equipment equipment) {
    return ProfileRules.stateOf(equipment, today());
  }

  private Equipment inUse(Ref unit, UUID id, ExpectedVersion expected) {
    organisation.requireOpenUnit(unit);
    Equipment current = require(unit, new Ref(unit.districtId(), id));
    expected.mustBe(current.version(), current);
    if (current.retired() != null) {
      throw Refusal.state(
          "retired", "“" + current.facts().name() + "”已于 " + current.retired().on() + " 停用", "停用的只供查阅；重新启用的另行登记");
    }
    return current;
  }

  private Equipment require(Ref unit, Ref ref) {
    return store
        .find(ref)
        .filter(equipment -> equipment.unit().equals(unit))
        .orElseThrow(() -> Refusal.notFound("该设备"));
  }

  /** @param known a place that has been closed since may stay as it is entered */
  private void mustStandHere(Ref unit, @Nullable UUID placeId, @Nullable UUID known) {
    if (placeId == null || placeId.equals(known)) {
      return;
    }
    List<UUID> open = organisation.placesOf(unit).stream().map(Place::ref).map(Ref::id).toList();
    if (!open.contains(placeId)) {
      throw Refusal.invalid("placeId", "没有找到这个重点部位", "请从本单位的重点部位中选择，或只填写位置");
    }
  }

  private Equipment changed(Equipment from, ExpectedVersion expected, boolean done, String act) {
    Equipment now = require(from.unit(), from.ref());
    if (!done) {
      expected.mustBe(now.version(), now);
    }
    audit.record(from.ref().districtId(), act, "equipment " + from.ref(), Map.of("from", from, "to", now));
    return now;
  }

  private static boolean unlessTaken(Equipment.Facts facts, BooleanSupplier write) {
    try {
      return write.getAsBoolean();
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict(
          "registration-taken", "本单位已有使用登记证编号为 " + facts.registration() + " 的设备", "请核对编号；同一台设备只登记一次");
    }
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
