/**
 * 备份: makes backups of our own database every night, opens the newest one every week to see that it is good, and tells the
 * system administrator when either has not happened. How it is done lies in {@code platform.database}.
 */
@NullMarked
@ApplicationModule(displayName = "备份", allowedDependencies = {"audit"})
package org.bihuan.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
