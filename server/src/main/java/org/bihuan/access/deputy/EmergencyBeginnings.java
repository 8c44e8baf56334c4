package org.bihuan.access.deputy;

import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** Who may ask for an emergency grant. */
@Component
class EmergencyBeginnings implements Beginnings {

  private final Permitted permitted;

  EmergencyBeginnings(Permitted permitted) {
    this.permitted = permitted;
  }

  @Override
  public List<String> openTo(Actor actor) {
    return permitted.mayChange(actor, "breakglass.grant") && Refusal.passes(() -> EmergencyGrants.mustAsk(actor))
        ? List.of("ASK_EMERGENCY_GRANT")
        : List.of();
  }
}
