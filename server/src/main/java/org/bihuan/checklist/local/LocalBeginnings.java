package org.bihuan.checklist.local;

import java.util.List;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.springframework.stereotype.Component;

/** Who may adapt the standards for his district or unit, and propose items for everybody. */
@Component
class LocalBeginnings implements Beginnings {

  private final LocalActs acts;

  LocalBeginnings(LocalActs acts) {
    this.acts = acts;
  }

  @Override
  public List<String> openTo(Actor actor) {
    return acts.adapts(actor) ? List.of("ADAPT_STANDARDS", "PROPOSE_ITEM") : List.of();
  }
}
