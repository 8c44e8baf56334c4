package org.bihuan.access.deputy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Emergency grants, before the eyes of all three administrators. */
@Tag(name = "账号")
@RestController
@RequestMapping("/api/emergency-grants")
class EmergencyController {

  record EmergencyView(
      UUID id,
      UUID personId,
      String name,
      Ref post,
      String postTitle,
      String reason,
      @Nullable Integer hours,
      Instant askedAt,
      String askedBy,
      TemporaryPost.@Nullable Decision decision,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable Instant until,
      @Nullable Instant endedAt,
      @Nullable String endedBy,
      boolean over,
      TemporaryPost.@Nullable Closed closed,
      List<String> can) {}

  record NewEmergency(UUID id, UUID personId, Ref post, int hours, String reason) {}

  record EmergencyDecision(TemporaryPost.Decision decision) {}

  private final EmergencyGrants grants;

  EmergencyController(EmergencyGrants grants) {
    this.grants = grants;
  }

  @Operation(summary = "应急授权，待复核的在前")
  @GetMapping
  @Requires("breakglass.grant")
  List<EmergencyView> list(Actor actor) {
    return grants.latest(actor).stream().map(grant -> view(actor, grant)).toList();
  }

  @Operation(summary = "申请应急授权，最长四小时；申请 24 小时内有效")
  @PostMapping
  @Creates
  @Requires("breakglass.grant")
  ResponseEntity<EmergencyView> ask(@RequestBody NewEmergency wanted, Actor actor) {
    TemporaryPost.Begun asked =
        grants.ask(actor, wanted.id(), wanted.personId(), wanted.post(), wanted.hours(), wanted.reason());
    return ResponseEntity.status(asked.status()).body(view(actor, asked.post()));
  }

  @Operation(summary = "复核应急授权，同意即刻生效")
  @PutMapping("/{id}/decision")
  @Requires("breakglass.grant")
  EmergencyView decide(
      @PathVariable UUID id, @RequestBody EmergencyDecision decision, StepUp stepUp, Actor actor) {
    stepUp.mustBeRecent("复核应急授权");
    return view(actor, grants.decide(actor, id, decision.decision()));
  }

  @Operation(summary = "撤回自己提出的应急授权申请")
  @PutMapping("/{id}/withdrawal")
  @Requires("breakglass.grant")
  EmergencyView withdraw(@PathVariable UUID id, Actor actor) {
    return view(actor, grants.withdraw(actor, id));
  }

  @Operation(summary = "提前结束应急授权")
  @PutMapping("/{id}/end")
  @Requires("breakglass.grant")
  EmergencyView end(@PathVariable UUID id, Actor actor) {
    return view(actor, grants.end(actor, id));
  }

  private EmergencyView view(Actor actor, TemporaryPost grant) {
    return new EmergencyView(
        grant.id(),
        grant.personId(),
        grant.personName(),
        grant.post(),
        grants.titleOf(grant.post()),
        grant.reason(),
        grant.hours(),
        grant.askedAt(),
        grant.askedByName(),
        grant.decision(),
        grant.decidedAt(),
        grant.decidedByName(),
        grant.until(),
        grant.endedAt(),
        grant.endedByName(),
        grant.isOver(grants.now()),
        grant.closedAt(grants.now()),
        grants.possible(actor, grant));
  }
}
