package org.bihuan.demo;

/** What becomes of a hazard in the demonstration city. */
enum Fate {
  ON_SPOT,
  USUAL,
  LATE,
  EXTENDED,
  EXTENSION_ASKED,
  REJECTED_ONCE,
  MAJOR,
  MAJOR_AT_THE_CITY,
  ON_BEHALF,
  WITHDRAWN,
  WITHDRAWAL_ASKED,
  DOWNGRADED,
  DOWNGRADE_ASKED,
  RAISED,
  TRANSFERRED,
  JOINT_STUDY,
  REBOUND,
  OVER_HEAD,
  UNGRADED,
  DRAFT
}
