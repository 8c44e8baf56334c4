package org.bihuan.organisation.profile;

import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;

/** Who may write in the profile of a unit: the permission table's answer, and the unit must still be open. */
@Component
class ProfileKeepers {

  private final Permitted permitted;
  private final OrganisationRegister organisation;

  ProfileKeepers(Permitted permitted, OrganisationRegister organisation) {
    this.permitted = permitted;
    this.organisation = organisation;
  }

  boolean mayKeep(Actor actor, Ref unit) {
    return permitted.mayChange(actor, "org.profile.manage") && organisation.requireNode(unit.id()).closedOn() == null;
  }
}
