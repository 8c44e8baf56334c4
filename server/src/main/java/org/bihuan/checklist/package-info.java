/**
 * The standards a hazard is measured by: check items, check lists, judgement rules and parameters, each with the days
 * it is in force, so that every question is answered "as of the inspection day".
 */
@NullMarked
@ApplicationModule(displayName = "标准清单", allowedDependencies = {"audit", "calendar", "organisation", "spreadsheet"})
package org.bihuan.checklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
