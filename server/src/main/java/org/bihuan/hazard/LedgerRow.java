package org.bihuan.hazard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A row of the ledger with what its reader may do with it now.
 *
 * @param can the acts that would not be refused, by the words an act is sent with
 */
record LedgerRow(@JsonUnwrapped HazardSummary summary, List<HazardAct> can) {}
