package org.bihuan.hazard;

import static org.bihuan.platform.Role.CONTRACTOR;
import static org.bihuan.platform.Role.EXPERT;
import static org.bihuan.platform.Role.POST_HOLDER;

import java.util.UUID;
import org.bihuan.platform.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The part of the scope finer than a unit: a post holder sees his own, a contractor what is assigned to him, a draft
 * only its author. The unit and district walls are the database's.
 */
final class HazardSight {

  /** The same rule as {@link #mayRead} for lists; {@code :me} is the person. */
  static final String OWN_ROWS =
      """
      (h.found_by ->> 'personId' = :me or h.responsible_id = cast(:me as uuid) or h.rectifier_id = cast(:me as uuid))
      """;

  static final String NO_FOREIGN_DRAFTS = "(h.status <> 'DRAFT' or h.found_by ->> 'personId' = :me)";

  private HazardSight() {}

  static boolean mayRead(Actor actor, Hazard hazard) {
    if (!actor.scope().covers(hazard.ref().districtId(), hazard.unitId())) {
      return false;
    }
    boolean finder = is(hazard.finding().foundBy(), actor.personId());
    if (hazard.status() == HazardStatus.DRAFT) {
      return finder;
    }
    return !seesOnlyOwn(actor) || finder || isAssigned(hazard, actor);
  }

  static boolean seesOnlyOwn(Actor actor) {
    return actor.is(POST_HOLDER, CONTRACTOR, EXPERT);
  }

  private static boolean isAssigned(Hazard hazard, Actor actor) {
    return is(hazard.plan().responsible(), actor.personId()) || is(hazard.plan().rectifier(), actor.personId());
  }

  private static boolean is(@Nullable PersonAtPost person, UUID id) {
    return person != null && person.personId().equals(id);
  }
}
