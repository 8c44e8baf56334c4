package org.bihuan.inspection.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Standards;
import org.bihuan.inspection.plan.Plan.Arrangement;
import org.bihuan.inspection.plan.Plan.Member;
import org.bihuan.inspection.plan.Plan.Target;
import org.bihuan.inspection.plan.Plan.Team;
import org.bihuan.inspection.plan.PlanRules.Homes;
import org.bihuan.inspection.plan.PlanRules.Unfit;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A plan with everything around it, as its office sees it; and what stands against who goes where. */
@Component
public class PlanSight {

  private static final int MOST_LOOKS = 200;

  /** {@code sent} is empty before it is issued, {@code draw} null where nothing is drawn. */
  public record Seen(
      Plan plan,
      String checklistTitle,
      List<SentTarget> sent,
      Map<UUID, PlanQueries.Outcome> outcomes,
      List<PlanStore.Look> looks,
      DrawStore.@Nullable Draw draw) {}

  private final PlanStore plans;
  private final TargetStore targets;
  private final DrawStore draws;
  private final PlanQueries queries;
  private final Standards standards;
  private final Clock clock;

  PlanSight(
      PlanStore plans,
      TargetStore targets,
      DrawStore draws,
      PlanQueries queries,
      Standards standards,
      Clock clock) {
    this.plans = plans;
    this.targets = targets;
    this.draws = draws;
    this.queries = queries;
    this.standards = standards;
    this.clock = clock;
  }

  Seen of(Plan plan) {
    List<SentTarget> sent = plan.state() == Plan.State.DRAFT ? List.of() : targets.ofPlan(plan.ref());
    Map<UUID, PlanQueries.Outcome> outcomes = new LinkedHashMap<>();
    sent.stream()
        .filter(target -> target.state() == TargetState.DONE)
        .forEach(target -> queries.outcome(target.task()).ifPresent(outcome -> outcomes.put(target.id(), outcome)));
    String title = standards.lastChecklist(plan.checklistCode(), today()).title();
    List<PlanStore.Look> looks = plan.isSealed() ? plans.looks(plan.ref(), MOST_LOOKS) : List.of();
    return new Seen(plan, title, sent, outcomes, looks, draws.find(plan.ref()).orElse(null));
  }

  /** Whether a look at a sealed plan is a look before its time. */
  boolean isStillSecret(Plan plan) {
    return plan.state() == Plan.State.DRAFT
        || plan.state() == Plan.State.ISSUED
            && targets.ofPlan(plan.ref()).stream().anyMatch(target -> target.state() == TargetState.WAITING);
  }

  /** Where everybody worked of late, and which pairs have crossed. */
  record Against(Map<UUID, Homes> homes, Set<PlanRules.Pair> former) {}

  Against against(Plan plan, List<UUID> persons) {
    return new Against(
        queries.homes(persons, today().minusYears(PlanRules.YEARS_APART)),
        new HashSet<>(
            plans.crossingsSince(plan.ref(), plan.from().minusMonths(PlanRules.MONTHS_APART))));
  }

  Map<UUID, Homes> check(Plan plan, Arrangement arrangement) {
    Against against =
        against(plan, arrangement.teams().stream().flatMap(team -> team.members().stream()).map(Member::personId).toList());
    PlanRules.checkArrangement(plan, arrangement, against.homes(), against.former(), unfit(plan, arrangement));
    return against.homes();
  }

  /** What was drawn fitted when it was drawn, and nobody may change it by hand any more. */
  private Unfit unfit(Plan plan, Arrangement arrangement) {
    Checklist list = standards.lastChecklist(plan.checklistCode(), today());
    return new Unfit(
        list,
        draws.find(plan.ref()).isPresent()
            ? Set.of()
            : queries.unfit(arrangement.targets().stream().map(Target::unit).toList(), list.unitTypes()));
  }

  /** Whether the team of an issued plan may go there too, in the place of a unit that is called off. */
  Optional<Map<UUID, Homes>> mayGo(Plan plan, Target target) {
    Team team = plan.arrangement().team(target.teamId()).orElseThrow();
    Against against = against(plan, team.members().stream().map(Member::personId).toList());
    return PlanRules.objections(plan, team, target, against.homes(), against.former()).isEmpty()
        ? Optional.of(against.homes())
        : Optional.empty();
  }

  static Plan require(Actor actor, Optional<Plan> found) {
    return found.filter(plan -> PlanRules.maySee(actor, plan)).orElseThrow(() -> Refusal.notFound("该检查计划"));
  }

  static Plan changeable(Actor actor, Optional<Plan> found) {
    Plan plan = require(actor, found);
    if (!PlanRules.mayChange(actor, plan)) {
      throw Refusal.forbidden("not-planner", "该计划由“" + plan.nodeName() + "”的管理人员编制和下达", "请联系他们");
    }
    return plan;
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
