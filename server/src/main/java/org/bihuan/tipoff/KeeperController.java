package org.bihuan.tipoff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.tipoff.KeeperDesk.KeeperCommand;
import org.bihuan.tipoff.KeeperDesk.OnDesk;
import org.bihuan.tipoff.KeeperDesk.Opened;
import org.bihuan.tipoff.TipoffQueries.Verifier;
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

/** The keeper's desk over HTTP. */
@Tag(name = "举报办理")
@RestController
@RequestMapping("/api/tipoff/reports")
class KeeperController {

  private final KeeperDesk desk;
  private final UnsealingDesk unsealings;

  KeeperController(KeeperDesk desk, UnsealingDesk unsealings) {
    this.desk = desk;
    this.unsealings = unsealings;
  }

  record Possible(ReportAct act, String title) {}

  /** @param incoming whether it was transferred here and has not been taken yet */
  record ReportRow(
      Ref ref,
      int version,
      ReportState state,
      String stateTitle,
      String aboutTitle,
      String target,
      String what,
      LocalDate submittedOn,
      LocalDate acceptBy,
      LocalDate answerBy,
      boolean named,
      int photos,
      boolean incoming,
      @Nullable String hazardStatus,
      @Nullable Attention attention,
      List<GraveDanger.Found> grave,
      List<Possible> can) {

    static ReportRow of(OnDesk one) {
      Report r = one.report();
      List<Possible> can = one.can().stream().map(act -> new Possible(act, act.title())).toList();
      return new ReportRow(
          r.ref(), r.version(), r.state(), r.state().title(), r.told().about().title(), r.told().target(),
          r.told().what(), r.told().submittedOn(), one.acceptBy(), one.answerBy(), r.told().named(), one.photos(),
          can.stream().anyMatch(possible -> possible.act() == ReportAct.TAKE), one.hazardStatus(),
          one.attention(), one.grave(), can);
    }
  }

  record LineView(ReportAct act, String title, Instant at, @Nullable String by, @Nullable String words) {
    static LineView of(ReportStore.Line line) {
      Report.Person by = line.by();
      return new LineView(
          line.act(), line.act().title(), line.at(), by == null ? null : by.node() + by.post() + by.name(), line.words());
    }
  }

  record UnitView(Ref ref, String name, String districtName) {}

  /** @param can ASK_UNSEALING; the steps of the report itself stand with it */
  record ReportView(
      ReportRow report,
      String placeText,
      @Nullable UnitView unit,
      String deskTitle,
      @Nullable String transferTitle,
      Report.@Nullable Edited edited,
      @Nullable Ref hazard,
      @Nullable String answer,
      Report.@Nullable Material material,
      @Nullable LocalDate closedOn,
      @Nullable LocalDate destroyedOn,
      List<Report.Feedback> feedback,
      List<Integer> photos,
      List<LineView> lines,
      List<Verifier> verifiers,
      List<UUID> afterPhotos,
      List<String> can) {

    static ReportView of(Opened opened, List<String> can) {
      Report r = opened.onDesk().report();
      Report.Handling h = r.handling();
      Report.Edited edited = h.edited();
      TipoffQueries.Unit unit = opened.unit();
      Desk transfer = h.transfer();
      return new ReportView(
          ReportRow.of(opened.onDesk()),
          r.told().placeText(),
          unit == null ? null : new UnitView(unit.ref(), unit.name(), unit.districtName()),
          h.desk().kind().title(),
          transfer == null ? null : transfer.kind().title(),
          edited,
          h.hazardId() == null || edited == null ? null : new Ref(edited.unit().districtId(), h.hazardId()),
          h.answer(),
          h.material(),
          h.closedOn(),
          r.told().destroyedOn(),
          h.feedback(),
          IntStream.rangeClosed(1, opened.onDesk().photos()).boxed().toList(),
          opened.lines().stream().map(LineView::of).toList(),
          opened.verifiers(),
          opened.afterPhotos(),
          can);
    }
  }

  @Operation(summary = "本级受理的举报")
  @GetMapping
  @Requires("report.handle")
  List<ReportRow> reports(Actor actor) {
    return desk.reports(actor).stream().map(ReportRow::of).toList();
  }

  @Operation(summary = "一份举报的原件；每次查看都有记录")
  @GetMapping("/{ref}")
  @Requires("report.handle")
  ResponseEntity<ReportView> report(Actor actor, @PathVariable Ref ref) {
    return answer(actor, desk.open(actor, ref));
  }

  @Operation(summary = "举报的照片")
  @GetMapping("/{ref}/photos/{position}")
  @Requires("report.handle")
  ResponseEntity<Resource> photo(Actor actor, @PathVariable Ref ref, @PathVariable int position) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .body(new FileSystemResource(desk.photo(actor, ref, position)));
  }

  @Operation(summary = "该举报上账的隐患的一张整改后照片，供选给反映人看")
  @GetMapping("/{ref}/after-photos/{file}")
  @Requires("report.handle")
  ResponseEntity<byte[]> afterPhoto(Actor actor, @PathVariable Ref ref, @PathVariable UUID file) {
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.noStore())
        .body(desk.afterPhoto(actor, ref, file));
  }

  @Operation(summary = "受理、不予受理、交核查、答复进展、办结、转办、接收、退回、重新核查、答复反映人意见")
  @PostMapping("/{ref}/acts")
  @Requires("report.handle")
  ResponseEntity<ReportView> act(
      Actor actor, @PathVariable Ref ref, ExpectedVersion expected, @RequestBody KeeperCommand command) {
    return answer(actor, desk.act(actor, ref, expected, command));
  }

  private ResponseEntity<ReportView> answer(Actor actor, Opened opened) {
    boolean mayAsk = unsealings.mayAsk(actor, opened.onDesk().report());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .eTag(ExpectedVersion.etag(opened.onDesk().report().version()))
        .body(ReportView.of(opened, mayAsk ? List.of("ASK_UNSEALING") : List.of()));
  }
}
