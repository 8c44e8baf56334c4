package org.bihuan.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.Tier;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The organisation as a table: out, and in by upload, look, confirm. Whoever may enter anything of it on the pages may
 * send a table; each row is held to what he may do.
 */
@Tag(name = "导出与导入")
@RestController
@RequestMapping("/api/organisation-tables")
class TreeImportController {

  private static final int PAGE = 100;

  /** @param ignored headings whose columns were left aside */
  record TreePage(String sheet, List<String> ignored, List<TreeRowView> items, @Nullable Integer next) {}

  record TreeRowView(int row, Map<TreeColumn, String> said, String outcome, List<CheckedRow.Wrong> wrong) {}

  record WantedExport(UUID id) {}

  private final TreeImport imports;
  private final TreeExport exports;
  private final Tier tier;
  private final Clock clock;

  TreeImportController(TreeImport imports, TreeExport exports, Tier tier, Clock clock) {
    this.imports = imports;
    this.exports = exports;
    this.tier = tier;
    this.clock = clock;
  }

  @Operation(summary = "把组织、岗位和人员导出为 Excel，改好可以再导入")
  @PostMapping("/exports")
  @Requires("export.data")
  ResponseEntity<ExchangeController.JobView> export(Actor actor, StepUp stepUp, @RequestBody WantedExport wanted) {
    return begun(exports.begin(actor, wanted.id(), stepUp));
  }

  @Operation(summary = "组织表的空白模板")
  @GetMapping("/template")
  @Requires("organisation.read")
  ResponseEntity<byte[]> template(Actor actor) {
    byte[] template = tier.of(actor, () -> imports.template(tier.reaching(actor)));
    return ResponseEntity.ok()
        .contentType(ExchangeController.XLSX)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("组织模板.xlsx", StandardCharsets.UTF_8).build().toString())
        .body(template);
  }

  @Operation(summary = "上传填好的组织表并核对，请求体就是文件本身；核对不改动任何内容")
  @PostMapping("/imports")
  @Requires({"org.unit.create_merge_retire", "org.post.manage", "org.profile.manage", "user.role.assign"})
  ResponseEntity<ExchangeController.JobView> begin(
      Actor actor, HttpServletRequest request, @RequestParam UUID id, @RequestParam(defaultValue = "") String name)
      throws IOException {
    InputStream content = request.getInputStream();
    return begun(tier.of(actor, () -> imports.begin(tier.reaching(actor), id, name, content)));
  }

  @Operation(summary = "组织表核对的结果，一次 100 行")
  @GetMapping("/imports/{id}/rows")
  @Requires("organisation.read")
  TreePage rows(
      Actor actor,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "REFUSED") Set<TreeRow.Verdict> verdict,
      @RequestParam(defaultValue = "0") int after) {
    return tier.of(actor, () -> page(tier.reaching(actor), id, verdict, after));
  }

  private TreePage page(Actor actor, UUID id, Set<TreeRow.Verdict> verdict, int after) {
    ImportHead head = imports.head(actor, id);
    List<TreeRow> rows = imports.page(actor, id, verdict, after, PAGE);
    List<TreeRowView> items =
        rows.stream().map(r -> new TreeRowView(r.row(), r.said(), r.outcome(), r.wrong())).toList();
    return new TreePage(head.sheet(), head.ignored(), items, rows.size() < PAGE ? null : rows.getLast().row());
  }

  @Operation(summary = "原组织表加上“问题”一列，改好后可以再上传")
  @GetMapping("/imports/{id}/returned")
  @Requires("organisation.read")
  ResponseEntity<Resource> returned(Actor actor, @PathVariable UUID id) {
    Path file = tier.of(actor, () -> imports.returned(tier.reaching(actor), id));
    return ExchangeController.workbook(file, "组织-待改正.xlsx");
  }

  @Operation(summary = "办理组织表中全部没有问题的行，要么全部办理，要么一行都不办理")
  @PostMapping("/imports/{id}/confirm")
  @Requires({"org.unit.create_merge_retire", "org.post.manage", "org.profile.manage", "user.role.assign"})
  ResponseEntity<ExchangeController.JobView> confirm(Actor actor, StepUp stepUp, @PathVariable UUID id) {
    if (actor.is(Role.SECURITY_ADMIN)) {
      stepUp.mustBeRecent("任免");
    }
    return ResponseEntity.accepted().body(view(tier.of(actor, () -> imports.confirm(tier.reaching(actor), id))));
  }

  private ResponseEntity<ExchangeController.JobView> begun(ExchangeJob job) {
    return ResponseEntity.accepted().location(URI.create("/api/jobs/" + job.id())).body(view(job));
  }

  private ExchangeController.JobView view(ExchangeJob job) {
    return ExchangeController.JobView.of(job, clock.instant());
  }
}
