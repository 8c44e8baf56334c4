package org.bihuan.tipoff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Ids;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Unrecorded;
import org.bihuan.platform.WhileReadOnly;
import org.bihuan.tipoff.Floodgate.Limit;
import org.bihuan.tipoff.PublicDesk.Progress;
import org.bihuan.tipoff.PublicDesk.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door for the public, without sign-in and without a session even where one is there. Addresses of connections are
 * looked at for the limits only, and then forgotten; the code of a report is taken from a body and nowhere else.
 */
@Tag(name = "公众举报")
@RestController
@RequestMapping("/api/report")
class PublicController {

  private static final String PUBLIC = "whoever reports need not say who he is";
  private static final String QUESTION = "a question; only so that the code stands in no address";
  private static final String PUZZLE = "X-Puzzle";

  private final PublicDesk desk;
  private final Puzzles puzzles;
  private final Floodgate gate;
  private final EvenTime evenTime;
  private final ReadOnlyMode readOnly;

  PublicController(PublicDesk desk, Puzzles puzzles, Floodgate gate, EvenTime evenTime, ReadOnlyMode readOnly) {
    this.desk = desk;
    this.puzzles = puzzles;
    this.gate = gate;
    this.evenTime = evenTime;
    this.readOnly = readOnly;
  }

  record FoundUnit(Ref ref, String name, String districtName) {
    static FoundUnit of(TipoffQueries.Unit unit) {
      return new FoundUnit(unit.ref(), unit.name(), unit.districtName());
    }
  }

  record PosterTarget(FoundUnit unit, @Nullable String place) {}

  /** @param device random, kept by the browser for the limit of a day; kept here in no form */
  record Submission(Told report, @Nullable String device) {}

  /** @param open whether a report can be taken now */
  record Opening(boolean open) {}

  record Submitted(String code) {}

  record Code(@Nullable String code) {}

  record ShownPhoto(@Nullable String code, int photo) {}

  record Verdict(@Nullable String code, boolean fixed, @Nullable String words) {}

