package org.bihuan.hazard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a unit took over with a merger or a reassignment and has not finished. */
@Tag(name = "隐患台账")
@RestController
@RequestMapping("/api/units/{unit}/former-ledgers")
class FormerLedgerController {

  private final FormerLedgers ledgers;

  FormerLedgerController(FormerLedgers ledgers) {
    this.ledgers = ledgers;
  }

  @Operation(summary = "合并、划转前的台账中未销账的隐患")
  @GetMapping
  @Requires("hazard.read")
  List<FormerLedgerQueries.Unfinished> unfinished(@PathVariable Ref unit, Actor actor) {
    return ledgers.unfinishedOf(actor, unit);
  }
}
