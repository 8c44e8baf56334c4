package org.bihuan.file;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Photos and papers over HTTP: the body is the file itself, streamed in both directions. */
@Tag(name = "文件")
@RestController
@RequestMapping("/api/files")
class FileController {

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(30)).cachePrivate().immutable();

  private final FileStore store;

  FileController(FileStore store) {
    this.store = store;
  }

  /** @param size in bytes */
  record StoredFile(
      Ref ref,
      String sha256,
      long size,
      FileKind kind,
      String mediaType,
      @Nullable Integer width,
      @Nullable Integer height,
      String name,
      Instant uploadedAt) {

    static StoredFile of(FileRecord f) {
      return new StoredFile(
          f.ref(), f.sha256(), f.size(), f.kind(), f.kind().mediaType(), f.width(), f.height(), f.name(),
          f.uploadedAt());
    }
  }

  @Operation(summary = "上传照片或文件，请求体就是文件本身")
  @PostMapping
  @Creates
  @Requires("file.upload")
  ResponseEntity<StoredFile> upload(
      Actor actor,
      HttpServletRequest request,
      @RequestParam UUID id,
      @RequestParam Ref unit,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable String sha256)
      throws IOException {
    var upload = new FileStore.Upload(Ids.ofClient("id", id), unit, name, sha256, request.getContentType());
    FileStore.Kept kept = store.keep(actor, upload, request.getInputStream());
    StoredFile body = StoredFile.of(kept.file());
    return kept.created()
        ? ResponseEntity.created(URI.create("/api/files/" + body.ref())).body(body)
        : ResponseEntity.ok(body);
  }

  @Operation(summary = "文件原件")
  @GetMapping("/{ref}")
  @Requires("file.read")
  ResponseEntity<Resource> original(Actor actor, @PathVariable Ref ref) {
    FileRecord file = store.require(actor, ref);
    return send(MediaType.parseMediaType(file.kind().mediaType()), file.sha256())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString())
        .body(new FileSystemResource(store.original(file)));
  }

  @Operation(summary = "缩略图")
  @GetMapping("/{ref}/thumbnail")
  @Requires("file.read")
  ResponseEntity<Resource> thumbnail(Actor actor, @PathVariable Ref ref) {
    return rendition(actor, ref, Rendition.THUMBNAIL);
  }

  @Operation(summary = "预览图")
  @GetMapping("/{ref}/preview")
  @Requires("file.read")
  ResponseEntity<Resource> preview(Actor actor, @PathVariable Ref ref) {
    return rendition(actor, ref, Rendition.PREVIEW);
  }

  private ResponseEntity<Resource> rendition(Actor actor, Ref ref, Rendition rendition) {
    FileRecord file = store.require(actor, ref);
    Path path = store.rendition(file, rendition);
    return send(MediaType.IMAGE_JPEG, file.sha256() + "-" + rendition.longestSide())
        .body(new FileSystemResource(path));
  }

  /** Content never changes under its address, so a browser may keep it; a shared cache may not. */
  private static ResponseEntity.BodyBuilder send(MediaType type, String tag) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(FOR_EVER)
        .eTag("\"" + tag + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox");
  }
}
