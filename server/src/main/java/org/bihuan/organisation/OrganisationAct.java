package org.bihuan.organisation;

import java.util.List;

/**
 * What can be done with a node of the tree, a unit, its posts and places, as each of them tells by {@code can}; with the
 * actions of the permission table one of which lets it through.
 */
public enum OrganisationAct {
  FOUND_DISTRICT("org.unit.create_merge_retire"),
  FOUND_CLUSTER("org.unit.create_merge_retire"),
  FOUND_UNIT("org.unit.create_merge_retire"),
  FOUND_DEPARTMENT("org.unit.create_merge_retire"),
  RENAME("org.unit.create_merge_retire"),
  CORRECT_NAME("org.unit.create_merge_retire"),
  MOVE("org.unit.create_merge_retire"),
  REASSIGN("org.unit.create_merge_retire"),
  MERGE("org.unit.create_merge_retire"),
  SPLIT("org.unit.create_merge_retire"),
  CLOSE("org.unit.create_merge_retire"),
  CANCEL_CHANGE("org.unit.create_merge_retire"),
  REVISE_PROFILE("org.profile.manage"),
  ADD_PLACE("org.profile.manage"),
  ADD_EQUIPMENT("org.profile.manage"),
  ADD_CONTRACTOR("org.profile.manage"),
  CORRECT_PLACE("org.profile.manage"),
  CLOSE_PLACE("org.profile.manage"),
  REOPEN_PLACE("org.profile.manage"),
  OPEN_POST("org.post.manage", "user.role.assign"),
  RETITLE_POST("org.post.manage", "user.role.assign"),
  CLOSE_POST("org.post.manage", "user.role.assign"),
  APPOINT("org.post.manage", "user.role.assign"),
  END_HOLDING("org.post.manage", "user.role.assign");

  private final List<String> needs;

  OrganisationAct(String... needs) {
    this.needs = List.of(needs);
  }

  public String[] needs() {
    return needs.toArray(String[]::new);
  }
}
