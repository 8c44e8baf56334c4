package org.bihuan.inspection.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.inspection.InspectionKind;
import org.bihuan.inspection.plan.Plan.Duty;
import org.bihuan.inspection.plan.PlanDesk.NewPlan;
import org.bihuan.inspection.plan.PlanDesk.Planned;
import org.bihuan.inspection.plan.PlanSight.Seen;
import org.bihuan.inspection.plan.PlanDesk.WantedTarget;
import org.bihuan.inspection.plan.PlanDesk.WantedTeam;
import org.bihuan.inspection.plan.PlanQueries.Candidate;
import org.bihuan.inspection.plan.PlanQueries.Outcome;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plans of inspections over HTTP. */
@Tag(name = "监督检查")
@RestController
@RequestMapping("/api/inspection/plans")
class PlanController {

  record PlanRow(
      Ref ref, InspectionKind kind, String kindTitle, String title, LocalDate from, LocalDate until, String office,
      Plan.State state, String stateTitle, int teams, int targets, List<String> can) {

    static PlanRow of(Plan p, List<String> can) {
      return new PlanRow(
          p.ref(), p.kind(), p.kind().title(), p.title(), p.from(), p.until(), p.nodeName(), p.state(), p.state().title(),
          p.arrangement().teams().size(), p.arrangement().targets().size(), can);
    }
  }

  record MemberView(UUID id, UUID personId, String name, String post, String node, Duty duty, String dutyTitle) {}

  record TeamView(UUID id, String name, List<MemberView> members) {
    static TeamView of(Plan.Team team) {
      return new TeamView(
          team.id(),
          team.name(),
          team.members().stream()
              .map(m -> new MemberView(m.id(), m.personId(), m.name(), m.post(), m.node(), m.duty(), m.duty().title()))
              .toList());
    }
  }

  /**
   * @param startedTold when a phone without a network says that it was begun; {@code startedAt} is when the server had it
   * @param task the check in the ledger of the unit, once begun
   * @param outcome once handed in
   */
  record TargetView(
      UUID id, UUID team, Ref unit, String unitName, String districtName, LocalDate from, LocalDate until,
      @Nullable TargetState state, @Nullable String stateTitle, @Nullable Instant startedAt, @Nullable String startedBy,
      @Nullable String startedPlace, @Nullable Instant startedTold, @Nullable Instant doneAt, @Nullable String droppedReason, @Nullable Ref task,
      @Nullable Outcome outcome) {

    static TargetView planned(Plan.Target t) {
      return new TargetView(
          t.id(), t.teamId(), t.unit(), t.unitName(), t.districtName(), t.from(), t.until(), null, null, null, null, null,
          null, null, null, null, null);
    }

    static TargetView sent(SentTarget t, @Nullable Outcome outcome) {
      return new TargetView(
          t.id(), t.teamId(), t.unit(), t.unitName(), t.districtName(), t.from(), t.until(), t.state(), t.state().title(),
          t.startedAt(), t.startedByName(), t.startedPlace(), t.toldStart(), t.doneAt(), t.droppedReason(),
          t.startedAt() == null ? null : t.task(), outcome);
    }
  }

  record LookView(Instant at, String name, String post, String what) {}

  /**
   * @param sealed whether nobody at the targets may learn of it before a team is there
   * @param committed whether its targets are drawn, and the draw is committed to
   * @param looks who looked at a sealed plan before it was opened
   */
  record PlanView(
      Ref ref, int version, InspectionKind kind, String kindTitle, String title, String purpose, String checklistCode,
      String checklistTitle, LocalDate from, LocalDate until, String office, Plan.State state, String stateTitle,
      boolean sealed, Instant madeAt, String madeBy, @Nullable Instant issuedAt, @Nullable String issuedBy,
      @Nullable Instant endedAt, @Nullable String endedBy, @Nullable String endReason, List<TeamView> teams,
      List<TargetView> targets, List<LookView> looks, boolean committed, boolean drawn, List<String> can) {

    static PlanView of(Seen seen, Actor actor, Instant now) {
      Plan p = seen.plan();
      Drawing drawing = DrawStore.Draw.drawing(seen.draw(), now);
      List<TargetView> targets =
          p.state() == Plan.State.DRAFT
              ? p.arrangement().targets().stream().map(TargetView::planned).toList()
              : seen.sent().stream().map(t -> TargetView.sent(t, seen.outcomes().get(t.id()))).toList();
      return new PlanView(
          p.ref(), p.version(), p.kind(), p.kind().title(), p.title(), p.purpose(), p.checklistCode(),
          seen.checklistTitle(), p.from(), p.until(), p.nodeName(), p.state(), p.state().title(), p.isSealed(), p.madeAt(),
          p.madeByName(), p.issuedAt(), p.issuedByName(), p.endedAt(), p.endedByName(), p.endReason(),
          p.arrangement().teams().stream().map(TeamView::of).toList(), targets,
          seen.looks().stream().map(l -> new LookView(l.at(), l.name(), l.post(), l.what())).toList(),
          drawing != Drawing.NONE, drawing == Drawing.DRAWN, PlanRules.can(actor, p, drawing));
    }
  }

