package org.bihuan.inspection.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.checklist.Checklist;
import org.bihuan.inspection.InspectionKind;
import org.bihuan.inspection.plan.Plan.Arrangement;
import org.bihuan.inspection.plan.Plan.Duty;
import org.bihuan.inspection.plan.Plan.Member;
import org.bihuan.inspection.plan.Plan.Target;
import org.bihuan.inspection.plan.Plan.Team;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;

/** What may be planned, and who may go where. Pure. */
final class PlanRules {

  /** SECURITY.md 5.2: a grant lasts at most thirty days. */
  static final int LONGEST_DAYS = 30;

  /** SECURITY.md 5.2: nobody inspects whom he worked for in the last three years. */
  static final int YEARS_APART = 3;

  /** No pair of a cross inspection comes together twice within so many months. */
  static final int MONTHS_APART = 24;

  private static final int MOST_TEAMS = 60;
  private static final int MOST_TARGETS = 400;
  private static final int MOST_NAMED = 3;

  /** Where somebody works or worked of late. */
  record Homes(Set<Ref> units, Set<Integer> districts) {
    static final Homes NONE = new Homes(Set.of(), Set.of());
  }

  /** A pair of a cross inspection. */
  record Pair(String inspecting, String inspected) {}

  /** Of the targets the units the check list of the plan is not for. */
  record Unfit(Checklist list, Set<Ref> units) {}

  private PlanRules() {}

  static boolean mayPlan(Actor actor) {
    return actor.team() == null && actor.is(Role.CITY_ADMIN, Role.CITY_SUPERVISOR, Role.DISTRICT_ADMIN);
  }

  /** Units have no right to the tables of plans; an expert sees what he was sent to, under the post of his team. */
  static boolean mayLook(Actor actor) {
    return actor.team() == null
        && actor.is(Role.CITY_ADMIN, Role.CITY_SUPERVISOR, Role.DISTRICT_ADMIN, Role.DISTRICT_INSPECTOR, Role.AUDITOR);
  }

  static void mustLook(Actor actor) {
    if (!mayLook(actor)) {
      throw Refusal.notFound("该检查计划");
    }
  }

  /** The matrix (inspect.plan): whoever plans for the city plans all of it, a supervisor of the city his own. */
  static boolean mayChange(Actor actor, Plan plan) {
    return actor.team() == null
        && (actor.is(Role.CITY_ADMIN) && plan.level() == Role.Level.CITY
            || actor.is(Role.CITY_SUPERVISOR) && plan.madeBy().equals(actor.personId())
            || actor.is(Role.DISTRICT_ADMIN) && plan.level() == Role.Level.DISTRICT);
  }

  /** A supervisor and an inspector see what they planned or take part in; an auditor what is over. */
  static boolean maySee(Actor actor, Plan plan) {
    return mayLook(actor) && switch (actor.role()) {
      case CITY_ADMIN, DISTRICT_ADMIN -> true;
      case CITY_SUPERVISOR, DISTRICT_INSPECTOR ->
          plan.madeBy().equals(actor.personId()) || plan.state() != Plan.State.DRAFT && plan.hasMember(actor.personId());
      case AUDITOR -> plan.state() == Plan.State.ENDED;
      default -> false;
    };
  }

  static void check(InspectionKind kind, Role.Level level, String title, String purpose, LocalDate from, LocalDate until, LocalDate today) {
    FieldChecks checks =
        new FieldChecks()
            .text("title", "名称", title, 100)
            .text("purpose", "检查内容", purpose, 1000)
            .holds(kind.mayBeSentBy(level), "kind", "“" + kind.title() + "”不由本级组织", "请选择本级组织的检查种类")
            .notBefore("from", "开始日期", from, today);
    checks
        .holds(!until.isBefore(from), "until", "结束日期早于开始日期", "请核对日期")
        .holds(until.isBefore(from.plusDays(LONGEST_DAYS)), "until", "检查期间超过 " + LONGEST_DAYS + " 天", "请缩短期间，或分几次下达")
        .refuseIfAny();
  }

