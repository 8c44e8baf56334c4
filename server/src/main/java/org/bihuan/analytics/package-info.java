/**
 * 分析: figures of the ledger for whoever looks, summed within his own scope, each with the address of the rows it
 * counts.
 *
 * <p>Reads only published views of other modules and keeps nothing of its own.
 */
@NullMarked
@ApplicationModule(displayName = "分析", allowedDependencies = "audit")
package org.bihuan.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
