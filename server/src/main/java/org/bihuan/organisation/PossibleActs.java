package org.bihuan.organisation;

import static org.bihuan.organisation.OrganisationAct.ADD_CONTRACTOR;
import static org.bihuan.organisation.OrganisationAct.ADD_EQUIPMENT;
import static org.bihuan.organisation.OrganisationAct.ADD_PLACE;
import static org.bihuan.organisation.OrganisationAct.APPOINT;
import static org.bihuan.organisation.OrganisationAct.CLOSE_PLACE;
import static org.bihuan.organisation.OrganisationAct.CLOSE_POST;
import static org.bihuan.organisation.OrganisationAct.CORRECT_PLACE;
import static org.bihuan.organisation.OrganisationAct.END_HOLDING;
import static org.bihuan.organisation.OrganisationAct.FOUND_CLUSTER;
import static org.bihuan.organisation.OrganisationAct.FOUND_DEPARTMENT;
import static org.bihuan.organisation.OrganisationAct.FOUND_DISTRICT;
import static org.bihuan.organisation.OrganisationAct.FOUND_UNIT;
import static org.bihuan.organisation.OrganisationAct.OPEN_POST;
import static org.bihuan.organisation.OrganisationAct.REOPEN_PLACE;
import static org.bihuan.organisation.OrganisationAct.RETITLE_POST;
import static org.bihuan.organisation.OrganisationAct.REVISE_PROFILE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.springframework.stereotype.Component;

/**
 * What a page of the organisation offers: an act is named where the permission table lets it through and the rule behind
 * the endpoint, called here beforehand, does not refuse.
 */
@Component
class PossibleActs {

  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final PossibleChanges changes;
  private final Permitted permitted;
  private final Clock clock;

  PossibleActs(
      OrganisationRegister organisation,
      PostRegister posts,
      PossibleChanges changes,
      Permitted permitted,
      Clock clock) {
    this.organisation = organisation;
    this.posts = posts;
    this.changes = changes;
    this.permitted = permitted;
    this.clock = clock;
  }

  Asked by(Actor actor) {
    return new Asked(actor, posts.grantable(), BeijingTime.today(clock));
  }

  /** One person's question, about as many things as a page shows. */
  final class Asked {

    private final Actor actor;
    private final Predicate<Role> grantable;
    private final LocalDate today;

    /** Whether it still is a unit; asked once for all its places. */
    private final Map<Ref, Boolean> units = new HashMap<>();

    private Asked(Actor actor, Predicate<Role> grantable, LocalDate today) {
      this.actor = actor;
      this.grantable = grantable;
      this.today = today;
    }

    List<OrganisationAct> on(Node node) {
      List<OrganisationAct> acts =
          new Offer()
              .add(FOUND_DISTRICT, () -> organisation.mustTake(NodeKind.DISTRICT, node))
              .add(FOUND_CLUSTER, () -> organisation.mustTake(NodeKind.CLUSTER, node))
              .add(FOUND_UNIT, () -> organisation.mustTake(NodeKind.UNIT, node))
              .add(FOUND_DEPARTMENT, () -> organisation.mustTake(NodeKind.DEPARTMENT, node))
              .acts;
      if (!openable(node).isEmpty()) {
        acts.add(OPEN_POST);
      }
      acts.addAll(changes.of(actor, node));
      return acts;
    }

    /** A unit is a node of the tree, and has a profile, places, equipment and contractors besides. */
    List<OrganisationAct> on(Ref unit) {
      List<OrganisationAct> acts =
          new Offer()
              .add(REVISE_PROFILE, () -> organisation.requireOpenUnit(unit))
              .add(ADD_PLACE, () -> organisation.requireOpenUnit(unit))
              .add(ADD_EQUIPMENT, () -> organisation.requireOpenUnit(unit))
              .add(ADD_CONTRACTOR, () -> organisation.requireOpenUnit(unit))
              .acts;
      acts.addAll(on(organisation.requireNode(unit.id())));
      return acts;
    }

    List<OrganisationAct> on(Post post) {
      return new Offer()
          .add(APPOINT, () -> PostRegister.mustBeFillable(post, grantable))
          .add(RETITLE_POST, () -> PostChanges.mustBeChangeable(post, grantable))
          .add(CLOSE_POST, () -> PostChanges.mustBeChangeable(post, grantable))
          .acts;
    }

    List<OrganisationAct> on(Holding holding) {
      return new Offer().add(END_HOLDING, () -> mustBeEndable(holding)).acts;
    }

    List<OrganisationAct> on(Place place) {
      return units.computeIfAbsent(place.unit(), this::isOpen)
          ? new Offer()
              .add(CORRECT_PLACE, () -> PlaceRegister.mustBeInUse(place))
              .add(CLOSE_PLACE, () -> PlaceRegister.mustBeInUse(place))
              .add(REOPEN_PLACE, () -> PlaceRegister.mustBeClosed(place))
              .acts
          : List.of();
    }

    private boolean isOpen(Ref unit) {
      return Refusal.passes(() -> organisation.requireOpenUnit(unit));
    }

    /** The roles a post opened there may carry. */
    List<Role> openable(Node node) {
      List<Role> roles =
          Arrays.stream(Role.values())
              .filter(role -> grantable.test(role) && OrganisationRules.mayStandAt(role, node.kind()))
              .toList();
      boolean open =
          !roles.isEmpty()
              && permitted.mayChange(actor, OPEN_POST.needs())
              && Refusal.passes(() -> posts.mustTakePost(node, roles.getFirst()));
      return open ? roles : List.of();
    }

    private void mustBeEndable(Holding holding) {
      PostRegister.mustBeGrantable(holding.post().role(), grantable);
      OrganisationRules.mustLast(holding, today);
    }

    private final class Offer {

      final List<OrganisationAct> acts = new ArrayList<>();

      Offer add(OrganisationAct act, Runnable rule) {
        if (permitted.mayChange(actor, act.needs()) && Refusal.passes(rule)) {
          acts.add(act);
        }
        return this;
      }
    }
  }
}
