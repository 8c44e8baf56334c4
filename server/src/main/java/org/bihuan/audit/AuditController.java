package org.bihuan.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** The audit administrator's desk. Reading the trail leaves a line in it too. */
@Tag(name = "审计")
@RestController
class AuditController {

  record LineView(
      UUID id,
      Instant at,
      String act,
      AuditEntry.Result result,
      @Nullable UUID personId,
      @Nullable String personName,
      @Nullable String postTitle,
      @Nullable Role role,
      @Nullable String nodeName,
      @Nullable String network,
      @Nullable String request,
      String subject,
      Map<String, Object> details) {

    static LineView of(AuditEntry entry) {
      Actor by = entry.by();
      return new LineView(
          entry.id(),
          entry.at(),
          entry.act(),
          entry.result(),
          by == null ? null : by.personId(),
          by == null ? null : by.personName(),
          by == null ? null : by.postTitle(),
          by == null ? null : by.role(),
          by == null ? null : by.nodeName(),
          entry.network(),
          entry.request(),
          entry.subject(),
          entry.details());
    }
  }

  private final AuditTrail trail;
  private final AuditReach reach;
  private final TransactionOperations transaction;

  AuditController(AuditTrail trail, AuditReach reach, TransactionOperations transaction) {
    this.trail = trail;
    this.reach = reach;
    this.transaction = transaction;
  }

  @Operation(summary = "查阅审计记录")
  @GetMapping("/api/audit")
  @Requires("audit.read")
  List<LineView> lines(Actor actor, @ModelAttribute AuditFilter filter) {
    if (!actor.is(Role.AUDIT_ADMIN)) {
      throw Refusal.forbidden("no-permission", "审计记录由审计管理员查阅", "请向审计管理员提出申请");
    }
    OptionalInt district = reach.districtOf(actor);
    return Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  trail.record(district.orElse(AuditTrail.WHOLE_CITY), "audit.read", "audit", Map.of());
                  return trail.latest(filter, district).stream().map(LineView::of).toList();
                }));
  }
}
