package org.bihuan.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Key places after they were entered: corrected, closed, opened again. */
@Tag(name = "单位")
@RestController
@RequestMapping("/api/units/{unit}")
class PlaceController {

  record PlaceBody(PlaceKind kind, String name, @Nullable String location, @Nullable UUID postId) {
    PlaceRegister.Wanted wanted() {
      return new PlaceRegister.Wanted(kind, name, location == null ? "" : location, postId);
    }
  }

  /**
   * @param on the last day of use
   * @param despiteOpen true once whoever closes it knows that hazards are open there
   */
  record Closing(LocalDate on, @Nullable Boolean despiteOpen) {}

  private final PlaceRegister places;
  private final PossibleActs possible;

  PlaceController(PlaceRegister places, PossibleActs possible) {
    this.places = places;
    this.possible = possible;
  }

  @Operation(summary = "单位已停用的重点部位，最近的在前")
  @GetMapping("/closed-places")
  @Requires("organisation.read")
  List<UnitController.PlaceView> closed(@PathVariable Ref unit, Actor actor) {
    PossibleActs.Asked asked = possible.by(actor);
    return places.closedOf(unit).stream().map(place -> UnitController.PlaceView.of(place, asked)).toList();
  }

  @Operation(summary = "重点部位还有哪些没有办结的事项")
  @GetMapping("/places/{placeId}/open-business")
  @Requires("org.profile.manage")
  List<OpenBusiness.Item> open(@PathVariable Ref unit, @PathVariable UUID placeId, Actor actor) {
    return places.openIn(unit, placeId);
  }

  @Operation(summary = "更正重点部位")
  @PutMapping("/places/{placeId}")
  @Requires("org.profile.manage")
  ResponseEntity<UnitController.PlaceView> correct(
      @PathVariable Ref unit,
      @PathVariable UUID placeId,
      @RequestBody PlaceBody place,
      ExpectedVersion expected,
      Actor actor) {
    return answer(actor, places.correct(unit, placeId, expected, place.wanted()));
  }

  @Operation(summary = "停用重点部位；还有未销账隐患的要先确认知道")
  @PutMapping("/places/{placeId}/close")
  @Requires("org.profile.manage")
  ResponseEntity<UnitController.PlaceView> close(
      @PathVariable Ref unit,
      @PathVariable UUID placeId,
      @RequestBody Closing closing,
      ExpectedVersion expected,
      Actor actor) {
    return answer(
        actor, places.close(unit, placeId, expected, closing.on(), Boolean.TRUE.equals(closing.despiteOpen())));
  }

  @Operation(summary = "恢复使用已停用的重点部位")
  @PutMapping("/places/{placeId}/reopen")
  @Requires("org.profile.manage")
  ResponseEntity<UnitController.PlaceView> reopen(
      @PathVariable Ref unit, @PathVariable UUID placeId, ExpectedVersion expected, Actor actor) {
    return answer(actor, places.reopen(unit, placeId, expected));
  }

  private ResponseEntity<UnitController.PlaceView> answer(Actor actor, Place place) {
    return ResponseEntity.ok()
        .eTag(ExpectedVersion.etag(place.version()))
        .body(UnitController.PlaceView.of(place, possible.by(actor)));
  }
}
