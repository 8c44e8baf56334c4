package org.bihuan.checklist.local;

import java.util.List;
import java.util.Objects;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the reader may do with a check list as it stands with him, and with an item of his own level. */
@Component
class LocalActs {

  private final Permitted permitted;

  LocalActs(Permitted permitted) {
    this.permitted = permitted;
  }

  /** @param unit whose list it is; null where it is the list of a district */
  List<String> onList(Actor actor, @Nullable Ref unit) {
    return adapts(actor) && Objects.equals(Owner.of(actor).unit(), unit) ? List.of("ADAPT") : List.of();
  }

  List<String> on(Actor actor, LocalItem item) {
    return adapts(actor) && Refusal.passes(() -> LocalItemDesk.mustBeOf(Owner.of(actor), item))
        ? List.of("REVISE")
        : List.of();
  }

  boolean adapts(Actor actor) {
    return permitted.mayChange(actor, "checklist.manage") && Refusal.passes(() -> Owner.of(actor));
  }
}
