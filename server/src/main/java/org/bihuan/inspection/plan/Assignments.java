package org.bihuan.inspection.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.access.mission.Missions;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a team was sent to do, for the team itself. Its scope are the targets, not the office that sent it, so everything
 * here runs in a transaction of the system and asks for the team of who acts.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Assignments {

  /** A target as the team sees it. */
  public record Assignment(Plan plan, String teamName, SentTarget target) {

    /** Names by person of who may sign for the team, in the order of the team. */
    public Map<UUID, String> inspectors() {
      return Assignments.inspectorsOf(plan, target.teamId());
    }
  }

  private final PlanStore plans;
  private final TargetStore targets;
  private final Missions missions;
  private final Clock clock;

  Assignments(PlanStore plans, TargetStore targets, Missions missions, Clock clock) {
    this.plans = plans;
    this.targets = targets;
    this.missions = missions;
    this.clock = clock;
  }

  /** The targets of the team in their order; looking at those of a sealed plan is put on record. */
  public List<Assignment> of(Actor actor) {
    UUID team = teamOf(actor);
    return sent(actor, team).map(plan -> assignments(actor, plan, team)).orElse(List.of());
  }

  private List<Assignment> assignments(Actor actor, Plan plan, UUID team) {
    List<SentTarget> own = targets.ofTeam(plan.ref(), team);
    if (plan.isSealed() && own.stream().anyMatch(target -> target.state() == TargetState.WAITING)) {
      plans.looked(plan.ref(), actor, "检查组查看检查对象", clock.instant());
    }
    return own.stream().map(target -> new Assignment(plan, nameOf(plan, team), target)).toList();
  }

  /**
   * What a phone may carry of it: everything of an open plan, and of a sealed one what has begun. Of the rest it learns
   * how many there are; who wants to know where they are looks with a network, and is put on record.
   */
  public record Carried(List<Assignment> known, int sealed) {}

  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public Carried carried(Actor actor) {
    UUID team = teamOf(actor);
    return sent(actor, team).map(plan -> carried(plan, team)).orElse(new Carried(List.of(), 0));
  }

  private Carried carried(Plan plan, UUID team) {
    List<SentTarget> own = targets.ofTeam(plan.ref(), team);
    List<SentTarget> sealed =
        own.stream().filter(target -> plan.isSealed() && target.startedAt() == null).toList();
    return new Carried(
        own.stream()
            .filter(target -> !sealed.contains(target))
            .map(target -> new Assignment(plan, nameOf(plan, team), target))
            .toList(),
        (int) sealed.stream().filter(target -> target.state() == TargetState.WAITING).count());
  }

  /**
   * What a person will be sent to, before the days on which he may act for the team.
   *
   * @param post he will act under
   */
  public record Coming(Ref post, String postTitle, List<Assignment> known) {}

  /** What begins within so many days and was announced; of a sealed plan nothing, not even that there is one. */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public List<Coming> coming(Actor actor, int days) {
    return missions.comingTo(actor.personId(), days).stream()
        .flatMap(
            mission -> {
              Plan plan = plan(mission.plan());
              return plan.isSealed()
                  ? Stream.<Coming>empty()
                  : Stream.of(new Coming(mission.post(), mission.title(), carried(plan, mission.teamId()).known()));
            })
        .toList();
  }

  private Optional<Plan> sent(Actor actor, UUID team) {
    return missions.activeOf(actor.personId()).stream()
        .filter(sent -> sent.mission().teamId().equals(team))
        .findFirst()
        .map(sent -> plan(sent.mission().plan()));
  }

  /** The team is on site. Starting again answers what was started. */
  public Assignment start(
      Actor actor, Ref planRef, UUID target, @Nullable String place, @Nullable ToldStart told) {
    UUID team = teamOf(actor);
    Plan plan = plans.find(planRef).orElseThrow(Assignments::unknown);
    SentTarget found =
        targets.lock(planRef, target).filter(t -> t.teamId().equals(team)).orElseThrow(Assignments::unknown);
    switch (found.state()) {
      case STARTED, DONE -> {
        return new Assignment(plan, nameOf(plan, team), found);
      }
      case DROPPED -> throw Refusal.state("target-dropped", "“" + found.unitName() + "”不再检查", "请查看任务安排");
      case WAITING -> mustBeItsDay(found, BeijingTime.today(clock));
    }
    if (told != null && plan.isSealed()) {
      throw sealedNeedsNetwork();
    }
    targets.start(found, actor.personName(), place, told, clock.instant());
    missions.begin(team, found.unit());
    return new Assignment(plan, nameOf(plan, team), targets.lock(planRef, target).orElseThrow());
  }

  /** Names by person of who may sign for the team. */
  @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
  public Map<UUID, String> inspectorsOf(Ref plan, UUID team) {
    return inspectorsOf(plan(plan), team);
  }

  /** The target of a task, with where and when its team started. */
  @Transactional(propagation = Propagation.MANDATORY)
  public SentTarget target(Ref plan, UUID target) {
    return targets.lock(plan, target).orElseThrow(Assignments::unknown);
  }

  /** What a phone may have with it to start without a network: what is open, and may be started within these days. */
  public static boolean mayBeReady(Assignment assignment, LocalDate today, int days) {
    SentTarget target = assignment.target();
    return !assignment.plan().isSealed()
        && target.state() == TargetState.WAITING
        && !target.from().isAfter(today.plusDays(days))
        && !target.until().isBefore(today);
  }

  private static Map<UUID, String> inspectorsOf(Plan plan, UUID team) {
    Map<UUID, String> names = new LinkedHashMap<>();
    plan.arrangement().team(team).orElseThrow(Assignments::unknown).members().stream()
        .filter(member -> member.duty().isInspector())
        .forEach(member -> names.put(member.personId(), member.name()));
    return names;
  }

  /** @return whether it was under way until now */
  public boolean done(Ref plan, UUID target) {
    return targets.done(plan, target, clock.instant());
  }

  /** To start what has begun changes nothing and is not named again. */
  public static boolean mayStart(SentTarget target, LocalDate today) {
    return target.state() == TargetState.WAITING && Refusal.passes(() -> mustBeItsDay(target, today));
  }

  private static void mustBeItsDay(SentTarget target, LocalDate today) {
    if (today.isBefore(target.from()) || today.isAfter(target.until())) {
      throw Refusal.state(
          "not-the-day", "“" + target.unitName() + "”的检查日期是 " + target.from() + " 至 " + target.until(), "请在检查日期内到场开始");
    }
  }

  private Plan plan(Ref ref) {
    return plans.find(ref).orElseThrow(Assignments::unknown);
  }

  private static String nameOf(Plan plan, UUID team) {
    return plan.nodeName() + plan.arrangement().team(team).orElseThrow().name();
  }

  private static UUID teamOf(Actor actor) {
    UUID team = actor.team();
    if (team == null) {
      throw Refusal.forbidden("not-on-mission", "您现在不是以检查组身份办理", "请在右上角切换到检查组的岗位");
    }
    return team;
  }

  private static Refusal sealedNeedsNetwork() {
    return Refusal.state("sealed-needs-network", "密封的检查须联网到场开始", "请联网后到场开始");
  }

  private static Refusal unknown() {
    return Refusal.notFound("该检查对象");
  }
}
