package org.bihuan.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether checkpoints still come, for those who answer for them. */
@Tag(name = "存证")
@RestController
@RequestMapping("/api/evidence")
class SigningController {

  /**
   * @param unsignedLines how many came since; at least, where {@code atLeast} is true
   * @param problem what is wrong; null while all is as it should be
   */
  record SigningView(
      @Nullable Instant signedAt,
      long signedLines,
      long unsignedLines,
      boolean atLeast,
      @Nullable Instant unsignedSince,
      @Nullable String problem,
      @Nullable String remedy) {}

  private final Signing signing;

  SigningController(Signing signing) {
    this.signing = signing;
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
        trouble == null ? null : trouble.why(),
        trouble == null ? null : trouble.remedy());
  }
}
