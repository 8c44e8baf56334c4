/** Audit trail (审计留痕): who did, or was refused, what and when, outside the history of hazards; only ever added to. */
@NullMarked
@ApplicationModule(displayName = "审计留痕", allowedDependencies = {})
package org.bihuan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
