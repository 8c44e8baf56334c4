package org.bihuan.organisation;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.platform.Ref;

/**
 * What the people of a unit have already done, in whatever a module keeps: a change of the tree that ended their posts
 * the day before would leave it without a post it was done under.
 */
public interface UnitActs {

  /** @param who name and post, as the line of history has them */
  record Act(String who, Instant at) {}

  /** The last thing these people did at this unit since then. */
  Optional<Act> lastOf(Ref unit, Collection<UUID> people, Instant since);
}
