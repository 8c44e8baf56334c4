package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.bihuan.platform.OpenToAll;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rule for passwords at this site, as it stands beside each field. */
@Tag(name = "登录")
@RestController
class PasswordController {

  record PasswordRuleView(String rule) {}

  private final PasswordChoice choice;

  PasswordController(PasswordChoice choice) {
    this.choice = choice;
  }

  @Operation(summary = "本单位的密码要求")
  @GetMapping("/api/password-rule")
  @OpenToAll(why = "the first administrator chooses a password before anybody can sign in; the rule is no secret")
  PasswordRuleView rule(HttpServletRequest request) {
    boolean secondFactor = SessionFilter.of(request).map(SessionDesk.Recognised::secondFactor).orElse(false);
    return new PasswordRuleView(choice.sentence(secondFactor));
  }
}
