package org.bihuan.hazard;

import java.time.Clock;
import java.util.List;
import org.bihuan.file.FileSight;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.springframework.stereotype.Component;

/** A photo is seen by whoever may read a hazard it hangs on; one that hangs on none yet, by the unit's management. */
@Component
class PhotoSight implements FileSight {

  private final HazardStore store;
  private final Clock clock;

  PhotoSight(HazardStore store, Clock clock) {
    this.store = store;
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
    return shown.stream().anyMatch(hazard -> HazardSight.mayRead(actor, hazard, BeijingTime.today(clock)));
  }
}
