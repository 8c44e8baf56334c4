package org.bihuan.hazard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.access.Permissions;
import org.bihuan.calendar.WorkingDays;
import org.bihuan.checklist.Parameters;
import org.bihuan.checklist.Standards;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.PostRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;

/** Gathers what the rules may look at: who acts, when, by which clocks, and who holds posts at the unit. */
@Component
class Situations {

  private final PostRegister posts;
  private final Permissions permissions;
  private final Parameters parameters;
  private final WorkingDays workingDays;
  private final Standards standards;
  private final Clock clock;

  Situations(
      PostRegister posts,
      Permissions permissions,
      Parameters parameters,
      WorkingDays workingDays,
      Standards standards,
      Clock clock) {
    this.posts = posts;
    this.permissions = permissions;
    this.parameters = parameters;
    this.workingDays = workingDays;
    this.standards = standards;
    this.clock = clock;
  }

  /** Everything a rule may ask about this moment. */
  Situation of(Actor actor, Ref unit, List<Proposal> proposals, List<HazardPhoto> photos) {
    Instant now = clock.instant();
    LocalDate today = BeijingTime.dayOf(now);
    return new Situation(
        actor,
        now,
        today,
        action -> permissions.allows(actor.role(), action),
        days -> workingDays.plusWorkingDays(today, days),
        HazardSettings.on(today, parameters),
        proposals,
        photos,
        person -> holder(unit, person, today),
        clause -> standards.clause(clause, today).map(Hazard.Judgement::of));
  }

  LocalDate today() {
    return BeijingTime.today(clock);
  }

  private Optional<PersonAtPost> holder(Ref unit, UUID personId, LocalDate today) {
    return posts.holdersOn(unit, today).stream()
        .filter(holding -> holding.personId().equals(personId))
        .findFirst()
        .map(Situations::atPost);
  }

  private static PersonAtPost atPost(Holding holding) {
    return new PersonAtPost(
        holding.personId(),
        holding.personName(),
        holding.post().ref().id(),
        holding.post().title(),
        holding.post().role(),
        holding.post().nodeName());
  }
}
