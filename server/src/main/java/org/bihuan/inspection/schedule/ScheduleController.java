package org.bihuan.inspection.schedule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.Frequency;
import org.bihuan.inspection.schedule.OccurrenceRules.Occurrence;
import org.bihuan.inspection.schedule.ScheduleDesk.NewSchedule;
import org.bihuan.inspection.schedule.ScheduleDesk.NewSchedules;
import org.bihuan.inspection.schedule.ScheduleDesk.Seen;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Schedules of a unit over HTTP. */
@Tag(name = "自查")
@RestController
@RequestMapping("/api/inspection/schedules")
class ScheduleController {

  /** @param start the first day of the occurrence now or next due */
  record ScheduleView(
      Ref ref, Ref unit, String checklistCode, String title, Frequency frequency, String frequencyTitle, UUID postId,
      String postTitle, LocalDate from, @Nullable LocalDate start, @Nullable LocalDate due, List<String> can) {

    static ScheduleView of(Seen seen) {
      Occurrence next = seen.next();
      return new ScheduleView(
          seen.schedule().ref(), seen.schedule().unit(), seen.schedule().checklistCode(), seen.title(), seen.frequency(),
          seen.frequency().title(), seen.schedule().postId(), seen.schedule().postTitle(), seen.schedule().from(),
          next == null ? null : next.start(), next == null ? null : next.due(), seen.can());
    }
  }

  record ProposalView(
      String checklistCode, String title, Frequency frequency, String frequencyTitle, @Nullable String coveredBy) {
    static ProposalView of(ProposalRules.Proposal one) {
      return new ProposalView(
          one.checklistCode(), one.title(), one.frequency(), one.frequency().title(), one.coveredBy());
    }
  }

  private final ScheduleDesk desk;

  ScheduleController(ScheduleDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "单位按频次安排的检查")
  @GetMapping
  @Requires("selfcheck.record")
  List<ScheduleView> going(Actor actor, @RequestParam Ref unit) {
    return desk.going(actor, unit).stream().map(ScheduleView::of).toList();
  }

  @Operation(summary = "按频次安排一张检查表，到期自动出现任务，节假日顺延")
  @PostMapping
  @Creates
  @Requires("selfcheck.record")
  ResponseEntity<ScheduleView> begin(Actor actor, @RequestBody NewSchedule wanted) {
    ScheduleDesk.Begun begun = desk.begin(actor, wanted);
    return ResponseEntity.status(begun.now() ? HttpStatus.CREATED : HttpStatus.OK).body(ScheduleView.of(begun.seen()));
  }

  @Operation(summary = "本单位类型适用、还没有按频次安排的检查表；被更严的表完全包含的注明由哪张表代替")
  @GetMapping("/proposals")
  @Requires("selfcheck.record")
  List<ProposalView> proposals(Actor actor, @RequestParam Ref unit) {
    return desk.proposals(actor, unit).stream().map(ProposalView::of).toList();
  }

  @Operation(summary = "一次按频次安排几张检查表，全部成立或全部不成立；已经安排的不重复")
  @PostMapping("/together")
  @Creates
  @Requires("selfcheck.record")
  ResponseEntity<List<ScheduleView>> beginAll(Actor actor, @RequestBody NewSchedules wanted) {
    List<ScheduleDesk.Begun> begun = desk.beginAll(actor, wanted);
    boolean now = begun.stream().anyMatch(ScheduleDesk.Begun::now);
    return ResponseEntity.status(now ? HttpStatus.CREATED : HttpStatus.OK)
        .body(begun.stream().map(one -> ScheduleView.of(one.seen())).toList());
  }

  @Operation(summary = "结束按频次的安排，已出现的任务不变")
  @PutMapping("/{ref}/ended")
  @Requires("selfcheck.record")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Actor actor, @PathVariable Ref ref) {
    desk.end(actor, ref);
  }
}
