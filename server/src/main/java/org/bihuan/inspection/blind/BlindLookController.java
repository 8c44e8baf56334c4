package org.bihuan.inspection.blind;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.hazard.Hazard;
import org.bihuan.inspection.blind.BlindLooks.Seen;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Blind look-backs over HTTP: nothing of the file is in an answer before it has been answered. */
@Tag(name = "现场检查")
@RestController
@RequestMapping("/api/inspection/blind-looks")
class BlindLookController {

  /** @param hazard the file, open once he has answered or cannot any more */
  record BlindLookView(
      Ref ref, String unitName, String placeText, int photos, Instant takenAt, @Nullable Boolean found, @Nullable String note,
      @Nullable Instant answeredAt, @Nullable Instant givenUpAt, @Nullable String givenUpReason, @Nullable Ref hazard, @Nullable String number, @Nullable String description,
      List<String> can) {

    static BlindLookView of(Seen seen) {
      Hazard file = seen.hazard().orElse(null);
      return new BlindLookView(
          seen.look().ref(), seen.unitName(), seen.placeText(), seen.photos(), seen.look().takenAt(), seen.look().found(),
          seen.look().note(), seen.look().answeredAt(), seen.look().givenUpAt(), seen.look().givenUpReason(), file == null ? null : file.ref(),
          file == null ? null : file.number(), file == null ? null : file.finding().description(),
          seen.open() ? List.of("ANSWER", "GIVE_UP") : List.of());
    }
  }

  record TakeBody(UUID id) {}

  record FoundBody(boolean found, String note) {}

  record ReasonBody(String reason) {}

  private final BlindLooks looks;

  BlindLookController(BlindLooks looks) {
    this.looks = looks;
  }

  @Operation(summary = "我的盲查回头看")
  @GetMapping
  @Requires("hazard.reopen")
  List<BlindLookView> mine(Actor actor) {
    return looks.mine(actor).stream().map(BlindLookView::of).toList();
  }

  @Operation(summary = "领取一项盲查：只给单位、部位和整改前照片")
  @PostMapping
  @Requires("hazard.reopen")
  @ResponseStatus(HttpStatus.CREATED)
  BlindLookView take(Actor actor, @RequestBody TakeBody body) {
    return BlindLookView.of(looks.take(actor, body.id()));
  }

  @Operation(summary = "整改前照片")
  @GetMapping(value = "/{ref}/photos/{number}", produces = MediaType.IMAGE_JPEG_VALUE)
  @Requires("hazard.reopen")
  ResponseEntity<byte[]> photo(Actor actor, @PathVariable Ref ref, @PathVariable int number) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.IMAGE_JPEG)
        .body(looks.photo(actor, ref, number).jpeg());
  }

  @Operation(summary = "答复还在或不在，随后才看得到隐患档案")
  @PutMapping("/{ref}/answer")
  @Requires("hazard.reopen")
  BlindLookView answer(Actor actor, @PathVariable Ref ref, @RequestBody FoundBody body) {
    return BlindLookView.of(looks.answer(actor, ref, body.found(), body.note()));
  }

  @Operation(summary = "放弃盲查：档案打开，同一条隐患不再领到")
  @PutMapping("/{ref}/given-up")
  @Requires("hazard.reopen")
  BlindLookView giveUp(Actor actor, @PathVariable Ref ref, @RequestBody ReasonBody body) {
    return BlindLookView.of(looks.giveUp(actor, ref, body.reason()));
  }
}
