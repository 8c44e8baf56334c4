package org.bihuan.inspection.blind;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.inspection.blind.LookOverview.Overview;
import org.bihuan.inspection.blind.LookOverview.Shown;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The blind looks of a district or the city over HTTP. */
@Tag(name = "现场检查")
@RestController
@RequestMapping("/api/inspection/blind-looks/overview")
class LookOverviewController {

  private static final int LARGEST_PAGE = 100;

  /** What is told of a look where its hazard is shut to the reader. */
  enum State {
    OPEN("未答复"),
    FOUND("还在"),
    NOT_FOUND("不在"),
    GIVEN_UP("已放弃"),
    LEFT("满 60 天没有答复"),
    SHUT("您正在盲查，答复后显示");

    private final String title;

    State(String title) {
      this.title = title;
    }

    static State of(Shown shown) {
      BlindLook look = shown.listed().look();
      if (shown.shut() && !shown.open()) {
        return SHUT;
      }
      if (look.found() != null) {
        return look.found() ? FOUND : NOT_FOUND;
      }
      return look.givenUpAt() != null ? GIVEN_UP : shown.open() ? OPEN : LEFT;
    }
  }

  /**
   * @param said what was seen, or why it was given up
   * @param doneAt when it was answered or given up
   * @param hazard the file, once the look is over and it is not shut to the reader
   */
  record LookRow(
      Ref ref, String unitName, String placeText, String personName, Instant takenAt, State state, String stateTitle,
      @Nullable String said, @Nullable Instant doneAt, @Nullable Ref hazard, @Nullable String number) {

    static LookRow of(Shown shown) {
      BlindLook look = shown.listed().look();
      State state = State.of(shown);
      boolean told = shown.opensTheFile();
      return new LookRow(
          look.ref(), shown.listed().unitName(), shown.listed().placeText(), look.personName(), look.takenAt(), state, state.title,
          told ? (look.note() == null ? look.givenUpReason() : look.note()) : null,
          told ? (look.answeredAt() == null ? look.givenUpAt() : look.answeredAt()) : null,
          told ? look.hazard() : null, told ? shown.listed().number() : null);
    }
  }

  /** @param confirmedPercent of the answered ones those not found: write-offs confirmed by a blind look; null without any */
  record Counts(int taken, int found, int notFound, int givenUp, int left, @Nullable Integer confirmedPercent) {

    static Counts of(LookCounts counts) {
      return new Counts(
          counts.taken(), counts.found(), counts.notFound(), counts.givenUp(), counts.left(), counts.confirmedPercent());
    }
  }

  record MonthView(String month, Counts counts) {}

  record OverviewView(LocalDate from, LocalDate to, Counts total, List<MonthView> months, List<LookRow> looks, @Nullable String next) {

    static OverviewView of(Overview seen) {
      return new OverviewView(
          seen.from(), seen.to(), Counts.of(seen.total()),
          seen.months().stream().map(month -> new MonthView(month.month().toString(), Counts.of(month.counts()))).toList(),
          seen.looks().stream().map(LookRow::of).toList(), seen.next());
    }
  }

  private final LookOverview overview;

  LookOverviewController(LookOverview overview) {
    this.overview = overview;
  }

  @Operation(summary = "本区（全市）的盲查：领取、答复、放弃，按月汇总，最近的在前")
  @GetMapping
  @Requires("hazard.reopen")
  OverviewView overview(
      Actor actor,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    new FieldChecks()
        .holds(limit >= 1 && limit <= LARGEST_PAGE, "limit", "每页条数须在 1 至 " + LARGEST_PAGE + " 之间", "请改为这个范围内的数")
        .refuseIfAny();
    return OverviewView.of(overview.of(actor, from, to, cursor, limit));
  }
}
