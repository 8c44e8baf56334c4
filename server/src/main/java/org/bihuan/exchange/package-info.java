/**
 * 交换: the ledger as tables that leave the system and come in. Long work runs as a job of one person, with progress,
 * and is done whole or not at all.
 */
@NullMarked
@ApplicationModule(
    displayName = "交换",
    allowedDependencies = {"audit", "organisation", "access", "checklist", "hazard", "spreadsheet"})
package org.bihuan.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
