package org.bihuan.inspection.patrol;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.inspection.patrol.PatrolDesk.NewStop;
import org.bihuan.inspection.patrol.PatrolDesk.Recorded;
import org.bihuan.inspection.patrol.PatrolDesk.Seen;
import org.bihuan.inspection.patrol.PatrolQueries.Last;
import org.bihuan.inspection.patrol.PatrolQueries.PlaceRow;
import org.bihuan.organisation.PlaceKind;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Patrols over HTTP. Whoever plans inspections of a unit may read them as well. */
@Tag(name = "自查")
@RestController
@RequestMapping("/api/inspection/patrols")
class PatrolController {

  private static final int LARGEST_PAGE = 100;

  record FoundHazard(Ref ref, String number) {}

  /**
   * @param at by the clock of the phone; {@code receivedAt} by that of the server
   * @param late whether it was told after its day, or by a clock in doubt
   * @param doubtTitle why the time the phone told was not taken
   */
  record StopView(
      Ref ref, Ref unit, UUID placeId, String placeName, Instant at, Instant receivedAt, boolean late,
      @Nullable String doubtTitle, PatrolResult result,
      String resultTitle, @Nullable String note, List<FoundHazard> hazards, boolean scanned, String personName,
      String postTitle) {

    static StopView of(Seen seen) {
      PatrolStop stop = seen.stop();
      PatrolStop.Doubt doubt = stop.doubt();
      return new StopView(
          stop.ref(), stop.unit(), stop.placeId(), seen.placeName(), stop.at(), stop.receivedAt(), stop.isLate(),
          doubt == null ? null : doubt.title(), stop.result(),
          stop.result().title(), stop.note(), found(stop, seen.numbers()), stop.scanned(), stop.personName(), stop.postTitle());
    }

    private static List<FoundHazard> found(PatrolStop stop, Map<UUID, String> numbers) {
      return stop.hazards().stream()
          .filter(numbers::containsKey)
          .map(id -> new FoundHazard(new Ref(stop.ref().districtId(), id), Objects.requireNonNull(numbers.get(id))))
          .toList();
    }
  }

  record LastStop(Instant at, String personName, String postTitle, PatrolResult result, String resultTitle, boolean scanned) {

    static @Nullable LastStop of(@Nullable Last last) {
      return last == null
          ? null
          : new LastStop(last.at(), last.personName(), last.postTitle(), last.result(), last.result().title(), last.scanned());
    }
  }

  /**
   * @param times how many stops there were on the day
   * @param late how many more of the day were told after it was over, or by a clock in doubt
   */
  record PatrolPlace(
      UUID placeId, PlaceKind kind, String kindTitle, String name, String location, @Nullable LocalDate closedOn, int times, int late,
      @Nullable LastStop last, List<String> can) {

    static PatrolPlace of(PlaceRow row, boolean records) {
      return new PatrolPlace(
          row.placeId(), row.kind(), row.kind().title(), row.name(), row.location(), row.closedOn(), row.times(), row.late(),
          LastStop.of(row.last()), records && row.closedOn() == null ? List.of("RECORD_STOP") : List.of());
    }
  }

  /** @param asked how many stops at a key place a day the norm asks for */
  record PatrolDay(Ref unit, LocalDate day, int asked, List<PatrolPlace> places) {}

  private final PatrolDesk desk;

  PatrolController(PatrolDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "记录一次到点巡查；有问题的写明情况或附上已登记的隐患")
  @PostMapping
  @Creates
  @Requires("selfcheck.record")
  ResponseEntity<StopView> record(Actor actor, @RequestBody NewStop wanted) {
    Recorded recorded = desk.record(actor, wanted);
    return ResponseEntity.status(recorded.now() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(StopView.of(desk.seen(recorded.stop())));
  }

  @Operation(summary = "单位一天的巡查，最近的在前")
  @GetMapping
  @Requires({"selfcheck.record", "inspect.plan"})
  Page<StopView> stops(
      Actor actor,
      @RequestParam Ref unit,
      @RequestParam(required = false) @Nullable LocalDate day,
      @RequestParam(required = false) @Nullable UUID place,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    new FieldChecks()
        .holds(limit >= 1 && limit <= LARGEST_PAGE, "limit", "每页条数须在 1 至 " + LARGEST_PAGE + " 之间", "请改为这个范围内的数")
        .refuseIfAny();
    return desk.stops(actor, unit, day, place, cursor, limit).map(StopView::of);
  }

  @Operation(summary = "各重点部位一天巡查了几次、上次是什么时候和谁")
  @GetMapping("/places")
  @Requires({"selfcheck.record", "inspect.plan"})
  PatrolDay places(Actor actor, @RequestParam Ref unit, @RequestParam(required = false) @Nullable LocalDate day) {
    PatrolDesk.Day seen = desk.places(actor, unit, day);
    return new PatrolDay(
        unit, seen.day(), seen.asked(), seen.places().stream().map(row -> PatrolPlace.of(row, seen.records())).toList());
  }
}
