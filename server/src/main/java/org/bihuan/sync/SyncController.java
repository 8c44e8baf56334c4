package org.bihuan.sync;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The phone over HTTP: what it takes along, and what it brings back. */
@Tag(name = "手机同步")
@RestController
@RequestMapping("/api/sync")
class SyncController {

  private static final int MOST_ORIGINALS = 500;
  private static final BigDecimal MOST_LONGITUDE = BigDecimal.valueOf(180);
  private static final BigDecimal MOST_LATITUDE = BigDecimal.valueOf(90);

  private final PackedBundles bundles;
  private final FieldDesk desk;

  SyncController(PackedBundles bundles, FieldDesk desk) {
    this.bundles = bundles;
    this.desk = desk;
  }

  record DeviceBody(
      @Nullable UUID id,
      @Nullable Long sequence,
      @Nullable Instant at,
      @Nullable Instant finishedAt,
      @Nullable Long offsetMillis,
      @Nullable Instant offsetKnownAt) {}

  record OriginalBody(
      @Nullable Ref file, @Nullable String sha256, @Nullable Long size, @Nullable Instant takenAt) {}

  /** WGS 84, in degrees; {@code accuracy} in metres. */
  record PositionBody(@Nullable BigDecimal longitude, @Nullable BigDecimal latitude, @Nullable Integer accuracy) {}

  /** @param owner the person who wrote it; sent under anybody else's session it is refused */
  record RecordBody(
      @Nullable UUID id,
      @Nullable UUID owner,
      @Nullable Ref unit,
      @Nullable FieldContent content,
      @Nullable Integer expectedVersion,
      @Nullable List<OriginalBody> originals,
      @Nullable DeviceBody device,
      @Nullable PositionBody position) {}

  /** @param thing the hazard or the task the record changed */
  record ReceiptView(
      Ref ref,
      FieldContent.Kind kind,
      String kindTitle,
      Ref thing,
      @Nullable String number,
      String outcome,
      Instant deviceAt,
      Instant receivedAt) {

    static ReceiptView of(Receipt r) {
      return new ReceiptView(
          r.ref(), r.kind(), r.kind().title(), r.thing(), r.number(), r.outcome(), r.device().at(), r.receivedAt());
    }
  }

  @Operation(summary = "手机随身携带的内容：本人任务、检查表、部位、未销账隐患和常用语")
  @GetMapping("/bundle")
  @Requires("file.upload")
  ResponseEntity<Bundle> bundle(
      Actor actor,
      @RequestParam(required = false) @Nullable List<Ref> unit,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
    PackedBundles.Packed packed = bundles.pack(actor, unit == null ? List.of() : unit);
    var answer =
        ResponseEntity.status(packed.tag().equals(known) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .eTag(packed.tag())
            .cacheControl(CacheControl.noStore());
    return packed.tag().equals(known) ? answer.build() : answer.body(packed.bundle());
  }

  @Operation(summary = "手机交回一条记录；照片须先上传")
  @PostMapping("/records")
  @Creates
  @Requires("file.upload")
  ResponseEntity<ReceiptView> receive(Actor actor, @RequestBody RecordBody body) {
    FieldDesk.Received received = desk.receive(actor, record(actor, body));
    ReceiptView view = ReceiptView.of(received.receipt());
    return received.now()
        ? ResponseEntity.created(URI.create("/api/sync/records/" + view.ref())).body(view)
        : ResponseEntity.ok(view);
  }

  @Operation(summary = "本人交回的一条记录收到没有")
  @GetMapping("/records/{ref}")
  @Requires("file.upload")
  ReceiptView receipt(Actor actor, @PathVariable Ref ref) {
    return ReceiptView.of(desk.receipt(actor, ref));
  }

  private static FieldRecord record(Actor actor, RecordBody body) {
    UUID id = body.id();
    Ref unit = body.unit();
    FieldContent content = body.content();
    new FieldChecks()
        .present("id", "编号（UUID）", id)
        .present("owner", "记录人", body.owner())
        .present("unit", "单位", unit)
        .present("content", "记录内容", content)
        .present("device", "设备时间", body.device())
        .refuseIfAny();
    if (id == null || unit == null || content == null || body.device() == null) {
      throw new IllegalStateException("checked above");
    }
    if (!actor.personId().equals(body.owner())) {
      throw Refusal.forbidden("other-person", "这条记录是另一个人写的", "请由本人登录后上传；记录仍在手机上");
    }
    Ref ref = new Ref(unit.districtId(), Ids.ofClient("id", id));
    return new FieldRecord(
        ref, unit, content, body.expectedVersion(), originals(body.originals()), device(body.device()),
        position(body.position()));
  }

  private static List<FieldRecord.Original> originals(@Nullable List<OriginalBody> given) {
    List<OriginalBody> originals = given == null ? List.of() : given;
    new FieldChecks()
        .holds(originals.size() <= MOST_ORIGINALS, "originals", "照片过多", "请分几条记录上传")
        .refuseIfAny();
    return originals.stream().map(SyncController::original).toList();
  }

  private static FieldRecord.Original original(OriginalBody o) {
    Ref file = o.file();
    String sha256 = o.sha256();
    Long size = o.size();
    if (file == null || size == null || sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
      throw Refusal.invalid("originals", "原始照片的说明不完整", "请更新应用后重新提交");
    }
    return new FieldRecord.Original(file, sha256, size, o.takenAt());
  }

  private static FieldRecord.@Nullable Position position(@Nullable PositionBody given) {
    if (given == null) {
      return null;
    }
    BigDecimal longitude = given.longitude();
    BigDecimal latitude = given.latitude();
    Integer accuracy = given.accuracy();
    if (longitude == null || latitude == null || accuracy == null || accuracy < 0
        || longitude.abs().compareTo(MOST_LONGITUDE) > 0 || latitude.abs().compareTo(MOST_LATITUDE) > 0) {
      throw Refusal.invalid("position", "位置不是有效的经纬度", "请关闭记录位置后重新保存");
    }
    return new FieldRecord.Position(
        longitude.setScale(6, RoundingMode.HALF_UP), latitude.setScale(6, RoundingMode.HALF_UP), accuracy);
  }

  private static FieldRecord.Device device(DeviceBody device) {
    UUID id = device.id();
    Long sequence = device.sequence();
    Instant at = device.at();
    new FieldChecks()
        .present("device.id", "设备编号", id)
        .present("device.sequence", "设备序号", sequence)
        .present("device.at", "设备时间", at)
        .holds(sequence == null || sequence >= 0, "device.sequence", "设备序号不能为负", "请更新应用后重新提交")
        .refuseIfAny();
    if (id == null || sequence == null || at == null) {
      throw new IllegalStateException("checked above");
    }
    return new FieldRecord.Device(id, sequence, at, device.finishedAt(), device.offsetMillis(), device.offsetKnownAt());
  }
}
