package org.bihuan.organisation;

/** The levels of the organisation tree, from the top down. Units directly under the city (市属) have no district. */
public enum NodeKind {
  CITY("市教委"),
  DISTRICT("区教委"),
  CLUSTER("学区"),
  UNIT("单位"),
  DEPARTMENT("部门");

  private final String title;

  NodeKind(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** Whether a node of this kind may stand directly below the other; the cluster is an optional level. */
  boolean mayStandBelow(NodeKind parent) {
    return switch (this) {
      case CITY -> false;
      case DISTRICT -> parent == CITY;
      case CLUSTER -> parent == DISTRICT;
      case UNIT -> parent == CITY || parent == DISTRICT || parent == CLUSTER;
      case DEPARTMENT -> parent == UNIT || parent == DEPARTMENT;
    };
  }
}
