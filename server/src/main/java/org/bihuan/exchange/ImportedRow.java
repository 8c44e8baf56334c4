package org.bihuan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The same with what else is wrong, in cells about which nothing was said yet. */
  ImportedRow withMore(List<Wrong> more) {
    List<Wrong> all = new ArrayList<>(wrong);
    more.stream().filter(w -> wrong.stream().noneMatch(said -> Objects.equals(said.column(), w.column()))).forEach(all::add);
    return new ImportedRow(row, said, known, registration, List.copyOf(all));
  }

  Verdict verdict() {
    if (!wrong.isEmpty()) {
      return Verdict.WRONG;
    }
    return known == null ? Verdict.FRESH : Verdict.KNOWN;
  }
}
