package org.bihuan.organisation.change;

import org.bihuan.organisation.NodeKind;

/** What can happen to a node of the tree. */
enum ChangeKind {
  RENAME("更名"),
  /** The name was entered wrongly and never was the name. */
  CORRECT_NAME("更正名称"),
  /** Below another cluster, or directly below its district. */
  MOVE("调整隶属"),
  /** Into another district, or from or to the units directly under the city. */
  REASSIGN("跨区划转"),
  /** Into another unit of the same district. */
  MERGE("合并"),
  /** A new unit is made of parts of this one. */
  SPLIT("分立"),
  CLOSE("撤销");

  private final String title;

  ChangeKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  boolean fits(NodeKind node) {
    return switch (this) {
      case CORRECT_NAME -> true;
      case RENAME -> node != NodeKind.CITY;
      case CLOSE -> node == NodeKind.UNIT || node == NodeKind.DEPARTMENT || node == NodeKind.CLUSTER;
      case MOVE, REASSIGN, MERGE, SPLIT -> node == NodeKind.UNIT;
    };
  }
}
