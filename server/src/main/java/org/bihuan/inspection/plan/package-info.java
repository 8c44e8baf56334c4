/** Inspections planned by a superior: teams, targets, days; issued, and brought to an end. */
@NullMarked
package org.bihuan.inspection.plan;

import org.jspecify.annotations.NullMarked;
