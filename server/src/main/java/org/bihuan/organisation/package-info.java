/**
 * The organisation (组织): the tree from the city down to departments, unit profiles, key places, posts and who holds
 * them from when to when.
 */
@NullMarked
@ApplicationModule(displayName = "组织", allowedDependencies = {"audit"})
package org.bihuan.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
