package org.bihuan.checklist;

import java.util.ArrayList;
import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.Permitted;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** Who may publish for the city, and who may set a clock of his district. */
@Component
class StandardsBeginnings implements Beginnings {

  private final Permitted permitted;
  private final StandardsActs acts;

  StandardsBeginnings(Permitted permitted, StandardsActs acts) {
    this.permitted = permitted;
    this.acts = acts;
  }

  @Override
  public List<String> openTo(Actor actor) {
    if (!permitted.mayChange(actor, "checklist.manage")) {
      return List.of();
    }
    List<String> open = new ArrayList<>();
    if (!acts.of(actor).isEmpty()) {
      open.add("PUBLISH_STANDARDS");
    }
    if (Refusal.passes(() -> DistrictParameterDesk.districtOf(actor))) {
      open.add("SET_DISTRICT_PARAMETER");
    }
    return open;
  }
}
