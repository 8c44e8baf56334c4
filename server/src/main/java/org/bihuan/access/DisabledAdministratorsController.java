package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Before the eyes of all three administrators, like emergency grants. */
@Tag(name = "账号")
@RestController
@RequestMapping("/api/disabled-administrators")
class DisabledAdministratorsController {

  private final DisabledAdministrators administrators;

  DisabledAdministratorsController(DisabledAdministrators administrators) {
    this.administrators = administrators;
  }

  @Operation(summary = "近 7 天停用的三员和封存保管人账号")
  @GetMapping
  @Requires("breakglass.grant")
  List<DisabledAdministrators.Disabled> list(Actor actor) {
    return administrators.seenBy(actor);
  }
}
