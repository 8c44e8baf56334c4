package org.bihuan.evidence;

/**
 * One place where history is not what it was.
 *
 * @param subject what it concerns, e.g. {@code 110108-2026-000128} or {@code 检查点 1200}
 * @param version the first line of that history which does not hold; 0 where the question does not arise
 * @param words what was found, for a person
 */
record HistoryFinding(Kind kind, String subject, int version, String words) {

  enum Kind {
    /** A line of history does not follow from the one before it. */
    CHAIN,
    /** The row of the ledger differs from the last line of its history. */
    ROW,
    /** A line of history has another hash than when it was sealed. */
    REWRITTEN,
    /** A line of history that was sealed is gone. */
    REMOVED,
    /** A line of history never got a leaf. */
    UNSEALED,
    /** What an act left outside of the ledger is not what its entry sealed, or is gone. */
    SEAL,
    /** The bytes of an attachment are gone, or others than its hash says. */
    ATTACHMENT,
    /** The database holds less history than was signed. */
    SET_BACK,
    /** The tree is not the one that was signed. */
    TREE,
    /** A checkpoint does not carry our signature. */
    SIGNATURE,
    /** A checkpoint is not the one its witness signed, or is gone. */
    COSIGNATURE
  }
}
