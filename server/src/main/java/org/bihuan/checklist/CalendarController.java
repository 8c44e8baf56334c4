package org.bihuan.checklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.calendar.YearArrangement.SpecialDay;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The days people work, year by year; they change by a publication like every other clock. */
@Tag(name = "检查标准")
@RestController
@RequestMapping("/api/standards/calendars")
class CalendarController {

  private final Standards standards;
  private final StandardsActs acts;
  private final Clock clock;

  CalendarController(Standards standards, StandardsActs acts, Clock clock) {
    this.standards = standards;
    this.acts = acts;
    this.clock = clock;
  }

  record CalendarView(
      String year, String source, List<SpecialDay> days, LocalDate effectiveFrom, @Nullable LocalDate effectiveTo,
      List<StandardsAct> can) {

    static CalendarView of(HolidayYear year, List<StandardsAct> can) {
      List<SpecialDay> days =
          year.arrangement().days().stream().sorted((a, b) -> a.date().compareTo(b.date())).toList();
      return new CalendarView(
          year.code(), year.arrangement().source(), days, year.effectiveFrom(), year.effectiveTo(), can);
    }
  }

  record CalendarVersion(CalendarView calendar, Difference difference) {}

  @Operation(summary = "各年的节假日安排")
  @GetMapping
  @Requires("checklist.read")
  ResponseEntity<List<CalendarView>> calendars(Actor actor) {
    LocalDate today = BeijingTime.today(clock);
    List<StandardsAct> can = acts.of(actor);
    return Published.answer(
        standards, today, can, standards.calendars(today).stream().map(year -> CalendarView.of(year, can)).toList());
  }

  @Operation(summary = "一年节假日安排的历次版本，包括尚未施行的")
  @GetMapping("/{code}/versions")
  @Requires("checklist.read")
  List<CalendarVersion> versions(Actor actor, @PathVariable String code) {
    List<StandardsAct> can = acts.of(actor);
    return standards.calendarHistory(code).stream()
        .map(step -> new CalendarVersion(CalendarView.of(step.version(), can), step.difference()))
        .toList();
  }
}
