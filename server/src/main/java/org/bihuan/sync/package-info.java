/**
 * 离线同步: what a phone carries with it for some days, and what it sends in afterwards, each thing exactly once.
 */
@NullMarked
@ApplicationModule(
    displayName = "离线同步",
    allowedDependencies = {"access", "audit", "checklist", "hazard", "inspection", "inspection :: blind", "inspection :: patrol", "organisation", "tipoff"})
package org.bihuan.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
