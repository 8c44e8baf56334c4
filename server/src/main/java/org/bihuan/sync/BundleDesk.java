package org.bihuan.sync;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.access.Permissions;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Parameters;
import org.bihuan.checklist.Points;
import org.bihuan.checklist.Standards;
import org.bihuan.hazard.HazardAct;
import org.bihuan.hazard.HazardSource;
import org.bihuan.hazard.PocketLedger.Carried;
import org.bihuan.hazard.PocketLedger;
import org.bihuan.inspection.SelfCheckDesk;
import org.bihuan.inspection.TaskOverview;
import org.bihuan.inspection.TaskSheet;
import org.bihuan.inspection.TaskState;
import org.bihuan.inspection.TeamTarget;
import org.bihuan.inspection.VisitDesk;
import org.bihuan.inspection.blind.FieldLooks;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.sync.Bundle.CarriedPlace;
import org.bihuan.sync.Bundle.CarriedUnit;
import org.bihuan.sync.Bundle.HazardAtPlace;
import org.bihuan.sync.Bundle.Named;
import org.bihuan.sync.Bundle.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Packs what a person carries: his tasks, what he has to put right, and of a few units what lies open there. */
@Service
@Transactional(readOnly = true)
class BundleDesk {

  private static final Bundle.Limits LIMITS = new Bundle.Limits(5, 30, 200, 300, 400, 50, FieldLooks.most());

  /** After so long without contact a phone forgets what it carries; what is not sent yet it never forgets. */
  private static final int KEEP_DAYS = 7;

  private static final String PIN_REQUIRED = "field.pin.required";

  private final SelfCheckDesk checks;
  private final VisitDesk visits;
  private final FieldLooks looks;
  private final PocketLedger ledger;
  private final Standards standards;
  private final Parameters parameters;
  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final BundleQueries queries;
  private final Permissions permissions;
  private final Clock clock;

  BundleDesk(
      SelfCheckDesk checks,
      VisitDesk visits,
      FieldLooks looks,
      PocketLedger ledger,
      Standards standards,
      Parameters parameters,
      OrganisationRegister organisation,
      PostRegister posts,
      BundleQueries queries,
      Permissions permissions,
      Clock clock) {
    this.checks = checks;
    this.visits = visits;
    this.looks = looks;
    this.ledger = ledger;
    this.standards = standards;
    this.parameters = parameters;
    this.organisation = organisation;
    this.posts = posts;
    this.queries = queries;
    this.permissions = permissions;
    this.clock = clock;
  }

  /**
   * @param wanted the units to be carried; unit people need name none, theirs are carried anyway
   * @param team where the team was sent that the person acts for; of the units nothing is carried before the start
   * @param coming where teams will be sent that he will be in
   * @param verifications how many reports he was sent to look into
   */
  Bundle pack(
      Actor actor,
      List<Ref> wanted,
      TeamTarget.@Nullable Carried team,
      List<TeamTarget.Coming> coming,
      int verifications) {
    new FieldChecks()
        .holds(
            wanted.size() <= LIMITS.units(), "unit", "一次最多携带 " + LIMITS.units() + " 个单位", "请先去掉不再需要的单位")
        .refuseIfAny();
    List<TeamTarget> begun = team == null ? List.of() : begun(actor, team);
    List<Ref> carried = team == null ? units(actor, wanted) : begun.stream().map(TeamTarget::unit).distinct().toList();
    List<UnitProfile> units = carried.stream().map(organisation::requireOpenUnit).toList();
    Set<UnitType> types = Set.copyOf(units.stream().flatMap(unit -> unit.types().stream()).toList());
    return new Bundle(
        new Bundle.Holder(actor.personId(), actor.personName(), actor.postId(), actor.postTitle()),
        team,
        coming,
        units.stream().map(unit -> carried(actor, unit)).toList(),
        team == null ? tasks(actor) : begun.stream().map(target -> sheet(actor, target)).toList(),
        team == null ? ledger.toRectify(actor, LIMITS.rectifications()) : List.of(),
        team == null ? looks.carried(actor) : null,
        team == null ? new Bundle.AtDesk(ledger.atDesk(actor), verifications) : null,
        registering(actor),
        team == null || !begun.isEmpty() ? phrases(types) : List.of(),
        Arrays.stream(Category.values()).map(c -> new Named<>(c, c.title())).toList(),
        Arrays.stream(HazardSource.values())
            .filter(source -> source.mayBeNamedBy(actor.role()))
            .map(s -> new Named<>(s, s.title()))
            .toList(),
        LIMITS,
        KEEP_DAYS,
        parameters.wanted(PIN_REQUIRED, BeijingTime.today(clock)));
  }

  /** Where the team is at work. */
  private static List<TeamTarget> begun(Actor actor, TeamTarget.Carried team) {
    return team.known().stream()
        .filter(TeamTarget::underWay)
        .filter(target -> actor.scope().covers(target.unit().districtId(), target.unit().id()))
        .limit(LIMITS.units())
        .toList();
  }

