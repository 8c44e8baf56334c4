package org.bihuan.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bihuan.inspection.SelfCheckDesk.Submission;
import org.bihuan.inspection.plan.ToldStart;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Unrecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Inspections by a team, on site. Sheets and bodies are those of the unit's own checks. */
@Tag(name = "现场检查")
@RestController
@RequestMapping("/api/inspection/visits")
class VisitController {

  private static final int LARGEST_PAGE = 100;

  /**
   * @param place where the team is, as its phone tells; for the record only
   * @param told when it was there, where the phone had no network then
   */
  record StartBody(Ref plan, UUID target, @Nullable String place, @Nullable ToldStart told) {}

  record VisitResults(List<ItemEntry> entries) {}

  private final VisitDesk desk;

  VisitController(VisitDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "本检查组的检查对象")
  @GetMapping("/assignments")
  @Requires("inspect.checkin_findings")
  List<TeamTarget> assignments(Actor actor) {
    return desk.assignments(actor);
  }

  @Operation(summary = "到场开始检查；重复开始答复已开始的检查")
  @PostMapping
  @Requires("inspect.checkin_findings")
  ResponseEntity<TaskSheet> start(Actor actor, @RequestBody StartBody body) {
    new FieldChecks().optionalText("place", "到场位置", body.place(), 100).refuseIfAny();
    return answer(HttpStatus.OK, desk.start(actor, body.plan(), body.target(), body.place(), body.told()));
  }

  @Operation(summary = "检查组提交的检查；检查组自己还可看到已开始的")
  @GetMapping
  @Requires("inspect.checkin_findings")
  Page<TaskOverview> visits(
      Actor actor,
      @RequestParam(required = false) @Nullable Ref unit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    new FieldChecks()
        .holds(limit >= 1 && limit <= LARGEST_PAGE, "limit", "每页条数须在 1 至 " + LARGEST_PAGE + " 之间", "请改为这个范围内的数")
        .refuseIfAny();
    return desk.visits(actor, unit, cursor, limit);
  }

  @Operation(summary = "一次检查组检查的检查单")
  @GetMapping("/{ref}")
  @Requires("inspect.checkin_findings")
  ResponseEntity<TaskSheet> visit(Actor actor, @PathVariable Ref ref) {
    return answer(HttpStatus.OK, desk.visit(actor, ref));
  }

  @Operation(summary = "本人这次检查的过程，只给本人看")
  @GetMapping("/{ref}/course")
  @Requires("inspect.checkin_findings")
  Course course(Actor actor, @PathVariable Ref ref) {
    return desk.course(actor, ref);
  }

  @Operation(summary = "保存检查结果")
  @Unrecorded(why = "a draft; who checked what is recorded when it is submitted", writes = "inspection.task")
  @PutMapping("/{ref}/results")
  @Requires("inspect.checkin_findings")
  ResponseEntity<TaskSheet> save(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody VisitResults body) {
    return answer(HttpStatus.OK, desk.save(actor, ref, expected, body.entries()));
  }

  @Operation(summary = "提交检查，附两名检查人员和被检查单位负责人的签名或拒签情况")
  @PostMapping("/{ref}/submission")
  @Creates
  @Requires("inspect.checkin_findings")
  ResponseEntity<TaskSheet> submit(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody Submission submission) {
    boolean now = desk.handIn(actor, ref, hand -> hand.in(expected, submission, null)).now();
    return answer(now ? HttpStatus.CREATED : HttpStatus.OK, desk.visit(actor, ref));
  }

  /** The form a record is wanted in. */
  enum Form {
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("application/pdf");

    private final String mediaType;

    Form(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  @Operation(summary = "现场检查记录文书，提交后即可取")
  @GetMapping(
      value = "/{ref}/record",
      produces = {"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})
  @Requires("inspect.checkin_findings")
  ResponseEntity<byte[]> record(Actor actor, @PathVariable Ref ref, @RequestParam(defaultValue = "PDF") Form form) {
    VisitDesk.Written written = desk.record(actor, ref, form == Form.PDF);
    String name = "现场检查记录-" + written.unit() + "-" + written.doneOn() + "." + form.name().toLowerCase(Locale.ROOT);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.parseMediaType(form.mediaType))
        .body(written.bytes());
  }

  private static ResponseEntity<TaskSheet> answer(HttpStatus status, TaskSheet task) {
    return ResponseEntity.status(status).eTag(ExpectedVersion.etag(task.version())).body(task);
  }
}
