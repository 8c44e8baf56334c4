package org.bihuan.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.checklist.Checklist;
import org.bihuan.inspection.SelfCheckDesk.NewTask;
import org.bihuan.inspection.SelfCheckDesk.Planned;
import org.bihuan.inspection.SelfCheckDesk.Submission;
import org.bihuan.inspection.SelfCheckDesk.TaskSearch;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ranges;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Unrecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Self-checks over HTTP. Every answer about one task is the whole {@link TaskSheet}. */
@Tag(name = "自查")
@RestController
@RequestMapping("/api/inspection/tasks")
class InspectionController {

  private static final int LARGEST_PAGE = 100;

  private final SelfCheckDesk desk;

  InspectionController(SelfCheckDesk desk) {
    this.desk = desk;
  }

  record TaskBody(
      UUID id, Ref unitRef, String checklistCode, Checklist.Kind kind, LocalDate dueOn, UUID assigneePostId) {}

  record ResultsBody(List<ItemEntry> entries) {}

  @Operation(summary = "新建自查任务")
  @PostMapping
  @Creates
  @Requires("selfcheck.record")
  ResponseEntity<TaskSheet> plan(Actor actor, @RequestBody TaskBody body) {
    Planned planned =
        desk.plan(
            actor,
            new NewTask(
                body.id(), body.unitRef(), body.checklistCode(), body.kind(), body.dueOn(), body.assigneePostId()));
    TaskSheet task = planned.task();
    return planned.now()
        ? ResponseEntity.created(URI.create("/api/inspection/tasks/" + task.ref()))
            .eTag(ExpectedVersion.etag(task.version()))
            .body(task)
        : answer(HttpStatus.OK, task);
  }

  @Operation(summary = "自查任务列表")
  @GetMapping
  @Requires("selfcheck.record")
  Page<TaskOverview> tasks(
      Actor actor,
      @RequestParam(required = false) @Nullable TaskState state,
      @RequestParam(required = false) @Nullable Ref unit,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable LocalDate doneFrom,
      @RequestParam(required = false) @Nullable LocalDate doneTo,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    new FieldChecks()
        .holds(limit >= 1 && limit <= LARGEST_PAGE, "limit", "每页条数须在 1 至 " + LARGEST_PAGE + " 之间", "请改为这个范围内的数")
        .refuseIfAny();
    new Ranges().inOrder("doneFrom", doneFrom, "doneTo", doneTo).refuseIfAny();
    return desk.tasks(actor, new TaskSearch(state, unit, mine, doneFrom, doneTo, cursor, limit));
  }

  @Operation(summary = "一个自查任务的检查单")
  @GetMapping("/{ref}")
  @Requires("selfcheck.record")
  ResponseEntity<TaskSheet> task(Actor actor, @PathVariable Ref ref) {
    return answer(HttpStatus.OK, desk.task(actor, ref));
  }

  @Operation(summary = "本人这次检查的过程，只给本人看")
  @GetMapping("/{ref}/course")
  @Requires("selfcheck.record")
  Course course(Actor actor, @PathVariable Ref ref) {
    return desk.course(actor, ref);
  }

  @Operation(summary = "保存检查结果")
  @Unrecorded(why = "a draft; who checked what is recorded when it is submitted", writes = {"inspection.task", "checklist.resolved_list"})
  @PutMapping("/{ref}/results")
  @Requires("selfcheck.record")
  ResponseEntity<TaskSheet> save(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody ResultsBody body) {
    return answer(HttpStatus.OK, desk.save(actor, ref, expected, body.entries()));
  }

  @Operation(summary = "提交自查")
  @PostMapping("/{ref}/submission")
  @Creates
  @Requires("selfcheck.record")
  ResponseEntity<TaskSheet> submit(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody Submission submission) {
    boolean now = desk.submit(actor, ref, expected, submission).now();
    return answer(now ? HttpStatus.CREATED : HttpStatus.OK, desk.task(actor, ref));
  }

  private static ResponseEntity<TaskSheet> answer(HttpStatus status, TaskSheet task) {
    return ResponseEntity.status(status).eTag(ExpectedVersion.etag(task.version())).body(task);
  }
}
