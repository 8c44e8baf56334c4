package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.bihuan.access.factor.SecondFactors;
import org.bihuan.platform.Actor;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.QrDrawing;
import org.bihuan.platform.Unrecorded;
import org.bihuan.platform.WhileReadOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factor. */
@Tag(name = "登录")
@RestController
@RequestMapping("/api/account/second-factor")
class FactorController {

  private static final String OWN = "everybody keeps his own second factor";

  /** @param required whether the post acted under gets nowhere without it */
  record FactorView(@Nullable Instant confirmedAt, int recoveryCodesLeft, boolean required, List<String> can) {}

  /** @param code besides the password where a second factor is set up already */
  record OwnerCheck(String password, @Nullable String code) {}

  record CodeCheck(String code) {}

  record ProposalView(String secret, String address, QrDrawing qr) {}

  record CodesView(List<String> recoveryCodes) {}

  private final FactorDesk desk;
  private final Cookies cookies;
  private final AccessSettings settings;

  FactorController(FactorDesk desk, Cookies cookies, AccessSettings settings) {
    this.desk = desk;
    this.cookies = cookies;
    this.settings = settings;
  }

  @Operation(summary = "我的双因素")
  @GetMapping
  @OpenToAll(why = OWN, signedIn = true)
  FactorView state(Actor actor) {
    SecondFactors.State state = desk.state(actor.accountId());
    return new FactorView(
        state.confirmedAt(),
        state.recoveryCodesLeft(),
        settings.secondFactor().requiredOf(actor.role()),
        desk.possible(actor, state));
  }

  @Operation(summary = "生成双因素二维码，确认之前不生效")
  @Unrecorded(why = "counts for nothing until it is confirmed, and that is recorded", writes = "access.second_factor")
  @PostMapping
  @WhileReadOnly(why = SessionController.COMES_IN)
  @OpenToAll(why = OWN, signedIn = true)
  ResponseEntity<ProposalView> propose(@RequestBody OwnerCheck check, Actor actor, HttpServletRequest request) {
    SecondFactors.Proposal proposal =
        desk.propose(actor.accountId(), check.password(), check.code(), cookies.visitor(request));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new ProposalView(proposal.secret(), proposal.address(), proposal.qr()));
  }

  @Operation(summary = "用第一个验证码确认，恢复码只显示这一次")
  @PutMapping
  @WhileReadOnly(why = SessionController.COMES_IN)
  @OpenToAll(why = OWN, signedIn = true)
  ResponseEntity<CodesView> confirm(@RequestBody CodeCheck check, Actor actor, HttpServletRequest request) {
    return shownOnce(desk.confirm(actor.accountId(), check.code(), cookies.visitor(request)));
  }

  @Operation(summary = "换一套恢复码")
  @PostMapping("/recovery-codes")
  @OpenToAll(why = OWN, signedIn = true)
  ResponseEntity<CodesView> renewCodes(@RequestBody CodeCheck check, Actor actor, HttpServletRequest request) {
    return shownOnce(desk.renewCodes(actor.accountId(), check.code(), cookies.visitor(request)));
  }

  @Operation(summary = "关闭我的双因素（岗位不要求时）")
  @PostMapping("/removal")
  @OpenToAll(why = OWN, signedIn = true)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@RequestBody OwnerCheck check, Actor actor, HttpServletRequest request) {
    desk.remove(actor, check.password(), check.code(), cookies.visitor(request));
  }

  private static ResponseEntity<CodesView> shownOnce(List<String> codes) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new CodesView(codes));
  }
}
