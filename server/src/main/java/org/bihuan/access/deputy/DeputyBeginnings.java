package org.bihuan.access.deputy;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** Who may ask a colleague to stand in for him, and who may ask for an emergency grant. */
@Component
class DeputyBeginnings implements Beginnings {

  private final Permitted permitted;
  private final Substitutions substitutions;

  DeputyBeginnings(Permitted permitted, Substitutions substitutions) {
    this.permitted = permitted;
    this.substitutions = substitutions;
  }

  @Override
  public List<String> openTo(Actor actor) {
    List<String> open = new ArrayList<>();
    if (permitted.mayChange(actor, "breakglass.grant") && Refusal.passes(() -> EmergencyGrants.mustAsk(actor))) {
      open.add("ASK_EMERGENCY_GRANT");
    }
    if (substitutions.mayBegin(actor)) {
      open.add("BEGIN_SUBSTITUTION");
    }
    return open;
  }
}
