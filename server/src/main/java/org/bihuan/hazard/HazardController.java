package org.bihuan.hazard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.Category;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Level;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Limited;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger over HTTP. Every change of a registered hazard is one {@link HazardCommand} posted to its acts. */
@Tag(name = "隐患台账")
@RestController
@RequestMapping("/api/hazards")
class HazardController {

  private static final int LARGEST_BATCH = 200;

  private final HazardLedger ledger;
  private final HazardDesk desk;
  private final FailedItems failedItems;

  HazardController(HazardLedger ledger, HazardDesk desk, FailedItems failedItems) {
    this.ledger = ledger;
    this.desk = desk;
    this.failedItems = failedItems;
  }

  /**
   * What a person fills in; the judgement behind a major level comes from the standards.
   *
   * @param itemPoint of an item with several points the one that fails, from 1; without it the item as a whole
   */
  record Finding(
      @Nullable UUID id,
      @Nullable Ref unit,
      @Nullable UUID placeId,
      @Nullable String placeText,
      @Nullable Category category,
      @Nullable String itemCode,
      @Nullable Integer itemPoint,
      @Nullable String description,
      @Nullable String basis,
      @Nullable HazardSource source,
      @Nullable Instant foundAt,
      @Nullable Level proposedLevel,
      @Nullable List<HazardCommand.PhotoRef> photos,
      @Nullable String noPhotoReason,
      @Nullable Boolean draft) {}

  /** @param ref as text, so that one that is no address is refused by itself and not the whole batch with it */
  record BatchAct(String ref, int version, HazardCommand act, @Nullable UUID key) {}

  record Batch(List<BatchAct> acts) {}

  /** @param problem code and words of the refusal, when {@code ok} is false */
  record BatchResult(String ref, boolean ok, @Nullable LedgerRow hazard, @Nullable BatchProblem problem) {}

  record BatchProblem(String code, String why, @Nullable String remedy) {}

  @Operation(summary = "登记隐患")
  @PostMapping
  @Creates
  @Requires("hazard.create")
  ResponseEntity<HazardDetail> register(Actor actor, @RequestBody Finding finding) {
    HazardLedger.Answer answer = ledger.answer(actor, registration(finding));
    HazardDetail detail = answer.detail();
    var response =
        answer.created() ? ResponseEntity.created(URI.create("/api/hazards/" + detail.ref())) : ResponseEntity.ok();
    return response.eTag(ExpectedVersion.etag(detail.summary().version())).body(detail);
  }

  @Operation(summary = "修改登记内容")
  @PutMapping("/{ref}")
  @Requires("hazard.create")
  ResponseEntity<HazardDetail> revise(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody Finding finding) {
    Hazard current = desk.require(actor, ref);
    mayStay(finding, current);
    ledger.revise(actor, ref, expected, registration(completed(finding, current)));
    return answer(desk.detail(actor, ref));
  }

  @Operation(summary = "按条件列出隐患")
  @GetMapping
  @Limited(value = Limited.Kind.SEARCH, onlyWith = "q")
  @Requires("hazard.read")
  Page<LedgerRow> list(Actor actor, @ModelAttribute HazardFilter filter) {
    return desk.list(actor, filter);
  }

  @Operation(summary = "等我办理的隐患")
  @GetMapping("/waiting")
  @Requires("hazard.read")
  HazardDesk.Waiting waiting(Actor actor) {
    return desk.waiting(actor);
  }

  @Operation(summary = "登记前查找相近的隐患")
  @GetMapping("/similar")
  @Requires("hazard.read")
  List<LikeHazards.Like> similar(
      Actor actor,
      @RequestParam Ref unit,
      @RequestParam(required = false) @Nullable String itemCode,
      @RequestParam(required = false) @Nullable UUID placeId,
      @RequestParam(required = false) @Nullable String placeText,
      @RequestParam(required = false) @Nullable String q) {
    return desk.similar(actor, unit, new LikeHazards.Sketch(itemCode, placeId, placeText, q));
  }

  /** @param at when it was given up; null where it was not, as far as the reader may know */
  record LeftOut(@Nullable Instant at) {}

  @Operation(summary = "一个编号是否在恢复备份时作废")
  @GetMapping("/left-out")
  @Limited(Limited.Kind.SEARCH)
  @Requires("hazard.read")
  LeftOut leftOut(Actor actor, @RequestParam String number) {
    return new LeftOut(desk.numberLeftOut(number).orElse(null));
  }

  @Operation(summary = "按姓名查找单位在岗人员，以查看其负责的隐患")
  @GetMapping("/people")
  @Limited(Limited.Kind.SEARCH)
  @Requires("hazard.read")
  List<PeopleQueries.PersonOfUnit> people(Actor actor, @RequestParam String q) {
    return desk.people(actor, q);
  }

  @Operation(summary = "一条隐患的全部内容")
  @GetMapping("/{ref}")
  @Requires("hazard.read")
  ResponseEntity<HazardDetail> detail(Actor actor, @PathVariable Ref ref) {
    return answer(desk.detail(actor, ref));
  }

