package org.bihuan.organisation.change;

import org.bihuan.organisation.NodeKind;
import org.bihuan.organisation.OrganisationAct;

/** What can happen to a node of the tree. */
enum ChangeKind {
  RENAME("更名", OrganisationAct.RENAME),
  /** The name was entered wrongly and never was the name. */
  CORRECT_NAME("更正名称", OrganisationAct.CORRECT_NAME),
  /** Below another cluster, or directly below its district. */
  MOVE("调整隶属", OrganisationAct.MOVE),
  /** Into another district, or from or to the units directly under the city. */
  REASSIGN("跨区划转", OrganisationAct.REASSIGN),
  /** Into another unit of the same district. */
  MERGE("合并", OrganisationAct.MERGE),
  /** A new unit is made of parts of this one. */
  SPLIT("分立", OrganisationAct.SPLIT),
  CLOSE("撤销", OrganisationAct.CLOSE);

  private final String title;
  private final OrganisationAct act;

  ChangeKind(String title, OrganisationAct act) {
    this.title = title;
    this.act = act;
  }

  /** As the page of a node offers it. */
  OrganisationAct act() {
    return act;
  }

  String title() {
    return title;
  }

  /** Moves ledgers, people or rights, which no later change puts back as it was; a name can be corrected (0267). */
  boolean isGrave() {
    return switch (this) {
      case RENAME, CORRECT_NAME -> false;
      case MOVE, REASSIGN, MERGE, SPLIT, CLOSE -> true;
    };
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