  private TaskSheet sheet(Actor actor, TeamTarget target) {
    return visits.visit(actor, Objects.requireNonNull(target.task()));
  }

  /** Of the units of one's own post; nobody has any where a team acts, or above the units. */
  private static List<Ref> own(Actor actor) {
    return actor.team() == null && actor.scope() instanceof Scope.Units u
        ? u.unitIds().stream().sorted().map(id -> new Ref(u.districtId(), id)).toList()
        : List.of();
  }

  /** The ledger stays the judge; this only keeps a phone from offering what it will refuse. */
  private Bundle.Registering registering(Actor actor) {
    if (permissions.allows(actor, HazardAct.REGISTER.permission())) {
      return new Bundle.Registering(true, List.of());
    }
    LocalDate today = BeijingTime.today(clock);
    return new Bundle.Registering(
        false,
        own(actor).stream()
            .limit(LIMITS.units())
            .flatMap(
                unit ->
                    posts.holdersOn(organisation.answeringFor(unit), today).stream()
                        .filter(holding -> holding.post().role() == Role.SAFETY_OFFICER)
                        .map(holding -> new Bundle.Officer(unit, holding.personName(), holding.post().title())))
            .toList());
  }

  private static List<Ref> units(Actor actor, List<Ref> wanted) {
    List<Ref> own = own(actor);
    wanted.stream()
        .filter(unit -> !actor.scope().covers(unit.districtId(), unit.id()))
        .forEach(
            unit -> {
              throw Refusal.notFound("该单位");
            });
    return Stream.concat(wanted.stream(), own.stream()).distinct().limit(LIMITS.units()).toList();
  }

  private CarriedUnit carried(Actor actor, UnitProfile unit) {
    List<Carried> open = ledger.open(actor, unit.ref(), LIMITS.hazardsPerUnit());
    Map<UUID, BundleQueries.Spot> spots = queries.spots(unit.ref(), open.stream().map(h -> h.ref().id()).toList());
    return new CarriedUnit(
        unit.ref(),
        unit.name(),
        own(actor).contains(unit.ref()),
        organisation.placesOf(unit.ref()).stream()
            .filter(place -> place.closedOn() == null)
            .limit(LIMITS.placesPerUnit())
            .map(p -> new CarriedPlace(p.ref().id(), p.kind(), p.name(), p.location()))
            .toList(),
        open.stream().map(hazard -> at(hazard, spots.get(hazard.ref().id()))).toList());
  }

  private static HazardAtPlace at(Carried hazard, BundleQueries.@Nullable Spot spot) {
    return spot == null
        ? new HazardAtPlace(hazard, null, null)
        : new HazardAtPlace(hazard, spot.placeId(), spot.itemCode());
  }

  /** What the person's own post has to check, the nearest day first; what was missed may still be made good. */
  private List<TaskSheet> tasks(Actor actor) {
    if (!permissions.grant(actor.role(), "selfcheck.record").changes()) {
      return List.of();
    }
    List<TaskOverview> open = new ArrayList<>();
    for (TaskState state : List.of(TaskState.IN_PROGRESS, TaskState.NOT_STARTED, TaskState.MISSED)) {
      open.addAll(checks.tasks(actor, new SelfCheckDesk.TaskSearch(state, null, true, null, null, null, 100)).items());
    }
    LocalDate today = BeijingTime.today(clock);
    return open.stream()
        .sorted(
            Comparator.comparing((TaskOverview task) -> task.dueOn().isBefore(today))
                .thenComparing(TaskOverview::dueOn)
                .thenComparing(task -> task.ref().id()))
        .limit(LIMITS.tasks())
        .map(task -> checks.task(actor, task.ref()))
        .toList();
  }

  private List<Phrase> phrases(Set<UnitType> types) {
    LocalDate today = BeijingTime.today(clock);
    return standards.itemsInForce(today).stream()
        .filter(item -> types.isEmpty() || !Collections.disjoint(item.unitTypes(), types))
        .sorted(Comparator.comparing(CheckItem::code))
        .flatMap(item -> phrases(item, !standards.judge(List.of(item.code()), today).isEmpty()))
        .limit(LIMITS.phrases())
        .toList();
  }

  private static Stream<Phrase> phrases(CheckItem item, boolean judged) {
    Points points = item.points();
    if (points == null) {
      return Stream.of(new Phrase(item.code(), 0, item.category(), item.hazardPhrase(), item.level(), judged));
    }
    return IntStream.rangeClosed(1, points.each().size())
        .mapToObj(
            point ->
                new Phrase(
                    item.code(),
                    point,
                    item.category(),
                    points.each().get(point - 1).hazardPhrase(),
                    item.levelAt(point),
                    judged && item.isJudgedAt(point)));
  }
}
