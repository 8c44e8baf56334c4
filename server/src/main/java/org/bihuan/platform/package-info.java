/**
 * The technical vocabulary every capability speaks: who acts, in which scope, how a refusal sounds, what time it is.
 * Open to all modules and without a business word of its own.
 */
@NullMarked
@ApplicationModule(displayName = "平台", type = ApplicationModule.Type.OPEN, allowedDependencies = {})
package org.bihuan.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
