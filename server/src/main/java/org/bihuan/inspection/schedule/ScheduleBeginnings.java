package org.bihuan.inspection.schedule;

import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** Who may say that a list is done each time it comes round. */
@Component
class ScheduleBeginnings implements Beginnings {

  private final Permitted permitted;

  ScheduleBeginnings(Permitted permitted) {
    this.permitted = permitted;
  }

  @Override
  public List<String> openTo(Actor actor) {
    return permitted.mayChange(actor, "selfcheck.record") && Refusal.passes(() -> ScheduleDesk.mustArrange(actor))
        ? List.of("ARRANGE_SCHEDULE")
        : List.of();
  }
}