  @Operation(summary = "一条隐患的经过")
  @GetMapping("/{ref}/history")
  @Requires("hazard.read")
  List<HazardTimeline> history(Actor actor, @PathVariable Ref ref) {
    return desk.timeline(actor, ref);
  }

  @Operation(summary = "一条隐患的前后关联")
  @GetMapping("/{ref}/chain")
  @Requires("hazard.read")
  HazardDesk.Chain chain(Actor actor, @PathVariable Ref ref) {
    return desk.chain(actor, ref);
  }

  @Operation(summary = "办理一步")
  @PostMapping("/{ref}/acts")
  @Requires("hazard.read")
  ResponseEntity<HazardDetail> act(
      Actor actor,
      @PathVariable Ref ref,
      ExpectedVersion expected,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
      StepUp stepUp,
      @RequestBody HazardCommand command) {
    ledger.perform(actor, ref, expected, command, key, stepUp);
    return answer(desk.detail(actor, ref));
  }

  /** Many acts, each in a transaction of its own: one that is refused does not stop the others. */
  @Operation(summary = "批量办理，一条被拒不影响其他")
  @PostMapping("/acts")
  @Requires("hazard.read")
  List<BatchResult> acts(Actor actor, StepUp stepUp, @RequestBody Batch batch) {
    new FieldChecks()
        .notEmpty("acts", "要办理的隐患", batch.acts())
        .holds(batch.acts().size() <= LARGEST_BATCH, "acts", "一次超过 " + LARGEST_BATCH + " 条", "请分批办理")
        .refuseIfAny();
    List<BatchResult> results = new ArrayList<>();
    for (BatchAct each : batch.acts()) {
      results.add(BatchActs.one(each, () -> perform(actor, each, stepUp)));
    }
    return results;
  }

  private LedgerRow perform(Actor actor, BatchAct each, StepUp stepUp) {
    Ref ref = Ref.valueOf(each.ref());
    ledger.perform(actor, ref, new ExpectedVersion(each.version()), each.act(), each.key(), stepUp);
    return desk.detail(actor, ref).row();
  }

  private static ResponseEntity<HazardDetail> answer(HazardDetail detail) {
    return ResponseEntity.ok().eTag(ExpectedVersion.etag(detail.summary().version())).body(detail);
  }

  /** What a correction cannot change is refused where it differs, never passed over in silence. */
  private static void mayStay(Finding f, Hazard current) {
    boolean draft = current.status() == HazardStatus.DRAFT;
    new FieldChecks()
        .holds(f.id() == null || f.id().equals(current.ref().id()), "id", "编号与所修改的隐患不同", "请去掉编号或填写原编号")
        .holds(
            f.unit() == null || f.unit().equals(HazardLedger.unitOf(current)),
            "unit",
            "登记后不能改换单位",
            "登记错单位的，请申请撤销后在正确的单位重新登记")
        .holds(
            f.draft() == null || f.draft() == draft, "draft", draft ? "草稿不能这样上账" : "已上账的隐患不能改回草稿",
            draft ? "请办理“提交上账”" : "请去掉草稿标记")
        .refuseIfAny();
  }

  private static Finding completed(Finding f, Hazard current) {
    return new Finding(
        current.ref().id(), HazardLedger.unitOf(current), f.placeId(), f.placeText(), f.category(), f.itemCode(),
        f.itemPoint(), f.description(), f.basis(), f.source(), f.foundAt(), f.proposedLevel(), f.photos(), f.noPhotoReason(),
        current.status() == HazardStatus.DRAFT);
  }

  private Registration registration(Finding f) {
    FailedItems.checkPoint(new FieldChecks(), "itemPoint", f.itemCode(), f.itemPoint())
        .present("id", "编号（UUID）", f.id())
        .present("unit", "单位", f.unit())
        .present("category", "类别", f.category())
        .present("source", "来源", f.source())
        .present("foundAt", "发现时间", f.foundAt())
        .text("placeText", "部位", f.placeText(), 300)
        .text("description", "隐患描述", f.description(), 2000)
        .refuseIfAny();
    if (f.id() == null || f.unit() == null || f.category() == null || f.source() == null || f.foundAt() == null
        || f.placeText() == null || f.description() == null) {
      throw new IllegalStateException("checked above");
    }
    Optional<FailedItem> failed = failedItem(f.itemCode(), f.itemPoint(), f.foundAt());
    Hazard.Judgement judgement = failed.map(FailedItem::judgement).orElse(null);
    String basis = f.basis() == null ? failed.map(FailedItem::item).map(CheckItem::basis).orElse(null) : f.basis();
    Level level = judgement == null ? f.proposedLevel() : Level.MAJOR;
    return new Registration(
        Ids.ofClient("id", f.id()), f.unit(), f.placeId(), f.placeText(), f.category(), f.itemCode(), f.description(),
        basis, f.source(), f.foundAt(), level, judgement, f.photos() == null ? List.of() : f.photos(),
        f.noPhotoReason(), Boolean.TRUE.equals(f.draft()), null);
  }

  private Optional<FailedItem> failedItem(
      @Nullable String itemCode, @Nullable Integer itemPoint, Instant foundAt) {
    if (itemCode == null || itemCode.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(failedItems.require("", itemCode.strip(), itemPoint, foundAt));
  }
}
