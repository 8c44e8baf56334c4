package org.bihuan.exchange;

import java.util.List;
import java.util.Map;

/**
 * A row of the organisation table after it was checked.
 *
 * @param said what stands in the columns we know
 * @param outcome in words what it does, e.g. 新增单位; empty when something is wrong
 */
record TreeRow(int row, Map<TreeColumn, String> said, Verdict verdict, String outcome, List<Wrong> wrong)
    implements CheckedRow {

  enum Verdict {
    ADDED,
    CHANGED,
    UNCHANGED,
    REFUSED
  }

  String said(TreeColumn column) {
    return said.getOrDefault(column, "");
  }

  boolean has(TreeColumn column) {
    return said.containsKey(column);
  }

  boolean changesSomething() {
    return verdict == Verdict.ADDED || verdict == Verdict.CHANGED;
  }

  TreeRow done(Verdict what, String how) {
    return new TreeRow(row, said, what, how, List.of());
  }

  TreeRow refused(List<Wrong> why) {
    return new TreeRow(row, said, Verdict.REFUSED, "", why);
  }
}
