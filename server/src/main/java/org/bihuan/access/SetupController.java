package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.platform.OpenToAll;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first hour of an installation. */
@Tag(name = "登录")
@RestController
class SetupController {

  private final FirstAdministrator first;
  private final AccessSettings settings;

  SetupController(FirstAdministrator first, AccessSettings settings) {
    this.first = first;
    this.settings = settings;
  }

  @Operation(summary = "凭一次性口令开立第一个系统管理员")
  @PostMapping("/api/first-administrator")
  @OpenToAll(why = "while there is no account nobody can sign in; the one-time code stands for him")
  @ResponseStatus(HttpStatus.CREATED)
  AccountController.OpenedView setUp(@RequestBody FirstAdministrator.Setup setup) {
    return AccountController.OpenedView.of(first.setUp(setup), AccountActs.Offered.NOTHING);
  }

  /** To the console only, past every log file: who starts the server may read it, nobody else. */
  @EventListener(ApplicationReadyEvent.class)
  void printCode() {
    if (settings.demonstration()) {
      return;
    }
    first
        .newCode()
        .ifPresent(
            code ->
                System.out.printf(
                    "%n尚无任何账号。请在一小时内用浏览器打开本服务，凭一次性代码设立首任系统管理员和安全管理员：%n%n    %s%n%n", code));
  }
}
