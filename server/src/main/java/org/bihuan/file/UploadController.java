package org.bihuan.file;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Unrecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files in pieces over HTTP: announce, send piece by piece, go on where it broke. */
@Tag(name = "文件")
@RestController
@RequestMapping("/api/files/uploads")
class UploadController {

  private final UploadDesk desk;

  UploadController(UploadDesk desk) {
    this.desk = desk;
  }

  /**
   * @param id the id the file will have, made by the client
   * @param owner the person who took it; announced under anybody else's session it is refused
   * @param sha256 of the whole file, hexadecimal
   * @param size of the whole file in bytes
   */
  record Announcement(
      @Nullable UUID id,
      @Nullable UUID owner,
      @Nullable Ref unit,
      @Nullable String name,
      @Nullable String sha256,
      @Nullable Long size,
      @Nullable String mediaType) {}

  /**
   * @param received where the next piece begins
   * @param done whether the file is inspected and kept on disk; only then may the sender forget it
   */
  record UploadState(Ref ref, String sha256, long size, long received, boolean done) {

    static UploadState of(UploadDesk.Progress p) {
      return new UploadState(p.ref(), p.sha256(), p.size(), p.received(), p.file() != null);
    }
  }

  @Operation(summary = "开始分段上传，或查询同一文件已收到哪里")
  @PostMapping
  @Creates
  @Unrecorded(why = "only announces a file; the line is written when it is kept", writes = "file.upload")
  @Requires("file.upload")
  ResponseEntity<UploadState> begin(Actor actor, @RequestBody Announcement file) {
    UploadDesk.Progress progress = desk.begin(actor, upload(actor, file));
    UploadState state = UploadState.of(progress);
    return progress.now()
        ? ResponseEntity.created(URI.create("/api/files/uploads/" + state.ref())).body(state)
        : ResponseEntity.ok(state);
  }

  @Operation(summary = "分段上传已收到哪里")
  @GetMapping("/{ref}")
  @Requires("file.upload")
  UploadState state(Actor actor, @PathVariable Ref ref) {
    return UploadState.of(desk.progress(actor, ref));
  }

  @Operation(summary = "上传一段，请求体就是这一段内容；最后一段收到后校验全文并保存")
  @PutMapping("/{ref}")
  @Unrecorded(why = "a piece of a file; the line is written when the whole is kept", writes = "file.upload")
  @Requires("file.upload")
  UploadState append(
      Actor actor,
      HttpServletRequest request,
      @PathVariable Ref ref,
      @RequestParam long offset,
      @RequestParam(required = false) @Nullable String sha256)
      throws IOException {
    return UploadState.of(desk.append(actor, ref, offset, sha256, request.getInputStream()));
  }

  private static UploadInPieces upload(Actor actor, Announcement file) {
    UUID id = file.id();
    Ref unit = file.unit();
    String sha256 = file.sha256();
    Long size = file.size();
    new FieldChecks()
        .present("id", "编号（UUID）", id)
        .present("unit", "单位", unit)
        .present("size", "文件大小", size)
        .text("sha256", "SHA-256", sha256, 64)
        .optionalText("name", "文件名", file.name(), 300)
        .optionalText("mediaType", "文件类型", file.mediaType(), 100)
        .holds(sha256 == null || sha256.matches("[0-9a-fA-F]{64}"), "sha256", "SHA-256 须是 64 位十六进制数", "请重新计算")
        .holds(size == null || size > 0, "size", "文件是空的", "请重新选择文件")
        .refuseIfAny();
    if (file.owner() != null && !actor.personId().equals(file.owner())) {
      throw Refusal.forbidden("other-person", "这个文件是另一个人的", "请由本人登录后上传；文件仍在手机上");
    }
    if (id == null || unit == null || sha256 == null || size == null) {
      throw new IllegalStateException("checked above");
    }
    String name = file.name() == null ? "" : file.name();
    Ref ref = new Ref(unit.districtId(), Ids.ofClient("id", id));
    return new UploadInPieces(
        ref, unit, sha256.toLowerCase(Locale.ROOT), size, file.mediaType(), name, 0, actor.personId());
  }
}
