package org.bihuan.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts now: a person under one of his posts. Copied into every line of history, so that "post at that time" needs
 * no later look-up.
 *
 * @param nodeId the node of the organisation tree the post belongs to
 * @param scope what the post may see
 * @param team the inspection team he acts for by a temporary grant; then he may only what such a grant allows
 */
public record Actor(
    UUID accountId,
    UUID personId,
    String personName,
    UUID postId,
    String postTitle,
    Role role,
    UUID nodeId,
    String nodeName,
    Scope scope,
    @Nullable UUID team) {

  /** Under a post of his own. */
  public Actor(
      UUID accountId,
      UUID personId,
      String personName,
      UUID postId,
      String postTitle,
      Role role,
      UUID nodeId,
      String nodeName,
      Scope scope) {
    this(accountId, personId, personName, postId, postTitle, role, nodeId, nodeName, scope, null);
  }

  public boolean is(Role... roles) {
    for (Role candidate : roles) {
      if (role == candidate) {
        return true;
      }
    }
    return false;
  }

  public Role.Level level() {
    return role.level();
  }
}
