package org.bihuan.checklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.PublicationDesk.Preview;
import org.bihuan.checklist.PublicationDesk.Published;
import org.bihuan.checklist.StandardsController.ItemView;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Requires;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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

  /** @param upcoming not yet in force */
  record PublicationRow(
      UUID id,
      LocalDate effectiveFrom,
      boolean upcoming,
      String reason,
      int items,
      int checklists,
      Instant publishedAt,
      String personName,
      String postTitle) {}

  record PublicationView(PublicationRow publication, List<Difference> differences, PublicationDesk.Reach reach) {}

  /** Every version of an item, the newest first, with what changed when it began. */
  record VersionView(ItemView item, Difference difference) {}

  @Operation(summary = "预览标准发布：逐项差异和影响范围")
  @PostMapping("/publications/preview")
  @Requires("checklist.manage")
  Preview preview(Actor actor, @RequestBody Publication wanted) {
    return desk.preview(actor, wanted);
  }

  @Operation(summary = "读取 Excel 检查表：逐行逐格指出问题，不保存任何内容")
  @PostMapping("/check-tables")
  @Requires("checklist.manage")
  CheckTableRules.Table checkTable(Actor actor, HttpServletRequest request) throws IOException {
    return desk.read(actor, file.read(request.getInputStream()));
  }

  @Operation(summary = "发布标准新版本")
  @PostMapping("/publications")
  @Creates
  @Requires("checklist.manage")
  ResponseEntity<PublicationView> publish(Actor actor, @RequestBody Publication wanted) {
    Published published = desk.publish(actor, wanted);
    PublicationView view = view(published.made());
    return published.now()
        ? ResponseEntity.created(URI.create("/api/standards/publications/" + wanted.id())).body(view)
        : ResponseEntity.ok(view);
  }

  @Operation(summary = "历次标准发布")
  @GetMapping("/publications")
  @Requires("checklist.read")
  List<PublicationRow> publications() {
    return desk.newest().stream().map(this::row).toList();
  }

  @Operation(summary = "一次标准发布的差异和影响范围")
  @GetMapping("/publications/{id}")
  @Requires("checklist.read")
  PublicationView publication(@PathVariable UUID id) {
    return view(desk.require(id));
  }

  @Operation(summary = "检查项的历次版本")
  @GetMapping("/items/{code}/versions")
  @Requires("checklist.read")
  List<VersionView> versions(@PathVariable String code) {
    return standards.itemHistory(code).stream()
        .map(step -> new VersionView(ItemView.of(step.item()), step.difference()))
        .toList();
  }

  private PublicationView view(Publication.Made made) {
    Preview preview = desk.explain(made.publication());
    return new PublicationView(row(made), preview.differences(), preview.reach());
  }

  private PublicationRow row(Publication.Made made) {
    Publication publication = made.publication();
    return new PublicationRow(
        publication.id(),
        publication.effectiveFrom(),
        publication.effectiveFrom().isAfter(BeijingTime.today(clock)),
        publication.reason(),
        publication.items().size(),
        publication.checklists().size(),
        made.at(),
        made.personName(),
        made.postTitle());
  }
}
