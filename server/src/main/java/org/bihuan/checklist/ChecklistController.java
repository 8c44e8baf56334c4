package org.bihuan.checklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.checklist.StandardsController.ItemView;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Check lists over HTTP. */
@Tag(name = "检查标准")
@RestController
@RequestMapping("/api/checklists")
class ChecklistController {

  private final Standards standards;
  private final StandardsActs acts;
  private final Clock clock;

  ChecklistController(Standards standards, StandardsActs acts, Clock clock) {
    this.standards = standards;
    this.acts = acts;
    this.clock = clock;
  }

  record ChecklistRow(
      String code,
      LocalDate version,
      String title,
      Set<UnitType> unitTypes,
      Frequency frequency,
      String frequencyTitle,
      Checklist.Kind kind,
      String kindTitle,
      int items) {

    static ChecklistRow of(Checklist checklist) {
      return new ChecklistRow(
          checklist.code(),
          checklist.effectiveFrom(),
          checklist.title(),
          checklist.unitTypes(),
          checklist.frequency(),
          checklist.frequency().title(),
          checklist.kind(),
          checklist.kind().title(),
          checklist.items().size());
    }
  }

  /**
   * @param headings up to three above an item, by its code
   * @param can what the reader may do with the list
   */
  record ChecklistDetail(
      ChecklistRow checklist, List<ItemView> items, Map<String, List<String>> headings, List<StandardsAct> can) {}

  @Operation(summary = "某日有效的检查表")
  @GetMapping
  @Requires("checklist.read")
  ResponseEntity<List<ChecklistRow>> checklists(
      @RequestParam(required = false) @Nullable UnitType unitType,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    LocalDate day = on == null ? BeijingTime.today(clock) : on;
    return Published.answer(
        standards, day, standards.checklists(unitType, day).stream().map(ChecklistRow::of).toList());
  }

  @Operation(summary = "一张检查表及其检查项")
  @GetMapping("/{code}")
  @Requires("checklist.read")
  ResponseEntity<ChecklistDetail> checklist(
      Actor actor,
      @PathVariable String code,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    LocalDate day = on == null ? BeijingTime.today(clock) : on;
    return answer(actor, standards.checklist(code, day), day);
  }

  @Operation(summary = "一张检查表的最新版本，包括尚未施行的")
  @GetMapping("/{code}/newest")
  @Requires("checklist.read")
  ResponseEntity<ChecklistDetail> newest(Actor actor, @PathVariable String code) {
    LocalDate today = BeijingTime.today(clock);
    Checklist newest = standards.newestChecklist(code);
    LocalDate day = newest.effectiveFrom().isAfter(today) ? newest.effectiveFrom() : today;
    return answer(actor, newest, day);
  }

  private ResponseEntity<ChecklistDetail> answer(Actor actor, Checklist checklist, LocalDate day) {
    List<StandardsAct> can = acts.of(actor);
    List<ItemView> items =
        checklist.items().stream().map(item -> ItemView.of(standards.lastItem(item, day))).toList();
    return Published.answer(
        standards, day, can, new ChecklistDetail(ChecklistRow.of(checklist), items, checklist.headings(), can));
  }
}
