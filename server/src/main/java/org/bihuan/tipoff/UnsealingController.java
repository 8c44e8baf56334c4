package org.bihuan.tipoff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.bihuan.tipoff.Unsealing.Decision;
import org.bihuan.tipoff.UnsealingDesk.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opening a sealed identity over HTTP: each step after the person has just shown that it is he. */
@Tag(name = "举报身份启封")
@RestController
@RequestMapping("/api/tipoff/unsealings")
class UnsealingController {

  private final UnsealingDesk desk;

  UnsealingController(UnsealingDesk desk) {
    this.desk = desk;
  }

  /** @param open whether it may be looked at now */
  record UnsealingView(
      Ref ref,
      Ref report,
      String reason,
      String askedBy,
      Instant askedAt,
      @Nullable Decision decision,
      @Nullable String decidedBy,
      @Nullable Instant expiresAt,
      int looks,
      boolean open,
      List<String> can) {

    static UnsealingView of(Unsealing u, Instant now, List<String> can) {
      Report.Person by = u.decidedBy();
      return new UnsealingView(
          u.ref(), u.report(), u.reason(), u.askedBy().node() + u.askedBy().name(), u.askedAt(), u.decision(),
          by == null ? null : by.name(), u.expiresAt(), u.looks(), u.isOpen(now), can);
    }
  }

  record Asking(UUID id, Ref report, String reason) {}

  record Deciding(Decision decision) {}

  @Operation(summary = "启封申请：专管员看自己的，封存保管人和审计管理员看全部")
  @GetMapping
  @Requires("report.identity.unseal")
  List<UnsealingView> unsealings(Actor actor) {
    return desk.latest(actor).stream().map(one -> view(actor, one)).toList();
  }

  @Operation(summary = "申请启封一份举报的身份")
  @PostMapping
  @Requires("report.identity.unseal")
  UnsealingView ask(Actor actor, @RequestBody Asking asking, StepUp stepUp) {
    stepUp.mustBeRecent("申请启封举报人身份");
    return view(actor, desk.ask(actor, asking.id(), asking.report(), asking.reason()));
  }

  @Operation(summary = "封存保管人同意或不同意")
  @PostMapping("/{ref}/decision")
  @Requires("report.identity.unseal")
  UnsealingView decide(Actor actor, @PathVariable Ref ref, @RequestBody Deciding deciding, StepUp stepUp) {
    stepUp.mustBeRecent("决定启封举报人身份");
    return view(actor, desk.decide(actor, ref, deciding.decision()));
  }

  @Operation(summary = "查看已启封的身份；每看一次记录一次")
  @PostMapping("/{ref}/identity")
  @Requires("report.identity.unseal")
  ResponseEntity<Identity> look(Actor actor, @PathVariable Ref ref, StepUp stepUp) {
    stepUp.mustBeRecent("查看举报人身份");
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(desk.look(actor, ref));
  }

  private UnsealingView view(Actor actor, Unsealing unsealing) {
    return UnsealingView.of(unsealing, desk.now(), desk.possible(actor, unsealing));
  }
}
