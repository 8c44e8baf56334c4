package org.bihuan.checklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.checklist.DistrictParameterDesk.NewSetting;
import org.bihuan.checklist.DistrictParameterDesk.Seen;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clocks that a district has set more strictly than the city. */
@Tag(name = "检查标准")
@RestController
@RequestMapping("/api/standards/district-parameters")
class DistrictParameterController {

  record SettingView(
      Ref ref,
      int version,
      String districtName,
      String code,
      int value,
      String reason,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      Instant madeAt,
      String madeBy,
      String postTitle,
      @Nullable String endedBy,
      @Nullable String endReason,
      List<String> can) {

    static SettingView of(Seen seen) {
      DistrictParameter setting = seen.setting();
      DistrictParameter.Ending ending = setting.ending();
      return new SettingView(
          setting.ref(),
          setting.version(),
          seen.districtName(),
          setting.code(),
          setting.value(),
          setting.reason(),
          setting.effectiveFrom(),
          setting.effectiveTo(),
          setting.maker().at(),
          setting.maker().personName(),
          setting.maker().postTitle(),
          ending == null ? null : ending.by(),
          ending == null ? null : ending.reason(),
          seen.canEnd() ? List.of("END") : List.of());
    }
  }

  record LastDay(LocalDate on, String reason) {}

  private final DistrictParameterDesk desk;

  DistrictParameterController(DistrictParameterDesk desk) {
    this.desk = desk;
  }

  @Operation(summary = "各区比全市更严的取值")
  @GetMapping
  @Requires("checklist.read")
  List<SettingView> settings(Actor actor, @RequestParam(defaultValue = "") String code) {
    return desk.list(actor, code).stream().map(SettingView::of).toList();
  }

  @Operation(summary = "本区对一个参数取更严的值")
  @PostMapping
  @Creates
  @Requires("checklist.manage")
  ResponseEntity<SettingView> set(Actor actor, @RequestBody NewSetting wanted, StepUp stepUp) {
    DistrictParameterDesk.Set set = desk.set(actor, wanted, stepUp);
    return answer(set.now() ? HttpStatus.CREATED : HttpStatus.OK, set.setting());
  }

  @Operation(summary = "停止本区的取值，回到全市的取值")
  @PostMapping("/{ref}/end")
  @Requires("checklist.manage")
  ResponseEntity<SettingView> end(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody LastDay body, StepUp stepUp) {
    return answer(HttpStatus.OK, desk.end(actor, ref, expected, body.on(), body.reason(), stepUp));
  }

  private static ResponseEntity<SettingView> answer(HttpStatus status, Seen seen) {
    return ResponseEntity.status(status)
        .eTag(ExpectedVersion.etag(seen.setting().version()))
        .body(SettingView.of(seen));
  }
}
