package org.bihuan.inspection.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Standards;
import org.bihuan.inspection.InspectionKind;
import org.bihuan.inspection.plan.Plan.Arrangement;
import org.bihuan.inspection.plan.Plan.Duty;
import org.bihuan.inspection.plan.Plan.Member;
import org.bihuan.inspection.plan.Plan.Target;
import org.bihuan.inspection.plan.Plan.Team;
import org.bihuan.inspection.plan.PlanQueries.Candidate;
import org.bihuan.inspection.plan.PlanQueries.TargetUnit;
import org.bihuan.inspection.plan.PlanSight.Seen;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The desk at which a district or the city plans inspections, sends teams and calls them back. */
@Service
public class PlanDesk {

  private static final int MOST_CANDIDATES = 30;

  /** What is planned, before anybody is named. */
  public record NewPlan(
      UUID id, InspectionKind kind, String title, String purpose, String checklistCode, LocalDate from, LocalDate until) {}

  public record WantedTeam(UUID id, String name, List<WantedMember> members) {}

  public record WantedMember(UUID personId, Duty duty) {}

  public record WantedTarget(Ref unit, UUID team, LocalDate from, LocalDate until) {}

  /** The plan, and whether this very call made it. */
  public record Planned(Seen seen, boolean now) {}

  /** A plan of a list with what the reader may do with it. */
  record Row(Plan plan, List<String> can) {}

