package org.bihuan.organisation;

import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditReach;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.springframework.stereotype.Component;

/**
 * The separated administrators see no ledger; the tree, posts and holders of their own tier they must see, or they
 * could appoint nobody.
 */
@Component
public class Tier implements AuditReach {

  private final OrganisationRegister organisation;
  private final PostRegister posts;

  Tier(OrganisationRegister organisation, PostRegister posts) {
    this.organisation = organisation;
    this.posts = posts;
  }

  /** The district a separated administrator works for; empty for those of the city. */
  @Override
  public OptionalInt districtOf(Actor actor) {
    Node office = Acting.asSystem(() -> organisation.requireNode(actor.nodeId()));
    return office.kind() == NodeKind.CITY ? OptionalInt.empty() : OptionalInt.of(office.districtId());
  }

  /** For a district's security administrator, people who work elsewhere do not exist: he can take nobody over. */
  <T> T appointing(Actor actor, UUID person, Supplier<T> work) {
    OptionalInt district = actor.is(Role.SECURITY_ADMIN) ? districtOf(actor) : OptionalInt.empty();
    if (district.isPresent() && Acting.asSystem(() -> posts.worksOnlyOutside(person, district.getAsInt()))) {
      throw Refusal.notFound("该人员");
    }
    return of(actor, work);
  }

  public <T> T of(Actor actor, Supplier<T> work) {
    Actor reaching = reaching(actor);
    return reaching.equals(actor) ? work.get() : Acting.as(reaching, work);
  }

  /** The same person with the sight of his tier; everybody else as he is. */
  public Actor reaching(Actor actor) {
    if (!actor.is(Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)) {
      return actor;
    }
    OptionalInt district = districtOf(actor);
    Scope tier = district.isEmpty() ? new Scope.City() : new Scope.Districts(Set.of(district.getAsInt()));
    return new Actor(
        actor.accountId(),
        actor.personId(),
        actor.personName(),
        actor.postId(),
        actor.postTitle(),
        actor.role(),
        actor.nodeId(),
        actor.nodeName(),
        tier);
  }
}
