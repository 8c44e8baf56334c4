package org.bihuan.inspection.plan;

import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** Who may plan an inspection. */
@Component
class PlanBeginnings implements Beginnings {

  private final Permitted permitted;

  PlanBeginnings(Permitted permitted) {
    this.permitted = permitted;
  }

  @Override
  public List<String> openTo(Actor actor) {
    return permitted.mayChange(actor, "inspect.plan") && Refusal.passes(() -> PlanDesk.mustPlan(actor))
        ? List.of("PLAN_INSPECTION")
        : List.of();
  }
}
