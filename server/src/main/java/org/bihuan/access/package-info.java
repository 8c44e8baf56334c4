/**
 * Access (身份权限): who somebody is, which post he acts under, what the post may do and how far it sees.
 */
@NullMarked
@ApplicationModule(displayName = "身份权限", allowedDependencies = {"audit", "organisation"})
package org.bihuan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
