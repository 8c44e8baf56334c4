package org.bihuan.inspection.plan;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Standards;
import org.bihuan.inspection.plan.DrawRules.Bar;
import org.bihuan.inspection.plan.DrawRules.Named;
import org.bihuan.inspection.plan.DrawRules.Outcome;
import org.bihuan.inspection.plan.DrawRules.Pool;
import org.bihuan.inspection.plan.DrawRules.Unit;
import org.bihuan.inspection.plan.Plan.Arrangement;
import org.bihuan.inspection.plan.Plan.Duty;
import org.bihuan.inspection.plan.Plan.Member;
import org.bihuan.inspection.plan.Plan.Target;
import org.bihuan.inspection.plan.Plan.Team;
import org.bihuan.inspection.plan.PlanQueries.Candidate;
import org.bihuan.inspection.plan.PlanRules.Homes;
import org.bihuan.inspection.plan.PlanSight.Against;
import org.bihuan.inspection.plan.PlanSight.Seen;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where targets are drawn by lot (双随机): first what is drawn from and a secret are committed to, then somebody names a
 * value nobody could know before, and the draw follows from both.
 */
@Service
@Transactional
public class DrawDesk {

  private static final int MOST_UNITS = 1_000;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * @param district only of this one; null for all the planner may inspect
   * @param weighted by open hazards, or each unit alike
   * @param experts persons of whom each team gets one at most
   * @param publicSource where the public value will come from
   * @param publicAt when it becomes known; it is entered and drawn not before
   */
  public record WantedDraw(int count, int alternates, boolean weighted, @Nullable Integer district, List<UUID> experts,
      @Nullable String publicSource, @Nullable Instant publicAt) {}

  private final PlanStore plans;
  private final DrawStore draws;
  private final PlanQueries queries;
  private final PlanSight sight;
  private final Standards standards;
  private final AuditTrail audit;
  private final Clock clock;

  DrawDesk(
      PlanStore plans,
      DrawStore draws,
      PlanQueries queries,
      PlanSight sight,
      Standards standards,
      AuditTrail audit,
      Clock clock) {
    this.plans = plans;
    this.draws = draws;
    this.queries = queries;
    this.sight = sight;
    this.standards = standards;
    this.audit = audit;
    this.clock = clock;
  }

  /** What was committed to in public, by whichever office; the newest first. */
  @Transactional(readOnly = true)
  List<DrawStore.Published> published(int most) {
    return draws.published(most);
  }

  /** The whole draw behind a commitment, once it can warn nobody; what is still to come or sealed is not to be found. */
  @Transactional(readOnly = true)
  String openRecord(String commitment) {
    return draws.ofOpenPlan(commitment).map(DrawText::record).orElseThrow(() -> Refusal.notFound("这次抽取的记录"));
  }

  /** The draw of a plan; of a sealed one it tells the targets, so that looking is put on record. */
  Seen look(Actor actor, Ref ref) {
    PlanRules.mustLook(actor);
    Plan plan = PlanSight.require(actor, plans.find(ref));
    if (plan.isSealed() && sight.isStillSecret(plan)) {
      plans.looked(ref, actor, "查看抽取记录", clock.instant());
    }
    Seen seen = sight.of(plan);
    if (seen.draw() == null) {
      throw Refusal.notFound("该计划的随机抽取");
    }
    return seen;
  }

