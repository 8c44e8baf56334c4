package org.bihuan.analytics;

/**
 * What the ledger counts, summed over a period and a part of it. The first ten follow the day of registration, of
 * write-off or of spending; the last three are as of now, whatever the period.
 *
 * @param funds money spent, in fen
 * @param dueSoon deadline today or within the next seven days, not finished
 */
record Sums(
    long found,
    long rectified,
    long onSpot,
    long planned,
    long fiveElements,
    long withdrawn,
    long rebound,
    long overHead,
    long writtenOff,
    long funds,
    long open,
    long overdue,
    long dueSoon) {

  static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  Sums plus(Sums o) {
    return new Sums(
        found + o.found,
        rectified + o.rectified,
        onSpot + o.onSpot,
        planned + o.planned,
        fiveElements + o.fiveElements,
        withdrawn + o.withdrawn,
        rebound + o.rebound,
        overHead + o.overHead,
        writtenOff + o.writtenOff,
        funds + o.funds,
        open + o.open,
        overdue + o.overdue,
        dueSoon + o.dueSoon);
  }

  /** Of those registered in the period, not yet written off. */
  long unrectified() {
    return found - rectified;
  }
}
