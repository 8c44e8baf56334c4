package org.bihuan.hazard;

import java.util.List;
import java.util.Set;
import org.bihuan.organisation.District;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.PaperNumbers;
import org.springframework.stereotype.Component;

/** 整改单 and every other paper about a hazard name it by its number. */
@Component
class HazardNumbers implements PaperNumbers {

  private final NumberStore store;
  private final OrganisationRegister organisation;

  HazardNumbers(NumberStore store, OrganisationRegister organisation) {
    this.store = store;
    this.organisation = organisation;
  }

  @Override
  public String bearers() {
    return "隐患";
  }

  @Override
  public void leaveOut(Set<Integer> years, int many) {
    List<Integer> districts = organisation.districts().stream().map(District::id).toList();
    years.forEach(year -> store.leaveOut(districts, year, many));
  }
}
