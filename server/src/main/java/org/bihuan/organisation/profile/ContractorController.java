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

/** Contractors over HTTP. */
@Tag(name = "单位")
@RestController
@RequestMapping("/api/units/{unit}/contractors")
class ContractorController {

  /**
   * @param over whether the last day has passed
   * @param can what whoever asks may do with it now: CORRECT, END
   */
  record ContractorView(
      Ref ref,
      ContractorKind kind,
      String kindTitle,
      String name,
      String creditCode,
      String contactName,
      String contactPhone,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate agreementOn,
      boolean over,
      int version,
      List<String> can) {}

  record ContractorBody(
      ContractorKind kind,
      String name,
      String creditCode,
      String contactName,
      String contactPhone,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate agreementOn) {

    Contractor.Facts facts() {
      return new Contractor.Facts(kind, name, creditCode, contactName, contactPhone, from, to, agreementOn);
    }
  }

  record NewContractor(
      UUID id,
      ContractorKind kind,
      String name,
      String creditCode,
      String contactName,
      String contactPhone,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable LocalDate agreementOn) {

    Contractor.Facts facts() {
      return new Contractor.Facts(kind, name, creditCode, contactName, contactPhone, from, to, agreementOn);
    }
  }

  /** @param on the last day */
  record ContractEnd(LocalDate on) {}

  private final ContractorRegister register;
  private final ProfileKeepers keepers;

  ContractorController(ContractorRegister register, ProfileKeepers keepers) {
    this.register = register;
    this.keepers = keepers;
  }

  @Operation(summary = "单位的外包和服务单位，在服务的在前")
  @GetMapping
  @Requires("organisation.read")
  List<ContractorView> list(@PathVariable Ref unit, Actor actor) {
    List<Contractor> all = register.of(unit);
    boolean keeper = keepers.mayKeep(actor, unit);
    return all.stream().map(contractor -> view(contractor, keeper)).toList();
  }

  @Operation(summary = "登记外包或服务单位")
  @PostMapping
  @Creates
  @Requires("org.profile.manage")
  ResponseEntity<ContractorView> add(@PathVariable Ref unit, @RequestBody NewContractor contractor, Actor actor) {
    ContractorRegister.Entered entered = register.enter(unit, contractor.id(), contractor.facts());
    return answer(entered.isNew() ? 201 : 200, entered.contractor());
  }

  @Operation(summary = "更正外包或服务单位")
  @PutMapping("/{contractorId}")
  @Requires("org.profile.manage")
  ResponseEntity<ContractorView> correct(
      @PathVariable Ref unit,
      @PathVariable UUID contractorId,
      @RequestBody ContractorBody contractor,
      ExpectedVersion expected,
      Actor actor) {
    return answer(200, register.correct(unit, contractorId, expected, contractor.facts()));
  }

  @Operation(summary = "结束服务")
  @PutMapping("/{contractorId}/end")
  @Requires("org.profile.manage")
  ResponseEntity<ContractorView> end(
      @PathVariable Ref unit,
      @PathVariable UUID contractorId,
      @RequestBody ContractEnd end,
      ExpectedVersion expected,
      Actor actor) {
    return answer(200, register.end(unit, contractorId, expected, end.on()));
  }

  private ResponseEntity<ContractorView> answer(int status, Contractor contractor) {
    return ResponseEntity.status(status)
        .eTag(ExpectedVersion.etag(contractor.version()))
        .body(view(contractor, true));
  }

  private ContractorView view(Contractor contractor, boolean keeper) {
    Contractor.Facts facts = contractor.facts();
    boolean over = register.isOver(contractor);
    List<String> can = keeper ? over ? List.of("CORRECT") : List.of("CORRECT", "END") : List.of();
    return new ContractorView(
        contractor.ref(), facts.kind(), facts.kind().title(), facts.name(), facts.creditCode(), facts.contactName(),
        facts.contactPhone(), facts.from(), facts.to(), facts.agreementOn(), over, contractor.version(), can);
  }
}
