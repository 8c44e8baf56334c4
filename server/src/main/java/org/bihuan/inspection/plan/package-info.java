/** Inspections planned by a superior: teams, targets, days; issued, and brought to an end. */
@NullMarked
@NamedInterface("plan")
package org.bihuan.inspection.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