  /**
   * @param homes by person, where he works or worked in the last three years
   * @param former pairs of cross inspections of the last 24 months
   */
  static void checkArrangement(Plan plan, Arrangement wanted, Map<UUID, Homes> homes, Set<Pair> former, Unfit unfit) {
    FieldChecks checks =
        new FieldChecks()
            .holds(wanted.teams().size() <= MOST_TEAMS, "teams", "检查组超过 " + MOST_TEAMS + " 个", "请分几次下达")
            .holds(wanted.targets().size() <= MOST_TARGETS, "targets", "检查对象超过 " + MOST_TARGETS + " 个", "请分几次下达");
    checkTeams(wanted, checks);
    checkFits(wanted, unfit, checks);
    Set<Ref> seen = new HashSet<>();
    for (int i = 0; i < wanted.targets().size(); i++) {
      Target target = wanted.targets().get(i);
      String field = "targets[" + i + "]";
      checks
          .holds(seen.add(target.unit()), field + ".unit", "“" + target.unitName() + "”列了两次", "同一单位只列一次")
          .holds(
              !target.from().isBefore(plan.from()) && !target.until().isAfter(plan.until()) && !target.until().isBefore(target.from()),
              field + ".from",
              "“" + target.unitName() + "”的检查日期不在计划期间内",
              "请选择 " + plan.from() + " 至 " + plan.until() + " 之间的日期");
      wanted
          .team(target.teamId())
          .ifPresentOrElse(
              team -> checkPair(field, plan, team, target, homes, former, checks),
              () -> checks.wrong(field + ".team", "“" + target.unitName() + "”没有指定检查组", "请选择检查组"));
    }
    checks.refuseIfAny();
  }

  /** As with a self check: by a list that is not for a unit its items would mean nothing there. */
  private static void checkFits(Arrangement wanted, Unfit unfit, FieldChecks checks) {
    List<String> names =
        wanted.targets().stream().filter(target -> unfit.units().contains(target.unit())).map(Target::unitName).toList();
    String named = names.stream().limit(MOST_NAMED).map(name -> "“" + name + "”").collect(Collectors.joining("、"));
    String more = names.size() > MOST_NAMED ? "，另有 " + (names.size() - MOST_NAMED) + " 个单位" : "";
    String types = unfit.list().unitTypes().stream().sorted().map(UnitType::title).collect(Collectors.joining("、"));
    checks.holds(
        names.isEmpty(),
        "targets",
        "《" + unfit.list().title() + "》适用于" + types + "，不适用于" + named + more,
        "请移除这些单位，为它们另建计划并选用适用的检查表");
  }

  private static void checkTeams(Arrangement wanted, FieldChecks checks) {
    Set<UUID> persons = new HashSet<>();
    for (int i = 0; i < wanted.teams().size(); i++) {
      Team team = wanted.teams().get(i);
      String field = "teams[" + i + "]";
      checks.text(field + ".name", "检查组名称", team.name(), 40);
      for (Member member : team.members()) {
        checks.holds(
            persons.add(member.personId()), field + ".members", member.name() + "已在另一检查组或列了两次", "一人只在一个检查组");
      }
    }
  }

  private static void checkPair(
      String field, Plan plan, Team team, Target target, Map<UUID, Homes> homes, Set<Pair> former, FieldChecks checks) {
    for (String objection : objections(plan, team, target, homes, former)) {
      checks.wrong(field + ".team", objection, "请换一个检查组");
    }
  }

  /** What stands against a team going to a unit; nothing where it may. */
  static List<String> objections(Plan plan, Team team, Target target, Map<UUID, Homes> homes, Set<Pair> former) {
    List<String> against = new ArrayList<>();
    for (Member member : team.members()) {
      objection(plan, member, target, homes.getOrDefault(member.personId(), Homes.NONE)).ifPresent(against::add);
    }
    if (pairs(plan, team, target, homes).stream().anyMatch(former::contains)) {
      against.add("“" + team.name() + "”一方在 " + MONTHS_APART + " 个月内已经安排或检查过“" + target.unitName() + "”一方");
    }
    return against;
  }

  /** What stands against one person going there. */
  static Optional<String> objection(Plan plan, Member member, Target target, Homes home) {
    if (home.units().contains(target.unit())) {
      return Optional.of(member.name() + "在“" + target.unitName() + "”任职或近 " + YEARS_APART + " 年任过职，须回避");
    }
    return isApartByDistrict(plan) && home.districts().contains(target.unit().districtId())
        ? Optional.of(member.name() + "来自" + target.districtName() + "，不能检查本区单位")
        : Optional.empty();
  }

