package org.bihuan.hazard;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bihuan.access.Permissions;
import org.bihuan.calendar.WorkingDays;
import org.bihuan.checklist.MajorProposal;
import org.bihuan.checklist.Parameters;
import org.bihuan.checklist.Standards;
import org.bihuan.organisation.Holding;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;

/** Gathers what the rules may look at: who acts, when, by which clocks, and who holds posts at the unit. */
@Component
class Situations {

  private final Permissions permissions;
  private final Parameters parameters;
  private final WorkingDays workingDays;
  private final Standards standards;
  private final Clock clock;

  Situations(
      Permissions permissions, Parameters parameters, WorkingDays workingDays, Standards standards, Clock clock) {
    this.permissions = permissions;
    this.parameters = parameters;
    this.workingDays = workingDays;
    this.standards = standards;
    this.clock = clock;
  }

  /**
   * Everything a rule may ask about this moment.
   *
   * @param ledger where another hazard is found that a proposal names
   */
  Situation of(
      Actor actor,
      Ref unit,
      List<Proposal> proposals,
      List<HazardPhoto> photos,
      UnitFacts units,
      Function<Ref, Optional<Hazard>> ledger) {
    Instant now = clock.instant();
    LocalDate today = BeijingTime.dayOf(now);
    // Asked at most once, however many hazards of the unit stand in a list.
    Map<Ref, List<Holding>> known = new HashMap<>();
    Supplier<List<Holding>> holders = () -> known.computeIfAbsent(unit, of -> units.holdersOn(of, today));
    return new Situation(
        actor,
        now,
        today,
        action -> permissions.allows(actor, action),
        days -> workingDays.plusWorkingDays(today, days),
        day -> workingDays.plusWorkingDays(day, 1),
        HazardSettings.on(today, parameters, unit.districtId()),
        proposals,
        photos,
        person ->
            holders.get().stream()
                .filter(holding -> holding.personId().equals(person))
                .findFirst()
                .map(Situations::atPost),
        who -> holders.get().stream().anyMatch(holding -> isHis(holding, who)),
        (clause, day) -> standards.clause(clause, day).map(Hazard.Judgement::of),
        ledger);
  }

  /** Whoever acts for an inspection team registers and corrects what he found, and decides nothing. */
  boolean permits(Actor actor, HazardAct act) {
    return permissions.allows(actor, act.permission())
        && (actor.team() == null || act.permission().equals(HazardAct.REGISTER.permission()));
  }

  boolean isJudgedTogether(String item, LocalDate foundOn) {
    return standards.itemsJudgedTogether(foundOn).contains(item);
  }

  List<MajorProposal> judgeTogether(Collection<String> items, Collection<String> here, LocalDate foundOn) {
    return standards.judgeTogether(items, here, foundOn);
  }

  LocalDate today() {
    return BeijingTime.today(clock);
  }

  private static boolean isHis(Holding holding, Actor who) {
    return holding.personId().equals(who.personId()) && holding.post().ref().id().equals(who.postId());
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