  public Seen commit(Actor actor, Ref ref, ExpectedVersion expected, WantedDraw wanted) {
    PlanRules.mustLook(actor);
    Plan plan = PlanSight.changeable(actor, plans.lock(ref));
    expected.mustBe(plan.version(), plan.inRefusal());
    PlanRules.mustBeDraft(plan);
    Instant now = clock.instant();
    DrawStore.Draw.drawing(draws.find(ref).orElse(null), now).mustNotHaveBegun();
    PlanRules.checkDrawable(plan);
    new FieldChecks()
        .holds(wanted.count() >= 1 && wanted.count() <= 200, "count", "抽取数须在 1 至 200 之间", "请改为这个范围内的数")
        .holds(wanted.alternates() >= 0 && wanted.alternates() <= 50, "alternates", "候补数须在 0 至 50 之间", "请改为这个范围内的数")
        .text("publicSource", "公开值的来源", wanted.publicSource(), 60)
        .present("publicAt", "公开值公布的时间", wanted.publicAt())
        .holds(
            wanted.publicAt() == null || wanted.publicAt().isAfter(now),
            "publicAt",
            "公布的时间已经过去，这个值可能已有人知道",
            "请选择承诺以后才公布的值")
        .holds(
            wanted.publicAt() == null || !BeijingTime.dayOf(wanted.publicAt()).isAfter(plan.until()),
            "publicAt",
            "公布的时间在计划的最后一天 " + plan.until() + " 之后",
            "请选择在此之前公布的值")
        .refuseIfAny();
    Pool pool = pool(plan, wanted);
    String inputs = DrawText.of(pool);
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    String commitment = DrawRules.commitment(secret, inputs);
    draws.commit(ref, pool, inputs, commitment, secret, actor, now);
    audit.record(
        ref.districtId(),
        "draw.commit",
        "plan " + ref,
        Map.of(
            "commitment", commitment,
            "publicSource", Objects.requireNonNull(pool.publicSource()),
            "publicAt", Objects.requireNonNull(pool.publicAt())));
    return sight.of(plan);
  }

  private Pool pool(Plan plan, WantedDraw wanted) {
    Checklist list = standards.lastChecklist(plan.checklistCode(), today());
    List<Unit> units = queries.pool(list.unitTypes(), wanted.district(), wanted.weighted(), today(), MOST_UNITS + 1);
    new FieldChecks()
        .notEmpty("district", "可抽取的单位", units)
        .holds(units.size() <= MOST_UNITS, "district", "可抽取的单位超过 " + MOST_UNITS + " 个", "请限定在一个区内抽取")
        .refuseIfAny();
    Map<UUID, Candidate> experts = queries.candidates(wanted.experts(), today());
    List<UUID> persons = new ArrayList<>(wanted.experts());
    plan.arrangement().teams().forEach(team -> team.members().forEach(member -> persons.add(member.personId())));
    Against against = sight.against(plan, persons);
    List<Bar> bars = new ArrayList<>();
    for (Unit unit : units) {
      Target target = target(plan, unit);
      for (Team team : plan.arrangement().teams()) {
        PlanRules.objections(plan, team, target, against.homes(), against.former()).stream()
            .findFirst()
            .ifPresent(why -> bars.add(new Bar(team.id().toString(), unit.id(), why)));
      }
      for (UUID expert : wanted.experts()) {
        Homes home = against.homes().getOrDefault(expert, Homes.NONE);
        PlanRules.objection(plan, member(known(experts, expert)), target, home)
            .ifPresent(why -> bars.add(new Bar(expert.toString(), unit.id(), why)));
      }
    }
    return new Pool(
        Objects.requireNonNull(wanted.publicSource()).strip().replaceAll("\\s+", " "),
        Objects.requireNonNull(wanted.publicAt()).truncatedTo(ChronoUnit.SECONDS),
        wanted.count(),
        wanted.alternates(),
        units,
        plan.arrangement().teams().stream().map(team -> new Named(team.id().toString(), team.name())).toList(),
        wanted.experts().stream().map(id -> new Named(id.toString(), known(experts, id).name())).toList(),
        bars);
  }

  private static Target target(Plan plan, Unit unit) {
    Ref ref = Ref.valueOf(unit.id());
    return new Target(ref.id(), ref.id(), ref, unit.name(), "该单位所在区", plan.from(), plan.until());
  }

