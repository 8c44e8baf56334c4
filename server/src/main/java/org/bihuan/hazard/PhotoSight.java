package org.bihuan.hazard;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.bihuan.file.FileSight;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;

/** A photo is seen by whoever may read a hazard it hangs on; one that hangs on none yet, by the unit's management. */
@Component
class PhotoSight implements FileSight {

  private final HazardStore store;
  private final ShutFiles shut;
  private final Clock clock;

  PhotoSight(HazardStore store, ShutFiles shut, Clock clock) {
    this.store = store;
    this.shut = shut;
    this.clock = clock;
  }

  @Override
  public boolean mayRead(Actor actor, Ref file) {
    List<Hazard> shown = store.showing(file);
    return shown.isEmpty() ? HazardSight.seesLoosePapers(actor) : readsOneOf(actor, shown);
  }

  /** Hung up again it is seen by others: not what he may not see himself. What a colleague took for the same check is loose. */
  boolean mayShow(Actor actor, Ref file) {
    List<Hazard> shown = store.showing(file);
    return shown.isEmpty() || readsOneOf(actor, shown);
  }

  private boolean readsOneOf(Actor actor, List<Hazard> shown) {
    Set<Ref> closed = shut.to(actor);
    return shown.stream()
        .anyMatch(
            hazard ->
                HazardSight.mayRead(actor, hazard, BeijingTime.today(clock)) && !closed.contains(hazard.ref()));
  }
}
