/**
 * 隐患台账: the ledger of hazards and the one life cycle each of them goes through, from finding to verified write-off.
 *
 * <p>Every change passes {@link org.bihuan.hazard.HazardLedger#perform}: rules decide, the store writes the row, the
 * line of history and the figures in one transaction.
 */
@NullMarked
@ApplicationModule(
    displayName = "隐患台账",
    allowedDependencies = {"audit", "calendar", "organisation", "file", "access", "checklist"})
package org.bihuan.hazard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
