package org.bihuan.exchange;

import java.util.List;
import java.util.Map;
import org.bihuan.hazard.Registration;
import org.jspecify.annotations.Nullable;

/**
 * A row after it was checked.
 *
 * @param row number in the sheet
 * @param said what stands in the columns we know
 * @param known the number it was registered under before
 * @param registration what it would become; null when something is wrong
 */
record ImportedRow(
    int row,
    Map<ImportColumn, String> said,
    @Nullable String known,
    @Nullable Registration registration,
    List<Wrong> wrong)
    implements CheckedRow {

  enum Verdict {
    FRESH,
    KNOWN,
    WRONG
  }

  Verdict verdict() {
    if (!wrong.isEmpty()) {
      return Verdict.WRONG;
    }
    return known == null ? Verdict.FRESH : Verdict.KNOWN;
  }
}
