package org.bihuan.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ranges;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Where the trail is read, each reader his part. Reading the trail leaves a line in it too. */
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

  /**
   * Whose acts somebody looks into: the audit administrator everybody's, nobody known included; the security
   * administrator those of the audit administrator, who else would watch him; the auditor those of business people.
   */
  private static Set<Role> readableBy(Role role) {
    return switch (role) {
      case AUDIT_ADMIN -> Set.of();
      case SECURITY_ADMIN -> Set.of(Role.AUDIT_ADMIN);
      case AUDITOR -> Arrays.stream(Role.values()).filter(Role::seesBusinessData).collect(Collectors.toSet());
      case CITY_ADMIN, CITY_SUPERVISOR, DISTRICT_ADMIN, DISTRICT_INSPECTOR, CLUSTER_ADMIN, UNIT_HEAD, SAFETY_OFFICER,
          POST_HOLDER, EXPERT, CONTRACTOR, DUTY_OFFICER, REPORT_KEEPER, SEAL_KEEPER, SYSTEM_ADMIN ->
          throw Refusal.forbidden("no-permission", "审计记录由审计管理员查阅", "请向审计管理员提出申请");
    };
  }

  @Operation(summary = "查阅审计记录")
  @GetMapping("/api/audit")
  @Requires("audit.read")
  List<LineView> lines(Actor actor, @ModelAttribute AuditFilter filter) {
    Set<Role> whose = readableBy(actor.role());
    new Ranges().inOrder("from", filter.from(), "to", filter.to()).refuseIfAny();
    OptionalInt district = reach.districtOf(actor);
    return Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  trail.record(district.orElse(AuditTrail.WHOLE_CITY), "audit.read", "audit", filter.words());
                  return trail.latest(filter, whose, district).stream().map(LineView::of).toList();
                }));
  }
}
