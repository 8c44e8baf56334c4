package org.bihuan.hazard.view;

import java.util.List;
import java.util.UUID;

/**
 * A name for an address of the ledger.
 *
 * @param search the filters as they stand in the address, {@code open=true&level=MAJOR}
 * @param columns keys of the columns shown, in their order
 * @param first shown when its owner opens the ledger; at most one is
 */
record LedgerView(UUID id, String name, String search, List<String> columns, boolean first) {

  LedgerView {
    columns = List.copyOf(columns);
  }
}
