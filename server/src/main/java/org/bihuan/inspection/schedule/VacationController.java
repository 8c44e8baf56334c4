package org.bihuan.inspection.schedule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.inspection.schedule.VacationDesk.NewVacation;
import org.bihuan.inspection.schedule.VacationDesk.Seen;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
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

/** Vacations of a unit over HTTP. */
@Tag(name = "自查")
@RestController
@RequestMapping("/api/inspection/vacations")
class VacationController {

  record VacationView(
      Ref ref, Ref unit, String name, LocalDate from, LocalDate until, Vacation.Daily dailyChecks, String dailyTitle,
      List<String> can) {

    static VacationView of(Seen seen) {
      Vacation v = seen.vacation();
      return new VacationView(
          v.ref(), v.unit(), v.name(), v.from(), v.until(), v.dailyChecks(), v.dailyChecks().title(), seen.can());
    }
  }

  private final VacationDesk desk;

  VacationController(VacationDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "单位的寒暑假，今天还没有过完的")
  @GetMapping
  @Requires("selfcheck.record")
  List<VacationView> vacations(Actor actor, @RequestParam Ref unit) {
    return desk.vacations(actor, unit).stream().map(VacationView::of).toList();
  }

  @Operation(summary = "设置单位的一个假期；暂停的，每日检查在这些日子不出现")
  @PostMapping
  @Creates
  @Requires("selfcheck.record")
  ResponseEntity<VacationView> add(Actor actor, @RequestBody NewVacation wanted) {
    Ids.ofClient("id", wanted.id());
    VacationDesk.Made made = desk.add(actor, wanted);
    return ResponseEntity.status(made.now() ? HttpStatus.CREATED : HttpStatus.OK).body(VacationView.of(made.seen()));
  }

  @Operation(summary = "取消假期，从今天起每日检查照常；过去的日子不变")
  @PutMapping("/{ref}/ended")
  @Requires("selfcheck.record")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Actor actor, @PathVariable Ref ref) {
    desk.end(actor, ref);
  }
}