  private static Candidate known(Map<UUID, Candidate> experts, UUID id) {
    Candidate known = experts.get(id);
    if (known == null) {
      throw Refusal.invalid("experts", "没有找到这名专家", "请从候选人员中选择");
    }
    return known;
  }

  private static Member member(Candidate expert) {
    return new Member(Ids.next(), expert.personId(), expert.name(), expert.post(), expert.node(), Duty.EXPERT);
  }

  /**
   * @param publicValue what came of the source named with the commitment, e.g. the number of that day's lottery
   * @param witness who named it
   */
  public Seen draw(Actor actor, Ref ref, ExpectedVersion expected, String publicValue, String witness) {
    PlanRules.mustLook(actor);
    Plan plan = PlanSight.changeable(actor, plans.lock(ref));
    expected.mustBe(plan.version(), plan.inRefusal());
    PlanRules.mustBeDraft(plan);
    DrawStore.Draw draw = draws.find(ref).orElse(null);
    Instant now = clock.instant();
    DrawStore.Draw.drawing(draw, now).mustBeCommitted();
    Objects.requireNonNull(draw);
    Pool pool = DrawText.pool(draw.inputs());
    new FieldChecks()
        .holds(!draw.isAwaiting(now), "publicValue", "公开值还没有公布：" + announced(draw), "请在公布之后再抽取")
        .text("publicValue", "公开值", publicValue, 100)
        .text("witness", "监督人", witness, 40)
        .holds(
            !List.of(actor.personName(), draw.committedByName()).contains(witness.strip()),
            "witness",
            "监督人不能是承诺或抽取的人自己",
            "请由另一人在场报出公开值")
        .holds(
            !goAlong(plan, pool).contains(witness.strip()),
            "witness",
            "监督人不能是检查组成员或备选专家",
            "请由不参加这次检查的人在场报出公开值")
        .refuseIfAny();
    String value = publicValue.strip().replaceAll("\\s+", " ");
    Outcome outcome = DrawRules.draw(DrawRules.seed(draw.secret(), draw.inputs(), value), pool);
    draws.drawn(ref, value, witness.strip(), DrawText.of(outcome), actor, now);
    plans.arrange(ref, arrangement(plan, pool, outcome));
    audit.record(ref.districtId(), "draw.draw", "plan " + ref, Map.of("public", value, "witness", witness));
    return sight.of(plans.find(ref).orElseThrow());
  }

  /** Whoever may be sent somewhere by the draw does not watch over it. */
  private static Set<String> goAlong(Plan plan, Pool pool) {
    return Stream.concat(
            plan.arrangement().teams().stream().flatMap(team -> team.members().stream()).map(Member::name),
            pool.experts().stream().map(Named::name))
        .collect(Collectors.toSet());
  }

  private static String announced(DrawStore.Draw draw) {
    return draw.publicAt() == null ? "" : draw.publicSource() + "，" + BeijingTime.minuteOf(draw.publicAt());
  }

  private Arrangement arrangement(Plan plan, Pool pool, Outcome outcome) {
    Map<UUID, Candidate> experts =
        queries.candidates(outcome.experts().values().stream().map(UUID::fromString).toList(), today());
    List<Team> teams =
        plan.arrangement().teams().stream()
            .map(team -> with(team, outcome.experts().get(team.id().toString()), experts))
            .toList();
    List<Target> targets =
        outcome.picks().stream()
            .filter(pick -> pick.rank() <= pool.count())
            .flatMap(pick -> queries.unit(Ref.valueOf(pick.unit())).map(unit -> PlanSending.drawn(plan, pick, unit)).stream())
            .toList();
    return new Arrangement(teams, targets);
  }

  private static Team with(Team team, @Nullable String expert, Map<UUID, Candidate> experts) {
    if (expert == null) {
      return team;
    }
    List<Member> members = new ArrayList<>(team.members());
    members.add(member(Objects.requireNonNull(experts.get(UUID.fromString(expert)))));
    return new Team(team.id(), team.name(), members);
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
