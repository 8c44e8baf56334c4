package org.bihuan.inspection.blind;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.hazard.Hazard;
import org.bihuan.hazard.PersonAtPost;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;

/** Who may look back blindly, and at what. Pure. */
final class BlindLookRules {

  private BlindLookRules() {}

  /** The look of somebody above the unit; a unit that looks at itself knows the file. */
  static void mustBeAboveUnits(Actor actor) {
    if (!actor.is(Role.DISTRICT_ADMIN, Role.DISTRICT_INSPECTOR, Role.CITY_ADMIN, Role.CITY_SUPERVISOR)) {
      throw Refusal.forbidden("not-above", "盲查回头看由市、区人员进行", "单位的回头看请在隐患页办理");
    }
  }

  /** A second pair of eyes: not who found it, rectified it, accepted it, wrote it off or looked back at it. */
  static boolean isSecondPair(Actor actor, Hazard hazard) {
    Hazard.Closure closure = hazard.closure();
    Stream<PersonAtPost> knew =
        Stream.of(
                hazard.finding().foundBy(),
                hazard.plan().rectifier(),
                hazard.plan().responsible(),
                closure.completion() == null ? null : closure.completion().by(),
                closure.acceptance() == null ? null : closure.acceptance().by(),
                closure.confirmation() == null ? null : closure.confirmation().by())
            .filter(Objects::nonNull);
    UUID me = actor.personId();
    return knew.noneMatch(person -> person.personId().equals(me))
        && closure.lookBacks().stream().noneMatch(look -> look.by() != null && look.by().personId().equals(me));
  }
}
