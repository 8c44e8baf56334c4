package org.bihuan.organisation.profile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Special equipment over HTTP. */
@Tag(name = "单位")
@RestController
@RequestMapping("/api/units/{unit}/equipment")
class EquipmentController {

  /** @param can what whoever asks may do with it now: CORRECT, RETIRE */
  record EquipmentView(
      Ref ref,
      EquipmentKind kind,
      String kindTitle,
      String name,
      String registration,
      @Nullable UUID placeId,
      String location,
      @Nullable LocalDate inspectedOn,
      @Nullable LocalDate dueOn,
      String maintainer,
      Equipment.State state,
      String stateTitle,
      @Nullable LocalDate retiredOn,
      @Nullable String retiredWhy,
      int version,
      List<String> can) {}

  record EquipmentBody(
      EquipmentKind kind,
      String name,
      @Nullable String registration,
      @Nullable UUID placeId,
      @Nullable String location,
      @Nullable LocalDate inspectedOn,
      @Nullable LocalDate dueOn,
      @Nullable String maintainer) {

    Equipment.Facts facts() {
      return new Equipment.Facts(
          kind, name, orEmpty(registration), placeId, orEmpty(location), inspectedOn, dueOn, orEmpty(maintainer));
    }
  }

  record NewEquipment(
      UUID id,
      EquipmentKind kind,
      String name,
      @Nullable String registration,
      @Nullable UUID placeId,
      @Nullable String location,
      @Nullable LocalDate inspectedOn,
      @Nullable LocalDate dueOn,
      @Nullable String maintainer) {

    Equipment.Facts facts() {
      return new EquipmentBody(kind, name, registration, placeId, location, inspectedOn, dueOn, maintainer).facts();
    }
  }

  /** @param on the last day in use */
  record Retirement(LocalDate on, String why) {}

  private final EquipmentRegister register;
  private final ProfileKeepers keepers;

  EquipmentController(EquipmentRegister register, ProfileKeepers keepers) {
    this.register = register;
    this.keepers = keepers;
  }

  @Operation(summary = "单位的特种设备，最先到期的在前，已停用的在后")
  @GetMapping
  @Requires("organisation.read")
  List<EquipmentView> list(@PathVariable Ref unit, Actor actor) {
    List<Equipment> all = register.of(unit);
    boolean keeper = keepers.mayKeep(actor, unit);
    return all.stream().map(equipment -> view(equipment, keeper)).toList();
  }

  @Operation(summary = "登记特种设备")
  @PostMapping
  @Creates
  @Requires("org.profile.manage")
  ResponseEntity<EquipmentView> add(@PathVariable Ref unit, @RequestBody NewEquipment equipment, Actor actor) {
    EquipmentRegister.Entered entered = register.enter(unit, equipment.id(), equipment.facts());
    return answer(entered.isNew() ? 201 : 200, entered.equipment());
  }

  @Operation(summary = "更正特种设备，登记新的检验日期")
  @PutMapping("/{equipmentId}")
  @Requires("org.profile.manage")
  ResponseEntity<EquipmentView> correct(
      @PathVariable Ref unit,
      @PathVariable UUID equipmentId,
      @RequestBody EquipmentBody equipment,
      ExpectedVersion expected,
      Actor actor) {
    return answer(200, register.correct(unit, equipmentId, expected, equipment.facts()));
  }

  @Operation(summary = "停用特种设备")
  @PutMapping("/{equipmentId}/retire")
  @Requires("org.profile.manage")
  ResponseEntity<EquipmentView> retire(
      @PathVariable Ref unit,
      @PathVariable UUID equipmentId,
      @RequestBody Retirement retirement,
      ExpectedVersion expected,
      Actor actor) {
    return answer(
        200, register.retire(unit, equipmentId, expected, new Equipment.Retired(retirement.on(), retirement.why())));
  }

  private ResponseEntity<EquipmentView> answer(int status, Equipment equipment) {
    return ResponseEntity.status(status)
        .eTag(ExpectedVersion.etag(equipment.version()))
        .body(view(equipment, true));
  }

  private EquipmentView view(Equipment equipment, boolean keeper) {
    Equipment.Facts facts = equipment.facts();
    Equipment.State state = register.stateOf(equipment);
    Equipment.Retired retired = equipment.retired();
    return new EquipmentView(
        equipment.ref(), facts.kind(), facts.kind().title(), facts.name(), facts.registration(), facts.placeId(),
        facts.location(), facts.inspectedOn(), facts.dueOn(), facts.maintainer(), state, state.title(),
        retired == null ? null : retired.on(), retired == null ? null : retired.why(), equipment.version(),
        keeper && retired == null ? List.of("CORRECT", "RETIRE") : List.of());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
