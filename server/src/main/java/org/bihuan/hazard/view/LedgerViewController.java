package org.bihuan.hazard.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Unrecorded;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own views of the ledger. Every change answers with all of them as they are now. */
@Tag(name = "隐患台账")
@RestController
@RequestMapping("/api/ledger-views")
class LedgerViewController {

  /**
   * @param search the filters as they stand in the address, without the leading question mark
   * @param columns keys of the columns shown, in their order
   * @param first shown when its owner opens the ledger
   */
  record Content(@Nullable String name, @Nullable String search, @Nullable List<String> columns, @Nullable Boolean first) {}

  private final LedgerViews views;

  LedgerViewController(LedgerViews views) {
    this.views = views;
  }

  @Operation(summary = "我保存的台账视图")
  @GetMapping
  @Requires("hazard.read")
  List<LedgerView> list(Actor actor) {
    return views.of(actor);
  }

  @Operation(summary = "保存、改名、修改一个台账视图")
  @Unrecorded(why = "how somebody looks at the ledger is his own affair", writes = "hazard.ledger_view")
  @PutMapping("/{id}")
  @Requires("hazard.read")
  List<LedgerView> keep(Actor actor, @PathVariable UUID id, @RequestBody Content content) {
    String name = content.name() == null ? "" : content.name().strip();
    String search = content.search() == null ? "" : content.search();
    List<String> columns = content.columns() == null ? List.of() : content.columns();
    LedgerViewRules.check(name, search, columns);
    return views.keep(actor, new LedgerView(id, name, search, columns, Boolean.TRUE.equals(content.first())));
  }

  @Operation(summary = "删除一个台账视图")
  @Unrecorded(why = "how somebody looks at the ledger is his own affair", writes = "hazard.ledger_view")
  @DeleteMapping("/{id}")
  @Requires("hazard.read")
  List<LedgerView> remove(Actor actor, @PathVariable UUID id) {
    return views.remove(actor, id);
  }
}
