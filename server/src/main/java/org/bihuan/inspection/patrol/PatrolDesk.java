package org.bihuan.inspection.patrol;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Parameters;
import org.bihuan.inspection.patrol.PatrolQueries.PlaceRow;
import org.bihuan.inspection.patrol.PatrolQueries.StopFilter;
import org.bihuan.inspection.patrol.PatrolQueries.StopRow;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Place;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Page;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where somebody on patrol says that he was at a place and how he found it, and where his unit and those above read it. A
 * patrol is work of a post at marked places, whoever answers for them, so everybody of the unit who records its checks may
 * stop at each of its places, as he may register a hazard there.
 */
@Service
@Transactional
public class PatrolDesk {

  /** Key places are to be looked at so often a day (GB/T 29315-2022); the city may ask for more. */
  private static final String ASKED = "inspection.key_place_patrol.per_day";

  /**
   * A stop to be recorded.
   *
   * @param hazards what was found, already on the ledger
   * @param scanned whether the code at the place was read
   */
  public record NewStop(
      UUID id,
      Ref unit,
      UUID placeId,
      Instant at,
      PatrolResult result,
      @Nullable String note,
      @Nullable List<Ref> hazards,
      boolean scanned) {}

  /** The stop, and whether this very call made it. */
  public record Recorded(PatrolStop stop, boolean now) {}

  /** @param numbers of the hazards, by their id */
  record Seen(PatrolStop stop, String placeName, Map<UUID, String> numbers) {}

  /**
   * The places of a unit on a day.
   *
   * @param asked how many stops a day the norm asks for; told beside what was done, never held against anybody
   * @param records whether the reader may record a stop there
   */
  record Day(LocalDate day, int asked, List<PlaceRow> places, boolean records) {}

  private final PatrolStore store;
  private final PatrolQueries queries;
  private final OrganisationRegister organisation;
  private final Parameters parameters;
  private final Permitted permitted;
  private final AuditTrail audit;
  private final Clock clock;

  PatrolDesk(
      PatrolStore store,
      PatrolQueries queries,
      OrganisationRegister organisation,
      Parameters parameters,
      Permitted permitted,
      AuditTrail audit,
      Clock clock) {
    this.store = store;
    this.queries = queries;
    this.organisation = organisation;
    this.parameters = parameters;
    this.permitted = permitted;
    this.audit = audit;
    this.clock = clock;
  }

  /** Recording the same again is already done. */
  public Recorded record(Actor actor, NewStop wanted) {
    PatrolRules.mustBeOfLate(wanted.at(), today());
    return record(actor, wanted, wanted.at(), null);
  }

  /** The same from a phone, which tells the time by a clock of its own and may have been without a network for long. */
  public Recorded recordByPhone(Actor actor, NewStop wanted) {
    Instant now = clock.instant();
    Instant told = wanted.at();
    return record(actor, wanted, told.isAfter(now) ? now : told, PatrolRules.doubt(told, now));
  }

  private Recorded record(Actor actor, NewStop wanted, Instant at, PatrolStop.@Nullable Doubt doubt) {
    if (!permitted.mayChange(actor, "selfcheck.record")) {
      throw Refusal.forbidden("no-permission", "记录巡查不属于您现任岗位的职责", "请由本单位承担巡查的岗位记录");
    }
    mustCover(actor, wanted.unit());
    organisation.requireOpenUnit(wanted.unit());
    PatrolStop stop = PatrolStop.of(wanted, at, doubt, actor, clock.instant());
    PatrolRules.check(stop);
    PatrolRules.mustBeInUse(placeOf(wanted), stop.at());
    PatrolRules.mustAllBeOfUnit(stop.hazards(), List.copyOf(queries.numbers(stop.unit(), stop.hazards()).keySet()));
    if (!store.add(stop)) {
      PatrolStop known =
          store
              .find(stop.ref())
              .filter(found -> actor.scope().covers(found.unit().districtId(), found.unit().id()))
              .orElseThrow(Refusal::idTaken);
      if (!known.saysTheSameAs(stop)) {
        throw Refusal.otherContent(known, wanted);
      }
      return new Recorded(known, false);
    }
    audit.recordSealed(PatrolSeal.STOP, stop.ref(), "patrol.stop", "patrol " + stop.ref(), Map.of("stop", stop));
    return new Recorded(stop, true);
  }

  private Place placeOf(NewStop wanted) {
    Place place = organisation.requirePlace(new Ref(wanted.unit().districtId(), wanted.placeId()));
    if (!place.unit().equals(wanted.unit())) {
      throw Refusal.notFound("该重点部位");
    }
    return place;
  }

  /** The stops of a day, the latest first. */
  @Transactional(readOnly = true)
  Page<Seen> stops(Actor actor, Ref unit, @Nullable LocalDate day, @Nullable UUID place, @Nullable String cursor, int limit) {
    mustRead(actor, unit);
    StopFilter filter = new StopFilter(actor.scope(), unit, day == null ? today() : day, place);
    List<StopRow> rows = queries.stops(filter, Cursor.open(cursor, Instant::parse), limit + 1);
    List<StopRow> page = rows.stream().limit(limit).toList();
    String next = rows.size() > page.size() ? page.getLast().cursor() : null;
    return new Page<>(seen(unit, page), next, queries.count(filter));
  }

  /** One stop as everybody is shown it. */
  @Transactional(readOnly = true)
  Seen seen(PatrolStop stop) {
    Place place = organisation.requirePlace(new Ref(stop.ref().districtId(), stop.placeId()));
    return new Seen(stop, place.name(), queries.numbers(stop.unit(), stop.hazards()));
  }

  private List<Seen> seen(Ref unit, List<StopRow> rows) {
    List<UUID> named = rows.stream().flatMap(row -> row.stop().hazards().stream()).distinct().toList();
    Map<UUID, String> numbers = queries.numbers(unit, named);
    return rows.stream().map(row -> new Seen(row.stop(), row.placeName(), numbers)).toList();
  }

  /** How the places of a unit stand on a day. */
  @Transactional(readOnly = true)
  Day places(Actor actor, Ref unit, @Nullable LocalDate wanted) {
    mustRead(actor, unit);
    LocalDate day = wanted == null ? today() : wanted;
    return new Day(
        day,
        parameters.number(ASKED, today(), unit.districtId()),
        queries.places(unit, day),
        permitted.mayChange(actor, "selfcheck.record"));
  }

  private void mustRead(Actor actor, Ref unit) {
    PatrolRules.mustHaveCase(actor);
    mustCover(actor, unit);
    organisation.requireUnit(unit);
  }

  private static void mustCover(Actor actor, Ref unit) {
    if (!actor.scope().covers(unit.districtId(), unit.id())) {
      throw Refusal.notFound("该单位");
    }
  }

  private LocalDate today() {
    return BeijingTime.today(clock);
  }
}
