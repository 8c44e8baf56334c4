package org.bihuan.tipoff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.tipoff.VerificationDesk.Found;
import org.bihuan.tipoff.VerificationDesk.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Verifications over HTTP, for those who were sent. */
@Tag(name = "举报核查")
@RestController
@RequestMapping("/api/tipoff/verifications")
class VerificationController {

  private final VerificationDesk desk;

  VerificationController(VerificationDesk desk) {
    this.desk = desk;
  }

  /** @param open whether he still has to say what he found */
  record VerificationView(
      Ref ref,
      int version,
      boolean open,
      Ref unit,
      String unitName,
      String districtName,
      String text,
      String placeText,
      List<Integer> photos,
      @Nullable Ref hazard,
      List<ReportAct> can) {

    static VerificationView of(Task task) {
      Report r = task.report();
      Report.Edited edited = Objects.requireNonNull(r.handling().edited());
      return new VerificationView(
          r.ref(), r.version(), r.state() == ReportState.VERIFYING, task.unit().ref(), task.unit().name(),
          task.unit().districtName(), edited.text(), edited.placeText(), edited.photos(),
          r.handling().hazardId() == null ? null : new Ref(edited.unit().districtId(), r.handling().hazardId()),
          VerificationDesk.possible(r));
    }
  }

  record NotFound(@Nullable String words) {}

  @Operation(summary = "交给我核查的事项，只有转办文字")
  @GetMapping
  @Requires("report.verify")
  List<VerificationView> verifications(Actor actor) {
    return desk.tasks(actor).stream().map(VerificationView::of).toList();
  }

  @Operation(summary = "一项核查")
  @GetMapping("/{ref}")
  @Requires("report.verify")
  ResponseEntity<VerificationView> verification(Actor actor, @PathVariable Ref ref) {
    return answer(desk.task(actor, ref));
  }

  @Operation(summary = "随转办文字转来的照片")
  @GetMapping("/{ref}/photos/{position}")
  @Requires("report.verify")
  ResponseEntity<Resource> photo(Actor actor, @PathVariable Ref ref, @PathVariable int position) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .body(new FileSystemResource(desk.photo(actor, ref, position)));
  }

  @Operation(summary = "核查属实：以检查发现上账")
  @PostMapping("/{ref}/found")
  @Requires("report.verify")
  ResponseEntity<VerificationView> found(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody Found found) {
    return answer(desk.found(actor, ref, expected, found));
  }

  @Operation(summary = "核查不属实")
  @PostMapping("/{ref}/not-found")
  @Requires("report.verify")
  ResponseEntity<VerificationView> notFound(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody NotFound said) {
    return answer(desk.notFound(actor, ref, expected, said.words()));
  }

  private static ResponseEntity<VerificationView> answer(Task task) {
    return ResponseEntity.ok()
        .eTag(ExpectedVersion.etag(task.report().version()))
        .body(VerificationView.of(task));
  }
}