  /** A team of the city that nobody may expect, or that comes from elsewhere, has nobody of the target's district. */
  private static boolean isApartByDistrict(Plan plan) {
    return plan.level() == Role.Level.CITY
        && (plan.kind() == InspectionKind.CROSS_INSPECTION || plan.kind() == InspectionKind.UNANNOUNCED);
  }

  /** Who inspects whom: districts where the city crosses them, units where a district does; of inspectors, not experts. */
  static Set<Pair> pairs(Plan plan, Team team, Target target, Map<UUID, Homes> homes) {
    Set<Pair> pairs = new HashSet<>();
    if (plan.kind() != InspectionKind.CROSS_INSPECTION) {
      return pairs;
    }
    for (Member member : team.members()) {
      Homes home = homes.getOrDefault(member.personId(), Homes.NONE);
      if (!member.duty().isInspector()) {
        continue;
      }
      if (plan.level() == Role.Level.CITY) {
        home.districts().forEach(from -> pairs.add(new Pair(from.toString(), String.valueOf(target.unit().districtId()))));
      } else {
        home.units().forEach(from -> pairs.add(new Pair(from.toString(), target.unit().toString())));
      }
    }
    return pairs;
  }

  /** Two at least inspect (行政检查不得少于两人), one leads, and every team has somewhere to go. */
  static void checkComplete(Plan plan, LocalDate today) {
    Arrangement wanted = plan.arrangement();
    FieldChecks checks =
        new FieldChecks()
            .notEmpty("teams", "检查组", wanted.teams())
            .notEmpty("targets", "检查对象", wanted.targets())
            .holds(!plan.until().isBefore(today), "until", "计划期间已经过去", "请改为今天以后的日期");
    for (int i = 0; i < wanted.teams().size(); i++) {
      Team team = wanted.teams().get(i);
      long inspectors = team.members().stream().filter(member -> member.duty().isInspector()).count();
      long leaders = team.members().stream().filter(member -> member.duty() == Duty.LEADER).count();
      checks
          .holds(inspectors >= 2, "teams[" + i + "].members", "“" + team.name() + "”的检查人员不足两人", "检查不得少于两人，专家不计在内")
          .holds(leaders == 1, "teams[" + i + "].members", "“" + team.name() + "”须有一名组长", "请指定组长")
          .holds(
              wanted.targets().stream().anyMatch(target -> target.teamId().equals(team.id())),
              "teams[" + i + "]",
              "“" + team.name() + "”没有检查对象",
              "请分配检查对象或删除该组");
    }
    checks.refuseIfAny();
  }

  /** Drawn is where to go, and so far nobody goes anywhere; who goes is arranged before. */
  static void checkDrawable(Plan plan) {
    new FieldChecks()
        .notEmpty("teams", "检查组", plan.arrangement().teams())
        .holds(plan.arrangement().targets().isEmpty(), "targets", "已经指定了检查对象", "随机抽取的计划不另行指定对象")
        .refuseIfAny();
  }

  static void mustBeDraft(Plan plan) {
    if (plan.state() != Plan.State.DRAFT) {
      throw Refusal.state("plan-issued", "该计划" + plan.state().title() + "，不能再修改", "需要调整的，请结束后另行下达");
    }
  }

  /** Where the targets are drawn, nothing is arranged by hand any more. */
  static List<String> can(Actor actor, Plan plan, Drawing drawing) {
    if (!mayChange(actor, plan)) {
      return List.of();
    }
    return switch (plan.state()) {
      case DRAFT ->
          switch (drawing) {
            case NONE ->
                Refusal.passes(() -> checkDrawable(plan))
                    ? List.of("EDIT", "ISSUE", "COMMIT_DRAW")
                    : List.of("EDIT", "ISSUE");
            case AWAITING -> List.of("ISSUE");
            case COMMITTED -> List.of("ISSUE", "DRAW");
            case DRAWN -> List.of("ISSUE");
          };
      case ISSUED -> List.of("DROP", "END");
      case ENDED -> List.of();
    };
  }
}
