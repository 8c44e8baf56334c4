package org.bihuan.checklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** Clocks, frequencies and thresholds over HTTP; they change by a publication like everything else here. */
@Tag(name = "检查标准")
@RestController
@RequestMapping("/api/standards/parameters")
class ParameterController {

  private final Standards standards;
  private final StandardsActs acts;
  private final Clock clock;

  ParameterController(Standards standards, StandardsActs acts, Clock clock) {
    this.standards = standards;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * @param coming the version that follows, where one is published already
   * @param can what the reader may do with the parameter
   */
  record ParameterRow(Parameter parameter, @Nullable Parameter coming, List<StandardsAct> can) {}

  record ParameterVersion(Parameter parameter, Difference difference) {}

  @Operation(summary = "某日有效的时限、频次和阈值")
  @GetMapping
  @Requires("checklist.read")
  ResponseEntity<List<ParameterRow>> parameters(
      Actor actor,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
    LocalDate day = on == null ? BeijingTime.today(clock) : on;
    List<StandardsAct> can = acts.of(actor);
    List<ParameterRow> rows =
        standards.parameters(day).stream()
            .map(
                parameter ->
                    new ParameterRow(parameter, standards.comingParameter(parameter.code(), day).orElse(null), can))
            .toList();
    return Published.answer(standards, day, can, rows);
  }

  @Operation(summary = "一个参数的历次取值，包括尚未施行的")
  @GetMapping("/{code}/versions")
  @Requires("checklist.read")
  List<ParameterVersion> versions(@PathVariable String code) {
    return standards.parameterHistory(code).stream()
        .map(step -> new ParameterVersion(step.version(), step.difference()))
        .toList();
  }
}
