package org.bihuan.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registering many hazards from a workbook: upload, look, confirm. */
@Tag(name = "导出与导入")
@RestController
@RequestMapping("/api/imports")
class ImportController {

  private static final int PAGE = 100;

  /** @param ignored headings whose columns were left aside */
  record ImportPage(String sheet, List<String> ignored, List<RowView> items, @Nullable Integer next) {}

  /** @param known number of the hazard this row was registered as before */
  record RowView(int row, Map<ImportColumn, String> said, @Nullable String known, List<CheckedRow.Wrong> wrong) {}

  private final LedgerImport imports;
  private final Clock clock;

  ImportController(LedgerImport imports, Clock clock) {
    this.imports = imports;
    this.clock = clock;
  }

  @Operation(summary = "隐患登记表的空白模板")
  @GetMapping("/template")
  @Requires("hazard.create")
  ResponseEntity<byte[]> template(Actor actor) {
    return ResponseEntity.ok()
        .contentType(ExchangeController.XLSX)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("隐患登记模板.xlsx", StandardCharsets.UTF_8).build().toString())
        .body(imports.template(actor));
  }

  @Operation(summary = "上传填好的登记表并核对，请求体就是文件本身；核对不登记任何内容")
  @PostMapping
  @Requires("hazard.create")
  ResponseEntity<ExchangeController.JobView> begin(
      Actor actor, HttpServletRequest request, @RequestParam UUID id, @RequestParam(defaultValue = "") String name)
      throws IOException {
    ExchangeJob job = imports.begin(actor, id, name, request.getInputStream());
    return ResponseEntity.accepted()
        .location(URI.create("/api/jobs/" + job.id()))
        .body(ExchangeController.JobView.of(job, clock.instant()));
  }

  @Operation(summary = "核对的结果，一次 100 行")
  @GetMapping("/{id}/rows")
  @Requires("hazard.create")
  ImportPage rows(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "WRONG") ImportedRow.Verdict verdict,
      @RequestParam(defaultValue = "0") int after) {
    ImportHead head = imports.head(actor, id);
    List<ImportedRow> rows = imports.page(actor, id, verdict, after, PAGE);
    List<RowView> items =
        rows.stream().map(r -> new RowView(r.row(), r.said(), r.known(), r.wrong())).toList();
    return new ImportPage(head.sheet(), head.ignored(), items, rows.size() < PAGE ? null : rows.getLast().row());
  }

  @Operation(summary = "原表加上“问题”一列，改好后可以再上传")
  @GetMapping("/{id}/returned")
  @Requires("hazard.create")
  ResponseEntity<Resource> returned(Actor actor, @PathVariable UUID id) {
    return ExchangeController.workbook(imports.returned(actor, id), "隐患登记-待改正.xlsx");
  }

  @Operation(summary = "登记全部没有问题的行，要么全部登记，要么一行都不登记")
  @PostMapping("/{id}/confirm")
  @Requires("hazard.create")
  ResponseEntity<ExchangeController.JobView> confirm(Actor actor, @PathVariable UUID id) {
    return ResponseEntity.accepted().body(ExchangeController.JobView.of(imports.confirm(actor, id), clock.instant()));
  }
}
