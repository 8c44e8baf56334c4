/** Changes of the tree (机构变动): renaming, moving, merging, splitting and closing, with reason, day and history. */
@NullMarked
package org.bihuan.organisation.change;

import org.jspecify.annotations.NullMarked;
