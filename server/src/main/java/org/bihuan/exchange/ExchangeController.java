package org.bihuan.exchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.organisation.Tier;
import org.bihuan.platform.Actor;
import org.bihuan.platform.OpenToAll;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own long work: how far it is, stopping it, fetching what it made. */
@Tag(name = "导出与导入")
@RestController
@RequestMapping("/api/jobs")
class ExchangeController {

  static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /** What its owner can do with it now. */
  enum Choice {
    CANCEL,
    DOWNLOAD,
    CONFIRM
  }

  /** @param expiresAt until when what it made can be fetched */
  record JobView(
      UUID id,
      ExchangeJob.Kind kind,
      ExchangeJob.State state,
      String title,
      String detail,
      int total,
      int done,
      ExchangeJob.@Nullable Rows rows,
      ExchangeJob.@Nullable Failure failure,
      ExchangeJob.@Nullable Product product,
      Instant createdAt,
      @Nullable Instant finishedAt,
      Instant expiresAt,
      List<Choice> can) {

    static JobView of(ExchangeJob job, Instant now) {
      List<Choice> can = new ArrayList<>();
      if (job.state() == ExchangeJob.State.RUNNING || job.state() == ExchangeJob.State.READY) {
        can.add(Choice.CANCEL);
      }
      if (job.state() == ExchangeJob.State.READY && job.rows() != null && job.rows().fresh() > 0) {
        can.add(Choice.CONFIRM);
      }
      if (job.isFetchable(now)) {
        can.add(Choice.DOWNLOAD);
      }
      return new JobView(
          job.id(), job.kind(), job.state(), job.title(), job.detail(), job.total(), job.done(), job.rows(),
          job.failure(), job.product(), job.createdAt(), job.finishedAt(), job.expiresAt(), List.copyOf(can));
    }
  }

  private final ExchangeDesk desk;
  private final ExchangeFolder folder;
  private final Tier tier;
  private final Clock clock;

  ExchangeController(ExchangeDesk desk, ExchangeFolder folder, Tier tier, Clock clock) {
    this.desk = desk;
    this.folder = folder;
    this.tier = tier;
    this.clock = clock;
  }

  @Operation(summary = "我最近的导出与导入")
  @GetMapping
  @OpenToAll(why = "everybody sees his own jobs", signedIn = true)
  List<JobView> list(Actor actor) {
    return tier.of(actor, () -> desk.list(tier.reaching(actor))).stream().map(this::view).toList();
  }

  @Operation(summary = "一项任务的进度")
  @GetMapping("/{id}")
  @OpenToAll(why = "everybody sees his own jobs", signedIn = true)
  JobView one(Actor actor, @PathVariable UUID id) {
    return view(tier.of(actor, () -> desk.require(tier.reaching(actor), id)));
  }

  @Operation(summary = "停止一项任务")
  @PostMapping("/{id}/cancel")
  @OpenToAll(why = "everybody stops his own jobs", signedIn = true)
  JobView cancel(Actor actor, @PathVariable UUID id) {
    return view(tier.of(actor, () -> desk.cancel(tier.reaching(actor), id)));
  }

  @Operation(summary = "下载导出的文件")
  @GetMapping("/{id}/file")
  @OpenToAll(why = "who could begin the export fetches it, and nobody else", signedIn = true)
  ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id) {
    ExchangeJob job = desk.fetch(actor, id);
    return workbook(folder.path(job.ref(), ExchangeFolder.Part.PRODUCT), Objects.requireNonNull(job.product()).name());
  }

  private JobView view(ExchangeJob job) {
    return JobView.of(job, clock.instant());
  }

  static ResponseEntity<Resource> workbook(Path file, String name) {
    return ResponseEntity.ok()
        .contentType(XLSX)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(new FileSystemResource(file));
  }
}
