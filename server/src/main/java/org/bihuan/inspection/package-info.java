/**
 * Checks by a check list: a task for a post of a unit or for a team that a superior sent, results per item saved as they
 * come, and one submission that makes the record and puts every finding on the ledger.
 */
@NullMarked
@ApplicationModule(
    displayName = "检查",
    allowedDependencies = {"access", "access::mission", "calendar", "checklist", "checklist::local", "hazard", "organisation", "file", "document", "audit"})
package org.bihuan.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
