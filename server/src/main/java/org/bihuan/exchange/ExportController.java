package org.bihuan.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bihuan.hazard.HazardFilter;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Beginning an export; the filter stands in the address, word for word that of the list on the screen. */
@Tag(name = "导出与导入")
@RestController
@RequestMapping("/api/exports")
class ExportController {

  /**
   * @param id made by the client: sent twice it begins once
   * @param columns keys of the columns shown, in their order; for {@code SHOWN} only
   */
  record Wanted(UUID id, LedgerForm form, @Nullable List<String> columns) {}

  private final LedgerExport exports;
  private final Clock clock;

  ExportController(LedgerExport exports, Clock clock) {
    this.exports = exports;
    this.clock = clock;
  }

  @Operation(summary = "把台账导出为 Excel")
  @PostMapping
  @Requires("export.data")
  ResponseEntity<ExchangeController.JobView> begin(
      Actor actor, StepUp stepUp, @ModelAttribute HazardFilter filter, @RequestBody Wanted wanted) {
    ExchangeJob job =
        exports.begin(actor, filter, new LedgerExport.Order(wanted.id(), wanted.form(), wanted.columns()), stepUp);
    return ResponseEntity.accepted()
        .location(URI.create("/api/jobs/" + job.id()))
        .body(ExchangeController.JobView.of(job, clock.instant()));
  }
}
