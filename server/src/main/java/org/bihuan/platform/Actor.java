package org.bihuan.platform;

import java.util.UUID;

/**
 * Who acts now: a person under one of his posts. Copied into every line of history, so that "post at that time" needs
 * no later look-up.
 *
 * @param nodeId the node of the organisation tree the post belongs to
 * @param scope what the post may see
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
    Scope scope) {

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
