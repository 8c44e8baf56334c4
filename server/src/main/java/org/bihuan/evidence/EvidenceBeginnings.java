package org.bihuan.evidence;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** Who may have all history verified, and who may enter a witness. */
@Component
class EvidenceBeginnings implements Beginnings {

  private final Permitted permitted;
  private final WitnessDesk witnesses;

  EvidenceBeginnings(Permitted permitted, WitnessDesk witnesses) {
    this.permitted = permitted;
    this.witnesses = witnesses;
  }

  @Override
  public List<String> openTo(Actor actor) {
    List<String> open = new ArrayList<>();
    if (permitted.mayChange(actor, "audit.read") && Refusal.passes(() -> Verification.mustBeAuditor(actor))) {
      open.add("VERIFY_HISTORY");
    }
    if (witnesses.mayRegister(actor)) {
      open.add("REGISTER_WITNESS");
    }
    return open;
  }
}