  @Operation(summary = "现在能否提交：只能查看时不能，先告诉再写的人")
  @GetMapping("/open")
  @OpenToAll(why = PUBLIC)
  ResponseEntity<Opening> open() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Opening(readOnly.reason().isEmpty()));
  }

  @Operation(summary = "防滥用验证题：由页面自动完成")
  @GetMapping("/puzzle")
  @OpenToAll(why = PUBLIC)
  ResponseEntity<Puzzles.Puzzle> puzzle() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(puzzles.next());
  }

  @Operation(summary = "按名称查找单位，只返回名称")
  @GetMapping("/units")
  @OpenToAll(why = PUBLIC)
  List<FoundUnit> units(HttpServletRequest request, @RequestParam String q) {
    gate.pass(Limit.ADDRESS_SEARCHES, Floodgate.address(request.getRemoteAddr()));
    return desk.units(q).stream().map(FoundUnit::of).toList();
  }

  @Operation(summary = "区的名称")
  @GetMapping("/districts")
  @OpenToAll(why = PUBLIC)
  List<TipoffQueries.NamedDistrict> districts() {
    return desk.districts();
  }

  @Operation(summary = "海报二维码所指的单位和部位，只返回名称")
  @GetMapping("/target")
  @OpenToAll(why = PUBLIC)
  PosterTarget target(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable Ref unit,
      @RequestParam(required = false) @Nullable Ref place) {
    gate.pass(Limit.ADDRESS_SEARCHES, Floodgate.address(request.getRemoteAddr()));
    PublicDesk.Target target = desk.target(unit, place);
    return new PosterTarget(FoundUnit.of(target.unit()), target.place());
  }

  @Operation(summary = "上传举报的照片，请求体就是照片本身；保存前重新绘制，不留拍摄信息")
  @Unrecorded(why = "belongs to nothing until the report is sent, and that is recorded", writes = "tipoff.loose_photo")
  @PostMapping("/photos")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @OpenToAll(why = PUBLIC)
  void photo(
      HttpServletRequest request,
      @RequestParam UUID id,
      @RequestHeader(name = PUZZLE, required = false) @Nullable String puzzle)
      throws IOException {
    Ids.ofClient("id", id);
    gate.pass(Limit.ADDRESS_PHOTOS, Floodgate.address(request.getRemoteAddr()));
    puzzles.spendOnPhoto(puzzle);
    desk.keepPhoto(id, request.getInputStream());
  }

  @Operation(summary = "提交举报；查询码只在这里给出一次，重复提交同一份得到同一个码")
  @PostMapping
  @Creates
  @OpenToAll(why = PUBLIC)
  ResponseEntity<Submitted> submit(
      HttpServletRequest request,
      @RequestBody Submission submission,
      @RequestHeader(name = PUZZLE, required = false) @Nullable String puzzle) {
    Told told = submission.report();
    Ids.ofClient("report.id", told.id());
    PublicDesk.Received received = desk.knows(told) ? desk.submit(told) : first(request, submission, puzzle);
    return ResponseEntity.status(received.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .cacheControl(CacheControl.noStore())
        .body(new Submitted(received.code()));
  }

  /** Only what is taken counts against the reports of a day; what is refused counts against a wider limit of its own. */
  private PublicDesk.Received first(HttpServletRequest request, Submission submission, @Nullable String puzzle) {
    String address = Floodgate.address(request.getRemoteAddr());
    String device = device(submission);
    puzzles.spendOnReport(puzzle, submission.report().id());
    gate.pass(Limit.ADDRESS_TRIES, address);
    gate.pass(Limit.DEVICE_TRIES, device);
    gate.pass(Limit.ADDRESS_REPORTS, address);
    boolean taken = false;
    try {
      gate.pass(Limit.DEVICE_REPORTS, device);
      PublicDesk.Received received = desk.submit(submission.report());
      taken = true;
      return received;
    } finally {
      if (!taken) {
        gate.giveBack(Limit.ADDRESS_REPORTS, address);
        gate.giveBack(Limit.DEVICE_REPORTS, device);
      }
    }
  }

  /** One without a number of its own shares the allowance of all such. */
  private static String device(Submission submission) {
    String device = submission.device();
    return device == null || !device.matches("[0-9A-Za-z_-]{16,64}") ? "unknown" : device;
  }

  @Operation(summary = "凭查询码查询办理情况")
  @Unrecorded(why = QUESTION)
  @WhileReadOnly(why = QUESTION)
  @PostMapping("/progress")
  @OpenToAll(why = PUBLIC)
  ResponseEntity<Progress> progress(HttpServletRequest request, @RequestBody Code code) {
    passCodes(request);
    return shown(evenTime.answer(() -> desk.progress(typed(code.code()))));
  }

  @Operation(summary = "凭查询码回答是否整改到位")
  @PostMapping("/feedback")
  @OpenToAll(why = PUBLIC)
  ResponseEntity<Progress> feedback(HttpServletRequest request, @RequestBody Verdict verdict) {
    passCodes(request);
    return shown(
        evenTime.answer(() -> desk.answer(typed(verdict.code()), verdict.fixed(), verdict.words())));
  }

  /** Whoever holds a code may see the photos of his answer; only one that opens nothing counts as a guess. */
  @Operation(summary = "凭查询码查看答复所附的一张照片")
  @Unrecorded(why = QUESTION)
  @WhileReadOnly(why = QUESTION)
  @PostMapping("/answer-photo")
  @OpenToAll(why = PUBLIC)
  ResponseEntity<Resource> answerPhoto(HttpServletRequest request, @RequestBody ShownPhoto shown) {
    gate.pass(Limit.ADDRESS_ANSWER_PHOTOS, Floodgate.address(request.getRemoteAddr()));
    passCodes(request);
    Path photo = opened(evenTime.answer(() -> desk.answerPhoto(typed(shown.code()), shown.photo())));
    gate.giveBack(Limit.ADDRESS_CODES, Floodgate.address(request.getRemoteAddr()));
    gate.giveBack(Limit.NETWORK_CODES, Floodgate.network(request.getRemoteAddr()));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .body(new FileSystemResource(photo));
  }

  private void passCodes(HttpServletRequest request) {
    gate.pass(Limit.ADDRESS_CODES, Floodgate.address(request.getRemoteAddr()));
    gate.pass(Limit.NETWORK_CODES, Floodgate.network(request.getRemoteAddr()));
  }

  private static String typed(@Nullable String code) {
    return code == null ? "" : code;
  }

  private ResponseEntity<Progress> shown(Optional<Progress> progress) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(opened(progress));
  }

  private <T> T opened(Optional<T> behindCode) {
    return behindCode.orElseThrow(
        () -> {
          gate.missed();
          return new Refusal(404, "no-report", "没有查到", "查询码有误，或者已经过期", "请核对查询码后重试", List.of());
        });
  }
}
