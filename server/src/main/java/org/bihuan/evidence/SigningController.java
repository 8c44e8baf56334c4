package org.bihuan.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bihuan.platform.Actor;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether checkpoints still come and what the last verification found, for those who answer for them. */
@Tag(name = "存证")
@RestController
@RequestMapping("/api/evidence")
class SigningController {

  /** The three administrators, and the city, who answers for the ledger. */
  private static final Set<Role> TOLD =
      EnumSet.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.CITY_ADMIN);

  /**
   * @param unsignedLines how many came since; at least, where {@code atLeast} is true
   * @param openFindings how many findings of the last verification nobody has cleared: signing goes on over them (0300)
   * @param problem what is wrong; null while all is as it should be
   */
  record SigningView(
      @Nullable Instant signedAt,
      long signedLines,
      long unsignedLines,
      boolean atLeast,
      @Nullable Instant unsignedSince,
      int openFindings,
      @Nullable String problem,
      @Nullable String remedy) {}

  /**
   * @param by null for the one of every night
   * @param findings 0 also where it did not come to its end
   * @param found the problem without what it names, for where all that is open stands below it
   * @param open what the last that came to its end found, one by one, at most a hundred
   * @param problem what it found, or that it did not come to its end; stays until a later one finds nothing
   */
  record LastVerificationView(
      @Nullable Instant at,
      @Nullable String by,
      int findings,
      @Nullable String found,
      List<String> open,
      @Nullable String problem,
      @Nullable String remedy) {}

  private final Signing signing;
  private final LastVerification last;

  SigningController(Signing signing, LastVerification last) {
    this.signing = signing;
    this.last = last;
  }

  @Operation(summary = "签署是否正常：最近一次签署，其后还有几条没有签署")
  @GetMapping("/signing")
  @Requires({"audit.read", "evidence.witness", "system.config_backup_restore"})
  SigningView signing() {
    Signing.State state = signing.look();
    Refusal trouble = state.trouble();
    return new SigningView(
        state.signedAt(),
        state.signed(),
        state.unsigned(),
        state.more(),
        state.since(),
        last.openFindings(),
        trouble == null ? null : trouble.why(),
        trouble == null ? null : trouble.remedy());
  }

  @Operation(summary = "最近一次存证核验发现了什么")
  @GetMapping("/verification")
  @OpenToAll(signedIn = true, why = "whom it concerns are four roles that share no action of the permission table")
  LastVerificationView lastVerification(Actor actor) {
    if (!TOLD.contains(actor.role())) {
      throw Refusal.forbidden("no-permission", "存证核验的结果告知三员和市级管理员", "请向审计管理员提出申请");
    }
    LastVerification.State state = last.look();
    VerificationStore.Result result = state.last();
    Refusal trouble = state.trouble();
    return new LastVerificationView(
        result == null ? null : result.at(),
        result == null ? null : result.by(),
        result == null ? 0 : result.findings(),
        state.found(),
        state.open(),
        trouble == null ? null : trouble.why(),
        trouble == null ? null : trouble.remedy());
  }
}
