/**
 * 督办: what stands still climbs the tree. Reminders before a deadline; after it the ladder 提醒函 → 督促函 → 督办 → 约谈, each
 * step proposed by the clock and issued or dismissed by a person; receipt and reply of the unit.
 */
@NullMarked
@ApplicationModule(
    displayName = "督办",
    allowedDependencies = {"hazard", "organisation", "checklist", "calendar", "audit"})
package org.bihuan.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
