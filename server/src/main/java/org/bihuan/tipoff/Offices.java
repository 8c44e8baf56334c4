package org.bihuan.tipoff;

import java.util.function.Supplier;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.NodeKind;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Which desk somebody sits at; keepers have no scope of the ledger, so their desk works for them as the system. */
@Component
class Offices {

  private final OrganisationRegister organisation;
  private final TransactionOperations transaction;

  Offices(OrganisationRegister organisation, TransactionOperations transaction) {
    this.organisation = organisation;
    this.transaction = transaction;
  }

  /** To be called within {@link #inSystem}. */
  Desk of(Actor actor) {
    if (actor.is(Role.AUDITOR)) {
      return Desk.AUDIT;
    }
    Node office = organisation.requireNode(actor.nodeId());
    return office.kind() == NodeKind.CITY ? Desk.CITY : Desk.of(office.districtId());
  }

  <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> transaction.execute(status -> work.get()));
  }
}