  record ArrangementBody(List<WantedTeam> teams, List<WantedTarget> targets) {}

  record ReasonBody(String reason) {}

  private final PlanDesk desk;
  private final PlanSending sending;
  private final Clock clock;

  PlanController(PlanDesk desk, PlanSending sending, Clock clock) {
    this.clock = clock;
    this.desk = desk;
    this.sending = sending;
  }

  @Operation(summary = "检查计划，新的在前")
  @GetMapping
  @Requires("inspect.plan")
  Page<PlanRow> plans(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable InspectionKind kind,
      @RequestParam(required = false) Plan.@Nullable State state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return desk.latest(actor, PlanSearch.of(q, kind, state, cursor, limit)).map(row -> PlanRow.of(row.plan(), row.can()));
  }

  @Operation(summary = "新建检查计划")
  @PostMapping
  @Creates
  @Requires("inspect.plan")
  ResponseEntity<PlanView> plan(Actor actor, @RequestBody NewPlan wanted) {
    Planned planned = desk.plan(actor, wanted);
    PlanView view = PlanView.of(planned.seen(), actor, clock.instant());
    return planned.now()
        ? ResponseEntity.created(URI.create("/api/inspection/plans/" + view.ref()))
            .eTag(ExpectedVersion.etag(view.version()))
            .body(view)
        : answer(actor, planned.seen());
  }

  @Operation(summary = "可以选派的检查人员和专家")
  @GetMapping("/candidates")
  @Requires("inspect.plan")
  List<Candidate> candidates(Actor actor, @RequestParam(defaultValue = "") String q) {
    return desk.candidates(actor, q);
  }

  @Operation(summary = "一个检查计划")
  @GetMapping("/{ref}")
  @Requires("inspect.plan")
  ResponseEntity<PlanView> look(Actor actor, @PathVariable Ref ref) {
    return answer(actor, desk.look(actor, ref));
  }

  @Operation(summary = "安排检查组和检查对象（整体保存）")
  @PutMapping("/{ref}/arrangement")
  @Requires("inspect.plan")
  ResponseEntity<PlanView> arrange(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody ArrangementBody body) {
    return answer(actor, desk.arrange(actor, ref, expected, body.teams(), body.targets()));
  }

  @Operation(summary = "下达检查计划，检查组按日取得临时授权")
  @PutMapping("/{ref}/issue")
  @Requires("inspect.plan")
  ResponseEntity<PlanView> issue(Actor actor, @PathVariable Ref ref, ExpectedVersion expected, StepUp stepUp) {
    return answer(actor, sending.issue(actor, ref, expected, stepUp));
  }

  @Operation(summary = "不再检查某个对象，检查组随即失去权限")
  @PutMapping("/{ref}/targets/{id}/dropped")
  @Requires("inspect.plan")
  ResponseEntity<PlanView> drop(Actor actor, @PathVariable Ref ref, @PathVariable UUID id, @RequestBody ReasonBody body) {
    return answer(actor, sending.drop(actor, ref, id, body.reason()));
  }

  @Operation(summary = "结束检查计划，收回全部临时授权")
  @PutMapping("/{ref}/end")
  @Requires("inspect.plan")
  ResponseEntity<PlanView> end(Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody ReasonBody body) {
    return answer(actor, sending.end(actor, ref, expected, body.reason()));
  }

  private ResponseEntity<PlanView> answer(Actor actor, Seen seen) {
    PlanView view = PlanView.of(seen, actor, clock.instant());
    return ResponseEntity.ok().eTag(ExpectedVersion.etag(view.version())).body(view);
  }
}
