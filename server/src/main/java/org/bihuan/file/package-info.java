/** 附件: photos and papers, kept as evidence. */
@NullMarked
@ApplicationModule(displayName = "附件", allowedDependencies = "audit")
package org.bihuan.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
