package org.bihuan.organisation;

import java.util.Set;
import java.util.function.Supplier;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.springframework.stereotype.Component;

/**
 * The separated administrators see no ledger; the tree, posts and holders of their own tier they must see, or they
 * could appoint nobody.
 */
@Component
class Tier {

  private final OrganisationRegister organisation;

  Tier(OrganisationRegister organisation) {
    this.organisation = organisation;
  }

  <T> T of(Actor actor, Supplier<T> work) {
    if (!actor.is(Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)) {
      return work.get();
    }
    Node office = Acting.asSystem(() -> organisation.requireNode(actor.nodeId()));
    Scope tier =
        office.kind() == NodeKind.CITY ? new Scope.City() : new Scope.Districts(Set.of(office.districtId()));
    return Acting.as(
        new Actor(
            actor.accountId(),
            actor.personId(),
            actor.personName(),
            actor.postId(),
            actor.postTitle(),
            actor.role(),
            actor.nodeId(),
            actor.nodeName(),
            tier),
        work);
  }
}
