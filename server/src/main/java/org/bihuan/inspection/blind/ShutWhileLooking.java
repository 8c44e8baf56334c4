package org.bihuan.inspection.blind;

import java.time.Clock;
import java.util.Set;
import org.bihuan.hazard.ShutFiles;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.springframework.stereotype.Component;

/**
 * Who holds a blind look that he has not answered does not read that file meanwhile, under whichever post above units or
 * grant of a team; after the days for it he may.
 */
@Component
class ShutWhileLooking implements ShutFiles {

  private final BlindLookStore store;
  private final Clock clock;

  ShutWhileLooking(BlindLookStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Set<Ref> to(Actor actor) {
    boolean mayHoldOne =
        actor.team() != null || actor.scope() instanceof Scope.City || actor.scope() instanceof Scope.Districts;
    return mayHoldOne ? store.unanswered(actor.personId(), clock.instant().minus(BlindLookRules.LEFT_ALONE)) : Set.of();
  }
}
