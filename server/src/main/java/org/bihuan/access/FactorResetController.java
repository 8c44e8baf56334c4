package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
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

/** Resets of second factors: asked by the system administrator, decided by the security administrator. */
@Tag(name = "账号")
@RestController
@RequestMapping("/api")
class FactorResetController {

  record ResetView(
      UUID id,
      UUID account,
      String login,
      String name,
      String reason,
      Instant askedAt,
      String askedBy,
      FactorReset.@Nullable Decision decision,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      Instant expiresAt,
      FactorReset.@Nullable End ended,
      List<String> can) {

    static ResetView of(FactorReset reset, FactorReset.@Nullable End ended, List<String> can) {
      return new ResetView(
          reset.id(),
          reset.account(),
          reset.login(),
          reset.personName(),
          reset.reason(),
          reset.askedAt(),
          reset.askedByName(),
          reset.decision(),
          reset.decidedAt(),
          reset.decidedByName(),
          reset.expiresAt(),
          ended,
          can);
    }
  }

  record ResetRequest(UUID id, String reason) {}

  record ResetDecision(FactorReset.Decision decision) {}

  private final FactorResets resets;

  FactorResetController(FactorResets resets) {
    this.resets = resets;
  }

  @Operation(summary = "双因素重置申请，待办的在前")
  @GetMapping("/second-factor-resets")
  @Requires({"user.account.create_disable", "policy.password_session_mfa"})
  List<ResetView> list(Actor actor) {
    if (!actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)) {
      throw Refusal.forbidden("no-permission", "双因素重置由系统管理员申请、安全管理员复核", "请向系统管理员提出");
    }
    return resets.latest(actor).stream().map(reset -> view(actor, reset)).toList();
  }

  @Operation(summary = "申请重置某账号的双因素，72 小时内有效，一个账号同时只有一项")
  @PostMapping("/accounts/{id}/second-factor-resets")
  @Requires("user.account.create_disable")
  @Creates
  ResponseEntity<ResetView> ask(
      @PathVariable UUID id, @RequestBody ResetRequest request, StepUp stepUp, Actor actor) {
    FactorResets.Asked asked = resets.ask(request.id(), id, request.reason(), actor, stepUp);
    return ResponseEntity.status(asked.now() ? 201 : 200).body(view(actor, asked.reset()));
  }

  @Operation(summary = "复核双因素重置申请")
  @PutMapping("/second-factor-resets/{id}")
  @Requires("policy.password_session_mfa")
  ResetView decide(@PathVariable UUID id, @RequestBody ResetDecision decision, StepUp stepUp, Actor actor) {
    stepUp.mustBeRecent("复核双因素重置");
    return view(actor, resets.decide(id, decision.decision(), actor));
  }

  @Operation(summary = "撤回自己提出的双因素重置申请")
  @PutMapping("/second-factor-resets/{id}/withdrawal")
  @Requires("user.account.create_disable")
  ResetView withdraw(@PathVariable UUID id, Actor actor) {
    return view(actor, resets.withdraw(id, actor));
  }

  private ResetView view(Actor actor, FactorReset reset) {
    return ResetView.of(reset, resets.endOf(reset), resets.possible(actor, reset));
  }
}
