package org.bihuan.sync;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The PIN of a phone, as far as the server has to do with it; the PIN itself never comes here. */
@Tag(name = "手机同步")
@RestController
@RequestMapping("/api/sync")
class PhoneSecretController {

  private static final String OWN = "one's own phone opens again, under whatever post one has by then";

  private final PhoneSecretDesk desk;

  PhoneSecretController(PhoneSecretDesk desk) {
    this.desk = desk;
  }

  /** @param owner whose phone it is; under anybody else's session it is refused */
  record PhoneBody(@Nullable UUID owner, @Nullable UUID device) {}

  /**
   * @param owner whose phone it is; under anybody else's session it is refused
   * @param at when the PIN was wrong for the last time that was allowed, by the clock of the phone
   */
  record FailureBody(@Nullable UUID owner, @Nullable UUID device, @Nullable Instant at) {}

  /** @param secret Base64 */
  record SecretView(UUID id, String secret) {

    static SecretView of(PhoneSecretDesk.Secret secret) {
      return new SecretView(secret.id(), Base64.getEncoder().encodeToString(secret.bytes()));
    }
  }

  @Operation(summary = "手机设置 PIN 时取一份恢复密钥，忘记 PIN 时用")
  @PostMapping("/phone-secrets")
  @OpenToAll(signedIn = true, why = OWN)
  ResponseEntity<SecretView> make(Actor actor, @RequestBody PhoneBody body) {
    SecretView made = SecretView.of(desk.make(actor, phoneOf(actor, body.owner(), body.device())));
    return ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore()).body(made);
  }

  @Operation(summary = "忘记手机 PIN 时取回本人的恢复密钥；须刚刚登录或再次确认过是本人")
  @GetMapping("/phone-secrets/{id}")
  @OpenToAll(signedIn = true, why = OWN)
  ResponseEntity<SecretView> open(Actor actor, @PathVariable UUID id, StepUp stepUp) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SecretView.of(desk.open(actor, id, stepUp)));
  }

  @Operation(summary = "手机报告：PIN 输错到上限，随身内容已清除")
  @PostMapping("/pin-failures")
  @OpenToAll(signedIn = true, why = OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void failed(Actor actor, @RequestBody FailureBody body) {
    UUID device = phoneOf(actor, body.owner(), body.device());
    Instant at = body.at();
    new FieldChecks().present("at", "时间", at).refuseIfAny();
    if (at == null) {
      throw new IllegalStateException("checked above");
    }
    desk.failed(actor, device, at);
  }

  private static UUID phoneOf(Actor actor, @Nullable UUID owner, @Nullable UUID device) {
    new FieldChecks().present("owner", "手机的使用人", owner).present("device", "设备编号", device).refuseIfAny();
    if (device == null) {
      throw new IllegalStateException("checked above");
    }
    if (!actor.personId().equals(owner)) {
      throw Refusal.forbidden("other-person", "这部手机现在是另一个人登录的", "请由本人登录后再试");
    }
    return device;
  }
}
