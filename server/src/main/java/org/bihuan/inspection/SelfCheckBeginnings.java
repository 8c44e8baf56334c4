package org.bihuan.inspection;

import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.Permitted;
import org.springframework.stereotype.Component;

/** Who may arrange a check of his unit. */
@Component
class SelfCheckBeginnings implements Beginnings {

  private final Permitted permitted;

  SelfCheckBeginnings(Permitted permitted) {
    this.permitted = permitted;
  }

  @Override
  public List<String> openTo(Actor actor) {
    return permitted.mayChange(actor, "selfcheck.record") ? List.of("PLAN_CHECK") : List.of();
  }
}
