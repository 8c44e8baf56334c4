/** 日历: which days people work, by the published holiday arrangement of each year. */
@NullMarked
@ApplicationModule(displayName = "日历", allowedDependencies = {})
package org.bihuan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
