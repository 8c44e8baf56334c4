package org.bihuan.supervision;

import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.Permitted;
import org.springframework.stereotype.Component;

/** Who may send the letters the ladder proposes for many hazards at once. */
@Component
class SupervisionBeginnings implements Beginnings {

  private final Permitted permitted;

  SupervisionBeginnings(Permitted permitted) {
    this.permitted = permitted;
  }

  @Override
  public List<String> openTo(Actor actor) {
    return permitted.mayChange(actor, "supervise.order") && LetterRules.isEntitled(LetterAct.ISSUE, actor)
        ? List.of("URGE")
        : List.of();
  }
}
