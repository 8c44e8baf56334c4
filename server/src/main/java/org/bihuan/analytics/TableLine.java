package org.bihuan.analytics;

import org.jspecify.annotations.Nullable;

/**
 * What one line of a table is computed from: a district, a unit, or the total.
 *
 * @param scope null for the total
 * @param general what is graded lower than major, or not graded and not proposed as major
 * @param proposed proposed as major and not graded yet: in no column of the forms, so told beside them
 * @param majorOverdue major, registered in the period, past the deadline and not finished
 * @param fundsOfYear money spent from the first day of the year to the end of the period, in fen
 */
record TableLine(
    String key,
    String title,
    @Nullable String scope,
    LedgerRows rows,
    Sums general,
    Sums major,
    Sums proposed,
    long majorOverdue,
    long fundsOfYear,
    UnitCounts units) {

  private static final String NOT_MAJOR = "GENERAL,MINOR,UNGRADED";

  LedgerRows generalRows() {
    return rows.and("level", NOT_MAJOR);
  }

  LedgerRows rowsOfYear() {
    return rows.during(rows.period().yearToEnd());
  }

  LedgerRows proposedRows() {
    return rows.and("level", Group.PROPOSED_MAJOR);
  }

  LedgerRows majorRows() {
    return rows.and("level", Group.MAJOR);
  }

  /** This line and another, as part of a total. */
  TableLine plus(TableLine other) {
    return new TableLine(
        key,
        title,
        scope,
        rows,
        general.plus(other.general),
        major.plus(other.major),
        proposed.plus(other.proposed),
        majorOverdue + other.majorOverdue,
        fundsOfYear + other.fundsOfYear,
        units.plus(other.units));
  }
}
