package org.bihuan.checklist;

import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** What the reader may do with a published standard: the same with each, for it is one library for the whole city. */
@Component
class StandardsActs {

  private final Permitted permitted;

  StandardsActs(Permitted permitted) {
    this.permitted = permitted;
  }

  List<StandardsAct> of(Actor actor) {
    return permitted.mayChange(actor, "checklist.manage") && Refusal.passes(() -> PublicationDesk.mustBeCity(actor))
        ? List.of(StandardsAct.REVISE)
        : List.of();
  }
}
