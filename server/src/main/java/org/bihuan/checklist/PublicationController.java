package org.bihuan.checklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.PublicationDesk.Preview;
import org.bihuan.checklist.PublicationDesk.Published;
import org.bihuan.checklist.StandardsController.ItemView;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Cursor;
import org.bihuan.platform.Limited;
import org.bihuan.platform.Page;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.bihuan.platform.Unrecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishing the standards over HTTP: look at the difference first, then publish. */
@Tag(name = "标准发布")
@RestController
@RequestMapping("/api/standards")
class PublicationController {

  private final PublicationDesk desk;
  private final Standards standards;
  private final CheckTableFile file;
  private final Clock clock;

  PublicationController(PublicationDesk desk, Standards standards, CheckTableFile file, Clock clock) {
    this.desk = desk;
    this.standards = standards;
    this.file = file;
    this.clock = clock;
  }

  /**
   * @param upcoming not yet in force
   * @param withdrawn when it was taken back before its day
   * @param can what the asker may do with it: WITHDRAW
   */
  record PublicationRow(
      UUID id,
      LocalDate effectiveFrom,
      boolean upcoming,
      String reason,
      int items,
      int checklists,
      int judgementSets,
      int parameters,
      int calendars,
      Instant publishedAt,
      String personName,
      String postTitle,
      @Nullable WithdrawalView withdrawn,
      List<String> can) {}

  record WithdrawalView(Instant at, String personName, String postTitle, String reason) {
    static @Nullable WithdrawalView of(Publication.@Nullable Deed deed) {
      return deed == null ? null : new WithdrawalView(deed.at(), deed.personName(), deed.postTitle(), deed.reason());
    }
  }

  record PublicationView(PublicationRow publication, List<Difference> differences, PublicationDesk.Reach reach) {}

  record Withdrawal(String reason) {}

  /** A version of an item with what changed when it began. */
  record VersionView(ItemView item, Difference difference) {}

  @Operation(summary = "预览标准发布：逐项差异和影响范围")
  @Unrecorded(why = "only tells what would happen")
  @PostMapping("/publications/preview")
  @Requires("checklist.manage")
  Preview preview(Actor actor, @RequestBody Publication wanted) {
    return desk.preview(actor, wanted);
  }

  @Operation(summary = "读取 Excel 检查表：逐行逐格指出问题，不保存任何内容")
  @Unrecorded(why = "only reads the table to its sender")
  @PostMapping("/check-tables")
  @Requires("checklist.manage")
  CheckTableRules.Table checkTable(Actor actor, HttpServletRequest request) throws IOException {
    return desk.read(actor, file.read(request.getInputStream()));
  }

  @Operation(summary = "检查表的空白模板")
  @GetMapping("/check-tables/template")
  @Requires("checklist.manage")
  ResponseEntity<byte[]> template() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("检查表模板.xlsx", StandardCharsets.UTF_8).build().toString())
        .body(CheckTableTemplate.make());
  }

  @Operation(summary = "发布标准新版本")
  @PostMapping("/publications")
  @Creates
  @Requires("checklist.manage")
  ResponseEntity<PublicationView> publish(Actor actor, @RequestBody Publication wanted, StepUp stepUp) {
    Published published = desk.publish(actor, wanted, stepUp);
    PublicationView view = view(actor, published.made());
    return published.now()
        ? ResponseEntity.created(URI.create("/api/standards/publications/" + wanted.id())).body(view)
        : ResponseEntity.ok(view);
  }

  @Operation(summary = "收回尚未施行的标准发布")
  @PostMapping("/publications/{id}/withdrawal")
  @Requires("checklist.manage")
  PublicationView withdraw(Actor actor, @PathVariable UUID id, @RequestBody Withdrawal wanted, StepUp stepUp) {
    return view(actor, desk.withdraw(actor, id, wanted.reason(), stepUp));
  }

  @Operation(summary = "历次标准发布")
  @GetMapping("/publications")
  @Limited(value = Limited.Kind.SEARCH, onlyWith = "q")
  @Requires("checklist.read")
  Page<PublicationRow> publications(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    ListRequest list = ListRequest.of(q, cursor, limit);
    Page<Publication.Made> page =
        desk.page(new PublicationStore.Search(list.text(), list.afterId(), list.limit()));
    return new Page<>(page.items().stream().map(made -> row(actor, made)).toList(), Cursor.seal(page.next()), page.count());
  }

  @Operation(summary = "一次标准发布的差异和影响范围")
  @GetMapping("/publications/{id}")
  @Requires("checklist.read")
  PublicationView publication(Actor actor, @PathVariable UUID id) {
    return view(actor, desk.require(id));
  }

  @Operation(summary = "检查项的历次版本")
  @GetMapping("/items/{code}/versions")
  @Requires("checklist.read")
  List<VersionView> versions(@PathVariable String code) {
    return standards.itemHistory(code).stream()
        .map(step -> new VersionView(ItemView.of(step.version()), step.difference()))
        .toList();
  }

  private PublicationView view(Actor actor, Publication.Made made) {
    Preview preview = desk.explain(made.publication());
    return new PublicationView(row(actor, made), preview.differences(), preview.reach());
  }

  private PublicationRow row(Actor actor, Publication.Made made) {
    Publication publication = made.publication();
    return new PublicationRow(
        publication.id(),
        publication.effectiveFrom(),
        made.withdrawn() == null && publication.effectiveFrom().isAfter(BeijingTime.today(clock)),
        publication.reason(),
        publication.items().size(),
        publication.checklists().size(),
        publication.judgementSets().size(),
        publication.parameters().size(),
        publication.calendars().size(),
        made.published().at(),
        made.published().personName(),
        made.published().postTitle(),
        WithdrawalView.of(made.withdrawn()),
        desk.canWithdraw(actor, made) ? List.of("WITHDRAW") : List.of());
  }
}
