package org.bihuan.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that is wrong with what somebody writes of a unit, told at once before anything is entered. */
@Component
@Transactional(readOnly = true)
public class UnitFaults {

  private static final UUID NOBODY = new UUID(0, 0);

  private final UnitNames names;

  UnitFaults(UnitNames names) {
    this.names = names;
  }

  /** @param newName of a unit to be founded; null where the name is no question */
  public List<Refusal.FieldProblem> of(int district, @Nullable String newName, UnitProfile.Facts facts) {
    List<Refusal.FieldProblem> faults = new ArrayList<>();
    if (newName != null) {
      collect(faults, () -> names.mustBeFree(district, Names.required("name", "名称", newName, 100), NOBODY));
    }
    faults.addAll(OrganisationRules.faultsOf(facts, CityTerritory.ofLedger(district)));
    collect(faults, () -> Names.optional("address", "地址", facts.address(), 200));
    return faults;
  }

  private static void collect(List<Refusal.FieldProblem> faults, Runnable check) {
    try {
      check.run();
    } catch (Refusal refusal) {
      faults.addAll(refusal.fields());
    }
  }
}
