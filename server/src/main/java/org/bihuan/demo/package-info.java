/**
 * 演示城市: invented units and people of Beijing's real districts, and half a year of their ledger.
 *
 * <p>Everything is told through the public faces of the other modules, by the person whose job it is and at the time it
 * happened; there is no other way into the ledger. Active in the demonstration profile only, but for {@link
 * org.bihuan.demo.InventedData}, which keeps both worlds apart.
 */
@NullMarked
@ApplicationModule(
    displayName = "演示",
    allowedDependencies = {"access", "checklist", "file", "hazard", "inspection", "inspection :: patrol", "inspection :: plan", "organisation", "organisation :: profile", "platform", "supervision", "tipoff"})
package org.bihuan.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
