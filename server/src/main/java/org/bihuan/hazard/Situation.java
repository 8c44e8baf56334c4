package org.bihuan.hazard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;

/**
 * Everything besides the hazard itself that a rule may look at, as values: who acts, when, and what is on the table.
 *
 * @param permits whether the actor's role holds an action of the permission table
 * @param workday the n-th working day after today
 * @param nextWorkday the working day after a day
 * @param person somebody who holds a post at the unit today
 * @param inPerson whether somebody holds the post he acts under, and does not stand in for its holder
 * @param clause a clause of the 判定标准 by its code, in the version in force that day
 * @param ledger another hazard by its address, where a proposal names one
 */
record Situation(
    Actor actor,
    Instant now,
    LocalDate today,
    Predicate<String> permits,
    IntFunction<LocalDate> workday,
    UnaryOperator<LocalDate> nextWorkday,
    HazardSettings settings,
    List<Proposal> proposals,
    List<HazardPhoto> photos,
    Function<UUID, Optional<PersonAtPost>> person,
    Predicate<Actor> inPerson,
    BiFunction<String, LocalDate, Optional<Hazard.Judgement>> clause,
    Function<Ref, Optional<Hazard>> ledger) {

  PersonAtPost me() {
    return PersonAtPost.of(actor);
  }

  /** Whoever stands in for the head does his work, but what the law wants of the head himself waits for him. */
  boolean byHeadHimself() {
    return actor.is(Role.UNIT_HEAD) && inPerson.test(actor);
  }

  /** The same moment before another hazard of the same unit. */
  Situation before(List<Proposal> others) {
    return new Situation(
        actor, now, today, permits, workday, nextWorkday, settings, others, List.of(), person, inPerson, clause, ledger);
  }

  Optional<Proposal> openProposal() {
    return proposals.stream().filter(Proposal::isOpen).findFirst();
  }

  boolean hasPhoto(PhotoKind kind, List<HazardCommand.PhotoRef> coming) {
    return photos.stream().anyMatch(photo -> photo.kind() == kind)
        || coming.stream().anyMatch(photo -> photo.kind() == kind);
  }
}
