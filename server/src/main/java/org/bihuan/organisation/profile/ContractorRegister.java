package org.bihuan.organisation.profile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk that keeps who works for a unit from outside, since when and under which safety agreement. */
@Service
@Transactional
public class ContractorRegister {

  /** @param isNew false when the very same thing had been sent before */
  record Entered(Contractor contractor, boolean isNew) {}

  private final ContractorStore store;
  private final OrganisationRegister organisation;
  private final AuditTrail audit;
  private final Clock clock;

  ContractorRegister(ContractorStore store, OrganisationRegister organisation, AuditTrail audit, Clock clock) {
    this.store = store;
    this.organisation = organisation;
    this.audit = audit;
    this.clock = clock;
  }

  public Contractor add(Ref unit, UUID id, Contractor.Facts facts) {
    return enter(unit, id, facts).contractor();
  }

  Entered enter(Ref unit, UUID id, Contractor.Facts facts) {
    organisation.requireOpenUnit(unit);
    Contractor.Facts wanted = ProfileRules.checked(facts, today());
    Ref ref = new Ref(unit.districtId(), id);
    mustBeNoTwin(unit, ref, wanted);
    if (unlessTaken(wanted, () -> store.add(ref, unit, wanted))) {
      Contractor added = require(unit, ref);
      audit.record(ref.districtId(), "organisation.contractor", "contractor " + ref, Map.of("contractor", added));
      return new Entered(added, true);
    }
    Contractor existing =
        store.find(ref).filter(known -> organisation.isVisible(known.unit())).orElseThrow(Refusal::idTaken);
    if (!existing.unit().equals(unit) || !existing.facts().equals(wanted)) {
      throw Refusal.otherContent(existing, facts);
    }
    return new Entered(existing, false);
  }

  Contractor correct(Ref unit, UUID id, ExpectedVersion expected, Contractor.Facts facts) {
    Contractor current = changeable(unit, id, expected);
    return written(current, expected, ProfileRules.checked(facts, today()), "organisation.contractor.correct");
  }

  Contractor end(Ref unit, UUID id, ExpectedVersion expected, LocalDate on) {
    Contractor current = changeable(unit, id, expected);
    if (current.facts().isOver(today())) {
      throw Refusal.state(
          "already-ended", "“" + current.facts().name() + "”已于 " + current.facts().to() + " 结束服务", "日期填错的，请用“更正”修改");
    }
    ProfileRules.checkEnd(current, on, today());
    return written(current, expected, current.facts().until(on), "organisation.contractor.end");
  }

  @Transactional(readOnly = true)
  public List<Contractor> of(Ref unit) {
    organisation.requireUnit(unit);
    return store.of(unit, today());
  }

  boolean isOver(Contractor contractor) {
    return contractor.facts().isOver(today());
  }

  private Contractor changeable(Ref unit, UUID id, ExpectedVersion expected) {
    organisation.requireOpenUnit(unit);
    Contractor current = require(unit, new Ref(unit.districtId(), id));
    expected.mustBe(current.version(), current);
    return current;
  }

  private Contractor require(Ref unit, Ref ref) {
    return store
        .find(ref)
        .filter(contractor -> contractor.unit().equals(unit))
        .orElseThrow(() -> Refusal.notFound("该服务单位"));
  }

  private Contractor written(Contractor from, ExpectedVersion expected, Contractor.Facts facts, String act) {
    mustBeNoTwin(from.unit(), from.ref(), facts);
    boolean done = unlessTaken(facts, () -> store.correct(from.ref(), expected.number(), facts));
    Contractor now = require(from.unit(), from.ref());
    if (!done) {
      expected.mustBe(now.version(), now);
    }
    audit.record(from.ref().districtId(), act, "contractor " + from.ref(), Map.of("from", from, "to", now));
    return now;
  }

  /** The one that is registered is named, not the one submitted: it may go by another name. */
  private void mustBeNoTwin(Ref unit, Ref ref, Contractor.Facts facts) {
    store.of(unit, today()).stream()
        .filter(known -> !known.ref().equals(ref) && known.facts().isTwinOf(facts))
        .findFirst()
        .ifPresent(
            known -> {
              throw taken("“" + known.facts().name() + "”（" + facts.creditCode() + "）", facts);
            });
  }

  private static boolean unlessTaken(Contractor.Facts facts, BooleanSupplier write) {
    try {
      return write.getAsBoolean();
    } catch (DuplicateKeyException e) {
      throw taken("统一社会信用代码为 " + facts.creditCode() + " 的单位", facts);
    }
  }

  private static Refusal taken(String known, Contractor.Facts facts) {
    return Refusal.conflict(
        "contract-taken",
        known + "自 " + facts.from() + " 起的" + facts.kind().title() + "已经登记",
        "请核对统一社会信用代码；单位更名的在原来的登记上更正，续签的填写新的开始日期");
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
