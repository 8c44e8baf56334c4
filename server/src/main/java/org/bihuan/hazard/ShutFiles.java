package org.bihuan.hazard;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;

/**
 * Files shut to somebody for a time who otherwise may read them: he is to look first. The rows stay in his lists, without
 * what only the file tells.
 */
public interface ShutFiles {

  /** Shown in place of what was found. */
  String INSTEAD = "盲查中，答复后才能看档案";

  /** The hazards whose files are shut to this person now. */
  Set<Ref> to(Actor actor);

  /** Of those the ones a list must not find by what only the file tells; asked only where the list asks for that. */
  default Set<UUID> notFoundBy(HazardFilter wanted, Actor actor) {
    return wanted.q() == null && wanted.responsible() == null
        ? Set.of()
        : to(actor).stream().map(Ref::id).collect(Collectors.toUnmodifiableSet());
  }

  default void mustBeOpen(Actor actor, Ref hazard) {
    if (to(actor).contains(hazard)) {
      throw Refusal.forbidden(
          "blind-look-open", "您正在盲查这条隐患，答复后才能看档案", "请在“盲查回头看”中答复；看不成的，可以放弃这次盲查");
    }
  }
}
