package org.bihuan.analytics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Limited;
import org.bihuan.platform.Page;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures over HTTP: of a {@code district}, {@code cluster} or {@code unit}, as in the ledger, in a {@code period}. */
@Tag(name = "统计分析")
@RestController
@RequestMapping("/api/figures")
class FigureController {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final FigureDesk desk;

  FigureController(FigureDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "一个范围、一段时间的总览数字")
  @GetMapping("/overview")
  @Requires("analytics.view")
  Overview overview(
      Actor actor, @ModelAttribute Reaches.Wanted wanted, @RequestParam(required = false) @Nullable String period) {
    return desk.overview(actor, wanted, period);
  }

  @Operation(summary = "按类别、级别、来源等分列的数字")
  @GetMapping("/cube")
  @Requires("analytics.view")
  Cube cube(
      Actor actor, @ModelAttribute Reaches.Wanted wanted, @RequestParam(required = false) @Nullable String period) {
    return desk.cube(actor, wanted, period);
  }

  /** The units behind a number of units. */
  @Operation(summary = "数字背后的单位")
  @GetMapping("/units")
  @Requires("analytics.view")
  Page<UnitDesk.UnitRow> units(
      Actor actor,
      @ModelAttribute Reaches.Wanted wanted,
      @RequestParam(required = false) @Nullable String period,
      @RequestParam(defaultValue = "SHOULD") UnitActivity.State state,
      @RequestParam(required = false) @Nullable String cursor) {
    return desk.units(actor, wanted, period, state, cursor);
  }

  @Operation(summary = "统计表")
  @GetMapping(value = "/tables/{table}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Requires("analytics.view")
  FigureTable table(
      Actor actor,
      @PathVariable String table,
      @ModelAttribute Reaches.Wanted wanted,
      @RequestParam(required = false) @Nullable String period) {
    return desk.table(actor, form(table), wanted, period);
  }

  @Operation(summary = "导出统计表")
  @GetMapping(value = "/tables/{table}.csv", produces = "text/csv")
  @Limited(Limited.Kind.EXPORT)
  @Requires("export.data")
  ResponseEntity<byte[]> csv(
      Actor actor,
      @PathVariable String table,
      @ModelAttribute Reaches.Wanted wanted,
      @RequestParam(required = false) @Nullable String period) {
    FigureTable filled = desk.export(actor, form(table), wanted, period);
    String name = filled.title() + " " + filled.scope().name() + " " + filled.period().code() + ".csv";
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
        .body(FigureTableCsv.write(filled).getBytes(StandardCharsets.UTF_8));
  }

  private static TableForm form(String table) {
    return Arrays.stream(TableForm.values())
        .filter(form -> form.name().equals(table))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("该统计表"));
  }
}
