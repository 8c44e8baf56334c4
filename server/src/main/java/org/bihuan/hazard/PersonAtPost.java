package org.bihuan.hazard;

import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Role;

/** A person as he stood when he acted or was named: the post of that day, never looked up again. */
public record PersonAtPost(UUID personId, String name, UUID postId, String post, Role role, String node) {

  static PersonAtPost of(Actor actor) {
    return new PersonAtPost(
        actor.personId(), actor.personName(), actor.postId(), actor.postTitle(), actor.role(), actor.nodeName());
  }
}
