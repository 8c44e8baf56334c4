package org.bihuan.supervision;

import java.util.List;
import java.util.Set;
import org.bihuan.organisation.District;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.PaperNumbers;
import org.springframework.stereotype.Component;

/** A letter is answered and filed under its number. */
@Component
class LetterNumbers implements PaperNumbers {

  private final SupervisionStore store;
  private final OrganisationRegister organisation;

  LetterNumbers(SupervisionStore store, OrganisationRegister organisation) {
    this.store = store;
    this.organisation = organisation;
  }

  @Override
  public String bearers() {
    return "督办文书";
  }

  @Override
  public void leaveOut(Set<Integer> years, int many) {
    List<Integer> districts = organisation.districts().stream().map(District::id).toList();
    years.forEach(year -> store.leaveOutNumbers(districts, year, many));
  }
}