  private final PlanStore plans;
  private final DrawStore draws;
  private final PlanQueries queries;
  private final PlanSight sight;
  private final OrganisationRegister organisation;
  private final Standards standards;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  PlanDesk(
      PlanStore plans,
      DrawStore draws,
      PlanQueries queries,
      PlanSight sight,
      OrganisationRegister organisation,
      Standards standards,
      AuditTrail audit,
      TransactionOperations transaction,
      Clock clock) {
    this.plans = plans;
    this.draws = draws;
    this.queries = queries;
    this.sight = sight;
    this.organisation = organisation;
    this.standards = standards;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  Page<Row> latest(Actor actor, PlanSearch wanted) {
    if (!PlanRules.mayLook(actor)) {
      return new Page<>(List.of(), null, new Page.Count(0, true));
    }
    return inScope(
        () -> {
          List<Plan> found = plans.latest(wanted, actor, wanted.limit() + 1);
          List<Plan> shown = found.stream().limit(wanted.limit()).toList();
          Map<Ref, Drawing> drawings = draws.drawings(shown.stream().map(Plan::ref).toList(), clock.instant());
          List<Row> rows =
              shown.stream()
                  .map(plan -> new Row(plan, PlanRules.can(actor, plan, drawings.getOrDefault(plan.ref(), Drawing.NONE))))
                  .toList();
          String next = found.size() > shown.size() ? PlanSearch.cursorAfter(shown.getLast()) : null;
          return new Page<>(rows, next, plans.count(wanted, actor));
        });
  }

  /** Looking at a sealed plan before all its teams are on site is itself put on record. */
  Seen look(Actor actor, Ref ref) {
    PlanRules.mustLook(actor);
    return inScope(
        () -> {
          return looked(actor, PlanSight.require(actor, plans.find(ref)));
        });
  }

  private Seen looked(Actor actor, Plan plan) {
    if (plan.isSealed() && sight.isStillSecret(plan)) {
      plans.looked(plan.ref(), actor, "查看计划", clock.instant());
    }
    return sight.of(plan);
  }

  List<Candidate> candidates(Actor actor, String words) {
    mustPlan(actor);
    return words.isBlank() ? List.of() : inScope(() -> queries.candidates(words.strip(), today(), MOST_CANDIDATES));
  }

  public Planned plan(Actor actor, NewPlan wanted) {
    mustPlan(actor);
    Role.Level level = actor.level();
    PlanRules.check(
        wanted.kind(), level, wanted.title(), wanted.purpose(), wanted.from(), wanted.until(), today());
    return inScope(
        () -> {
          if (standards.findChecklist(wanted.checklistCode(), today()).isEmpty()) {
            throw Refusal.invalid("checklistCode", "没有这张检查表，或它今天不再有效", "请从现行检查表中选择");
          }
          Node office = organisation.requireNode(actor.nodeId());
          Plan plan = begun(actor, wanted, level, office);
          boolean now = plans.add(plan);
          if (now) {
            audit.record(
                plan.ref().districtId(), "plan.make", "plan " + plan.ref(), Map.of("kind", plan.kind(), "title", plan.title()));
          }
          Plan kept = plans.find(plan.ref()).filter(other -> PlanRules.maySee(actor, other)).orElseThrow(Refusal::idTaken);
          if (!now && !isSame(kept, wanted)) {
            throw Refusal.otherContent(kept.inRefusal(), wanted);
          }
          return new Planned(now ? sight.of(kept) : looked(actor, kept), now);
        });
  }

  private Plan begun(Actor actor, NewPlan wanted, Role.Level level, Node office) {
    return new Plan(
        new Ref(office.districtId(), wanted.id()), wanted.kind(), wanted.title().strip(), wanted.purpose().strip(),
        wanted.checklistCode(), wanted.from(), wanted.until(), level, office.id(), office.name(), Plan.State.DRAFT, 1,
        Arrangement.NONE, clock.instant(), actor.personId(), actor.personName(), null, null, null, null, null);
  }

  private static boolean isSame(Plan kept, NewPlan wanted) {
    return kept.kind() == wanted.kind()
        && kept.title().equals(wanted.title().strip())
        && kept.purpose().equals(wanted.purpose().strip())
        && kept.checklistCode().equals(wanted.checklistCode())
        && kept.from().equals(wanted.from())
        && kept.until().equals(wanted.until());
  }

  /** Teams and targets of a draft, as a whole. */
  public Seen arrange(Actor actor, Ref ref, ExpectedVersion expected, List<WantedTeam> teams, List<WantedTarget> wanted) {
    return inScope(
        () -> {
          Plan plan = PlanSight.changeable(actor, plans.lock(ref));
          expected.mustBe(plan.version(), plan.inRefusal());
          PlanRules.mustBeDraft(plan);
          if (draws.find(ref).isPresent()) {
            throw Refusal.state("draw-committed", "检查对象由随机抽取产生，承诺之后不能再改", "需要另行安排的，请新建计划");
          }
          Arrangement arrangement = arrangement(plan, teams, wanted);
          sight.check(plan, arrangement);
          plans.arrange(ref, arrangement);
          audit.record(
              ref.districtId(),
              "plan.arrange",
              "plan " + ref,
              Map.of("teams", arrangement.teams().size(), "targets", arrangement.targets().size()));
          return sight.of(plans.find(ref).orElseThrow());
        });
  }

  private Arrangement arrangement(Plan plan, List<WantedTeam> teams, List<WantedTarget> wanted) {
    List<UUID> persons = teams.stream().flatMap(team -> team.members().stream()).map(WantedMember::personId).toList();
    Map<UUID, Candidate> known = queries.candidates(persons, today());
    Map<Ref, UUID> ids = new LinkedHashMap<>();
    plan.arrangement().targets().forEach(target -> ids.put(target.unit(), target.id()));
    return new Arrangement(
        teams.stream().map(team -> team(team, known)).toList(),
        wanted.stream().map(target -> target(target, ids.getOrDefault(target.unit(), Ids.next()))).toList());
  }

  private static Team team(WantedTeam team, Map<UUID, Candidate> known) {
    return new Team(
        Ids.ofClient("teams", team.id()),
        team.name(),
        team.members().stream().map(member -> member(member, known.get(member.personId()))).toList());
  }

  private static Member member(WantedMember wanted, @Nullable Candidate known) {
    if (known == null) {
      throw Refusal.invalid("teams", "没有找到这名检查人员", "请从候选人员中选择");
    }
    if (known.expert() && wanted.duty().isInspector()) {
      throw Refusal.invalid("teams", known.name() + "是专家，不能任组长或组员", "请改为专家");
    }
    return new Member(Ids.next(), known.personId(), known.name(), known.post(), known.node(), wanted.duty());
  }

  private Target target(WantedTarget wanted, UUID id) {
    TargetUnit unit =
        queries.unit(wanted.unit()).orElseThrow(() -> Refusal.invalid("targets", "没有找到这个检查对象", "请从您负责范围内的单位中选择"));
    return new Target(id, wanted.team(), unit.ref(), unit.name(), unit.district(), wanted.from(), wanted.until());
  }

  static void mustPlan(Actor actor) {
    if (!PlanRules.mayPlan(actor)) {
      throw Refusal.forbidden("not-planner", "检查计划由市、区教委的管理人员编制", "请联系他们");
    }
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }

  private <T> T inScope(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(status -> work.get()));
  }

}
