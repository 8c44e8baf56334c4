package org.bihuan.supervision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.hazard.HazardStatus;
import org.bihuan.organisation.EndedUnit;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.supervision.SupervisionDesk.LetterCommand;
import org.bihuan.supervision.SupervisionQueries.Reminder;
import org.bihuan.supervision.SupervisionQueries.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ladder over HTTP. */
@Tag(name = "督办")
@RestController
@RequestMapping("/api/supervision")
class SupervisionController {

  private static final int LARGEST_PAGE = 100;
  private static final int LARGEST_BATCH = 200;

  private final SupervisionDesk desk;

  SupervisionController(SupervisionDesk desk) {
    this.desk = desk;
  }

  /** @param ended that it is no more; who goes on for it answers in its place */
  record Addressee(Ref ref, String name, @Nullable EndedUnit ended) {}

  record About(Ref ref, String number, String description, String placeText, HazardStatus status, String statusTitle) {}

  record Possible(LetterAct act, String title) {}

  /**
   * @param rungStep how high on the ladder, from 1
   * @param grave sent by who means just this one: of many it is not chosen beforehand
   * @param can what the reader may do with it now
   */
  record LetterView(
      Ref ref,
      int version,
      Rung rung,
      String rungTitle,
      int rungStep,
      boolean grave,
      Letter.State state,
      String stateTitle,
      Addressee unit,
      String districtName,
      About hazard,
      LocalDate deadline,
      String reason,
      LocalDate proposedOn,
      @Nullable String number,
      @Nullable String requirement,
      @Nullable LocalDate replyBy,
      Letter.@Nullable Step issued,
      Letter.@Nullable Step dismissed,
      Letter.@Nullable Step received,
      Letter.@Nullable Step replied,
      Letter.@Nullable Step closed,
      List<Possible> can) {

    static LetterView of(Row row, Actor actor) {
      Letter l = row.letter();
      HazardStatus status = row.hazardStatus();
      return new LetterView(
          l.ref(), l.version(), l.rung(), l.rung().title(), l.rung().step(), l.rung().isGrave(), l.state(), l.state().title(),
          new Addressee(l.unit(), row.unitName(), row.unitEnded()), row.districtName(),
          new About(l.hazard(), row.hazardNumber(), row.description(), row.placeText(), status, status.title()),
          l.deadline(), l.reason(), l.proposedOn(), l.number(), l.requirement(), l.replyBy(), l.issued(), l.dismissed(),
          l.received(), l.replied(), l.closed(),
          LetterRules.possible(l, actor).stream().map(act -> new Possible(act, act.title())).toList());
    }
  }

  @Operation(summary = "督办文书，包括待决定的提议")
  @GetMapping("/letters")
  @Requires("supervise.order")
  Page<LetterView> letters(
      Actor actor,
      @RequestParam(required = false) @Nullable List<Letter.State> state,
      @RequestParam(required = false) @Nullable Ref unit,
      @RequestParam(required = false) @Nullable List<Ref> hazard,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    new FieldChecks()
        .holds(
            hazard == null || hazard.size() <= LARGEST_PAGE, "hazard", "一次超过 " + LARGEST_PAGE + " 条隐患", "请分次查询")
        .holds(limit >= 1 && limit <= LARGEST_PAGE, "limit", "每页条数须在 1 至 " + LARGEST_PAGE + " 之间", "请改为这个范围内的数")
        .refuseIfAny();
    return desk.letters(actor, state, unit, hazard, cursor, limit).map(row -> LetterView.of(row, actor));
  }

  @Operation(summary = "一份督办文书")
  @GetMapping("/letters/{ref}")
  @Requires("supervise.order")
  ResponseEntity<LetterView> letter(Actor actor, @PathVariable Ref ref) {
    return answer(actor, desk.letter(actor, ref));
  }

  @Operation(summary = "发出、不发、签收、回复、办结")
  @PostMapping("/letters/{ref}/acts")
  @Requires("supervise.order")
  ResponseEntity<LetterView> act(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody LetterCommand command) {
    return answer(actor, desk.perform(actor, ref, expected, command));
  }

  /**
   * A proposal as it was shown to who sends it.
   *
   * @param letter as text, so that one that is no address is refused by itself and not all with it
   */
  record Shown(String letter, int version) {}

  /** @param requirement what every letter asks for */
  record Urging(List<Shown> letters, @Nullable String requirement, @Nullable LocalDate replyBy) {}

  /** @param problem code and words of the refusal, when {@code ok} is false */
  record UrgingResult(String ref, boolean ok, @Nullable LetterView letter, @Nullable UrgingProblem problem) {}

  record UrgingProblem(String code, String why, @Nullable String remedy) {}

  /** Each in a transaction of its own: one that is refused does not stop the others. */
  @Operation(summary = "批量催办：发出看过的这些提议，看过之后变了的不发，一条被拒不影响其他")
  @PostMapping("/urgings")
  @Requires("supervise.order")
  List<UrgingResult> urge(Actor actor, @RequestBody Urging urging) {
    new FieldChecks()
        .notEmpty("letters", "要发出的文书", urging.letters())
        .holds(urging.letters().size() <= LARGEST_BATCH, "letters", "一次超过 " + LARGEST_BATCH + " 件", "请分批办理")
        .refuseIfAny();
    desk.checkUrging(urging.requirement(), urging.replyBy());
    return urging.letters().stream()
        .map(
            shown ->
                Urgings.one(
                    shown.letter(),
                    ref ->
                        LetterView.of(
                            desk.urge(actor, ref, shown.version(), urging.requirement(), urging.replyBy()), actor)))
        .toList();
  }

  @Operation(summary = "近三十天的到期提醒")
  @GetMapping("/reminders")
  @Requires("supervise.order")
  List<Reminder> reminders(Actor actor) {
    return desk.reminders(actor);
  }

  private static ResponseEntity<LetterView> answer(Actor actor, Row row) {
    return ResponseEntity.ok()
        .eTag(ExpectedVersion.etag(row.letter().version()))
        .body(LetterView.of(row, actor));
  }
}
