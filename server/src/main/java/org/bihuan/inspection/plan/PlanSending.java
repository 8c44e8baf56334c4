package org.bihuan.inspection.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bihuan.access.mission.Mission;
import org.bihuan.access.mission.Missions;
import org.bihuan.audit.AuditTrail;
import org.bihuan.inspection.plan.Plan.Member;
import org.bihuan.inspection.plan.Plan.Target;
import org.bihuan.inspection.plan.Plan.Team;
import org.bihuan.inspection.plan.PlanRules.Homes;
import org.bihuan.inspection.plan.PlanSight.Seen;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Sends the teams of a plan, puts an alternate in the place of a target, calls everybody back. */
@Service
public class PlanSending {

  private final PlanStore plans;
  private final TargetStore targets;
  private final DrawStore draws;
  private final PlanQueries queries;
  private final PlanSight sight;
  private final Missions missions;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  PlanSending(
      PlanStore plans,
      TargetStore targets,
      DrawStore draws,
      PlanQueries queries,
      PlanSight sight,
      Missions missions,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.plans = plans;
    this.targets = targets;
    this.draws = draws;
    this.queries = queries;
    this.sight = sight;
    this.missions = missions;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Sends the teams: from now on, on their days, they see their targets; those of a sealed plan once they are there. Who
   * he is is asked last, so that nobody types his password for what he may not see or may not do (0161).
   */
  public Seen issue(Actor actor, Ref ref, ExpectedVersion expected, StepUp stepUp) {
    inScope(() -> PlanSight.changeable(actor, plans.find(ref)));
    return inSystem(
        () -> {
          Plan plan = plans.lock(ref).orElseThrow();
          expected.mustBe(plan.version(), plan.inRefusal());
          PlanRules.mustBeDraft(plan);
          PlanRules.checkComplete(plan, today());
          Map<UUID, Homes> homes = sight.check(plan, plan.arrangement());
          stepUp.mustBeRecent("下达检查计划并授权检查组");
          plans.issue(ref, actor, clock.instant());
          plan.arrangement().targets().forEach(target -> keep(plan, target, homes));
          missions.grant(actor, ref, missionsOf(plan), sightsOf(plan));
          return sight.of(plans.find(ref).orElseThrow());
        });
  }

  private static List<Mission> missionsOf(Plan plan) {
    return plan.arrangement().teams().stream()
        .flatMap(team -> team.members().stream().map(member -> mission(plan, team, member)))
        .toList();
  }

  /** By role: who is sent by the city inspects in its name, whatever he is at home. */
  private static Mission mission(Plan plan, Team team, Member member) {
    Role inspector = plan.level() == Role.Level.CITY ? Role.CITY_SUPERVISOR : Role.DISTRICT_INSPECTOR;
    return new Mission(
        member.id(), plan.ref(), team.id(), member.personId(), member.name(),
        plan.kind().title() + team.name() + member.duty().title(), member.duty().isInspector() ? inspector : Role.EXPERT,
        plan.nodeId(), plan.from(), plan.until());
  }

  private static List<Mission.Sight> sightsOf(Plan plan) {
    return plan.arrangement().targets().stream()
        .map(t -> new Mission.Sight(t.teamId(), t.unit(), t.from(), t.until(), plan.isSealed()))
        .toList();
  }

  /** A target that cannot be inspected; the team loses sight of it, and where units were drawn, the next one takes its place. */
  Seen drop(Actor actor, Ref ref, UUID target, String reason) {
    new FieldChecks().text("reason", "原因", reason, 200).refuseIfAny();
    inScope(() -> PlanSight.changeable(actor, plans.find(ref)));
    return inSystem(
        () -> {
          Plan plan = plans.lock(ref).orElseThrow();
          mustBeIssued(plan);
          SentTarget found = targets.lock(ref, target).orElseThrow(() -> Refusal.notFound("该检查对象"));
          if (found.state() != TargetState.WAITING) {
            throw Refusal.state("target-begun", "“" + found.unitName() + "”" + found.state().title(), "已到场的检查不能取消");
          }
          targets.drop(found, actor.personName(), reason.strip());
          missions.close(found.teamId(), found.unit());
          audit.record(ref.districtId(), "plan.drop", "plan " + ref, Map.of("target", target, "reason", reason));
          sendNextAlternate(plan);
          return sight.of(plans.find(ref).orElseThrow());
        });
  }

  /** The first of the alternates the team may go to: since the lot was drawn, somebody may have crossed with it. */
  private void sendNextAlternate(Plan plan) {
    for (Target alternate : alternates(plan)) {
      Optional<Map<UUID, Homes>> homes = sight.mayGo(plan, alternate);
      if (homes.isPresent()) {
        send(plan, alternate, homes.get());
        return;
      }
    }
  }

  private List<Target> alternates(Plan plan) {
    Optional<DrawStore.Draw> draw = draws.find(plan.ref()).filter(drawn -> drawn.result() != null);
    Set<String> known =
        targets.ofPlan(plan.ref()).stream().map(target -> target.unit().toString()).collect(Collectors.toSet());
    return draw.map(drawn -> DrawText.outcome(Objects.requireNonNull(drawn.result()))).stream()
        .flatMap(outcome -> outcome.picks().stream())
        .filter(pick -> !known.contains(pick.unit()))
        .flatMap(pick -> queries.unit(Ref.valueOf(pick.unit())).map(unit -> drawn(plan, pick, unit)).stream())
        .toList();
  }

  /** A drawn unit as a target, all days of the plan. */
  static Target drawn(Plan plan, DrawRules.Pick pick, PlanQueries.TargetUnit unit) {
    return new Target(
        Ids.next(), UUID.fromString(pick.team()), unit.ref(), unit.name(), unit.district(), plan.from(), plan.until());
  }

  private void keep(Plan plan, Target target, Map<UUID, Homes> homes) {
    targets.add(plan.ref(), target);
    Team team = plan.arrangement().team(target.teamId()).orElseThrow();
    PlanRules.pairs(plan, team, target, homes).forEach(pair -> plans.cross(plan.ref(), pair, target.from()));
  }

  private void send(Plan plan, Target target, Map<UUID, Homes> homes) {
    keep(plan, target, homes);
    missions.add(
        plan.ref(),
        new Mission.Sight(target.teamId(), target.unit(), target.from(), target.until(), plan.isSealed()));
  }

  /** Calls the teams back; whatever was not inspected stays so. */
  Seen end(Actor actor, Ref ref, ExpectedVersion expected, String reason) {
    new FieldChecks().text("reason", "结束说明", reason, 200).refuseIfAny();
    inScope(() -> PlanSight.changeable(actor, plans.find(ref)));
    return inSystem(
        () -> {
          Plan plan = plans.lock(ref).orElseThrow();
          expected.mustBe(plan.version(), plan.inRefusal());
          mustBeIssued(plan);
          plans.end(ref, actor, reason.strip(), clock.instant());
          missions.end(actor, ref);
          return sight.of(plans.find(ref).orElseThrow());
        });
  }

  private static void mustBeIssued(Plan plan) {
    if (plan.state() != Plan.State.ISSUED) {
      throw Refusal.state("plan-not-issued", "该计划" + plan.state().title(), "只有已下达的计划可以这样办理");
    }
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }

  private <T> T inScope(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }

  private <T> T inSystem(Supplier<T> work) {
    return Acting.asSystem(() -> inScope(work));
  }
}
