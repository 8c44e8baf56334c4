package org.bihuan.access.mission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Grants of inspection teams. Each request asks anew what is open on this day, so that a grant ends by itself; the row
 * policies of the database are given the same units and nothing else.
 *
 * <p>Everything here runs in a transaction of the system: the tables are closed to everybody else.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Missions {

  /**
   * What may be done for a team, whatever else the role may: look at the units of the mission, register what is found,
   * record and hand in. Grading, accepting and writing off stay with those whose work that is.
   */
  public static final Set<String> ACTIONS =
      Set.of(
          "hazard.read",
          "hazard.create",
          "file.read",
          "file.upload",
          "checklist.read",
          "organisation.read",
          "inspect.checkin_findings",
          "inspect.cross_grant");

  /** For so long what was begun on site may still be handed in: a phone works for as many days without a network. */
  private static final int DAYS_TO_HAND_IN = 7;

  /** Somebody acting for a team today. */
  public record OnMission(Mission mission, Holding holding, Scope.Units scope) {}

  private final MissionStore store;
  private final PostRegister posts;
  private final OrganisationRegister organisation;
  private final AuditTrail audit;
  private final Clock clock;

  Missions(
      MissionStore store,
      PostRegister posts,
      OrganisationRegister organisation,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.posts = posts;
    this.organisation = organisation;
    this.audit = audit;
    this.clock = clock;
  }

  /** Lets the teams of a plan act. */
  public void grant(Actor by, Ref plan, List<Mission> missions, List<Mission.Sight> sights) {
    missions.forEach(mission -> store.add(mission, by, clock.instant()));
    sights.forEach(sight -> store.add(sight, sight.sealed() ? null : clock.instant()));
    audit.record(
        plan.districtId(),
        "mission.grant",
        "plan " + plan,
        Map.of("persons", missions.size(), "units", sights.size(), "sealed", sights.stream().anyMatch(Mission.Sight::sealed)));
  }

  /** A further unit of a team, in place of one that could not be inspected. */
  public void add(Ref plan, Mission.Sight sight) {
    store.add(sight, sight.sealed() ? null : clock.instant());
    audit.record(plan.districtId(), "mission.add", "plan " + plan, Map.of("unit", sight.unit()));
  }

  /** The team is on site: from now on it sees a unit that was sealed, and may hand in later what it writes now. */
  public void begin(UUID team, Ref unit) {
    store.begin(team, unit, clock.instant());
  }

  /** The team has no more business at the unit. */
  public void close(UUID team, Ref unit) {
    store.close(team, unit, clock.instant());
  }

  public void end(Actor by, Ref plan) {
    int ended = store.end(plan, by.personName(), clock.instant());
    audit.record(plan.districtId(), "mission.end", "plan " + plan, Map.of("persons", ended));
  }

  /** Who has left every post of his own has no business on a mission either. */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public List<OnMission> activeOf(UUID person) {
    LocalDate today = BeijingTime.today(clock);
    List<Mission> missions = store.active(person, today);
    return missions.isEmpty() || posts.heldBy(person, today).isEmpty()
        ? List.of()
        : missions.stream().map(mission -> onMission(mission, store.open(mission.teamId(), today))).toList();
  }

  /** What begins within so many days. It lets nobody act or see: that is for its days alone. */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public List<Mission> comingTo(UUID person, int days) {
    LocalDate today = BeijingTime.today(clock);
    return posts.heldBy(person, today).isEmpty() ? List.of() : store.coming(person, today, days);
  }

  /**
   * Somebody who hands in for a team. Where it has begun, the unit stays within reach of this one purpose for a week after
   * its days, so that what was written in a basement on the last evening is not lost. Empty once the grant was called
   * back, and where nothing is within reach.
   */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public Optional<OnMission> handingIn(UUID person, Ref post) {
    LocalDate today = BeijingTime.today(clock);
    return store
        .find(post.id(), person, today, DAYS_TO_HAND_IN)
        .filter(mission -> mission.post().equals(post) && !posts.heldBy(person, today).isEmpty())
        .map(mission -> onMission(mission, store.openToHandIn(mission.teamId(), today, DAYS_TO_HAND_IN)))
        .filter(sent -> !sent.scope().reachedUnitIds().isEmpty());
  }

  private OnMission onMission(Mission mission, List<Ref> units) {
    Node office = organisation.requireNode(mission.nodeId());
    Post post =
        new Post(
            mission.post(), office.id(), office.name(), office.kind(), null, mission.title(), mission.role(),
            mission.from(), null, 1);
    Holding holding =
        new Holding(mission.post(), post, mission.personId(), mission.personName(), mission.from(), mission.until());
    return new OnMission(mission, holding, Scope.Units.across(mission.plan().districtId(), Set.copyOf(units)));
  }
}
