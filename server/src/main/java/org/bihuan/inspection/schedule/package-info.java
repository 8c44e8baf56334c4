/** Checks that come round by themselves: schedules of a unit and their occurrences. */
@NullMarked
package org.bihuan.inspection.schedule;

import org.jspecify.annotations.NullMarked;
