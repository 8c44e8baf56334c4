package org.bihuan.checklist;

/** What can be done with a published standard, as each tells by {@code can}. */
enum StandardsAct {
  /** By a publication: a next version, or its end. */
  REVISE
}
