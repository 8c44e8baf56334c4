package org.bihuan.hazard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A row of the ledger with what its reader may do with it now.
 *
 * @param can the acts that would not be refused, by the words an act is sent with
 * @param shut the reader is to look first: the row stays, what only the file tells is left out, and nothing can be done
 */
record LedgerRow(@JsonUnwrapped HazardSummary summary, List<HazardAct> can, boolean shut) {}
